import type { ReactNode } from 'react';

/** Our own drawings: round lines of 2 on a ground of 120, one line colour, two tones. They show; words say it. */
export const Drawing = ({ children }: { children: ReactNode }) => (
  <svg className="drawing" viewBox="0 0 120 120" aria-hidden="true">
    <circle className="tint" cx="60" cy="60" r="56" />
    {children}
  </svg>
);

const CARD = (
  <>
    <rect className="paper" x="0" y="0" width="54" height="34" rx="4" />
    <rect className="warm" x="6" y="8" width="14" height="16" rx="2" />
    <circle cx="13" cy="14" r="3" />
    <path d="M8 24c1-5 9-5 10 0M26 11h20M26 18h14M26 26h8" />
  </>
);

export const CardOnReader = () => (
  <Drawing>
    <path className="solid" d="M22 84h76l6 14a4 4 0 0 1-4 5H20a4 4 0 0 1-4-5z" />
    <path className="paper" d="M32 76h56l10 14H22z" />
    <path d="M44 82h32" />
    <g className="beam">
      <path d="M46 70v-6M60 72v-8M74 70v-6" />
    </g>
    <g className="moving-card">
      <g transform="translate(33 18)">{CARD}</g>
    </g>
  </Drawing>
);

const CHIP_CARD = (
  <>
    <rect className="paper" x="0" y="0" width="54" height="34" rx="4" />
    <rect className="warm" x="6" y="10" width="13" height="12" rx="2.5" />
    <path d="M6 16h13M12.5 10v12M26 10h20M26 17h20M26 24h12" />
  </>
);

/** The card slides on the flat reader and stays there; `still` once it lies and is being read. */
export const CardOnChip = ({ still = false }: { still?: boolean }) => (
  <Drawing>
    <path className="solid" d="M14 80l-3 12a5 5 0 0 0 5 6h88a5 5 0 0 0 5-6l-3-12z" />
    <path className="paper" d="M29 56h62l16 28a4 4 0 0 1-4 5H17a4 4 0 0 1-4-5z" />
    <g className={still ? 'reading-waves' : ''}>
      <path d="M51 42c5-5 13-5 18 0M45 34c9-9 21-9 30 0M39 26c13-12 29-12 42 0" />
    </g>
    <g className={still ? '' : 'sliding-card'}>
      <g transform="matrix(1.12 0 -0.36 0.66 36 61)">{CHIP_CARD}</g>
    </g>
  </Drawing>
);

/** The side with the square code, face down over the glass. */
export const CodeOnReader = () => (
  <Drawing>
    <path className="solid" d="M22 84h76l6 14a4 4 0 0 1-4 5H20a4 4 0 0 1-4-5z" />
    <path className="paper" d="M32 76h56l10 14H22z" />
    <path d="M44 82h32" />
    <g className="beam">
      <path d="M46 70v-6M60 72v-8M74 70v-6" />
    </g>
    <g className="moving-card">
      <g transform="translate(33 18)">
        <rect className="paper" x="0" y="0" width="54" height="34" rx="4" />
        <path d="M6 10h18M6 17h14M6 24h18" />
        <rect className="warm" x="29" y="6" width="20" height="22" rx="1" />
        <path d="M32 9h5v5h-5zM41 9h5v5h-5zM32 20h5v5h-5zM41 19v2M45 19v6M41 25h1" />
      </g>
    </g>
  </Drawing>
);

/** The side with the square code, held up before a camera. */
export const CodeToCamera = () => (
  <Drawing>
    <rect className="solid" x="42" y="84" width="36" height="20" rx="6" />
    <circle className="paper" cx="60" cy="94" r="7" />
    <circle cx="60" cy="94" r="2.5" />
    <g className="beam">
      <path d="M50 78l-8-12M60 77V65M70 78l8-12" />
    </g>
    <g className="moving-card">
      <g transform="translate(33 20)">
        <rect className="paper" x="0" y="0" width="54" height="34" rx="4" />
        <path d="M6 10h18M6 17h14M6 24h18" />
        <rect className="warm" x="29" y="6" width="20" height="22" rx="1" />
        <path d="M32 9h5v5h-5zM41 9h5v5h-5zM32 20h5v5h-5zM41 19v2M45 19v6M41 25h1" />
      </g>
    </g>
  </Drawing>
);

/** Where a portrait will stand. */
export const Face = () => (
  <svg className="face" viewBox="0 0 60 80" aria-hidden="true">
    <circle cx="30" cy="31" r="13" />
    <path d="M6 80c0-22 10-30 24-30s24 8 24 30z" />
  </svg>
);

