import type { ChargeFate, PaymentMeans } from '../../../drivers/ports/payment.ts';
import type { Intent } from '../journal/journal.ts';
import { sumOf } from './judge.ts';
import { chargesOf, type ReportedCharge } from './report-charges.ts';

/** What can stand between the kiosk, the provider and the HIS; the worst first. */
export const DIFFERENCES = [
  /** The provider holds money of which the journal knows nothing. */
  'late-money',
  /** The journal has money that the provider says never came. */
  'unknown-at-provider',
  /** Both have money, and not the same. */
  'amount-differs',
  /** The HIS has booked money that never came, or went back. */
  'booked-not-paid',
  /** Money came, and not all of it stands in the HIS. */
  'paid-not-booked',
  /** Nobody knows yet how the charge ended. */
  'unfinished',
  'to-give-back',
  /** Money was to go back, and no answer came. */
  'going-back',
  /** Less came than was asked for. */
  'too-little',
  /** Provider or HIS could not be asked. */
  'no-answer',
  'none',
] as const;
export type Difference = (typeof DIFFERENCES)[number];

/** `not-asked`: nobody wanted to, or the means was exchanged for another since. */
export type ProviderWord = ChargeFate | 'no-answer' | 'not-asked';
/** By id of the settle intent: whether the HIS has it. Left out: not asked. */
export type HisWords = ReadonlyMap<string, boolean | 'no-answer'>;

/** One charge, side by side. Amounts are integer đồng. */
export interface ReportRow {
  /** The intent that tells of it first. */
  readonly intent: string;
  readonly visit: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly reference: string;
  readonly means: PaymentMeans;
  readonly amount: number;
  /** How the journal has it: `open`, `paid`, or why not. */
  readonly ours: string;
  /** What came, as the journal has it, and what of it went back. */
  readonly received: number;
  readonly reversed: number;
  readonly provider: ChargeFate['state'] | 'no-answer' | 'not-asked';
  /** What the provider holds; null where it does not say. */
  readonly providerAmount: number | null;
  /** Null: there is nothing to book. */
  readonly his: 'booked' | 'partly' | 'not-booked' | 'no-answer' | 'not-asked' | null;
  readonly difference: Difference;
}

/**
 * Reconciliation (đối soát): our intents, the provider's fates by id of the charge, and the HIS's settlements; differences
 * first, and among them the oldest.
 */
export const reportOf = (
  kept: readonly Intent[],
  provider: ReadonlyMap<string, ProviderWord>,
  his: HisWords,
): ReportRow[] =>
  chargesOf(kept)
    .map((charge) => rowOf(charge, provider.get(charge.charge.id) ?? 'not-asked', his))
    .sort((a, b) => rankOf(a) - rankOf(b) || a.at - b.at);

const rankOf = ({ difference }: ReportRow): number => DIFFERENCES.indexOf(difference);

function rowOf(charge: ReportedCharge, word: ProviderWord, his: HisWords): ReportRow {
  const { intent, visit, at, means, ours, money, reversed } = charge;
  const held = heldOf(word);
  const found = new Set(differencesOf(charge, word, his));
  return {
    ...{ intent, visit, at, means, ours, reversed },
    reference: charge.charge.reference,
    amount: charge.charge.amount,
    received: sumOf(money),
    provider: typeof word === 'string' ? word : word.state,
    providerAmount: held && sumOf(held),
    his: hisOf(charge, his),
    difference: DIFFERENCES.find((one) => found.has(one)) ?? 'none',
  };
}

/** The money that the provider has; null where it cannot tell. */
const heldOf = (word: ProviderWord) => {
  if (typeof word === 'string' || word.state === 'unknown') return null;
  return word.state === 'not-paid' ? [] : word.money;
};

function hisOf({ settles }: ReportedCharge, his: HisWords): ReportRow['his'] {
  if (settles.length === 0) return null;
  const words = settles.map(({ id }) => his.get(id));
  if (words.includes('no-answer')) return 'no-answer';
  if (words.includes(undefined)) return 'not-asked';
  if (words.every((word) => word === true)) return 'booked';
  return words.includes(true) ? 'partly' : 'not-booked';
}

function differencesOf(charge: ReportedCharge, word: ProviderWord, his: HisWords): Difference[] {
  const { ours, money, reversed, settles, toGiveBack, missing, goingBack } = charge;
  const words = settles.map(({ id }) => his.get(id));
  const stays = sumOf(money) - reversed;
  const isBooked = words.includes(true);
  const isUnbooked = settles.some(
    ({ id, state }) => state === 'open' || (state === 'booked' && his.get(id) === false),
  );
  return [
    ...betweenUsAndProvider(charge, word),
    ...(isBooked && money.length > 0 && stays <= 0 ? (['booked-not-paid'] as const) : []),
    ...(isUnbooked && stays > 0 ? (['paid-not-booked'] as const) : []),
    ...(ours === 'open' ? (['unfinished'] as const) : []),
    ...(toGiveBack ? (['to-give-back'] as const) : []),
    ...(goingBack ? (['going-back'] as const) : []),
    ...(missing ? (['too-little'] as const) : []),
    ...(word === 'no-answer' || words.includes('no-answer') ? (['no-answer'] as const) : []),
  ];
}

function betweenUsAndProvider({ money, known, reversed }: ReportedCharge, word: ProviderWord): Difference[] {
  const held = heldOf(word);
  if (held === null) return [];
  const [ours, theirs] = [sumOf(money), sumOf(held)];
  const found: Difference[] = [];
  if (held.some(({ id }) => !known.has(id))) found.push('late-money');
  // What went back at a terminal may stand there as never paid.
  if (theirs === 0 && ours - reversed > 0) found.push('unknown-at-provider');
  else if (theirs > 0 && ours > 0 && theirs !== ours && theirs !== ours - reversed)
    found.push('amount-differs');
  return found;
}
