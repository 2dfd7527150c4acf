import { z } from 'zod';
import { hmacHex, sameSignature } from './hmac.ts';
import { looseText, type NoticeResult, noticeOf, refuseNotice, vietnamInstant } from './notice.ts';

/** What a payment link is made with (payOS, "Tạo link thanh toán"). `amount`: integer đồng. */
export interface PayosOrder {
  readonly amount: number;
  readonly cancelUrl: string;
  readonly description: string;
  readonly orderCode: number;
  readonly returnUrl: string;
}

/** Signature of a request for a payment link: five fields in the order of the alphabet. */
export const signPayosOrder = (order: PayosOrder, checksumKey: string): string => {
  const { amount, cancelUrl, description, orderCode, returnUrl } = order;
  return hmacHex(
    'sha256',
    checksumKey,
    `amount=${amount}&cancelUrl=${cancelUrl}&description=${description}&orderCode=${orderCode}&returnUrl=${returnUrl}`,
  );
};

const scalar = z.union([z.string(), z.number(), z.boolean()]).nullish();
/** Nested values other than lists of objects have no defined text: they would stand outside the signature. */
const signedData = z.record(z.string(), z.union([scalar, z.array(z.record(z.string(), z.unknown()))]));
export type PayosData = z.infer<typeof signedData>;

const byName = ([one]: readonly [string, unknown], [two]: readonly [string, unknown]): number =>
  one < two ? -1 : 1;

const textOf = (value: PayosData[string]): string => {
  if (Array.isArray(value))
    return JSON.stringify(value.map((item) => Object.fromEntries(Object.entries(item).sort(byName))));
  // As payOS does: its own library sends these words where a value is missing.
  return value === null || value === undefined || value === 'null' || value === 'undefined'
    ? ''
    : String(value);
};

/** The text that payOS signs: `k=v` of the data in the order of the alphabet, joined by `&`. */
export const payosText = (data: PayosData): string =>
  Object.entries(data)
    .filter(([, value]) => value !== undefined)
    .sort(byName)
    .map(([key, value]) => `${key}=${textOf(value)}`)
    .join('&');

/** Signature of the data of a webhook, or of an answer. */
export const signPayosData = (data: PayosData, checksumKey: string): string =>
  hmacHex('sha256', checksumKey, payosText(data));

const envelope = z.object({ data: signedData, signature: z.string() });

/** Whether a parsed webhook was signed with the key. Only `data` is signed; code, desc and success around it are not. */
export const verifyPayos = (body: unknown, checksumKey: string): boolean => {
  const parsed = envelope.safeParse(body);
  if (!parsed.success || checksumKey === '') return false;
  return sameSignature(parsed.data.signature, signPayosData(parsed.data.data, checksumKey));
};

const webhook = z.object({
  data: z.object({
    orderCode: z.number().int().positive(),
    amount: z.number(),
    description: looseText,
    reference: z.string().min(1),
    transactionDateTime: z.string(),
    currency: z.string(),
    code: z.string(),
  }),
});

/** What a verified webhook of payOS tells (domain facts F3). */
export const readPayos = (body: unknown): NoticeResult => {
  const parsed = webhook.safeParse(body);
  if (!parsed.success) return refuseNotice('malformed');
  const { data } = parsed.data;
  if (data.code !== '00') return refuseNotice('no-money');
  if (data.currency !== 'VND') return refuseNotice('currency');
  return noticeOf({
    provider: 'payos',
    id: data.reference,
    text: data.description,
    orderNumber: data.orderCode,
    amount: data.amount,
    at: vietnamInstant(data.transactionDateTime),
  });
};