export const TicketOut = () => (
  <Drawing>
    <rect className="paper" x="22" y="16" width="76" height="44" rx="6" />
    <rect className="tint" x="30" y="24" width="38" height="26" rx="3" />
    <path d="M78 28h10M78 36h10" />
    <path className="solid" d="M34 52h52v8H34z" />
    <g className="moving-paper">
      <path className="paper" d="M40 57h40v42l-5-4-5 4-5-4-5 4-5-4-5 4-5-4-5 4z" />
      <path d="M47 82h26M50 88h20" />
      <path className="bold" d="M52 68l4-2v10M63 68c1-4 8-3 7 1-1 3-7 7-7 7h8" />
    </g>
    <path d="M32 57h56" />
  </Drawing>
);

export const Shield = () => (
  <Drawing>
    <path className="paper" d="M60 20l32 11v25c0 21-14 36-32 44-18-8-32-23-32-44V31z" />
    <path className="warm" d="M60 30l23 8v18c0 15-9 26-23 33z" />
    <path className="bold" d="M47 60l10 10 18-20" />
  </Drawing>
);

export const ShieldQuestion = () => (
  <Drawing>
    <path className="paper" d="M60 20l32 11v25c0 21-14 36-32 44-18-8-32-23-32-44V31z" />
    <path className="warm" d="M60 30l23 8v18c0 15-9 26-23 33z" />
    <path className="bold" d="M51 51c0-12 18-12 18-1 0 8-9 8-9 16M60 75v.5" />
  </Drawing>
);

export const Calendar = () => (
  <Drawing>
    <rect className="paper" x="24" y="28" width="72" height="66" rx="6" />
    <path className="solid" d="M24 46V34a6 6 0 0 1 6-6h60a6 6 0 0 1 6 6v12z" />
    <path d="M42 20v14M78 20v14" />
    <path d="M36 58h8M56 58h8M76 58h8M36 70h8M36 82h8M56 82h8" />
    <rect className="warm" x="52" y="63" width="32" height="14" rx="4" />
    <path className="bold" d="M62 70l4 4 8-8" />
  </Drawing>
);

export const Clinic = () => (
  <Drawing>
    <path className="paper" d="M26 98V44l34-22 34 22v54z" />
    <path className="warm" d="M50 98V76h20v22z" />
    <path d="M60 40v18M51 49h18M36 64h8M76 64h8M36 78h8M76 78h8M18 98h84" />
  </Drawing>
);

export const Person = () => (
  <Drawing>
    <rect className="paper" x="22" y="34" width="76" height="54" rx="7" />
    <circle className="warm" cx="44" cy="54" r="8" />
    <path className="warm" d="M31 77c2-14 24-14 26 0z" />
    <path d="M66 50h22M66 60h22M66 70h14" />
  </Drawing>
);

export const Staff = () => (
  <Drawing>
    <circle className="warm" cx="60" cy="44" r="16" />
    <path className="paper" d="M28 98c0-22 14-32 32-32s32 10 32 32z" />
    <path className="solid" d="M44 36c2-16 30-16 32 0z" />
    <path d="M60 24v8M56 28h8M52 68l8 12 8-12M74 84h8M78 80v8" />
    <path className="wave" d="M92 34c6 4 8 12 5 19M98 27c10 7 13 20 7 31" />
  </Drawing>
);

export const Hourglass = () => (
  <Drawing>
    <path
      className="paper"
      d="M38 22h44v10c0 14-16 20-16 28s16 14 16 28v10H38V88c0-14 16-20 16-28S38 46 38 32z"
    />
    <path
      className="warm"
      d="M46 38h28c-3 8-10 12-14 18-4-6-11-10-14-18zM44 92c2-10 10-12 16-18 6 6 14 8 16 18z"
    />
    <path className="bold" d="M32 22h56M32 98h56" />
  </Drawing>
);

export const Way = () => (
  <Drawing>
    <path className="paper" d="M64 100V28a4 4 0 0 1 4-4h24a4 4 0 0 1 4 4v72z" />
    <path className="warm" d="M72 36h16v14H72z" />
    <path d="M72 66v4M52 100h50" />
    <g className="walking">
      <path className="bold" d="M18 74h30M38 62l12 12-12 12" />
    </g>
  </Drawing>
);

export const Trouble = () => (
  <Drawing>
    <rect className="paper" x="26" y="24" width="68" height="48" rx="6" />
    <path className="solid" d="M50 72h20l4 16H46z" />
    <path d="M36 92h48" />
    <path className="warm" d="M60 32l18 31H42z" />
    <path className="bold" d="M60 43v9M60 57v.5" />
  </Drawing>
);

export const Bye = () => (
  <Drawing>
    <path className="paper" d="M26 40h68v44H64l-14 14V84H26z" />
    <path className="warm" d="M60 76c-22-12-14-28-4-26 3 1 4 4 4 4s1-3 4-4c10-2 18 14-4 26z" />
  </Drawing>
);
