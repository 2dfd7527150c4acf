import { err, type Result } from '../../ports/result.ts';
import type { OrderDesk } from '../transfer/desk.ts';
import { statusOf, uncreated } from '../transfer/failure.ts';
import type { CallFailure, Client } from './client.ts';
import { createdLink, paymentLink } from './schemas.ts';
import { shownOf, wordOf } from './word.ts';

export interface Pages {
  readonly returnUrl: string;
  readonly cancelUrl: string;
}

/** Highest order number of payOS. A charge's number is below 2^45, so no order ever has it. */
const NO_ORDER = Number.MAX_SAFE_INTEGER;
const NO_RETRY = { maxRetries: 0 } as const;

/** Payment links of payOS: orderCode = the charge's number, description = its reference. */
export const createPayosDesk = (call: Client, pages: Pages): OrderDesk => {
  const get = (orderCode: number, signal: AbortSignal): Promise<Result<unknown, CallFailure>> =>
    call((payos) => payos.paymentRequests.get(orderCode, NO_RETRY), signal);

  return {
    // The code of a link is in the answer to its creation alone.
    shown: () => null,
    create: async (intent, signal) => {
      const request = {
        orderCode: intent.number,
        amount: intent.amount,
        description: intent.reference,
        ...pages,
        // Seconds; rounded up, so that the kiosk closes the order first.
        expiredAt: Math.ceil(intent.expiresAt / 1000),
      };
      const answer = await call((payos) => payos.paymentRequests.create(request, NO_RETRY), signal);
      if (!answer.ok) {
        if (answer.error === 'exists') return { kind: 'exists' };
        return uncreated(answer.error === 'none' ? 'nonsense' : answer.error);
      }
      const link = createdLink.safeParse(answer.value);
      if (!link.success) return { kind: 'unshowable', why: 'fields' };
      const shown = shownOf(link.data, intent);
      return shown.ok ? { kind: 'created', ...shown.value } : { kind: 'unshowable', why: shown.error };
    },
    read: async (intent, signal) => {
      const answer = await get(intent.number, signal);
      if (!answer.ok && answer.error === 'none') return { state: 'none' };
      const link = answer.ok ? paymentLink.safeParse(answer.value) : err(answer.error);
      if ('success' in link)
        return link.success ? wordOf(link.data, intent) : { state: 'no-answer', why: 'nonsense' };
      return {
        state: 'no-answer',
        why: link.error === 'none' || link.error === 'exists' ? 'nonsense' : link.error,
      };
    },
    close: async (intent, signal) => {
      await call((payos) => payos.paymentRequests.cancel(intent.number, undefined, NO_RETRY), signal);
    },
    status: async (signal) => {
      const answer = await get(NO_ORDER, signal);
      if (answer.ok || answer.error === 'none') return 'ready';
      return answer.error === 'exists' ? 'fault' : statusOf(answer.error);
    },
  };
};
