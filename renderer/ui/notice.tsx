import { CircleCheck, CircleX, Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';

const SIGNS = { info: Info, good: CircleCheck, care: TriangleAlert, bad: CircleX } as const;

/** A line with a colour of meaning, and always with its sign and words. */
export function Notice({ kind, children }: { kind: keyof typeof SIGNS; children: ReactNode }) {
  const Sign = SIGNS[kind];
  return (
    <div className={`notice ${kind}`} role="status">
      <Sign className="icon" aria-hidden />
      <p>{children}</p>
    </div>
  );
}
