import { randomInt } from 'node:crypto';
import {
  abortRequest,
  diagnosisRequest,
  displayRequest,
  type NexoAddress,
  type NexoMessage,
  type NexoRequest,
  type NexoSale,
  type NexoTransaction,
  paymentRequest,
  reconciliationRequest,
  reversalRequest,
  statusRequest,
} from '../../codec/nexo-requests.ts';
import { requestJson } from '../../transport/http.ts';

/**
 * How a message went. `answer`: JSON came, whatever it says. `unsent`: certain that nothing left the kiosk. `refused`: the
 * server took no message of ours (no key, no such path). `lost`: it may have been carried out.
 */
export type Sent =
  | { readonly kind: 'answer'; readonly serviceId: string; readonly body: unknown }
  | { readonly kind: 'unsent' | 'refused' | 'lost' };

export interface ClientOptions {
  readonly url: string;
  readonly saleId: string;
  readonly poiId: string;
  readonly apiKey: string | null;
  /** A message on which the patient acts, or the bank; milliseconds. */
  readonly chargeMs: number;
  /** Any other message. */
  readonly askMs: number;
}

/** Statuses by which a server says that it took nothing. Any other may come from beyond the terminal, or from between. */
const TOOK_NOTHING: readonly number[] = [401, 403, 404, 405];

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Of ten characters, so that it is never that of a charge, which has nine. */
const freshServiceId = (): string => Array.from({ length: 10 }, () => ALPHABET[randomInt(32)]).join('');

/** Messages to one terminal, each over HTTP POST. */
export const createClient = ({ url, saleId, poiId, apiKey, chargeMs, askMs }: ClientOptions) => {
  const post = async (
    serviceId: string,
    build: (to: NexoAddress) => NexoRequest,
    timeoutMs: number,
    signal: AbortSignal,
  ): Promise<Sent> => {
    const sent = await requestJson({
      method: 'POST',
      url,
      headers: {
        'content-type': 'application/json',
        // A kept connection may be dead: whether a message left on it cannot be told, on one that was refused it can.
        connection: 'close',
        ...(apiKey === null ? {} : { 'x-api-key': apiKey }),
      },
      body: JSON.stringify(build({ saleId, poiId, serviceId })),
      timeoutMs,
      signal,
    });
    if (!sent.ok) return { kind: sent.error === 'unreachable' ? 'unsent' : 'lost' };
    const { status, body } = sent.value;
    return TOOK_NOTHING.includes(status) ? { kind: 'refused' } : { kind: 'answer', serviceId, body };
  };
  return {
    pay: (serviceId: string, sale: NexoSale, signal: AbortSignal) =>
      post(serviceId, (to) => paymentRequest(to, sale), chargeMs, signal),
    reverse: (
      serviceId: string,
      original: NexoTransaction,
      sale: { readonly transactionId: string; readonly at: number },
      signal: AbortSignal,
    ) => post(serviceId, (to) => reversalRequest(to, original, sale), chargeMs, signal),
    ask: (about: NexoMessage, signal: AbortSignal) =>
      post(freshServiceId(), (to) => statusRequest(to, about), askMs, signal),
    abort: (about: NexoMessage, signal: AbortSignal) =>
      post(freshServiceId(), (to) => abortRequest(to, about), askMs, signal),
    diagnose: (signal: AbortSignal) => post(freshServiceId(), diagnosisRequest, askMs, signal),
    display: (lines: readonly string[], signal: AbortSignal) =>
      post(freshServiceId(), (to) => displayRequest(to, lines), askMs, signal),
    reconcile: (signal: AbortSignal) => post(freshServiceId(), reconciliationRequest, chargeMs, signal),
  };
};
export type NexoClient = ReturnType<typeof createClient>;
