import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { MoneyFault } from '../money.ts';
import { type LabBank, startBank } from './bank.ts';
import { payosClient, until } from './bank-clients.ts';
import { signPayosData } from './payos-sign.ts';

let bank: LabBank;
let client: ReturnType<typeof payosClient>;
beforeAll(async () => {
  bank = await startBank();
  client = payosClient(bank.payos);
});
beforeEach(async () => {
  await bank.payos.reset();
  bank.payos.watch(null);
});
afterAll(() => bank.close());

const fault = (name: MoneyFault | null, options = {}) => bank.payos.setFault(name, options);

it('lose-answer: does it, and says nothing, so often', async () => {
  await fault('lose-answer', { times: 2 });
  await expect(client.create(1, 1_000)).rejects.toThrow();
  expect(bank.payos.statusOf('1')).toBe('PENDING');
  await expect(client.cancel(1)).rejects.toThrow();
  expect((await client.read(1)).data).toMatchObject({ status: 'CANCELLED' });
});

it('lose-answer of a creation: nobody sees the code', async () => {
  bank.payos.customer({ does: 'pays' });
  await fault('lose-answer');
  await expect(client.create(2, 1_000)).rejects.toThrow();
  await client.create(3, 1_000);
  await until(() => bank.payos.ledger().length > 0);
  expect(bank.payos.ledger()).toMatchObject([{ key: '3' }]);
});

it('lose-request: does nothing', async () => {
  await fault('lose-request');
  await expect(client.create(4, 1_000)).rejects.toThrow();
  expect(bank.payos.statusOf('4')).toBeNull();
  expect((await client.create(4, 1_000)).code).toBe('00');
});

it('delay: has done it long before it answers', async () => {
  await fault('delay', { delayMs: 600_000, message: 'payos:cancel' });
  await client.create(5, 1_000);
  const given = new AbortController();
  const waiting = fetch(`${bank.payos.url}/v2/payment-requests/5/cancel`, {
    method: 'POST',
    headers: client.headers,
    signal: given.signal,
  });
  await until(() => bank.payos.statusOf('5') === 'CANCELLED');
  given.abort();
  await expect(waiting).rejects.toThrow();
});

it('delay: answers in the end', async () => {
  await fault('delay', { delayMs: 1 });
  expect((await client.create(6, 1_000)).code).toBe('00');
});

it('nonsense: a page, half an answer, a wrong one, a forged one; and it is done', async () => {
  await client.create(7, 1_000);
  await fault('nonsense', { times: 4, message: 'payos:read' });
  const read = () => fetch(`${bank.payos.url}/v2/payment-requests/7`, { headers: client.headers });
  expect((await read()).headers.get('content-type')).toContain('text/html');
  await expect((await read()).json()).rejects.toThrow(SyntaxError);
  expect((await (await read()).json()).data).toEqual({ status: 'OK', amount: 'nhiều' });
  const forged = await (await read()).json();
  expect(forged.data.orderCode).toBe(7);
  expect(forged.signature).not.toBe(signPayosData(forged.data, bank.payos.credentials.checksumKey));
  expect((await client.read(7)).data).toMatchObject({ status: 'PENDING' });
});

it('disorder: tells how it stood before', async () => {
  await client.create(8, 1_000);
  bank.payos.pay('8', 1_000);
  await fault('disorder');
  expect((await client.read(8)).data).toMatchObject({ status: 'PENDING', amountPaid: 0, transactions: [] });
  expect((await client.read(8)).data).toMatchObject({ status: 'PAID', amountPaid: 1_000 });
});

it('wrong-amount: another amount arrives', async () => {
  bank.payos.customer({ does: 'pays' });
  await fault('wrong-amount');
  await client.create(9, 50_000);
  await until(() => bank.payos.ledger().length === 1);
  await client.create(10, 50_000);
  await until(() => bank.payos.ledger().length === 2);
  expect(bank.payos.ledger()).toMatchObject([{ amount: 51_000 }, { amount: 50_000 }]);
});

it('away: refuses connections until it is back, on the same port', async () => {
  const { url } = bank.payos;
  await fault('away');
  await expect(client.create(11, 1_000)).rejects.toMatchObject({ cause: { code: 'ECONNREFUSED' } });
  await fault(null);
  expect((await client.create(11, 1_000)).code).toBe('00');
  expect(bank.payos.url).toBe(url);
});

it('falls on the message that was named, and on no other', async () => {
  await fault('lose-answer', { message: 'payos:cancel' });
  await client.create(12, 1_000);
  await client.read(12);
  await expect(client.cancel(12)).rejects.toThrow();
  expect((await client.read(12)).data).toMatchObject({ status: 'CANCELLED' });
});

describe('watch', () => {
  it('is told before a message is acted on, and after its answer', async () => {
    const told: unknown[] = [];
    bank.payos.watch((when, message) => told.push([when, message, bank.payos.statusOf('13')]));
    await client.create(13, 1_000);
    await client.read(13);
    await client.cancel(13);
    await until(() => told.length === 6);
    expect(told).toEqual([
      ['before', 'payos:create', null],
      ['after', 'payos:create', 'PENDING'],
      ['before', 'payos:read', 'PENDING'],
      ['after', 'payos:read', 'PENDING'],
      ['before', 'payos:cancel', 'PENDING'],
      ['after', 'payos:cancel', 'CANCELLED'],
    ]);
  });

  it('is told of no answer that was lost', async () => {
    const told: string[] = [];
    bank.payos.watch((when, message) => told.push(`${when} ${message}`));
    await fault('lose-answer');
    await expect(client.create(14, 1_000)).rejects.toThrow();
    await fault('lose-request');
    await expect(client.read(14)).rejects.toThrow();
    await client.read(14);
    await until(() => told.length === 4);
    expect(told).toEqual([
      'before payos:create',
      'before payos:read',
      'before payos:read',
      'after payos:read',
    ]);
  });
});

it('reset forgets orders, money, faults and the customer', async () => {
  bank.payos.customer({ does: 'pays', afterMs: 600_000 });
  await client.create(15, 1_000);
  bank.payos.pay('15', 1_000);
  await fault('away');
  await bank.payos.reset();
  expect(bank.payos.ledger()).toEqual([]);
  expect((await client.read(15)).code).toBe('101');
  expect((await client.create(15, 1_000)).data).toMatchObject({ status: 'PENDING' });
});
