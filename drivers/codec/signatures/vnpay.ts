import { z } from 'zod';
import { hmacHex, sameSignature } from './hmac.ts';
import {
  looseText,
  type NoticeResult,
  noticeOf,
  orderNumberOf,
  refuseNotice,
  vietnamInstant,
} from './notice.ts';

const HASH = 'vnp_SecureHash';
const UNSIGNED: readonly string[] = [HASH, 'vnp_SecureHashType'];

const encoded = (text: string): string => encodeURIComponent(text).replaceAll('%20', '+');

/** The text that VNPAY signs: `k=v` in the order of the keys, url-encoded, a space as `+`, empty values left out. */
export const vnpayText = (fields: Readonly<Record<string, string>>): string =>
  Object.entries(fields)
    .filter(([key, value]) => value !== '' && !UNSIGNED.includes(key))
    .sort(([one], [two]) => (one < two ? -1 : 1))
    .map(([key, value]) => `${encoded(key)}=${encoded(value)}`)
    .join('&');

/** vnp_SecureHash: hex HMAC-SHA512 (API 2.1.0). */
export const signVnpay = (fields: Readonly<Record<string, string>>, secret: string): string =>
  hmacHex('sha512', secret, vnpayText(fields));

/** The pairs of a query as they were sent, in the order of their keys: VNPAY's own encoding of marks is not ours. */
const sentText = (query: string): string =>
  query
    .split('&')
    .filter((pair) => pair.startsWith('vnp_') && !UNSIGNED.includes(pair.split('=', 1)[0] ?? ''))
    .sort((one, two) => ((one.split('=', 1)[0] ?? '') < (two.split('=', 1)[0] ?? '') ? -1 : 1))
    .join('&');

/** The `vnp_` fields of a query, decoded; null where a field stands twice. */
export const vnpayFields = (query: string): Readonly<Record<string, string>> | null => {
  const pairs = [...new URLSearchParams(query)].filter(([key]) => key.startsWith('vnp_'));
  const fields = Object.fromEntries(pairs);
  return Object.keys(fields).length === pairs.length ? fields : null;
};

/** Whether the query of an IPN (without `?`) was signed with the secret. */
export const verifyVnpay = (query: string, secret: string): boolean => {
  const fields = vnpayFields(query);
  const signature = fields?.[HASH];
  if (fields === null || signature === undefined || secret === '') return false;
  return (
    sameSignature(signature, hmacHex('sha512', secret, sentText(query))) ||
    sameSignature(signature, signVnpay(fields, secret))
  );
};

const ipn = z.object({
  vnp_TxnRef: z.string().min(1),
  /** Đồng × 100. */
  vnp_Amount: z.string().regex(/^-?\d{1,15}(?:\.\d+)?$/),
  vnp_OrderInfo: looseText,
  vnp_ResponseCode: z.string(),
  vnp_TransactionStatus: z.string(),
  vnp_TransactionNo: z.string().min(1),
  vnp_PayDate: z.string().optional(),
  vnp_CurrCode: z.string().optional(),
});

/** What a verified IPN of VNPAY tells (domain facts F3): `fields` of `vnpayFields`. */
export const readVnpay = (fields: unknown): NoticeResult => {
  const parsed = ipn.safeParse(fields);
  if (!parsed.success) return refuseNotice('malformed');
  const sent = parsed.data;
  if (sent.vnp_ResponseCode !== '00' || sent.vnp_TransactionStatus !== '00') return refuseNotice('no-money');
  if (sent.vnp_CurrCode !== undefined && sent.vnp_CurrCode !== 'VND') return refuseNotice('currency');
  return noticeOf({
    provider: 'vnpay',
    id: sent.vnp_TransactionNo,
    text: sent.vnp_OrderInfo,
    orderNumber: orderNumberOf(sent.vnp_TxnRef),
    amount: Number(sent.vnp_Amount) / 100,
    at: sent.vnp_PayDate === undefined ? null : vietnamInstant(sent.vnp_PayDate),
  });
};
