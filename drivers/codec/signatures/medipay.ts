import { z } from 'zod';
import { hmacHex, sameSignature } from './hmac.ts';
import { anyId, looseText, type NoticeResult, noticeOf, refuseNotice } from './notice.ts';

/** A value that is signed; null stands as nothing. */
export type MedipayValue = string | number | null;

/** Headers of a request; names as they come from node:http. */
export interface MedipayHeaders {
  readonly 'x-merchant-id'?: string;
  /** Milliseconds since the epoch. */
  readonly 'x-timestamp'?: string;
  readonly 'x-sign'?: string;
}

/**
 * `x-sign` of HDBank MediPay (domain facts E1): hex HMAC-SHA256 of merchant, time and the values of the call, joined by `|`.
 * `sentAt`: milliseconds since the epoch, as it stands in `x-timestamp`.
 */
export const signMedipay = (
  secret: string,
  merchantId: string,
  sentAt: number | string,
  values: readonly MedipayValue[] = [],
): string => hmacHex('sha256', secret, [merchantId, sentAt, ...values].map((value) => value ?? '').join('|'));

/** When a request was sent, milliseconds since the epoch; null where headers, values and secret do not belong together. */
export const verifyMedipay = (
  headers: MedipayHeaders,
  values: readonly MedipayValue[],
  secret: string,
): number | null => {
  const merchantId = headers['x-merchant-id'] ?? '';
  const sentAt = headers['x-timestamp']?.trim() ?? '';
  if (secret === '' || !/^\d{1,15}$/.test(sentAt)) return null;
  return sameSignature(headers['x-sign'], signMedipay(secret, merchantId, sentAt, values))
    ? Number(sentAt)
    : null;
};

/**
 * IPN. The statuses are HDBank's (00 paid, 01 unpaid, 10 amount mismatch, 99 other); it publishes no names of fields, these
 * are ours: an agreement with the bank may rename them.
 */
const ipn = z.object({
  reference: looseText,
  status: z.enum(['00', '01', '10', '99']),
  amount: z.number(),
  currency: z.string().nullish(),
  transactionId: anyId,
  at: z.number().int().nullish(),
});

/** The values of an IPN in the order in which they are signed; null where it is none. */
export const medipayIpnValues = (body: unknown): readonly MedipayValue[] | null => {
  const parsed = ipn.safeParse(body);
  if (!parsed.success) return null;
  const { reference, status, amount, currency = null, transactionId, at = null } = parsed.data;
  return [reference, status, amount, currency, transactionId, at];
};

/** What a verified IPN tells. An amount that was not asked for (status 10) is money all the same. */
export const readMedipay = (body: unknown): NoticeResult => {
  const parsed = ipn.safeParse(body);
  if (!parsed.success) return refuseNotice('malformed');
  const { reference, status, amount, currency, transactionId, at = null } = parsed.data;
  if (status !== '00' && status !== '10') return refuseNotice('no-money');
  if ((currency ?? 'VND') !== 'VND') return refuseNotice('currency');
  return noticeOf({ provider: 'medipay', id: transactionId, text: reference, orderNumber: null, amount, at });
};
