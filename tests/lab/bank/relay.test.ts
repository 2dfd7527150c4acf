import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { NOTICE_PROVIDERS, type NoticeProvider } from '../../../drivers/codec/signatures/notice.ts';
import { type LabBank, startBank } from './bank.ts';
import { invoicesClient, payosClient } from './bank-clients.ts';
import { type Sample, type Wire, wireOf } from './relay-samples.ts';

const START = Date.parse('2026-11-22T02:12:00Z');
const REFERENCE = '0A1B2C3D4';
let now = START;
let bank: LabBank;
let client: ReturnType<typeof invoicesClient>;
beforeAll(async () => {
  bank = await startBank({ payos: { now: () => now }, invoices: { now: () => now } });
  client = invoicesClient(bank.invoices, () => now);
});
beforeEach(async () => {
  now = START;
  await bank.invoices.reset();
  await bank.payos.reset();
  await client.register(REFERENCE, 150_000);
});
afterAll(() => bank.close());

const SAMPLE: Sample = {
  id: '7781',
  amount: 150_000,
  purpose: `MBVCB.1.${REFERENCE.toLowerCase()}.CT`,
  at: START,
};
const wire = (provider: NoticeProvider, more: Partial<Sample> = {}): Wire =>
  wireOf(provider, { ...SAMPLE, ...more }, bank.invoices.relaySecrets);
const deliver = async (provider: NoticeProvider, { query, headers, body }: Wire) => {
  const url = `${bank.invoices.url}/relay/${provider}${query}`;
  const response = await fetch(url, { method: 'POST', headers, body });
  return { status: response.status, body: await response.json() };
};
const outcomes = () => bank.invoices.relayed().map(({ outcome }) => outcome);

describe.each(NOTICE_PROVIDERS)('%s', (provider) => {
  it('makes the kiosk see the money', async () => {
    expect(await deliver(provider, wire(provider))).toMatchObject({ status: 200 });
    expect((await client.read(REFERENCE)).data).toMatchObject({
      status: '00',
      open: false,
      transactions: [{ id: `${provider}-7781`, amount: 150_000, at: START }],
    });
    expect(bank.invoices.ledger()).toMatchObject([{ kind: 'charge', key: REFERENCE, amount: 150_000 }]);
  });

  it('repeated: booked once', async () => {
    await deliver(provider, wire(provider));
    expect((await deliver(provider, wire(provider))).status).toBe(200);
    expect(outcomes()).toEqual(['taken', 'repeated']);
    expect(bank.invoices.ledger()).toHaveLength(1);
  });

  it('signed by somebody else, or changed on the way: refused, nothing booked', async () => {
    const secrets = { ...bank.invoices.relaySecrets, [provider]: 'somebody-else' };
    await deliver(provider, wireOf(provider, SAMPLE, secrets));
    const right = wire(provider);
    const more = (text: string) => text.replace('15000', '95000');
    await deliver(provider, { ...right, query: more(right.query), body: more(right.body) });
    expect(outcomes()).toEqual(['bad-signature', 'bad-signature']);
    expect(bank.invoices.ledger()).toEqual([]);
  });

  it('of another amount, or for nothing: kept, for all to see', async () => {
    await deliver(provider, wire(provider, { amount: 100_000 }));
    await deliver(provider, wire(provider, { id: '7782', purpose: 'chuyen tien' }));
    expect(outcomes()).toEqual(['wrong-amount', 'unknown-order']);
    expect((await client.read(REFERENCE)).data).toMatchObject({ status: '10', open: true });
    expect(bank.invoices.unmatched()).toMatchObject([{ amount: 150_000, purpose: 'chuyen tien' }]);
    expect(bank.invoices.ledger().map(({ key }) => key)).toEqual([REFERENCE, null]);
  });

  it('that is no webhook at all: refused', async () => {
    await deliver(provider, { query: '', headers: {}, body: 'xin chào' });
    expect(['malformed', 'bad-signature']).toContain(outcomes()[0]);
    expect(bank.invoices.ledger()).toEqual([]);
  });
});

it.each(['casso', 'sepay', 'medipay'] as const)('%s: a stale one is refused', async (provider) => {
  now = START + 300_001 + 1_000;
  expect((await deliver(provider, wire(provider))).status).toBe(401);
  expect(outcomes()).toEqual(['stale']);
  expect(bank.invoices.ledger()).toEqual([]);
});

it('two invoices in one purpose: the amount decides', async () => {
  await client.register('000000001', 70_000);
  await deliver('sepay', wire('sepay', { amount: 70_000, purpose: `${REFERENCE} 000000001` }));
  expect(bank.invoices.stateOf('000000001')).toMatchObject({ status: '00' });
  expect(bank.invoices.stateOf(REFERENCE)).toMatchObject({ status: '01' });
});

it('what the lab’s payOS tells is taken by the relay, by its order number alone', async () => {
  await client.register('0A0000001', 150_000);
  await payosClient(bank.payos).create(10 * 32 ** 7 + 1, 150_000, { description: 'vien phi' });
  bank.payos.setWebhook(`${bank.invoices.url}/relay/payos`);
  bank.payos.pay(null, 150_000);
  await bank.payos.webhooksSettled();
  expect(outcomes()).toEqual(['taken']);
  expect((await client.read('0A0000001')).data).toMatchObject({ status: '00' });
});
