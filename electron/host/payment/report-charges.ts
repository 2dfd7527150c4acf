import type { ChargeIntent, Money, PaymentMark, PaymentMeans } from '../../../drivers/ports/payment.ts';
import type { Intent } from '../journal/journal.ts';
import { sumOf } from './judge.ts';
import { isOf } from './lines.ts';

/** A charge, as all lines of the journal about it have it. */
export interface ReportedCharge {
  /** The oldest line that is kept of it. */
  readonly intent: string;
  readonly visit: string;
  readonly at: number;
  readonly means: PaymentMeans;
  readonly driver: string;
  readonly charge: ChargeIntent;
  /** Null also where it is not kept any more. */
  readonly mark: PaymentMark | null;
  /** `open`, or how it ended. */
  readonly ours: string;
  /** Every piece that came, once. */
  readonly money: readonly Money[];
  /** Names of all money that was ever told of. */
  readonly known: ReadonlySet<string>;
  readonly settles: readonly { readonly id: string; readonly state: 'open' | 'booked' | 'refused' }[];
  /** What went back, in đồng. */
  readonly reversed: number;
  readonly toGiveBack: boolean;
  readonly goingBack: boolean;
  readonly missing: boolean;
}

type MoneyKind = 'charge' | 'settle' | 'watch' | 'attention' | 'reverse';
type MoneyLine = { [K in MoneyKind]: Intent<K> }[MoneyKind];

const linesOf = (kept: readonly Intent[]): MoneyLine[] => [
  ...kept.filter(isOf('charge')),
  ...kept.filter(isOf('settle')),
  ...kept.filter(isOf('attention')),
  ...kept.filter(isOf('watch')),
  ...kept.filter(isOf('reverse')),
];

/** Every charge of which the journal still keeps a line, oldest first. */
export const chargesOf = (kept: readonly Intent[]): ReportedCharge[] => {
  const byCharge = new Map<string, MoneyLine[]>();
  for (const line of linesOf(kept)) {
    const { id } = line.payload.charge;
    byCharge.set(id, [...(byCharge.get(id) ?? []), line]);
  }
  return [...byCharge.values()].flatMap((of) => chargeOf(of) ?? []).sort((a, b) => a.at - b.at);
};

function chargeOf(lines: readonly MoneyLine[]): ReportedCharge | null {
  const first = lines.reduce<MoneyLine | null>((a, b) => (a === null || b.at < a.at ? b : a), null);
  if (!first) return null;
  const [asked] = lines.filter(isOf('charge'));
  const [settles, attentions] = [lines.filter(isOf('settle')), lines.filter(isOf('attention'))];
  const [watches, reverses] = [lines.filter(isOf('watch')), lines.filter(isOf('reverse'))];
  const money = onceEach([...settles, ...attentions].flatMap(({ payload }) => payload.money));
  const waiting = attentions.filter(({ state }) => state === 'opened');
  const { means, driver, charge } = first.payload;
  return {
    ...{ intent: first.id, visit: first.visit, at: charge.mintedAt, means, driver, charge, money },
    mark: asked?.payload.mark ?? null,
    ours: oursOf(asked, money),
    known: new Set([...money.map(({ id }) => id), ...watches.flatMap(({ payload }) => payload.known)]),
    settles: settles.map((line) => ({ id: line.id, state: settledAs(line) })),
    reversed: sumOf(onceEach(reverses.filter(isReversed).map(({ payload }) => payload.money))),
    toGiveBack: waiting.some(({ payload: { why } }) => ['too-much', 'twice', 'no-bill'].includes(why)),
    goingBack: reverses.some(({ state }) => state === 'opened'),
    missing: waiting.some(({ payload }) => payload.why === 'short'),
  };
}

/** A line that is gone was closed: what is left tells whether money came. */
function oursOf(asked: Intent<'charge'> | undefined, money: readonly Money[]): string {
  if (asked?.state === 'opened') return 'open';
  return asked?.outcome ?? (money.length > 0 ? 'paid' : 'not-paid');
}

function settledAs({ state, outcome }: Intent<'settle'>): 'open' | 'booked' | 'refused' {
  if (state === 'opened') return 'open';
  return outcome === 'booked' ? 'booked' : 'refused';
}

const isReversed = ({ outcome }: Intent<'reverse'>): boolean => outcome === 'reversed';
const onceEach = (money: readonly Money[]): Money[] => [
  ...new Map(money.map((piece) => [piece.id, piece])).values(),
];
