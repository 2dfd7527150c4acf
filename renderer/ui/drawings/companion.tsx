import { Drawing } from './drawings.tsx';

/** A tall one and a small one, hand in hand. */
export const AdultAndChild = () => (
  <Drawing>
    <circle className="warm" cx="46" cy="34" r="12" />
    <path className="paper" d="M28 98V68c0-12 8-18 18-18s18 6 18 18v30z" />
    <circle className="warm" cx="82" cy="60" r="9" />
    <path className="solid" d="M69 98V84c0-8 5-12 13-12s13 4 13 12v14z" />
    <path className="bold" d="M60 76c4 6 7 8 12 9" />
    <path d="M18 98h84" />
  </Drawing>
);

/** Giấy khai sinh: a sheet with its lines, a small face and the red seal. */
export const Certificate = () => (
  <Drawing>
    <path className="paper" d="M32 18h44l14 14v70H32z" />
    <path d="M76 18v14h14" />
    <circle className="warm" cx="48" cy="46" r="7" />
    <path d="M62 42h18M62 50h12M42 64h38M42 74h38M42 84h18" />
    <circle className="solid" cx="76" cy="88" r="8" />
    <path className="bold" d="M72 88l3 3 5-6" />
  </Drawing>
);

/** A slip that is handed over a desk. */
export const SlipToDesk = () => (
  <Drawing>
    <circle className="warm" cx="76" cy="36" r="11" />
    <path className="paper" d="M56 72c0-14 8-21 20-21s20 7 20 21z" />
    <path className="solid" d="M48 72h56v26H48z" />
    <path d="M14 98h92M58 82h36" />
    <g className="walking">
      <path className="paper" d="M16 44h24v36l-4-3-4 3-4-3-4 3-4-3-4 3z" />
      <path d="M21 53h14M21 61h14" />
      <path className="bold" d="M21 69h8" />
    </g>
  </Drawing>
);
