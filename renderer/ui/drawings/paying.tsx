import { Drawing } from './drawings.tsx';

const FINDER = 'M0 0h10v10H0zM4 4h2v2H4z';

/** A phone held before a square code. */
export const PhoneScans = () => (
  <Drawing>
    <rect className="paper" x="18" y="34" width="48" height="48" rx="4" />
    <path transform="translate(24 40)" d={FINDER} />
    <path transform="translate(50 40)" d={FINDER} />
    <path transform="translate(24 66)" d={FINDER} />
    <path d="M40 42v6M42 54h6M38 60h4M50 58h8M50 66v8M56 70h4M42 68v6" />
    <g className="wave">
      <rect className="solid" x="68" y="26" width="36" height="66" rx="7" />
      <rect className="paper" x="73" y="34" width="26" height="46" rx="2" />
      <path className="warm" d="M79 48h14v14H79z" />
      <path d="M77 44v-4h4M95 44v-4h-4M77 68v4h4M95 68v4h-4M83 86h6" />
    </g>
  </Drawing>
);

/** A card and the terminal beside the screen; the hand of the patient knows the rest. */
export const CardAtTerminal = ({ still = false }: { still?: boolean }) => (
  <Drawing>
    <rect className="paper" x="40" y="18" width="46" height="72" rx="7" />
    <rect className="tint" x="47" y="26" width="32" height="18" rx="3" />
    <path className="bold" d="M54 35h18" />
    <path d="M51 54h4M61 54h4M71 54h4M51 64h4M61 64h4M71 64h4M51 74h4M61 74h4" />
    <circle className="solid" cx="73" cy="74" r="3.5" />
    <g className={still ? '' : 'moving-card'}>
      <rect className="warm" x="34" y="78" width="58" height="22" rx="4" />
      <path d="M34 86h58M42 94h14" />
    </g>
  </Drawing>
);

/** A digit or two of a number that only its owner knows. */
export const Digits = () => (
  <Drawing>
    <rect className="solid" x="36" y="18" width="48" height="84" rx="9" />
    <rect className="paper" x="42" y="28" width="36" height="62" rx="3" />
    <path className="warm" d="M46 36h28v12H46z" />
    <path className="bold" d="M51 42v.5M57 42v.5M63 42v.5M69 42v.5" />
    <path d="M49 58h4M58 58h4M67 58h4M49 68h4M58 68h4M67 68h4M58 78h4M55 96h10" />
  </Drawing>
);

/** The bill that is paid. */
export const Paid = () => (
  <Drawing>
    <path className="paper" d="M34 20h52v78l-6.5-5-6.5 5-6.5-5-6.5 5-6.5-5-6.5 5-6.5-5-6.5 5z" />
    <path d="M44 34h32M44 44h20M44 54h26" />
    <circle className="warm" cx="76" cy="72" r="17" />
    <path className="bold" d="M68 72l6 6 11-12" />
  </Drawing>
);
