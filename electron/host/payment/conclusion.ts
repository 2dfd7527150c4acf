import type {
  ChargeFate,
  ChargeIntent,
  Money,
  NotPaid,
  PaymentMeans,
} from '../../../drivers/ports/payment.ts';
import type { EndingView } from '../../contract/payment-views.ts';
import type { Intent, Opening } from '../journal/journal.ts';
import type { PayloadOf } from '../journal/payloads.ts';
import type { Judgement } from './judge.ts';
import { judge, sumOf } from './judge.ts';
import { sameCharge } from './lines.ts';

export type Ended = Exclude<ChargeFate, { readonly state: 'open' | 'unknown' }>;

/** What the end of a charge means: how its line is closed, what begins with it, and what the patient is told. */
export interface Conclusion {
  readonly outcome: string;
  readonly next: readonly Opening[];
  readonly ending: EndingView;
  /** Null where no money came. */
  readonly judgement: Judgement | null;
}

/** Money that comes later than this after a charge was minted is no longer looked out for: ms. */
export interface Lookout {
  readonly lateMs: number;
}

export function concludeCharge(intent: Intent<'charge'>, fate: Ended, { lateMs }: Lookout): Conclusion {
  const { payload, visit } = intent;
  const until = payload.charge.mintedAt + lateMs;
  if (fate.state === 'not-paid') {
    // Any code may still be paid: from a picture of it, by a bank that was slow, or one that had lost sight of the order.
    const watched = payload.means === 'vietqr';
    return {
      outcome: fate.why === 'declined' ? `declined-${fate.reason}` : fate.why,
      next: watched ? [watchOf(visit, payload, 0, [], until)] : [],
      ending: endingOf(fate, payload.means),
      judgement: null,
    };
  }
  const money = oncePerId(fate.money);
  const judgement = judge(payload.bills, payload.before, money);
  const after = payload.before + sumOf(judgement.pays);
  return {
    outcome: 'paid',
    next: [
      ...linesFor(visit, payload, judgement, money, false),
      ...(payload.means === 'vietqr' ? [watchOf(visit, payload, after, idsOf(money), until)] : []),
    ],
    ending: endingOfMoney(judgement, sumOf(money)),
    judgement,
  };
}

/** What staff know to have come, where the provider could not say so. */
export const staffsMoney = ({ id, amount }: ChargeIntent, at: number): Money => ({
  id: `${STAFFS}${id}`,
  amount,
  at,
  receipt: null,
  card: null,
});
const STAFFS = 'staff-';
export const isStaffs = ({ id }: Pick<Money, 'id'>): boolean => id.startsWith(STAFFS);

/** The same for money that came after its charge was over; null where there is none that is not known yet. */
export function concludeWatch(
  intent: Intent<'watch'>,
  money: readonly Money[],
): {
  readonly next: readonly Opening[];
  readonly judgement: Judgement;
  /** Of it all, what is new. */
  readonly came: number;
  readonly ending: EndingView;
} | null {
  const { payload, visit } = intent;
  const all = oncePerId(money);
  const fresh = all.filter(({ id }) => !payload.known.includes(id));
  const counted = payload.known.some((id) => isStaffs({ id }))
    ? beyond(payload.charge.amount, all, fresh)
    : fresh;
  if (counted.length === 0) return null;
  const judgement = judge(payload.bills, payload.before, counted);
  const after = payload.before + sumOf(judgement.pays);
  return {
    next: [
      ...linesFor(visit, payload, judgement, fresh, true),
      watchOf(visit, payload, after, [...payload.known, ...idsOf(fresh)], payload.until),
    ],
    judgement,
    came: sumOf(counted),
    ending: lateEnding(judgement, sumOf(all)),
  };
}

/** The provider tells at last what staff have vouched for: only what is more than that is new. */
function beyond(vouched: number, all: readonly Money[], fresh: readonly Money[]): Money[] {
  const over = (amount: number): number => Math.max(0, amount - vouched);
  const amount = over(sumOf(all)) - over(sumOf(all) - sumOf(fresh));
  return fresh.slice(-1).flatMap((last) => (amount > 0 ? [{ ...last, amount }] : []));
}

/** To be booked, and to be seen to by staff. */
function linesFor(
  visit: string,
  payload: PayloadOf<'charge'> | PayloadOf<'watch'>,
  { pays, surplus, surplusWhy, missing }: Judgement,
  money: readonly Money[],
  late: boolean,
): Opening[] {
  const same = sameCharge(payload, payload.before);
  const attention = (why: PayloadOf<'attention'>['why'], amount: number): Opening => ({
    kind: 'attention',
    visit,
    payload: { ...same, why, amount, money: [...money] },
  });
  return [
    // A bill each: one that was paid by other money meanwhile must not hold up the rest.
    ...pays.map((part) => ({
      kind: 'settle' as const,
      visit,
      payload: { ...same, bills: [part], money: [...money], late },
    })),
    ...(surplus > 0 ? [attention(surplusWhy, surplus)] : []),
    ...(missing > 0 ? [attention('short', missing)] : []),
  ];
}

const watchOf = (
  visit: string,
  payload: PayloadOf<'charge'> | PayloadOf<'watch'>,
  before: number,
  known: readonly string[],
  until: number,
): Opening => ({
  kind: 'watch',
  visit,
  payload: { ...sameCharge(payload, before), known: [...known], until },
});

const idsOf = (money: readonly Money[]): string[] => money.map(({ id }) => id);
/** A provider that tells the same money twice has received it once. */
export const oncePerId = (money: readonly Money[]): Money[] => [
  ...new Map(money.map((piece) => [piece.id, piece])).values(),
];

function endingOfMoney({ surplus, surplusWhy, missing }: Judgement, came: number): EndingView {
  if (missing > 0) return { end: 'too-little', came };
  if (surplus > 0) return { end: surplusWhy, came };
  return { end: 'paid', booked: false };
}

/** Where nothing is wrong with it any more it merely came late. */
export function lateEnding(judgement: Judgement, came: number): EndingView {
  const ending = endingOfMoney(judgement, came);
  return ending.end === 'paid' ? { end: 'late', came } : ending;
}

function endingOf(fate: NotPaid, means: PaymentMeans): EndingView {
  switch (fate.why) {
    case 'declined':
      return { end: 'declined', reason: fate.reason };
    // A terminal that gave up waiting for a card: there is no code that could be out of time.
    case 'expired':
      return { end: means === 'card' ? 'cancelled' : 'expired' };
    case 'not-started':
      return { end: 'out-of-order', fault: fate.fault };
    default:
      return { end: fate.why };
  }
}
