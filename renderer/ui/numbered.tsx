import type { ReactNode } from 'react';

/** One of several things to do, with its number. */
export function Numbered({ number, children }: { number: number; children: ReactNode }) {
  return (
    <p className="numbered">
      <b className="dot figure">{number}</b>
      <span>{children}</span>
    </p>
  );
}
