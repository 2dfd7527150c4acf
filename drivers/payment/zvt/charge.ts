import type { ZvtStatusInformation } from '../../codec/zvt-answers.ts';
import { zvtAuthorisation } from '../../codec/zvt-commands.ts';
import { zvtStep, zvtVerdict } from '../../codec/zvt-results.ts';
import {
  type ChargeFate,
  type ChargeProgress,
  type Money,
  type NotPaid,
  type PaymentFault,
  soundMoney,
} from '../../ports/payment.ts';
import { askFate, onceMore } from './ask.ts';
import type { Ending } from './exchange.ts';
import { moneyOf, notPaidBy, type Question } from './judge.ts';
import type { ZvtLine } from './line.ts';
import type { Terminal, TerminalState } from './terminal.ts';

export interface Sale {
  readonly question: Question;
  readonly heard: (progress: ChargeProgress) => void;
  readonly signal: AbortSignal;
  /** True once it is to be stopped. */
  readonly isStopped: () => boolean;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

const UNKNOWN: ChargeFate = { state: 'unknown' };
const notPaid = (why: NotPaid): ChargeFate => ({ state: 'not-paid', ...why });
const notStarted = (fault: PaymentFault): ChargeFate => notPaid({ why: 'not-started', fault });
const FAULTS: Readonly<Record<Exclude<TerminalState, 'ready'>, PaymentFault>> = {
  ...{ busy: 'busy', fault: 'fault', lost: 'offline' },
};

/** What the terminal says while it works, each thing once. */
const teller = (heard: Sale['heard']) => {
  let last: string | null = null;
  return (code: number): void => {
    const says = zvtStep(code);
    if (says === null || says === last) return;
    last = says;
    heard({ step: 'terminal', says });
  };
};

/** Money of a sale; what is told twice is one. Null where it cannot be all of it. */
const takenOf = (information: readonly ZvtStatusInformation[], now: number): readonly Money[] | null => {
  const money = information.flatMap((told) => moneyOf(told, now) ?? []);
  return soundMoney([...new Map(money.map((one) => [one.id, one])).values()], now);
};

/** The terminal's word: the fate, or what leaves it open. */
type Word =
  | { readonly fate: ChargeFate }
  /** `approved`: it said once that it took money. `failed`: it said that it could not, out of order as it is. */
  | { readonly approved: boolean; readonly failed: NotPaid | null };

/** What the end of an authorisation says. */
const wordOf = (ending: Ending, now: number): Word => {
  if (ending.end === 'refused')
    return { fate: notPaid(notPaidBy(zvtVerdict(ending.code)) ?? { why: 'not-started', fault: 'refused' }) };
  if (ending.end === 'lost') return { approved: false, failed: null };
  const money = takenOf(ending.information, now);
  if (money === null) return { approved: true, failed: null };
  const bad = ending.information.findLast(({ result }) => result !== null && result !== 0);
  if (ending.end === 'completed' && money.length > 0 && bad === undefined)
    return { fate: { state: 'paid', money } };
  if (money.length > 0) return { approved: true, failed: null };
  const code = bad?.result ?? (ending.end === 'aborted' ? ending.code : null);
  const why = code === null ? null : notPaidBy(zvtVerdict(code));
  if (why === null) return { approved: false, failed: null };
  // Out of order in mid-sale: better to see that the sale left nothing behind.
  const isSure = why.why !== 'not-started' || why.fault !== 'fault';
  return isSure ? { fate: notPaid(why) } : { approved: false, failed: why };
};

/** Asks what became of a sale whose answer was lost, or did not make sense. */
const recover = async (
  terminal: Terminal,
  sale: Sale,
  word: Exclude<Word, { fate: ChargeFate }>,
  stopped: NotPaid | null,
): Promise<ChargeFate> => {
  if (sale.signal.aborted) return UNKNOWN;
  const { recover: reachMs, card: busyMs } = terminal.timeouts;
  const why = word.failed ?? stopped ?? sale.question.why;
  // A terminal that says so itself, and shows no receipt, has charged nothing.
  const noReceipt = word.failed === null ? sale.question.noReceipt : 'not-paid';
  const question = { ...sale.question, why, noReceipt, now: sale.now() };
  let told = false;
  const stops = (): boolean => {
    const stop = sale.isStopped() && !told;
    told ||= stop;
    return stop;
  };
  const fate = await askFate(terminal, question, { signal: sale.signal, reachMs, busyMs, stops });
  // It said that it took the money, and shows none: nobody can know.
  return word.approved && fate.state === 'not-paid' ? UNKNOWN : fate;
};

/** Introduces us to an idle terminal; the fate of the charge where there is none. */
const prepare = async (
  terminal: Terminal,
  line: ZvtLine,
  signal: AbortSignal,
): Promise<ChargeFate | null> => {
  const { retry } = terminal.timeouts;
  const registered = await onceMore<TerminalState>(() => terminal.register(line), retry, signal);
  if (registered !== 'ready') return notStarted(FAULTS[registered]);
  const state = await onceMore<TerminalState>(() => terminal.state(line), retry, signal);
  return state === 'ready' ? null : notStarted(FAULTS[state]);
};

/** Gives the one authorisation of a charge. */
const authorise = async (terminal: Terminal, line: ZvtLine, sale: Sale) => {
  const { intent } = sale.question;
  const end = Math.min(sale.now() + terminal.timeouts.card, intent.expiresAt);
  let stopped: 'cancelled' | 'expired' | null = null;
  const ending = await terminal.work(line, zvtAuthorisation(intent.amount), {
    doing: teller(sale.heard),
    stops: () => {
      if (stopped !== null) return false;
      if (sale.isStopped()) stopped = 'cancelled';
      else if (sale.now() >= end) stopped = 'expired';
      return stopped !== null;
    },
  });
  return { ending, stopped: stopped === null ? null : ({ why: stopped } satisfies NotPaid) };
};

/** Why there is to be no sale after all, before anything was sent that could begin one; null: nothing is against it. */
const hindranceOf = ({ question, isStopped, now }: Sale): ChargeFate | null => {
  if (isStopped()) return notPaid({ why: 'cancelled' });
  return now() >= question.intent.expiresAt ? notPaid({ why: 'expired' }) : null;
};

/** Charges once: whatever is lost on the way, the authorisation is never given again. */
export const chargeOnce = async (terminal: Terminal, sale: Sale): Promise<ChargeFate> => {
  const early = hindranceOf(sale);
  if (early !== null) return early;
  const opened = await terminal.open(sale.signal);
  if (!opened.ok) return sale.signal.aborted ? UNKNOWN : notStarted('offline');
  const line = opened.value;
  const hindered = (await prepare(terminal, line, sale.signal)) ?? hindranceOf(sale);
  const done = hindered === null && !sale.signal.aborted ? await authorise(terminal, line, sale) : null;
  await line.close(terminal.timeouts.close);
  if (done === null) return sale.signal.aborted || hindered === null ? UNKNOWN : hindered;
  const word = wordOf(done.ending, sale.now());
  if (!('fate' in word)) return recover(terminal, sale, word, done.stopped);
  const wasStopped = word.fate.state === 'not-paid' && word.fate.why === 'cancelled';
  return wasStopped && done.stopped !== null ? notPaid(done.stopped) : word.fate;
};
