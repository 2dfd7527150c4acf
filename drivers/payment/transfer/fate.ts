import type { ChargeFate, ChargeIntent, Money, NotPaid } from '../../ports/payment.ts';
import type { OrderWord } from './desk.ts';

export const UNKNOWN: ChargeFate = { state: 'unknown' };
/** The order never reached the provider, or could not be shown. */
export const notStarted = (fault: 'offline' | 'refused'): NotPaid => ({ why: 'not-started', fault });
export const notPaid = (why: NotPaid): ChargeFate => ({ state: 'not-paid', ...why });

export const sumOf = (money: readonly Money[]): number => money.reduce((sum, { amount }) => sum + amount, 0);

/** What came, whatever the state. */
export const moneyOf = (word: OrderWord): readonly Money[] => ('money' in word ? word.money : []);

/** Why no money came. A charge that was never shown did not begin, whatever ended its order. */
const endedBy = (state: 'cancelled' | 'expired' | 'failed', ours: NotPaid | null): NotPaid => {
  if (ours?.why === 'not-started') return ours;
  if (state === 'failed') return { why: 'declined', reason: 'bank' };
  return state === 'expired' ? { why: 'expired' } : (ours ?? { why: 'cancelled' });
};

/**
 * The fate that a word of the provider settles; null while it waits for money, or tells nothing. `ours`: why we had the
 * order closed, null where we did not.
 */
export const endOf = (word: OrderWord, ours: NotPaid | null): ChargeFate | null => {
  switch (word.state) {
    case 'none':
    case 'no-answer':
    case 'waiting':
    case 'seen':
      return null;
    case 'paid':
      return word.money.length === 0 ? null : { state: 'paid', money: word.money };
    default:
      if (word.money.length > 0) return { state: 'paid', money: word.money };
      return notPaid(endedBy(word.state, ours));
  }
};

/** So long after its expiry an order may come back that was shown: a relay that restarts, a replica that lags. */
const COMES_BACK_MS = 120_000;

/**
 * What it means that a provider knows no order of a charge, of which this process does not know that it was never shown.
 * Nobody can pay it any more once its code has expired; money may still be on its way.
 */
export const absentFate = ({ expiresAt }: ChargeIntent, now: number): ChargeFate =>
  now < expiresAt + COMES_BACK_MS ? UNKNOWN : notPaid({ why: 'expired' });

/** Paid to the đồng, and the provider waits for no more. */
export const isPaidExactly = (word: OrderWord, intent: ChargeIntent): boolean =>
  word.state === 'paid' && sumOf(word.money) === intent.amount;

/** What a word says of a charge to somebody who did not see how it went; nothing, where there is no order. */
export const askedFate = (word: OrderWord): ChargeFate => {
  if (word.state === 'waiting' || word.state === 'seen') return { state: 'open', money: word.money };
  return endOf(word, null) ?? UNKNOWN;
};
