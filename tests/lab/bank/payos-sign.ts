import { createHmac } from 'node:crypto';

type Fields = Readonly<Record<string, unknown>>;

const hmac = (text: string, key: string): string => createHmac('sha256', key).update(text).digest('hex');

const inOrder = (fields: Fields): [string, unknown][] =>
  Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : 1));

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null;

const printed = (value: unknown): string => {
  if (value === null || value === undefined) return '';
  if (!Array.isArray(value)) return String(value);
  return JSON.stringify(value.map((one) => (isFields(one) ? Object.fromEntries(inOrder(one)) : one)));
};

/** payOS's signature over the `data` of an answer or a webhook: keys A–Z, `k=v` joined by `&` (domain facts F3). */
export const signPayosData = (data: Fields, checksumKey: string): string =>
  hmac(
    inOrder(data)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => `${name}=${printed(value)}`)
      .join('&'),
    checksumKey,
  );

export interface SignedRequest {
  readonly amount: number;
  readonly cancelUrl: string;
  readonly description: string;
  readonly orderCode: number;
  readonly returnUrl: string;
}

/** The signature of a payment request: five fields, the rest unsigned. */
export const signPayosRequest = (asked: SignedRequest, checksumKey: string): string => {
  const { amount, cancelUrl, description, orderCode, returnUrl } = asked;
  return hmac(
    `amount=${amount}&cancelUrl=${cancelUrl}&description=${description}&orderCode=${orderCode}&returnUrl=${returnUrl}`,
    checksumKey,
  );
};
