import { z } from 'zod';
import { hmacHex, sameSignature, sameText } from './hmac.ts';
import { anyId, looseText, type NoticeResult, noticeOf, refuseNotice, vietnamInstant } from './notice.ts';

/** Headers of a webhook of SePay; names as they come from node:http. */
export interface SepayHeaders {
  readonly 'x-sepay-signature'?: string;
  /** Seconds since the epoch. */
  readonly 'x-sepay-timestamp'?: string;
}

const digest = (timestamp: string, body: Uint8Array, secret: string): string =>
  hmacHex('sha256', secret, `${timestamp}.`, body);

/** The headers for a body. `sentAt`: milliseconds since the epoch. */
export const signSepay = (body: Uint8Array, sentAt: number, secret: string): Required<SepayHeaders> => {
  const timestamp = String(Math.floor(sentAt / 1000));
  return { 'x-sepay-signature': `sha256=${digest(timestamp, body, secret)}`, 'x-sepay-timestamp': timestamp };
};

/** When a webhook was sent, milliseconds since the epoch; null where headers, bytes and secret do not belong together. */
export const verifySepay = (headers: SepayHeaders, body: Uint8Array, secret: string): number | null => {
  const timestamp = headers['x-sepay-timestamp']?.trim() ?? '';
  const [, signature] = /^sha256=([0-9a-f]{64})$/i.exec(headers['x-sepay-signature']?.trim() ?? '') ?? [];
  if (secret === '' || !/^\d{1,12}$/.test(timestamp)) return null;
  return sameSignature(signature, digest(timestamp, body, secret)) ? Number(timestamp) * 1000 : null;
};

/** The weaker way: `Authorization: Apikey <KEY>`. It proves who sent, not what; nor when. */
export const verifySepayApiKey = (authorization: string | undefined, key: string): boolean => {
  const [, given] = /^Apikey (.+)$/i.exec(authorization?.trim() ?? '') ?? [];
  return key !== '' && given !== undefined && sameText(given, key);
};

const webhook = z.object({
  id: anyId,
  transactionDate: z.string(),
  content: looseText,
  description: looseText,
  transferType: z.enum(['in', 'out']),
  transferAmount: z.number(),
});

/** What a verified webhook of SePay tells (domain facts F3). SePay knows no orders, and no money but đồng. */
export const readSepay = (body: unknown): NoticeResult => {
  const parsed = webhook.safeParse(body);
  if (!parsed.success) return refuseNotice('malformed');
  const { id, transactionDate, content, description, transferType, transferAmount } = parsed.data;
  if (transferType === 'out') return refuseNotice('no-money');
  return noticeOf({
    provider: 'sepay',
    id,
    text: content === '' ? description : content,
    orderNumber: null,
    amount: transferAmount,
    at: vietnamInstant(transactionDate),
  });
};
