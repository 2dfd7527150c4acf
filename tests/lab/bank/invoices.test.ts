import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type LabBank, startBank } from './bank.ts';
import { invoicesClient } from './bank-clients.ts';

const START = 1_795_313_520_000;
const REFERENCE = '0A1B2C3D4';
let now = START;
let bank: LabBank;
let client: ReturnType<typeof invoicesClient>;
beforeAll(async () => {
  bank = await startBank({ invoices: { now: () => now } });
  client = invoicesClient(bank.invoices, () => now);
});
beforeEach(async () => {
  now = START;
  await bank.invoices.reset();
});
afterAll(() => bank.close());

const send = async (headers: Record<string, string>, body: unknown, path = '') => {
  const response = await fetch(client.base + path, { method: 'POST', headers, body: JSON.stringify(body) });
  return response.json();
};
const fieldsOf = { reference: REFERENCE, amount: 150_000, expiresAt: START + 300_000 };
const values = [REFERENCE, 150_000, START + 300_000];
const KEY = '5d0f6a0e-6f0b-4b7e-9d0c-0c7f5a3f1b11';

describe('docs/payment-wire.md', () => {
  const page = readFileSync(new URL('../../../docs/payment-wire.md', import.meta.url), 'utf8').split('\n');
  const sampleOf = (start: string): unknown => {
    const line = page.find((one) => one.startsWith(start)) ?? '';
    return JSON.parse(line.slice(line.indexOf('{')));
  };
  const signs = page.filter((line) => line.startsWith('x-sign: ')).map((line) => line.slice(8));

  it('its requests are taken as they stand there', async () => {
    const credentials = { merchant: 'BV-TEST', secret: 'medipay-test-secret' };
    const other = await startBank({ invoices: { now: () => now, credentials } });
    const base = `${other.invoices.url}/merchants/invoices`;
    const ask = async (path: string, at: number, sign: string | undefined, body?: unknown) => {
      const headers = {
        'x-merchant-id': 'BV-TEST',
        'x-timestamp': String(at),
        ...(sign && { 'x-sign': sign }),
      };
      const sent = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
      return (await fetch(base + path, { headers, ...sent })).json();
    };
    const [register, read, cancel] = signs;
    const fresh = sampleOf('{"code":"000"');
    expect(await ask('', START, register, sampleOf('{"reference":"0A1B2C3D4","amount"'))).toEqual(fresh);
    expect(await ask(`?reference=${REFERENCE}`, START + 2_000, read)).toEqual(fresh);
    const named = sampleOf('{"reference":"0A1B2C3D4"}');
    expect(await ask('/cancel', START + 10_000, cancel, named)).toEqual(sampleOf('cancelled'));
    await other.close();
  });

  it.each([
    ['paid', 150_000],
    ['too little', 100_000],
  ])('%s', async (name, amount) => {
    await send(client.signed([...values, KEY]), { ...fieldsOf, key: KEY });
    now += 1_000;
    bank.invoices.pay(REFERENCE, amount);
    const id = bank.invoices.ledger()[0]?.id ?? '';
    const answer = JSON.stringify(await client.read(REFERENCE)).replace(id, 'FT26326001');
    expect(JSON.parse(answer)).toEqual(sampleOf(name));
  });

  it('unknown', async () => {
    expect(await client.read(REFERENCE)).toEqual(sampleOf('unknown'));
  });
});

describe('a request', () => {
  it.each([
    ['another secret', { 'x-sign': 'ab'.repeat(32) }],
    ['no signature', { 'x-sign': '' }],
    ['half a signature', { 'x-sign': 'ab' }],
    ['another merchant', { 'x-merchant-id': 'BV-KHAC' }],
    ['a time that was not signed', { 'x-timestamp': String(START + 1) }],
    ['no time', { 'x-timestamp': '' }],
  ])('with %s is refused', async (_, wrong) => {
    expect(await send({ ...client.signed(values), ...wrong }, fieldsOf)).toMatchObject({
      code: '401',
      data: null,
    });
    expect(bank.invoices.stateOf(REFERENCE)).toBeNull();
  });

  it('is refused when more than five minutes off, either way', async () => {
    const codeAt = async (at: number) => (await send(client.signed(values, at), fieldsOf)).code;
    expect(await codeAt(START - 300_001)).toBe('401');
    expect(await codeAt(START + 300_001)).toBe('401');
    expect(await codeAt(START - 300_000)).toBe('000');
  });

  it('whose body was changed after signing is refused', async () => {
    expect((await send(client.signed(values), { ...fieldsOf, amount: 1 })).code).toBe('401');
  });

  it.each([
    ['an amount of nothing', { amount: 0 }],
    ['half a đồng', { amount: 1.5 }],
    ['less than nothing', { amount: -5 }],
    ['an amount in words', { amount: 'nhiều' }],
    ['no reference', { reference: '' }],
    ['a reference with a letter that is none', { reference: '0A1B2C3DI' }],
  ])('with %s is refused, well signed as it is', async (_, wrong) => {
    const fields = { ...fieldsOf, ...wrong };
    const { reference, amount, expiresAt } = fields;
    expect(await send(client.signed([reference, amount, expiresAt]), fields)).toMatchObject({ code: '400' });
  });

  it('says its codes as HTTP statuses where the service does so', async () => {
    const other = await startBank({ invoices: { statuses: true } });
    const { base, signed } = invoicesClient(other.invoices);
    const response = await fetch(`${base}?reference=${REFERENCE}`, { headers: signed([REFERENCE]) });
    expect([response.status, (await response.json()).code]).toEqual([404, '404']);
    await other.close();
  });
});

