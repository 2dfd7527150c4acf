import { printVietQr } from '../../codec/vietqr.ts';
import type { ChargeIntent } from '../../ports/payment.ts';
import type { OrderDesk, Shown } from '../transfer/desk.ts';
import { statusOf, uncreated } from '../transfer/failure.ts';
import type { Client } from './client.ts';
import { isOthers, wordOf } from './word.ts';

export interface Account {
  readonly bin: string;
  readonly number: string;
  readonly name: string;
}
export interface Paths {
  readonly register: string;
  readonly invoice: string;
  readonly cancel: string;
}

/** Never given out, as the number of a charge is more than 0: asks whether the service is well. */
const NO_REFERENCE = '000000000';

/** Invoices of the hospital's bank service. The code is our own: account of the configuration, purpose = reference. */
export const createHisDesk = (client: Client, account: Account, paths: Paths): OrderDesk => {
  const shown = ({ amount, reference }: ChargeIntent): Shown => ({
    payload: printVietQr({
      bin: account.bin,
      account: account.number,
      service: 'QRIBFTTA',
      amount,
      purpose: reference,
      dynamic: true,
    }),
    to: { bin: account.bin, account: account.number, name: account.name, purpose: reference },
  });

  return {
    shown,
    create: async (intent, signal) => {
      const { id: key, reference, amount, expiresAt } = intent;
      const fields = { reference, amount, expiresAt, key };
      const answer = await client.post({ path: paths.register, fields }, signal);
      if (answer.ok) {
        const invoice = answer.value;
        if (isOthers(invoice, intent)) return { kind: 'exists' };
        const word = wordOf(invoice, intent);
        if (word.state === 'no-answer') return uncreated(word.why);
        if (word.state === 'waiting' && word.money.length === 0) return { kind: 'created', ...shown(intent) };
        // No new invoice: ours, if the service says so, registered by a copy of this message that was quicker.
        return invoice.key === null ? { kind: 'exists' } : uncreated('nonsense');
      }
      if (answer.error === 'exists') return { kind: 'exists' };
      return uncreated(answer.error === 'none' ? 'nonsense' : answer.error);
    },
    read: async (intent, signal) => {
      const fields = { reference: intent.reference };
      const answer = await client.get({ path: paths.invoice, fields }, signal);
      if (answer.ok) return wordOf(answer.value, intent);
      if (answer.error === 'none') return { state: 'none' };
      return { state: 'no-answer', why: answer.error === 'exists' ? 'nonsense' : answer.error };
    },
    close: async ({ reference }, signal) => {
      await client.post({ path: paths.cancel, fields: { reference } }, signal);
    },
    status: async (signal) => {
      const answer = await client.get({ path: paths.invoice, fields: { reference: NO_REFERENCE } }, signal);
      if (answer.ok || answer.error === 'none') return 'ready';
      return answer.error === 'exists' ? 'fault' : statusOf(answer.error);
    },
  };
};
