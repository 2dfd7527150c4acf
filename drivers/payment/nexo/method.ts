import { diagnosisAnswer, reconciliationAnswer } from '../../codec/nexo-answers.ts';
import type {
  ChargeFate,
  DayTotals,
  PaymentMethod,
  PaymentStatus,
  ReverseFate,
} from '../../ports/payment.ts';
import { createCharges } from './charges.ts';
import { createDisplay } from './display.ts';
import { UNKNOWN } from './fates.ts';
import type { NexoParts } from './parts.ts';
import { createReversals } from './reversals.ts';

/** The payment method of one terminal. `kiosk`: aborted when the kiosk closes. */
export const createNexoMethod = (parts: NexoParts, kiosk: AbortSignal): PaymentMethod => {
  const { client, clock, limits } = parts;
  const charges = createCharges(parts);
  const reverse = createReversals(parts);
  const display = createDisplay(parts);
  const closing = new AbortController();
  const closed = AbortSignal.any([kiosk, closing.signal]);
  const until = (signal: AbortSignal): AbortSignal => AbortSignal.any([signal, closed]);
  const charging = new Map<string, Promise<ChargeFate>>();
  const reversing = new Map<string, Promise<ReverseFate>>();
  /** Words that are on their way to the terminal: what comes after them waits. */
  let words: Promise<void> = Promise.resolve();
  /** Every charge whose payment was sent: it is never sent again. */
  const begun = new Set<string>();

  const charge: PaymentMethod['charge'] = (intent, _mark, heard, signal) => {
    const running = charging.get(intent.id);
    if (running !== undefined) return running;
    const carryOut = async (): Promise<ChargeFate> => {
      const ending = until(signal);
      if (ending.aborted) return UNKNOWN;
      const again = begun.has(intent.id);
      begun.add(intent.id);
      if (!again) {
        await words;
        await display.announce(intent, ending);
        if (ending.aborted) return UNKNOWN;
      }
      const fate = await (again ? charges.lookFor(intent, ending) : charges.pay(intent, heard, ending));
      if (!again) words = display.conclude(intent, fate, ending);
      // Asked for as long as a payment can last, and the terminal is still at it: it may be paid yet.
      return fate.state === 'open' ? UNKNOWN : fate;
    };
    const fate = carryOut().finally(() => charging.delete(intent.id));
    charging.set(intent.id, fate);
    return fate;
  };

  const query: PaymentMethod['query'] = async (intent, _mark, signal) => {
    const fate = await charges.query(intent, until(signal));
    // Its payment may be on the way this moment.
    return fate.state === 'not-paid' && fate.why === 'not-started' && charging.has(intent.id)
      ? UNKNOWN
      : fate;
  };

  /** An abort that overtook the payment stops nothing, and one may be lost: it is said until the charge has ended. */
  const stopRunning = async (
    intent: Parameters<PaymentMethod['cancel']>[0],
    running: Promise<ChargeFate>,
    signal: AbortSignal,
  ): Promise<ChargeFate> => {
    const ended = new AbortController();
    const ending = AbortSignal.any([signal, ended.signal]);
    const fate = running.finally(() => ended.abort());
    const saying = async (): Promise<ChargeFate> => {
      while (!ending.aborted) {
        await charges.abort(intent, ending);
        await clock.sleep(limits.pollMs, ending);
      }
      return signal.aborted ? UNKNOWN : fate;
    };
    return Promise.race([fate, saying()]);
  };

  const cancel: PaymentMethod['cancel'] = async (intent, _mark, signal) => {
    const ending = until(signal);
    const running = charging.get(intent.id);
    const fate = await (running === undefined
      ? charges.stop(intent, ending)
      : stopRunning(intent, running, ending));
    return fate.state === 'open' ? UNKNOWN : fate;
  };

  const status = async (signal: AbortSignal): Promise<PaymentStatus> => {
    if (charging.size > 0) return 'busy';
    const sent = await client.diagnose(until(signal));
    if (sent.kind === 'answer') return diagnosisAnswer(sent.body, sent.serviceId) ?? 'fault';
    return sent.kind === 'refused' ? 'fault' : 'offline';
  };

  const endOfDay = async (signal: AbortSignal): Promise<DayTotals | 'unreachable' | 'refused'> => {
    const sent = await client.reconcile(until(signal));
    if (sent.kind === 'refused') return 'refused';
    const said = sent.kind === 'answer' ? reconciliationAnswer(sent.body, sent.serviceId) : null;
    if (said === null) return 'unreachable';
    return said === 'refused' ? said : (said.totals ?? { count: null, amount: null });
  };

  return {
    means: 'card',
    status,
    mark: async () => ({ mark: null }),
    charge,
    query,
    cancel,
    reverse: (intent, signal) => {
      const running = reversing.get(intent.id);
      if (running !== undefined) return running;
      const fate = reverse(intent, until(signal)).finally(() => reversing.delete(intent.id));
      reversing.set(intent.id, fate);
      return fate;
    },
    endOfDay,
    close: async () => {
      closing.abort();
      await Promise.allSettled([...charging.values(), ...reversing.values(), words]);
    },
  };
};