describe('an invoice', () => {
  it('is registered once: again the same, and never with another amount', async () => {
    const first = await client.register(REFERENCE, 150_000);
    expect(await client.register(REFERENCE, 150_000)).toEqual(first);
    expect(await client.register(REFERENCE, 150_001)).toMatchObject({ code: '409', data: null });
    await client.cancel(REFERENCE);
    expect((await client.register(REFERENCE, 150_000)).data).toMatchObject({ reason: 'cancelled' });
  });

  it('keeps the key that it was registered with first, which is signed', async () => {
    const register = (key: string) => send(client.signed([...values, key]), { ...fieldsOf, key });
    expect(await register(KEY)).toMatchObject({ code: '000', data: { key: KEY } });
    expect(await register('another')).toMatchObject({ code: '000', data: { key: KEY } });
    expect(await client.register(REFERENCE, 150_000)).toMatchObject({ code: '000', data: { key: KEY } });
    expect(await send(client.signed(values), { ...fieldsOf, key: KEY })).toMatchObject({ code: '401' });
  });

  it('goes over processing to paid; too much and twice is a mismatch', async () => {
    await client.register(REFERENCE, 150_000);
    bank.invoices.process(null);
    expect((await client.read(REFERENCE)).data).toMatchObject({
      status: '99',
      reason: 'processing',
      open: true,
    });
    bank.invoices.pay(null, 100_000);
    expect((await client.read(REFERENCE)).data).toMatchObject({ status: '10', reason: null, open: true });
    bank.invoices.pay(REFERENCE, 50_000);
    expect((await client.read(REFERENCE)).data).toMatchObject({ status: '00', open: false });
    bank.invoices.pay(REFERENCE, 150_000);
    expect((await client.read(REFERENCE)).data).toMatchObject({ status: '10', open: false });
    expect(bank.invoices.ledger().map(({ key, amount }) => [key, amount])).toEqual([
      [REFERENCE, 100_000],
      [REFERENCE, 50_000],
      [REFERENCE, 150_000],
    ]);
  });

  it('expires by itself, and cancelling it then changes nothing', async () => {
    await client.register(REFERENCE, 150_000, START + 60_000);
    now += 60_000;
    const over = { status: '99', reason: 'expired', open: false };
    expect((await client.read(REFERENCE)).data).toMatchObject(over);
    expect((await client.cancel(REFERENCE)).data).toMatchObject(over);
  });

  it('never hides money that comes late', async () => {
    await client.register(REFERENCE, 150_000);
    await client.cancel(REFERENCE);
    bank.invoices.pay(REFERENCE, 150_000);
    const paid = { status: '00', open: false, transactions: [{ amount: 150_000 }] };
    expect((await client.cancel(REFERENCE)).data).toMatchObject(paid);
    await client.register('000000001', 1_000, START + 60_000);
    now += 61_000;
    bank.invoices.pay('000000001', 2_000);
    expect((await client.read('000000001')).data).toMatchObject({ status: '10', open: false });
  });

  it('finds the money that was there before it', async () => {
    bank.invoices.pay(REFERENCE, 150_000);
    expect(bank.invoices.unmatched()).toHaveLength(1);
    expect(bank.invoices.ledger()).toMatchObject([{ key: null }]);
    expect((await client.register(REFERENCE, 150_000)).data).toMatchObject({ status: '00' });
    expect(bank.invoices.unmatched()).toEqual([]);
    expect(bank.invoices.ledger()).toMatchObject([{ key: REFERENCE }]);
  });
});
