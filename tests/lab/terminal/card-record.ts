import type { Booked } from '../money.ts';

/** What a terminal keeps of money that moved, whatever becomes of its connections. */
export interface CardRecord {
  readonly kind: Booked['kind'];
  readonly key: string | null;
  readonly amount: number;
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** Số hoá đơn: 1 to 9999, then 1 again. Every record has its own. */
  readonly receipt: number;
  /** Every transaction has one, also one that failed: 1 to 999999. */
  readonly trace: number;
  /** What a reversal gives back. */
  readonly of: CardRecord | null;
  reversed: boolean;
  /** The day was closed over it: nothing of it can be reversed any more. */
  closed: boolean;
}
