import { zvtEndOfDay } from '../../codec/zvt-commands.ts';
import type { OpenContext } from '../../define.ts';
import type {
  ChargeFate,
  ChargeIntent,
  DayTotals,
  Money,
  PaymentMethod,
  PaymentStatus,
} from '../../ports/payment.ts';
import { createTurn } from '../../transport/turn.ts';
import { askFate, onceMore } from './ask.ts';
import { chargeOnce } from './charge.ts';
import type { Question } from './judge.ts';
import type { ZvtLine } from './line.ts';
import { printMark } from './mark.ts';
import type { ZvtOptions } from './options.ts';
import { reverseOnce } from './reverse.ts';
import type { LastTransaction, Terminal } from './terminal.ts';

const UNKNOWN: ChargeFate = { state: 'unknown' };
const OPEN: ChargeFate = { state: 'open', money: [] };

/** The word, or `otherwise` where the signal comes first. */
const unlessAborted = <T>(word: Promise<T>, otherwise: T, signal: AbortSignal): Promise<T> =>
  new Promise((resolve, reject) => {
    const abort = (): void => resolve(otherwise);
    signal.addEventListener('abort', abort, { once: true });
    if (signal.aborted) abort();
    word.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });

interface Running {
  stopped: boolean;
  readonly done: Promise<ChargeFate>;
}

const wordsOf = (fate: ChargeFate): string => {
  if (fate.state !== 'not-paid') return fate.state;
  if (fate.why === 'declined') return `declined ${fate.reason}`;
  return fate.why === 'not-started' ? `not-started ${fate.fault}` : fate.why;
};

/** A card terminal behind one address. */
export const createZvtMethod = (
  terminal: Terminal,
  noReceipt: ZvtOptions['noReceipt'],
  context: OpenContext,
): PaymentMethod => {
  // A terminal talks with one at a time.
  const enqueue = createTurn();
  const closing = new AbortController();
  const running = new Map<string, Running>();
  /** Every charge that was begun: it is never begun again. */
  const begun = new Set<string>();
  /** Which charge made which money, as far as this process knows: never counted for another. */
  const owners = new Map<string, string>();
  const keyOf = ({ id, receipt }: Money): string => `${receipt ?? ''}/${id}`;
  const lives = (signal: AbortSignal): AbortSignal =>
    AbortSignal.any([signal, closing.signal, context.signal]);

  const questionOf = (intent: ChargeIntent, mark: string | null, why: Question['why']): Question => ({
    ...{ intent, mark, noReceipt, why, now: context.now() },
    isOthers: (money) => (owners.get(keyOf(money)) ?? intent.id) !== intent.id,
  });
  /** Notes whose the money is, and what became of the charge. */
  const conclude = (act: string, intent: ChargeIntent, fate: ChargeFate): ChargeFate => {
    if (fate.state === 'paid') for (const money of fate.money) owners.set(keyOf(money), intent.id);
    context.log(`zvt.${act}`, { reference: intent.reference, fate: wordsOf(fate) });
    return fate;
  };
  /** One conversation in its turn; `otherwise` where the terminal cannot be reached. */
  const converse = <T>(signal: AbortSignal, otherwise: T, talk: (line: ZvtLine) => Promise<T>): Promise<T> =>
    enqueue(async () => {
      const opened = await terminal.open(lives(signal));
      if (!opened.ok) return otherwise;
      const said = await talk(opened.value);
      await opened.value.close(terminal.timeouts.close);
      return said;
    });

  const charge: PaymentMethod['charge'] = async (intent, mark, heard, signal) => {
    const before = running.get(intent.id);
    if (before !== undefined) return before.done;
    if (begun.has(intent.id)) {
      const fate = await query(intent, mark, signal);
      return fate.state === 'open' ? UNKNOWN : fate;
    }
    begun.add(intent.id);
    const whole = lives(signal);
    const current: Running = {
      stopped: false,
      done: enqueue(async () => {
        const question = questionOf(intent, mark, { why: 'not-started', fault: 'offline' });
        const isStopped = (): boolean => current.stopped;
        const sale = { question, heard, signal: whole, isStopped, now: context.now };
        return conclude('charge', intent, await chargeOnce(terminal, sale));
      }).finally(() => {
        running.delete(intent.id);
      }),
    };
    running.set(intent.id, current);
    return current.done;
  };

  const query: PaymentMethod['query'] = async (intent, mark, signal) => {
    if (running.has(intent.id)) return OPEN;
    const question = questionOf(intent, mark, { why: 'not-started', fault: 'offline' });
    const asking = {
      ...{ signal: lives(signal), reachMs: terminal.timeouts.retry, busyMs: null, stops: () => false },
    };
    return conclude('query', intent, await enqueue(() => askFate(terminal, question, asking)));
  };

  const cancel: PaymentMethod['cancel'] = async (intent, mark, signal) => {
    const current = running.get(intent.id);
    if (current !== undefined) {
      current.stopped = true;
      return unlessAborted(current.done, UNKNOWN, signal);
    }
    let told = false;
    const stops = (): boolean => {
      const first = !told;
      told = true;
      return first;
    };
    const { recover: reachMs, card: busyMs } = terminal.timeouts;
    const question = questionOf(intent, mark, { why: 'cancelled' });
    const asking = { signal: lives(signal), reachMs, busyMs, stops };
    return conclude('cancel', intent, await enqueue(() => askFate(terminal, question, asking)));
  };

  const endOfDay = (signal: AbortSignal): Promise<DayTotals | 'unreachable' | 'refused'> =>
    converse<DayTotals | 'unreachable' | 'refused'>(signal, 'unreachable', async (line) => {
      const registered = await terminal.register(line);
      if (registered !== 'ready') return registered === 'lost' ? 'unreachable' : 'refused';
      const ending = await terminal.work(line, zvtEndOfDay(terminal.secret));
      if (ending.end === 'lost') return 'unreachable';
      const told = ending.end === 'completed' ? ending.information.at(-1) : undefined;
      if (ending.end !== 'completed' || (told?.result ?? 0) !== 0) return 'refused';
      return { count: told?.totals?.count ?? null, amount: told?.totals?.amount ?? told?.amount ?? null };
    });

  return {
    means: 'card',
    status: async (signal) => {
      if (running.size > 0) return 'busy';
      return converse<PaymentStatus>(signal, 'offline', async (line) => {
        const state = await terminal.state(line);
        return state === 'lost' ? 'offline' : state;
      });
    },
    mark: (signal) =>
      converse<{ mark: string | null } | 'unreachable'>(signal, 'unreachable', async (line) => {
        if ((await terminal.register(line)) !== 'ready') return 'unreachable';
        const last = await onceMore<LastTransaction>(
          () => terminal.last(line),
          terminal.timeouts.retry,
          signal,
        );
        if (last === 'lost' || last === 'busy') return 'unreachable';
        return { mark: printMark(last) };
      }),
    charge,
    query,
    cancel,
    reverse: async (intent, signal) => {
      const fate = await enqueue(() => reverseOnce(terminal, intent, lives(signal)));
      const words = fate.state === 'not-reversed' ? `not-reversed ${fate.why}` : fate.state;
      context.log('zvt.reverse', { reference: intent.reference, fate: words });
      return fate;
    },
    endOfDay,
    close: async () => {
      closing.abort();
      await enqueue(async () => undefined);
    },
  };
};
