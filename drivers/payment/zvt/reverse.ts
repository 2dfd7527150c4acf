import type { ZvtStatusInformation } from '../../codec/zvt-answers.ts';
import { zvtReversal } from '../../codec/zvt-commands.ts';
import { ZVT_ALREADY_REVERSED, zvtVerdict } from '../../codec/zvt-results.ts';
import type { Money, ReverseFate, ReverseIntent } from '../../ports/payment.ts';
import { pause } from './ask.ts';
import type { Ending } from './exchange.ts';
import type { LastTransaction, Terminal } from './terminal.ts';

const UNKNOWN: ReverseFate = { state: 'unknown' };
const REVERSED: ReverseFate = { state: 'reversed' };
const notReversed = (why: 'refused' | 'unsupported' | 'not-started'): ReverseFate => ({
  state: 'not-reversed',
  why,
});

/** Receipt number of a charge, 1 to 9999; null where the terminal cannot know it by one. */
const receiptOf = ({ receipt }: Money): number | null =>
  receipt !== null && /^[0-9]{1,4}$/.test(receipt) && Number(receipt) > 0 ? Number(receipt) : null;

/** What the last transaction is to the money. `itself`: nothing came after it. */
const relationTo = (
  money: Money,
  last: ZvtStatusInformation,
): 'itself' | 'reversal' | 'doubtful' | 'other' => {
  const trace = last.trace === null ? null : String(last.trace);
  if (last.reversed !== null) return String(last.reversed) === money.id ? 'reversal' : 'other';
  if (last.receipt === null || String(last.receipt) !== money.receipt) return 'other';
  // The same receipt under another trace number may be its reversal, of a terminal that does not say so.
  return trace === null || trace === money.id || money.id === money.receipt ? 'itself' : 'doubtful';
};

/** What the end of a reversal says; null: it has to be asked. */
const fateOf = (ending: Ending, money: Money): ReverseFate | null => {
  if (ending.end === 'lost') return null;
  if (ending.end === 'refused') {
    if (ending.code === ZVT_ALREADY_REVERSED) return REVERSED;
    return notReversed(zvtVerdict(ending.code) === 'busy' ? 'not-started' : 'refused');
  }
  const told = ending.information.at(-1);
  if (ending.end === 'completed') {
    if (told?.result !== 0) return null;
    // Some terminals take back the last transaction whatever the receipt number says.
    return told.amount === null || told.amount === money.amount ? REVERSED : UNKNOWN;
  }
  if (ending.code === ZVT_ALREADY_REVERSED || told?.result === ZVT_ALREADY_REVERSED) return REVERSED;
  if (told?.result === 0) return null;
  const verdict = zvtVerdict(ending.code);
  if (verdict === 'fault' || verdict === 'approved') return null;
  return notReversed(verdict === 'busy' ? 'not-started' : 'refused');
};

/** The last transaction, asked on a connection of its own. */
const lastNow = async (terminal: Terminal, signal: AbortSignal): Promise<LastTransaction> => {
  const opened = await terminal.open(signal);
  if (!opened.ok) return 'lost';
  const line = opened.value;
  const state = await terminal.state(line);
  const ready = state === 'ready' ? await terminal.register(line) : state;
  const last = ready === 'ready' ? await terminal.last(line) : ready === 'busy' ? 'busy' : 'lost';
  await line.close(terminal.timeouts.close);
  return last;
};

/**
 * After a lost answer: only a reversal that the terminal shows is proof. A terminal that shows the charge itself may be one that never
 * repeats reversals; asked again later it says B4 or reverses.
 */
const recover = async (terminal: Terminal, money: Money, signal: AbortSignal): Promise<ReverseFate> => {
  const began = performance.now();
  while (!signal.aborted && performance.now() - began <= terminal.timeouts.recover) {
    const last = await lastNow(terminal, signal);
    if (typeof last === 'object') return relationTo(money, last) === 'reversal' ? REVERSED : UNKNOWN;
    if (last === 'none') return UNKNOWN;
    await pause(terminal.timeouts.retry, signal);
  }
  return UNKNOWN;
};

/**
 * Takes a charge back by its receipt number. Asked first: the last transaction may be its reversal already. A terminal reverses a
 * receipt once: B4, "already reversed", says that it did before.
 */
export const reverseOnce = async (
  terminal: Terminal,
  { money }: ReverseIntent,
  signal: AbortSignal,
): Promise<ReverseFate> => {
  const receipt = receiptOf(money);
  if (receipt === null) return notReversed('unsupported');
  const before = await lastNow(terminal, signal);
  if (signal.aborted) return UNKNOWN;
  if (typeof before !== 'object') return notReversed(before === 'none' ? 'refused' : 'not-started');
  const relation = relationTo(money, before);
  if (relation === 'reversal') return REVERSED;
  if (relation === 'doubtful') return UNKNOWN;
  const opened = await terminal.open(signal);
  if (!opened.ok) return notReversed('not-started');
  const line = opened.value;
  const registered = await terminal.register(line);
  const ending =
    registered === 'ready' ? await terminal.work(line, zvtReversal(terminal.secret, receipt)) : null;
  await line.close(terminal.timeouts.close);
  if (ending === null) return notReversed('not-started');
  return fateOf(ending, money) ?? recover(terminal, money, signal);
};
