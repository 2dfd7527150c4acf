import { z } from 'zod';
import { defineDriver } from '../../define.ts';
import { err, ok } from '../../ports/result.ts';
import { secretRef, takeSecrets } from '../../transport/http-secret.ts';
import { realClock } from '../transfer/clock.ts';
import { createTransferMethod } from '../transfer/method.ts';
import { transferOptions } from '../transfer/options.ts';
import { createClient } from './client.ts';
import { createPayosDesk } from './desk.ts';

const options = z.strictObject({
  clientId: secretRef,
  apiKey: secretRef,
  checksumKey: secretRef,
  /** payOS, or the hospital's own way to it. */
  baseUrl: z.url({ protocol: /^https?$/ }).default('https://api-merchant.payos.vn'),
  /** payOS wants to know where its own payment page leads back to; the kiosk never opens that page. */
  returnUrl: z.url().default('https://localhost/paid'),
  cancelUrl: z.url().default('https://localhost/cancelled'),
  ...transferOptions,
});

/** payOS (https://payos.vn): payment links paid by VietQR transfer (domain facts F3). */
export default defineDriver({
  kind: 'payment',
  id: 'payos',
  label: 'VietQR – payOS',
  options,
  open: async (given, { now, secret, log, signal }) => {
    const { clientId, apiKey, checksumKey } = given;
    const secrets = takeSecrets({ clientId, apiKey, checksumKey }, secret);
    if (!secrets.ok) return err('misconfigured', secrets.detail);
    const client = createClient({
      baseUrl: given.baseUrl,
      clientId: secrets.value.get('clientId') ?? '',
      apiKey: secrets.value.get('apiKey') ?? '',
      checksumKey: secrets.value.get('checksumKey') ?? '',
      timeoutMs: given.timeoutMs,
    });
    const { returnUrl, cancelUrl } = given;
    const desk = createPayosDesk(client, { returnUrl, cancelUrl });
    return ok(createTransferMethod({ desk, clock: realClock(now), options: given, signal, log }));
  },
});
