import { z } from 'zod';
import { type NexoPayment, type NexoReversal, readPayment, readReversal } from './nexo-outcomes.ts';
import type { NexoCategory } from './nexo-requests.ts';
import {
  diagnosisResponse,
  displayResponse,
  header,
  paymentResponse,
  reconciliationResponse,
  reversalResponse,
  statusResponse,
} from './nexo-schemas.ts';

const envelope = z.object({ SaleToPOIResponse: z.looseObject({ MessageHeader: header }) });

/** The body of an answer to a message of ours: null for one of another kind, to another message, or for no message. */
const bodyOf = <T>(
  json: unknown,
  category: NexoCategory,
  serviceId: string,
  body: z.ZodType<T>,
): T | null => {
  const parsed = envelope.safeParse(json);
  if (!parsed.success) return null;
  const { MessageHeader: said, [`${category}Response`]: inner } = parsed.data.SaleToPOIResponse;
  if (said.MessageType !== 'Response' || said.MessageCategory !== category) return null;
  if (said.ServiceID !== undefined && said.ServiceID !== serviceId) return null;
  const whole = body.safeParse(inner);
  return whole.success ? whole.data : null;
};

/** The answer to a PaymentRequest of this ServiceID; null where it is none, and says nothing for or against. */
export const paymentAnswer = (json: unknown, serviceId: string): NexoPayment | null => {
  const body = bodyOf(json, 'Payment', serviceId, paymentResponse);
  return body === null ? null : readPayment(body);
};

/** The answer to a ReversalRequest of this ServiceID; null as above. */
export const reversalAnswer = (json: unknown, serviceId: string): NexoReversal | null => {
  const body = bodyOf(json, 'Reversal', serviceId, reversalResponse);
  return body === null ? null : readReversal(body);
};

/** What became of a message. `unclear`: there is no answer, or none to what was asked. */
export type NexoStatus<T> =
  | { readonly outcome: 'ended'; readonly as: T }
  | { readonly outcome: 'in-progress' | 'not-found' | 'unclear' };

type Repeated = NonNullable<z.infer<typeof statusResponse>['RepeatedMessageResponse']>;

/**
 * The answer to a TransactionStatusRequest of `serviceId` about another message. A repeated answer counts only where it
 * names the message that was asked for: some terminals repeat their last transaction instead.
 */
const statusAnswer = <T>(
  json: unknown,
  serviceId: string,
  about: string,
  read: (body: Repeated['RepeatedResponseMessageBody']) => T | null,
): NexoStatus<T> => {
  const body = bodyOf(json, 'TransactionStatus', serviceId, statusResponse);
  if (body === null) return { outcome: 'unclear' };
  const { Response: said, MessageReference: reference, RepeatedMessageResponse: repeated } = body;
  const names = [repeated?.MessageHeader?.ServiceID, reference?.ServiceID].filter(
    (name) => name !== undefined,
  );
  if (names.some((name) => name !== about)) return { outcome: 'unclear' };
  if (said.Result === 'Failure') {
    if (said.ErrorCondition === 'InProgress') return { outcome: 'in-progress' };
    return { outcome: said.ErrorCondition === 'NotFound' ? 'not-found' : 'unclear' };
  }
  const as = names.length === 0 || repeated === undefined ? null : read(repeated.RepeatedResponseMessageBody);
  return as === null ? { outcome: 'unclear' } : { outcome: 'ended', as };
};

/** What became of the payment with the ServiceID `payment`. */
export const paymentStatus = (json: unknown, serviceId: string, payment: string): NexoStatus<NexoPayment> =>
  statusAnswer(json, serviceId, payment, ({ PaymentResponse: answer }) =>
    answer === undefined ? null : readPayment(answer),
  );

/** What became of the reversal with the ServiceID `reversal`. */
export const reversalStatus = (
  json: unknown,
  serviceId: string,
  reversal: string,
): NexoStatus<NexoReversal> =>
  statusAnswer(json, serviceId, reversal, ({ ReversalResponse: answer }) =>
    answer === undefined ? null : readReversal(answer),
  );

/** How the terminal is; null where the answer is none. */
export const diagnosisAnswer = (
  json: unknown,
  serviceId: string,
): 'ready' | 'busy' | 'offline' | 'fault' | null => {
  const body = bodyOf(json, 'Diagnosis', serviceId, diagnosisResponse);
  if (body === null) return null;
  const { Result: result, ErrorCondition: condition } = body.Response;
  if (result === 'Failure') return condition === 'Busy' || condition === 'InProgress' ? 'busy' : 'fault';
  const states = { OK: 'ready', Busy: 'busy', Maintenance: 'fault', Unreachable: 'offline' } as const;
  return states[body.POIStatus?.GlobalStatus ?? 'OK'];
};

/** Whether a text was shown; null where the answer is none. */
export const displayAnswer = (json: unknown, serviceId: string): 'shown' | 'refused' | null => {
  const body = bodyOf(json, 'Display', serviceId, displayResponse);
  if (body === null) return null;
  return body.OutputResult.every(({ Response: said }) => said.Result === 'Success') ? 'shown' : 'refused';
};

export interface NexoTotals {
  /** Payments. */
  readonly count: number;
  /** Integer đồng: payments less what went back. */
  readonly amount: number;
}

/** What a day came to: `totals` null where the terminal does not say. `refused`, or null where the answer is none. */
export const reconciliationAnswer = (
  json: unknown,
  serviceId: string,
): { readonly totals: NexoTotals | null } | 'refused' | null => {
  const body = bodyOf(json, 'Reconciliation', serviceId, reconciliationResponse);
  if (body === null) return null;
  if (body.Response.Result === 'Failure') return 'refused';
  if (body.TransactionTotals === undefined) return { totals: null };
  const lines = body.TransactionTotals.filter(
    ({ PaymentCurrency: currency }) => (currency ?? 'VND') === 'VND',
  );
  let [count, amount] = [0, 0];
  for (const line of lines.flatMap(({ PaymentTotals: totals }) => totals)) {
    if (line.TransactionType === 'Debit') count += line.TransactionCount;
    amount += (SIGNS[line.TransactionType] ?? 0) * line.TransactionAmount;
  }
  return { totals: { count, amount } };
};

/** Debit is a payment, Credit a refund; others (declined, failed, reservations) moved no money. */
const SIGNS: Readonly<Record<string, number>> = { Debit: 1, ReverseCredit: 1, Credit: -1, ReverseDebit: -1 };
