import { z } from 'zod';
import type { ZvtStatusInformation } from '../../codec/zvt-answers.ts';

const seen = z.strictObject({
  receipt: z.number().int().positive().nullable(),
  trace: z.number().int().positive().nullable(),
  /** Local time of the terminal, `MMDDhhmmss`. */
  at: z.string().nullable(),
});
/** The last transaction of a terminal before a charge; `none`: it held no receipt. */
export type Seen = z.infer<typeof seen> | 'none';

const NONE = 'none';

export const printMark = (last: ZvtStatusInformation | 'none'): string =>
  last === 'none'
    ? NONE
    : JSON.stringify({ receipt: last.receipt, trace: last.trace, at: last.localTime } satisfies Seen);

/** Null where it is no mark of this driver. */
export const readMark = (mark: string): Seen | null => {
  if (mark === NONE) return NONE;
  try {
    const read = seen.safeParse(JSON.parse(mark));
    return read.success && (read.data.receipt ?? read.data.trace) !== null ? read.data : null;
  } catch {
    // Not even JSON.
    return null;
  }
};

/** Receipt numbers and trace numbers go round. */
const [RECEIPTS, TRACES] = [9_999, 999_999];

/** How far a number that goes round has gone; null where one of them is missing. */
const stepOf = (before: number | null, after: number | null, most: number): number | null =>
  before === null || after === null ? null : (after - before + most) % most;

/**
 * What the last transaction is to the mark. `next`: the only one that came after it. Receipts are counted one by one; a
 * transaction that failed may have a trace number alone, so that traces count only where there are no receipts, or where the
 * newest is itself a failure.
 */
export const relationOf = (
  mark: Exclude<Seen, 'none'>,
  last: ZvtStatusInformation,
): 'same' | 'next' | 'unclear' => {
  const receipt = stepOf(mark.receipt, last.receipt, RECEIPTS);
  const trace = stepOf(mark.trace, last.trace, TRACES);
  const sameTime = mark.at === null || last.localTime === null || mark.at === last.localTime;
  if ((receipt ?? 0) === 0 && (trace ?? 0) === 0 && (receipt ?? trace) !== null)
    return sameTime ? 'same' : 'unclear';
  if (receipt !== null) {
    if (receipt === 1 && trace !== 0) return 'next';
    return receipt === 0 && trace === 1 && last.result !== 0 ? 'next' : 'unclear';
  }
  return trace === 1 ? 'next' : 'unclear';
};
