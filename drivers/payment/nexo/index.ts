import { z } from 'zod';
import { defineDriver } from '../../define.ts';
import { err, ok } from '../../ports/result.ts';
import { secretRef, takeSecrets } from '../../transport/http-secret.ts';
import { realClock } from '../transfer/clock.ts';
import { createClient } from './client.ts';
import { createNexoMethod } from './method.ts';

const ms = z.number().int().positive();
const HOUR_MS = 3_600_000;

const options = z.strictObject({
  /** `https://10.0.0.7:8443/nexo` of a terminal, or the `/sync` address of its cloud. */
  url: z.url({ protocol: /^https?$/ }),
  /** The kiosk as the terminal knows it (SaleID). */
  saleId: z.string().min(1),
  /** The terminal (POIID), as `P400-123456789`. */
  poiId: z.string().min(1),
  /** Sent as `x-api-key`; a cloud wants one. */
  apiKey: secretRef.optional(),
  /** Shows the hospital's words on the terminal before a payment and after it (DisplayRequest). */
  display: z.boolean().default(false),
  /** Milliseconds. */
  timeouts: z
    .strictObject({
      /** For a payment: longer than the terminal itself waits for a card (120 seconds). */
      chargeMs: ms.default(150_000),
      /** For any other exchange. */
      askMs: ms.default(8000),
      /** Between two questions. */
      pollMs: ms.default(2000),
      /** So long must a terminal not know a charge whose answer was lost, before that is believed. */
      settleMs: ms.default(10_000),
      /** So long may it say nothing before a charge is `unknown`. */
      patienceMs: ms.default(60_000),
      /** So long it remembers a charge; that it does not know an older one says nothing. */
      memoryMs: ms.default(24 * HOUR_MS),
    })
    .prefault({}),
});

/** A card terminal over nexo Retailer (Sale to POI 3.0) as JSON over HTTP (domain facts G). */
export default defineDriver({
  kind: 'payment',
  id: 'nexo',
  label: 'Máy cà thẻ nexo Retailer (Sale to POI, JSON)',
  options,
  open: async (given, { now, secret, log, signal }) => {
    const { url, saleId, poiId, apiKey, display, timeouts } = given;
    const key = apiKey === undefined ? ok(null) : takeSecrets({ apiKey }, secret);
    if (!key.ok) return err('misconfigured', key.detail);
    const { chargeMs, askMs, memoryMs, pollMs, settleMs, patienceMs } = timeouts;
    const client = createClient({
      url,
      saleId,
      poiId,
      apiKey: key.value?.get('apiKey') ?? null,
      chargeMs,
      askMs,
    });
    const limits = { pollMs, settleMs, patienceMs, progressMs: chargeMs };
    const clock = realClock(() => performance.now());
    return ok(createNexoMethod({ client, clock, limits, memoryMs, display, now, log }, signal));
  },
});
