import { Drawing } from './drawings.tsx';

/** Two who talk: a question, and its answer in lines. */
export const Talk = () => (
  <Drawing>
    <path
      className="paper"
      d="M14 22h58a8 8 0 0 1 8 8v26a8 8 0 0 1-8 8H40L26 76V64H14a8 8 0 0 1-8-8V30a8 8 0 0 1 8-8z"
    />
    <path className="bold" d="M34 37c0-5 4-8 9-8s9 3 9 8c0 6-9 6-9 12" />
    <circle className="solid" cx="43" cy="56" r="1.5" />
    <path className="tint" d="M90 50h10a8 8 0 0 1 8 8v26a8 8 0 0 1-8 8v12L86 92H62a8 8 0 0 1-8-8V72" />
    <path d="M88 50h12a8 8 0 0 1 8 8v26a8 8 0 0 1-8 8v12L86 92H62a8 8 0 0 1-8-8V72" />
    <path d="M66 74h30M66 82h20" />
  </Drawing>
);

/** A phone whose camera takes a square code home. */
export const PhoneTakes = () => (
  <Drawing>
    <rect className="paper" x="16" y="30" width="46" height="46" rx="4" />
    <path className="solid" d="M23 37h10v10H23zM45 37h10v10H45zM23 59h10v10H23z" />
    <path d="M40 40v8M39 56h8v6M52 56v12M44 68h4" />
    <g className="walking">
      <rect className="paper" x="72" y="22" width="34" height="62" rx="6" />
      <path className="tint" d="M77 32h24v36H77z" />
      <circle className="warm" cx="89" cy="76" r="3" />
      <path className="bold" d="M83 50l5 5 9-10" />
    </g>
    <path d="M12 98h96" />
  </Drawing>
);
