import { paymentAnswer, paymentStatus } from '../../codec/nexo-answers.ts';
import type { NexoPayment, NexoRefusal } from '../../codec/nexo-outcomes.ts';
import type { NexoMessage } from '../../codec/nexo-requests.ts';
import type { ChargeFate, ChargeIntent, ChargeProgress } from '../../ports/payment.ts';
import { fateOf, notStarted, UNKNOWN } from './fates.ts';
import { type Followed, type FollowLimits, follow } from './follow.ts';
import type { NexoParts } from './parts.ts';

const paymentOf = ({ reference }: ChargeIntent): NexoMessage => ({
  category: 'Payment',
  serviceId: reference,
});

/** Refusals that may be those of a second copy of a message whose first copy was carried out. */
const isDoubtful = ({ condition }: NexoRefusal): boolean =>
  condition === 'Busy' ||
  condition === 'InProgress' ||
  condition === 'MessageFormat' ||
  condition === 'NotAllowed';

/** One charge on the wire. The ServiceID of a payment is the reference of its charge, so that any process can ask for it. */
export const createCharges = ({ client, clock, limits, memoryMs, now, log }: NexoParts) => {
  const ask = (intent: ChargeIntent) => async (signal: AbortSignal) => {
    const sent = await client.ask(paymentOf(intent), signal);
    if (sent.kind === 'answer') return paymentStatus(sent.body, sent.serviceId, intent.reference);
    return { outcome: 'unclear' } as const;
  };

  const settled = (found: Followed<NexoPayment>, intent: ChargeIntent, neverCame: ChargeFate): ChargeFate => {
    if (found === 'unknown') return UNKNOWN;
    if (found === 'in-progress') return { state: 'open', money: [] };
    if (found !== 'never-came') return fateOf(found, intent.reference, now());
    // A terminal forgets: that it does not know an old charge says nothing.
    return now() - intent.mintedAt > memoryMs ? UNKNOWN : neverCame;
  };

  /** Asks until it is known; `open` where the terminal is still at it when the limits end. */
  const lookFor = async (
    intent: ChargeIntent,
    signal: AbortSignal,
    change: Partial<FollowLimits> = {},
    neverCame: ChargeFate = notStarted('offline'),
  ): Promise<ChargeFate> =>
    settled(await follow(ask(intent), clock, { ...limits, ...change }, signal), intent, neverCame);

  /** A refusal is believed unless the terminal knows the charge otherwise. */
  const afterDoubt = async (intent: ChargeIntent, refusal: NexoRefusal, signal: AbortSignal) => {
    const said = fateOf(refusal, intent.reference, now());
    // The terminal that serves somebody else may not answer questions: then its refusal stands.
    const busy = refusal.condition === 'Busy';
    const found = await lookFor(intent, signal, { settleMs: 0, ...(busy ? { patienceMs: 0 } : {}) }, said);
    return busy && found.state === 'unknown' && !signal.aborted ? said : found;
  };

  /** Sends the payment, once, and follows it to its end. */
  const pay = async (
    intent: ChargeIntent,
    heard: (progress: ChargeProgress) => void,
    signal: AbortSignal,
  ): Promise<ChargeFate> => {
    heard({ step: 'terminal', says: 'insert-card' });
    const { reference, amount, mintedAt } = intent;
    const sent = await client.pay(reference, { transactionId: reference, at: mintedAt, amount }, signal);
    if (sent.kind === 'unsent') return notStarted('offline');
    if (sent.kind === 'refused') return notStarted('refused');
    const answer = sent.kind === 'answer' ? paymentAnswer(sent.body, sent.serviceId) : null;
    if (answer?.outcome === 'refused' && isDoubtful(answer)) return afterDoubt(intent, answer, signal);
    if (answer !== null) return fateOf(answer, reference, now());
    if (signal.aborted) return UNKNOWN;
    log('payment.no-answer', { reference, why: sent.kind === 'answer' ? 'unclear' : 'lost' });
    heard({ step: 'terminal', says: 'wait' });
    return lookFor(intent, signal);
  };

  /** Asks once, and once more where the terminal does not know it. */
  const query = (intent: ChargeIntent, signal: AbortSignal): Promise<ChargeFate> =>
    lookFor(intent, signal, { patienceMs: 0, progressMs: 0 });

  const abort = (intent: ChargeIntent, signal: AbortSignal) => client.abort(paymentOf(intent), signal);

  /** Asks to stop, and asks what became of it, until it has ended. */
  const stop = async (intent: ChargeIntent, signal: AbortSignal): Promise<ChargeFate> => {
    const abortAndAsk = async (ending: AbortSignal) => {
      await abort(intent, ending);
      return ask(intent)(ending);
    };
    const found = await follow(abortAndAsk, clock, limits, signal);
    return settled(found, intent, { state: 'not-paid', why: 'cancelled' });
  };

  return { pay, lookFor, query, abort, stop };
};
