import { chargeMintedAt } from '../../codec/charge-reference.ts';
import { reversalAnswer, reversalStatus } from '../../codec/nexo-answers.ts';
import type { NexoReversal } from '../../codec/nexo-outcomes.ts';
import type { ReverseFate, ReverseIntent } from '../../ports/payment.ts';
import { reverseFateOf, transactionOf, UNKNOWN } from './fates.ts';
import { type Followed, follow } from './follow.ts';
import type { NexoParts } from './parts.ts';

const NOT_STARTED = { state: 'not-reversed', why: 'not-started' } as const;

/**
 * Undoes payments. The ServiceID of a reversal is its own reference: whoever is told to undo the same once more, in
 * whatever process, asks for that message first and sends only where the terminal never got it.
 */
export const createReversals = ({ client, clock, limits, memoryMs, now, log }: NexoParts) => {
  const lookFor = (intent: ReverseIntent, signal: AbortSignal): Promise<Followed<NexoReversal>> => {
    const about = { category: 'Reversal', serviceId: intent.reference } as const;
    const ask = async (ending: AbortSignal) => {
      const sent = await client.ask(about, ending);
      if (sent.kind === 'answer') return reversalStatus(sent.body, sent.serviceId, intent.reference);
      return { outcome: 'unclear' } as const;
    };
    return follow(ask, clock, limits, signal);
  };

  const settled = (found: Followed<NexoReversal>, amount: number): ReverseFate => {
    if (found === 'never-came') return NOT_STARTED;
    return found === 'unknown' || found === 'in-progress' ? UNKNOWN : reverseFateOf(found, amount);
  };

  return async (intent: ReverseIntent, signal: AbortSignal): Promise<ReverseFate> => {
    const { reference, money } = intent;
    const original = transactionOf(money.receipt);
    if (original === null) return { state: 'not-reversed', why: 'unsupported' };
    if (intent.again) {
      const before = await lookFor(intent, signal);
      if (before !== 'never-came') return settled(before, money.amount);
      // A terminal forgets: that it does not know an old reversal says nothing.
      if (now() - chargeMintedAt(intent.number) > memoryMs) return UNKNOWN;
    }
    const sent = await client.reverse(reference, original, { transactionId: reference, at: now() }, signal);
    if (sent.kind === 'unsent') return NOT_STARTED;
    if (sent.kind === 'refused') return { state: 'not-reversed', why: 'refused' };
    const answer = sent.kind === 'answer' ? reversalAnswer(sent.body, sent.serviceId) : null;
    if (answer !== null) return reverseFateOf(answer, money.amount);
    if (!signal.aborted) log('payment.no-answer', { reference, why: 'reversal' });
    return settled(await lookFor(intent, signal), money.amount);
  };
};
