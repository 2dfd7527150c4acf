import type { PayingView } from '../../electron/contract/payment-views.ts';
import type { Intent } from '../../electron/host/journal/journal.ts';
import type { IntentKind } from '../../electron/host/journal/payloads.ts';
import { sumOf } from '../../electron/host/payment/judge.ts';
import { isOf } from '../../electron/host/payment/lines.ts';
import type { BooksOfHis } from './his.ts';
import type { CardTerminal } from './terminal.ts';
import type { TransferBank } from './transfer.ts';

/** What the books are read from. */
interface Seen {
  readonly transfer: TransferBank;
  readonly terminal: CardTerminal;
  readonly his: BooksOfHis;
  readonly book: ReadonlyMap<string, Intent>;
}

/** One charge in all three books. Integer đồng. */
export interface Account {
  readonly reference: string;
  readonly means: 'vietqr' | 'card';
  /** What the provider took. */
  readonly taken: number;
  /** What became of it by our own lines: booked, to be booked, or on staff's list (or seen to by them). */
  readonly accounted: number;
  readonly bookedInHis: number;
  /** Not known yet whether money was taken. */
  readonly unknown: boolean;
  /** Still asked after. */
  readonly watched: boolean;
}

/** Lines of staff's list about money that is to go back. */
export const BACK: readonly string[] = ['too-much', 'twice', 'no-bill'];
/** A settlement that the HIS did not take has become a line of staff's list. */
const REFUSED: readonly (string | null)[] = ['already-paid', 'no-bill'];

const linesOf = <K extends IntentKind>(book: Seen['book'], kind: K): Intent<K>[] =>
  [...book.values()].filter(isOf(kind));

export function accountsOf({ transfer, terminal, his, book }: Seen): Account[] {
  const taken = [...transfer.taken, ...terminal.taken];
  const isOpen = ({ state }: Intent): boolean => state === 'opened';
  return linesOf(book, 'charge').map((line) => {
    const { charge, means } = line.payload;
    const ours = <K extends 'settle' | 'attention' | 'watch'>(kind: K) =>
      linesOf(book, kind).filter((one) => 'charge' in one.payload && one.payload.charge.id === charge.id);
    const settles = ours('settle');
    const attentions = ours('attention');
    return {
      reference: charge.reference,
      means,
      taken: sumOf(taken.filter(({ chargeId }) => chargeId === charge.id).map(({ money }) => money)),
      accounted:
        sumOf(
          settles.filter(({ outcome }) => !REFUSED.includes(outcome)).flatMap(({ payload }) => payload.bills),
        ) +
        sumOf(attentions.filter(({ payload }) => BACK.includes(payload.why)).map(({ payload }) => payload)),
      bookedInHis: sumOf(settles.flatMap(({ id }) => his.booked.get(id)?.bills ?? [])),
      unknown: isOpen(line) || attentions.some(({ payload }) => payload.why === 'unknown'),
      watched: ours('watch').some(isOpen),
    };
  });
}

const TAKEN: readonly string[] = ['paid', 'too-little', 'too-much', 'twice', 'late'];
const NOT_TAKEN: readonly string[] = ['declined', 'cancelled', 'expired', 'out-of-order'];

/** What is wrong with what the patient is told; null: nothing. */
export function faultOfScreen(seen: Seen, view: PayingView | null): string | null {
  if (view?.state !== 'ended') return null;
  const { end } = view.ending;
  const account = accountsOf(seen).find(({ reference }) => reference === view.reference);
  if (TAKEN.includes(end) && !account?.taken) return `"${end}" on the screen, and nothing was taken`;
  if (NOT_TAKEN.includes(end) && account?.bookedInHis) return `"${end}" on the screen, and it is booked`;
  return null;
}

/** `healed`: everything answers, and has had the time for it. */
export function faultsOf(world: Seen, healed: boolean): string[] {
  const { his, book, terminal } = world;
  const wrong = (what: string, { reference, means, taken, accounted }: Account): string =>
    `${what}: ${means} ${reference} took ${taken}, accounted for ${accounted}`;
  const accounts = accountsOf(world);
  return [
    ...accounts.filter((one) => one.accounted > one.taken).map((one) => wrong('money out of nothing', one)),
    ...accounts
      .filter((one) => one.accounted < one.taken && !one.unknown && (healed || !one.watched))
      .map((one) => wrong('money lost', one)),
    ...accounts
      .filter((one) => healed && one.means === 'vietqr' && one.unknown)
      .map((one) => wrong('never found out', one)),
    ...his.overpaid().map((id) => `bill ${id} is paid more than once`),
    ...his.changed.map((key) => `settlement ${key} was sent with something else in it`),
    ...[...his.booked.keys()]
      .filter((key) => book.get(key)?.kind !== 'settle')
      .map((key) => `no line for ${key}`),
    ...linesOf(book, 'settle')
      .filter(({ id, outcome }) => outcome === 'booked' && !his.booked.has(id))
      .map(({ id }) => `${id} counts as booked and is not`),
    ...linesOf(book, 'settle')
      .filter(({ state }) => healed && state === 'opened')
      .map(({ id }) => `${id} was never booked`),
    ...terminal.taken
      .filter(({ reversed }) => reversed > 1)
      .map(({ money }) => `${money.id} went back ${String(money.amount)} twice`),
  ];
}
