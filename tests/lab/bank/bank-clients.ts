import { createHmac } from 'node:crypto';
import { setImmediate as turn } from 'node:timers/promises';
import { z } from 'zod';
import type { LabInvoices } from './invoices.ts';
import type { LabPayos } from './payos.ts';
import { signPayosRequest } from './payos-sign.ts';

const answer = z.looseObject({
  code: z.string(),
  data: z.record(z.string(), z.unknown()).nullable(),
  signature: z.string().optional(),
});
export type Told = z.infer<typeof answer>;

const told = async (response: Response): Promise<Told> => answer.parse(await response.json());

const JSON_BODY = { 'Content-Type': 'application/json' };

/** Waits for a condition, however long the machine takes. */
export const until = async (holds: () => boolean | Promise<boolean>): Promise<void> => {
  while (!(await holds())) await turn();
};

/** Calls of payOS, made with fetch alone. */
export const payosClient = (payos: LabPayos) => {
  const { clientId, apiKey, checksumKey } = payos.credentials;
  const headers = { ...JSON_BODY, 'x-client-id': clientId, 'x-api-key': apiKey };
  const base = `${payos.url}/v2/payment-requests`;
  const request = (orderCode: number, amount: number, more: object = {}) => {
    const asked = {
      orderCode,
      amount,
      description: '0A1B2C3D4',
      cancelUrl: 'https://kiosk.invalid/cancel',
      returnUrl: 'https://kiosk.invalid/return',
      ...more,
    };
    return { ...asked, signature: signPayosRequest(asked, checksumKey) };
  };
  const send = (body: object, as = headers) =>
    fetch(base, { method: 'POST', headers: as, body: JSON.stringify(body) });
  return {
    headers,
    request,
    /** As it is, for what should be refused. */
    send,
    create: async (orderCode: number, amount: number, more?: object) =>
      told(await send(request(orderCode, amount, more))),
    read: async (key: string | number) => told(await fetch(`${base}/${key}`, { headers })),
    cancel: async (key: string | number, reason?: string) =>
      told(
        await fetch(`${base}/${key}/cancel`, {
          method: 'POST',
          headers,
          ...(reason === undefined ? {} : { body: JSON.stringify({ cancellationReason: reason }) }),
        }),
      ),
  };
};

/** Calls of docs/payment-wire.md, made with fetch alone. */
export const invoicesClient = (invoices: LabInvoices, now: () => number = Date.now) => {
  const { merchant, secret } = invoices.credentials;
  const base = `${invoices.url}/merchants/invoices`;
  const signed = (values: readonly (string | number)[], at = now()) => ({
    ...JSON_BODY,
    'x-merchant-id': merchant,
    'x-timestamp': String(at),
    'x-sign': createHmac('sha256', secret)
      .update([merchant, at, ...values].join('|'))
      .digest('hex'),
  });
  const register = (reference: string, amount: number, expiresAt: number) =>
    fetch(base, {
      method: 'POST',
      headers: signed([reference, amount, expiresAt]),
      body: JSON.stringify({ reference, amount, expiresAt }),
    });
  return {
    signed,
    base,
    register: async (reference: string, amount: number, expiresAt = now() + 300_000) =>
      told(await register(reference, amount, expiresAt)),
    read: async (reference: string) =>
      told(await fetch(`${base}?reference=${reference}`, { headers: signed([reference]) })),
    cancel: async (reference: string) =>
      told(
        await fetch(`${base}/cancel`, {
          method: 'POST',
          headers: signed([reference]),
          body: JSON.stringify({ reference }),
        }),
      ),
  };
};
