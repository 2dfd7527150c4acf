import { Drawing } from './drawings.tsx';

/** A page of a record, and the pencil that changes a line of it. */
export const RecordPencil = () => (
  <Drawing>
    <rect className="paper" x="26" y="20" width="56" height="76" rx="6" />
    <circle className="warm" cx="42" cy="38" r="7" />
    <path d="M56 34h18M56 44h12M36 58h36M36 70h22M36 82h14" />
    <g className="wave">
      <path className="solid" d="M86 50l10 10-26 26-13 3 3-13z" />
      <path d="M80 56l10 10M60 76l10 10" />
    </g>
  </Drawing>
);

/** A house, and the mark where it stands. */
export const HouseMarked = () => (
  <Drawing>
    <path className="paper" d="M28 58l28-24 28 24v36H28z" />
    <path className="solid" d="M22 60l34-30 34 30-5 5-29-25-29 25z" />
    <path className="warm" d="M48 72h16v22H48z" />
    <path d="M34 72h8v8h-8zM70 72h8v8h-8zM18 94h84" />
    <g className="wave">
      <path className="warm" d="M88 18c8 0 14 6 14 13 0 10-14 21-14 21S74 41 74 31c0-7 6-13 14-13z" />
      <circle className="paper" cx="88" cy="31" r="5" />
    </g>
  </Drawing>
);
