import type { ReactNode } from 'react';

interface TransferProps {
  readonly code: ReactNode;
  readonly time: ReactNode;
  /** As the bank's application shows it, for comparing. */
  readonly facts: ReactNode;
}

/** A code to scan, how long it holds, and what the phone will show. */
export function Transfer({ code, time, facts }: TransferProps) {
  return (
    <div className="transfer">
      {code}
      <div className="transfer-time">{time}</div>
      <div className="transfer-facts">{facts}</div>
    </div>
  );
}
