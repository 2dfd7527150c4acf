import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { readPayos, verifyPayos } from '../../../drivers/codec/signatures/payos.ts';
import { json, LabServer } from '../http-server.ts';
import { type LabBank, startBank } from './bank.ts';
import { payosClient } from './bank-clients.ts';

let bank: LabBank;
let client: ReturnType<typeof payosClient>;
const got: unknown[] = [];
const shop = new LabServer(async ({ url, body }) => {
  if (url.pathname === '/gone') return json(404, {});
  got.push(JSON.parse(body.toString('utf8')));
  return json(200, { success: true });
});
beforeAll(async () => {
  bank = await startBank();
  client = payosClient(bank.payos);
  await shop.listen();
});
beforeEach(async () => {
  await bank.payos.reset();
  bank.payos.setWebhook(`${shop.url}/hook`);
  await client.create(1, 100_000);
  got.length = 0;
});
afterAll(async () => {
  await bank.close();
  await shop.close();
});

/** What came: `amount`, and `!` where the signature does not hold. */
const heard = async (): Promise<string[]> => {
  await bank.payos.webhooksSettled();
  return got.map((body) => {
    const read = readPayos(body);
    const genuine = verifyPayos(body, bank.payos.credentials.checksumKey);
    return `${read.ok ? read.notice.amount : read.why}${genuine ? '' : '!'}`;
  });
};
const paysAll = (...amounts: readonly number[]) => {
  for (const amount of amounts) bank.payos.pay('1', amount);
};

it('goes out for each transfer, signed, with the bank’s reference', async () => {
  paysAll(40_000, 60_000);
  expect((await heard()).sort()).toEqual(['40000', '60000']);
  const ids = bank.payos.ledger().map(({ id }) => id);
  expect(got).toMatchObject(
    expect.arrayContaining(
      ids.map((reference) =>
        expect.objectContaining({
          code: '00',
          success: true,
          data: expect.objectContaining({
            orderCode: 1,
            reference,
            currency: 'VND',
            description: '0A1B2C3D4',
          }),
        }),
      ),
    ),
  );
  expect(bank.payos.webhooks().map(({ status }) => status)).toEqual([200, 200]);
});

it('double: told twice, listed and booked once', async () => {
  await bank.payos.setFault('double');
  paysAll(100_000);
  expect(await heard()).toEqual(['100000', '100000']);
  expect(got[0]).toEqual(got[1]);
  expect(bank.payos.ledger()).toHaveLength(1);
  expect((await client.read(1)).data?.transactions).toHaveLength(1);
});

it('disorder: the second before the first', async () => {
  await bank.payos.setFault('disorder', { message: 'payos:webhook' });
  paysAll(40_000);
  expect(await heard()).toEqual([]);
  paysAll(60_000);
  expect(await heard()).toEqual(['60000', '40000']);
});

it('nonsense: a signature of somebody else', async () => {
  await bank.payos.setFault('nonsense', { message: 'payos:webhook' });
  paysAll(100_000);
  expect(await heard()).toEqual(['100000!']);
});

it('lost and late ones', async () => {
  await bank.payos.setFault('lose-request', { message: 'payos:webhook' });
  paysAll(40_000);
  expect(await heard()).toEqual([]);
  await bank.payos.setFault('delay', { message: 'payos:webhook', delayMs: 1 });
  paysAll(60_000);
  expect(await heard()).toEqual(['60000']);
});

it('a late one is given up when the lab forgets', async () => {
  await bank.payos.setFault('delay', { message: 'payos:webhook', delayMs: 600_000 });
  paysAll(60_000);
  await bank.payos.reset();
  expect(await heard()).toEqual([]);
});

it('one that nobody takes is kept as such', async () => {
  bank.payos.setWebhook(`${shop.url}/gone`);
  paysAll(1_000);
  await heard();
  await shop.close();
  paysAll(2_000);
  await heard();
  await shop.listen();
  expect(bank.payos.webhooks().map(({ status }) => status)).toEqual([404, null]);
});

it('an address is confirmed with payOS’s sample', async () => {
  const confirm = async (webhookUrl: string) => {
    const response = await fetch(`${bank.payos.url}/confirm-webhook`, {
      method: 'POST',
      headers: client.headers,
      body: JSON.stringify({ webhookUrl }),
    });
    return { status: response.status, code: (await response.json()).code };
  };
  bank.payos.setWebhook(null);
  expect(await confirm(`${shop.url}/gone`)).toEqual({ status: 400, code: '20' });
  expect(await confirm('nowhere')).toEqual({ status: 400, code: '20' });
  paysAll(1_000);
  expect(await heard()).toEqual([]);
  expect(await confirm(`${shop.url}/hook`)).toEqual({ status: 200, code: '00' });
  paysAll(2_000);
  expect(await heard()).toEqual(['3000', '2000']);
});
