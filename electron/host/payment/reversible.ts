import { isWithin, localDay } from '../../../drivers/codec/local-day.ts';
import type { Money } from '../../../drivers/ports/payment.ts';
import type { Intent } from '../journal/journal.ts';
import type { PayloadOf } from '../journal/payloads.ts';
import type { Parts } from '../parts.ts';
import { isOf } from './lines.ts';

type OfCharge = Pick<PayloadOf<'settle'>, 'means' | 'driver' | 'charge'>;

/** Outcomes of a reversal after which nothing went back for certain. */
const NOT_REVERSED: readonly string[] = ['refused', 'unsupported', 'not-started'];

/** The same piece of money: trace numbers alone come again once a terminal was reset. */
export const keyOf = ({ charge }: OfCharge, { id }: Pick<Money, 'id'>): string => `${charge.id} ${id}`;

/**
 * Whether a terminal can be told now to give this piece of money of this charge back. It knows the money by a receipt number,
 * which may stand for somebody else's tomorrow, or after an end of day; and what is not booked yet would be booked afterwards.
 */
export function reversibleNow(
  { config, now }: Pick<Parts, 'config' | 'now'>,
  kept: readonly Intent[],
): (of: OfCharge, piece: Money) => boolean {
  const today = localDay(now(), config.hospital.timeZone);
  const gone = new Set(
    kept
      .filter(isOf('reverse'))
      .filter(({ outcome }) => outcome === null || !NOT_REVERSED.includes(outcome))
      .map(({ payload }) => keyOf(payload, payload.money)),
  );
  const unbooked = new Set(
    kept
      .filter(isOf('settle'))
      .filter(({ state }) => state === 'opened')
      .map(({ payload }) => payload.charge.id),
  );
  const days = kept.filter(isOf('day')).filter(({ outcome }) => outcome !== 'refused');
  return (of, piece) => {
    const { means, driver, charge } = of;
    const isCurrent =
      isWithin(today, new Date(charge.mintedAt).toISOString()) &&
      !days.some(({ at, payload }) => payload.means === means && at >= charge.mintedAt);
    return (
      piece.receipt !== null &&
      config.payment[means]?.driver === driver &&
      isCurrent &&
      !unbooked.has(charge.id) &&
      !gone.has(keyOf(of, piece))
    );
  };
}
