import { z } from 'zod';
import { defineDriver } from '../../define.ts';
import { err, ok } from '../../ports/result.ts';
import { secretRef, takeSecrets } from '../../transport/http-secret.ts';
import { realClock } from '../transfer/clock.ts';
import { createTransferMethod } from '../transfer/method.ts';
import { transferOptions } from '../transfer/options.ts';
import { createClient } from './client.ts';
import { createHisDesk } from './desk.ts';

const path = z.string().startsWith('/');

const options = z.strictObject({
  /** Of the HIS, or of the hospital's service that hears from its bank. */
  baseUrl: z.url({ protocol: /^https?$/ }),
  merchantId: z.string().min(1),
  /** Key of the signatures. */
  secret: secretRef,
  /** Where the money goes: BIN of the bank, account number, and its name as the bank's application shows it. */
  account: z.strictObject({
    bin: z.string().regex(/^\d{6}$/),
    number: z.string().regex(/^[0-9A-Za-z]{1,19}$/),
    name: z.string().min(1),
  }),
  paths: z
    .strictObject({
      register: path.default('/merchants/invoices'),
      invoice: path.default('/merchants/invoices'),
      cancel: path.default('/merchants/invoices/cancel'),
    })
    .prefault({}),
  ...transferOptions,
});

/**
 * VietQR printed by the kiosk; the HIS or the hospital's bank service says what was paid. Its wire, after MediPay's signed
 * `merchants/invoices` (domain facts E1), stands in docs/payment-wire.md.
 */
export default defineDriver({
  kind: 'payment',
  id: 'vietqr-his',
  label: 'VietQR – HIS hoặc dịch vụ ngân hàng của bệnh viện xác nhận',
  options,
  open: async (given, { now, secret, log, signal }) => {
    const secrets = takeSecrets({ secret: given.secret }, secret);
    if (!secrets.ok) return err('misconfigured', secrets.detail);
    const client = createClient({
      baseUrl: given.baseUrl,
      merchantId: given.merchantId,
      secret: secrets.value.get('secret') ?? '',
      timeoutMs: given.timeoutMs,
      now,
    });
    const desk = createHisDesk(client, given.account, given.paths);
    return ok(createTransferMethod({ desk, clock: realClock(now), options: given, signal, log }));
  },
});
