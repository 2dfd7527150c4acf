import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type LabBank, startBank } from './bank.ts';
import { invoicesClient, until } from './bank-clients.ts';

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

describe('the customer', () => {
  it('pays, whatever the banks put around the reference', async () => {
    bank.invoices.customer({ does: 'pays' });
    for (let count = 1; count <= 4; count++) await client.register(`00000000${count}`, count * 1_000);
    await until(() => bank.invoices.ledger().length === 4);
    for (let count = 1; count <= 4; count++) {
      expect(bank.invoices.stateOf(`00000000${count}`)).toMatchObject({ status: '00' });
    }
  });

  it('pays once for a code that is registered again, and nothing for one that is over', async () => {
    bank.invoices.customer({ does: 'pays' });
    await client.register(REFERENCE, 1_000);
    await client.register(REFERENCE, 1_000);
    await client.register('000000001', 1_000, START - 1);
    await client.register('000000002', 1_000);
    await until(() => bank.invoices.ledger().length >= 2);
    expect(bank.invoices.ledger().map(({ key }) => key)).toEqual([REFERENCE, '000000002']);
  });

  it('takes the invoice back', async () => {
    bank.invoices.customer({ does: 'cancels' });
    await client.register(REFERENCE, 1_000);
    await until(async () => (await client.read(REFERENCE)).data?.reason === 'cancelled');
    expect(bank.invoices.ledger()).toEqual([]);
  });
});

describe('faults', () => {
  it.each(['lose-answer', 'lose-request', 'nonsense'] as const)(
    '%s falls on the message named',
    async (name) => {
      await bank.invoices.setFault(name, { message: 'invoices:register' });
      const response = await client.register(REFERENCE, 1_000).catch(() => null);
      expect(response).toBeNull();
      expect((await client.read(REFERENCE)).code).toBe(name === 'lose-request' ? '404' : '000');
    },
  );

  it('double: the bank tells of it twice, and it is booked once', async () => {
    await client.register(REFERENCE, 1_000);
    await bank.invoices.setFault('double');
    bank.invoices.pay(REFERENCE, 1_000);
    expect((await client.read(REFERENCE)).data).toMatchObject({ status: '00' });
    expect(bank.invoices.ledger()).toHaveLength(1);
  });

  it('disorder: tells how it stood before', async () => {
    await client.register(REFERENCE, 1_000);
    bank.invoices.pay(REFERENCE, 1_000);
    await bank.invoices.setFault('disorder');
    expect((await client.read(REFERENCE)).data).toMatchObject({ status: '01', transactions: [] });
    expect((await client.read(REFERENCE)).data).toMatchObject({ status: '00' });
  });

  it('wrong-amount: another amount arrives', async () => {
    bank.invoices.customer({ does: 'pays' });
    await bank.invoices.setFault('wrong-amount');
    await client.register(REFERENCE, 1_000);
    await until(() => bank.invoices.ledger().length === 1);
    expect((await client.read(REFERENCE)).data).toMatchObject({ status: '10', open: false });
  });

  it('delay and away end', async () => {
    await bank.invoices.setFault('delay', { delayMs: 1 });
    expect((await client.register(REFERENCE, 1_000)).code).toBe('000');
    await bank.invoices.setFault('away');
    await expect(client.read(REFERENCE)).rejects.toMatchObject({ cause: { code: 'ECONNREFUSED' } });
    await bank.invoices.setFault(null);
    expect((await client.read(REFERENCE)).code).toBe('000');
  });

  it('each message can be watched', async () => {
    const told: string[] = [];
    bank.invoices.watch((when, message) => told.push(`${when} ${message}`));
    await client.register(REFERENCE, 1_000);
    await client.read(REFERENCE);
    await client.cancel(REFERENCE);
    await until(() => told.length === 6);
    bank.invoices.watch(null);
    expect(told).toEqual(
      ['register', 'read', 'cancel'].flatMap((name) => [`before invoices:${name}`, `after invoices:${name}`]),
    );
  });
});
