import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Lab, startLab } from '../lab.ts';
import { invoicesClient, payosClient, until } from './bank-clients.ts';

let lab: Lab;
beforeAll(async () => {
  lab = await startLab({ bank: true, scanner: false });
});
afterAll(() => lab.close());

const post = async (path: string, body: unknown) =>
  (await fetch(`${lab.addresses.controlUrl}${path}`, { method: 'POST', body: JSON.stringify(body) })).json();
const state = async () => (await (await fetch(`${lab.addresses.controlUrl}/state`)).json()).bank;
const bankOf = () => {
  if (!lab.bank) throw new Error('no bank');
  return lab.bank;
};

it('is told of in the description of the lab, with what it wants to be called with', () => {
  const { payos, invoices } = bankOf();
  expect(lab.describe()).toMatchObject({
    payosUrl: payos.url,
    payosClientId: payos.credentials.clientId,
    payosApiKey: payos.credentials.apiKey,
    payosChecksumKey: payos.credentials.checksumKey,
    invoicesUrl: invoices.url,
    invoicesMerchant: invoices.credentials.merchant,
    invoicesSecret: invoices.credentials.secret,
  });
});

it('is driven over HTTP, and shows its ledgers', async () => {
  const { payos, invoices } = bankOf();
  expect(await post('/bank', { which: 'payos', customer: { does: 'pays', times: 2 } })).toEqual({ ok: true });
  await payosClient(payos).create(1, 150_000);
  await until(() => payos.ledger().length === 2);
  await invoicesClient(invoices).register('0A1B2C3D4', 70_000);
  expect(await post('/bank', { which: 'invoices', pay: { key: null, amount: 70_000 } })).toEqual({
    ok: true,
  });
  expect(await state()).toMatchObject({
    payos: {
      ledger: [
        { key: '1', amount: 150_000 },
        { key: '1', amount: 150_000 },
      ],
    },
    invoices: { ledger: [{ key: '0A1B2C3D4', amount: 70_000 }], unmatched: [] },
  });
});

it('takes faults, lets go of them, and forgets all at a reset', async () => {
  const { payos } = bankOf();
  await post('/bank', { which: 'payos', fault: { name: 'away' } });
  await expect(payosClient(payos).read(1)).rejects.toThrow();
  await post('/bank', { which: 'payos', fault: null });
  expect((await payosClient(payos).read(1)).code).toBe('00');
  await post('/reset', {});
  expect(await state()).toMatchObject({ payos: { ledger: [] }, invoices: { ledger: [] } });
});

it.each([
  { which: 'post-office' },
  { which: 'payos', pay: { key: null, amount: 0.5 } },
  { which: 'payos', pay: { key: '99', amount: 1_000 } },
  { which: 'payos', process: true },
  { which: 'payos', fault: { name: 'sulks' } },
])('refuses %j', async (wish) => {
  expect(await post('/bank', wish)).toMatchObject({ ok: false });
});
