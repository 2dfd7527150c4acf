import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type LabBank, startBank } from './bank.ts';
import { payosClient, until } from './bank-clients.ts';

let bank: LabBank;
let client: ReturnType<typeof payosClient>;
beforeAll(async () => {
  bank = await startBank();
  client = payosClient(bank.payos);
});
beforeEach(() => bank.payos.reset());
afterAll(() => bank.close());

describe('the customer', () => {
  it('pays what was shown, once', async () => {
    bank.payos.customer({ does: 'pays' });
    await client.create(20, 150_000);
    await until(() => bank.payos.statusOf('20') === 'PAID');
    expect(bank.payos.ledger()).toMatchObject([{ key: '20', amount: 150_000 }]);
  });

  it('pays another amount, and twice', async () => {
    bank.payos.customer({ does: 'pays', amount: 70_000, times: 2, afterMs: 1 });
    await client.create(21, 150_000);
    await until(() => bank.payos.ledger().length === 2);
    expect((await client.read(21)).data).toMatchObject({ status: 'UNDERPAID', amountPaid: 140_000 });
  });

  it('cancels on payOS’s page', async () => {
    bank.payos.customer({ does: 'cancels' });
    await client.create(22, 150_000);
    await until(() => bank.payos.statusOf('22') === 'CANCELLED');
    expect(bank.payos.ledger()).toEqual([]);
  });

  it.each([{ does: 'waits' }, { does: 'is-declined', reason: 'funds' }] as const)('$does', async (does) => {
    bank.payos.customer(does);
    await client.create(23, 150_000);
    bank.payos.customer({ does: 'pays' });
    await client.create(24, 150_000);
    await until(() => bank.payos.statusOf('24') === 'PAID');
    expect(bank.payos.statusOf('23')).toBe('PENDING');
  });

  it('pays nothing that was never there', () => {
    expect(() => bank.payos.pay(null, 1_000)).toThrow('no order');
    expect(() => bank.payos.pay('1', 1_000)).toThrow('no order');
    expect(() => bank.payos.pay(null, 0.5)).toThrow(RangeError);
  });
});
