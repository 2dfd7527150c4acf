import type { ReactNode } from 'react';
import { useEffect, useRef } from 'react';

interface KeptProps {
  /** Something lies over it. */
  readonly covered: boolean;
  /** Seen, and not to be touched. */
  readonly still: boolean;
  readonly children: ReactNode;
}

/** A screen that stays as it was while another one lies over it; read out again when it comes back. */
export function Kept({ covered, still, children }: KeptProps) {
  const box = useRef<HTMLDivElement>(null);
  const wasCovered = useRef(covered);
  useEffect(() => {
    if (wasCovered.current && !covered) box.current?.querySelector('h1')?.focus({ preventScroll: true });
    wasCovered.current = covered;
  }, [covered]);
  return (
    <div className="settling" ref={box} hidden={covered} inert={covered || still}>
      {children}
    </div>
  );
}
