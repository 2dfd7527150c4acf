import { z } from 'zod';
import { hmacHex, sameSignature } from './hmac.ts';
import { anyId, looseText, type NoticeResult, noticeOf, refuseNotice, vietnamInstant } from './notice.ts';

/** Objects with their keys in order, at every depth; lists as they are, null as null. */
const sorted = (value: unknown): unknown => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const entries = Object.entries(value).map(([key, inner]): [string, unknown] => [key, sorted(inner)]);
  return Object.fromEntries(entries.sort(([one], [two]) => (one < two ? -1 : 1)));
};

const digest = (sentAt: string, body: unknown, key: string): string =>
  hmacHex('sha512', key, `${sentAt}.${JSON.stringify(sorted(body))}`);

/** Value of `X-Casso-Signature` for a body. `sentAt`: milliseconds since the epoch. */
export const signCasso = (body: unknown, sentAt: number, key: string): string =>
  `t=${sentAt},v1=${digest(String(sentAt), body, key)}`;

/**
 * When a webhook of Casso (v2) was sent, milliseconds since the epoch; null where header, body and key do not belong
 * together. Signed is the body as JSON without spaces, its keys in order, so that it may be parsed first.
 */
export const verifyCasso = (header: string | undefined, body: unknown, key: string): number | null => {
  const match = /^t=(\d{1,15}),\s*v1=([0-9a-f]{128})$/i.exec(header?.trim() ?? '');
  const [, sentAt, signature] = match ?? [];
  if (sentAt === undefined || key === '' || body === undefined) return null;
  return sameSignature(signature, digest(sentAt, body, key)) ? Number(sentAt) : null;
};

const webhook = z.object({
  error: z.number().optional(),
  data: z.object({
    id: anyId,
    reference: looseText,
    description: looseText,
    amount: z.number(),
    transactionDateTime: z.string(),
  }),
});

/** What a verified webhook of Casso tells (domain facts F3). Casso knows no orders, and no money but đồng. */
export const readCasso = (body: unknown): NoticeResult => {
  const parsed = webhook.safeParse(body);
  if (!parsed.success) return refuseNotice('malformed');
  const { error = 0, data } = parsed.data;
  if (error !== 0) return refuseNotice('no-money');
  return noticeOf({
    provider: 'casso',
    id: data.id,
    text: data.description,
    orderNumber: null,
    amount: data.amount,
    at: vietnamInstant(data.transactionDateTime),
  });
};
