import type { ChargeFate } from '../../ports/payment.ts';
import { judge, type Question } from './judge.ts';
import type { ZvtLine } from './line.ts';
import type { LastTransaction, Terminal } from './terminal.ts';

export interface Asking {
  readonly signal: AbortSignal;
  /** How long a terminal is asked that cannot be reached: ms. */
  readonly reachMs: number;
  /** How long one is waited for that still works: ms; null: its sale is `open`, and left alone. */
  readonly busyMs: number | null;
  /** True: whatever the terminal does is to end. Asked before each question. */
  readonly stops: () => boolean;
}

const UNKNOWN: ChargeFate = { state: 'unknown' };
const OPEN: ChargeFate = { state: 'open', money: [] };

const now = (): number => performance.now();

/** Ends after the time, or with the signal. */
export const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    signal.addEventListener('abort', end, { once: true });
    if (signal.aborted) end();
  });

/** Once more after a while, where the terminal is busy: it may be with the end of what was done just now. */
export const onceMore = async <T>(
  ask: () => Promise<T | 'busy'>,
  waitMs: number,
  signal: AbortSignal,
): Promise<T | 'busy'> => {
  const first = await ask();
  if (first !== 'busy') return first;
  await pause(waitMs, signal);
  return ask();
};

/** Asks once: first whether the terminal is idle, for while it works its last transaction says nothing. */
const askOnce = async (terminal: Terminal, line: ZvtLine, stops: boolean): Promise<LastTransaction> => {
  if (stops) await terminal.stop(line);
  const state = await terminal.state(line);
  if (state === 'busy' || state === 'lost') return state;
  const registered = await terminal.register(line);
  if (registered !== 'ready') return registered === 'busy' ? 'busy' : 'lost';
  return terminal.last(line);
};

/** Asks the terminal what became of a charge until it can tell, or patience ends. Charges nothing. */
export const askFate = async (
  terminal: Terminal,
  question: Question,
  asking: Asking,
): Promise<ChargeFate> => {
  const { signal, reachMs, busyMs, stops } = asking;
  const began = now();
  let reached = began;
  for (;;) {
    if (signal.aborted) return UNKNOWN;
    const opened = await terminal.open(signal);
    let last: LastTransaction = 'lost';
    if (opened.ok) {
      last = await askOnce(terminal, opened.value, stops());
      await opened.value.close(terminal.timeouts.close);
    }
    if (signal.aborted) return UNKNOWN;
    if (last === 'busy') {
      if (busyMs === null) return OPEN;
      reached = now();
    } else if (last !== 'lost') return judge(last, question);
    const isOver = last === 'busy' ? now() - began > (busyMs ?? 0) : now() - reached > reachMs;
    if (isOver) return UNKNOWN;
    await pause(terminal.timeouts.retry, signal);
  }
};
