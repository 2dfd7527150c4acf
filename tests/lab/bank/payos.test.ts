import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { parseVietQr } from '../../../drivers/codec/vietqr.ts';
import { type LabBank, startBank } from './bank.ts';
import { payosClient } from './bank-clients.ts';
import { signPayosData } from './payos-sign.ts';

let now = Date.parse('2026-11-22T02:12:00Z');
let bank: LabBank;
let client: ReturnType<typeof payosClient>;
beforeAll(async () => {
  bank = await startBank({ payos: { now: () => now } });
  client = payosClient(bank.payos);
});
beforeEach(() => bank.payos.reset());
afterAll(() => bank.close());

describe('signatures', () => {
  it('are those of payOS’s documentation', () => {
    const data = {
      orderCode: 123,
      amount: 3000,
      description: 'VQRIO123',
      accountNumber: '12345678',
      reference: 'TF230204212323',
      transactionDateTime: '2023-02-04 18:25:00',
      currency: 'VND',
      paymentLinkId: '124c33293c43417ab7879e14c8d9eb18',
      code: '00',
      desc: 'Thành công',
      counterAccountBankId: '',
      counterAccountBankName: null,
      counterAccountName: '',
      counterAccountNumber: '',
      virtualAccountName: '',
      virtualAccountNumber: '',
    };
    expect(signPayosData(data, '1a54716c8f0efb2744fb28b6e38b25da7f67a925d98bc1c18bd8faaecadd7675')).toBe(
      '412e915d2871504ed31be63c8f62a149a4410d34c4c42affc9006ef9917eaa03',
    );
  });

  it('stand on every answer', async () => {
    const { checksumKey } = bank.payos.credentials;
    const created = await client.create(41, 150_000);
    bank.payos.pay('41', 50_000);
    const [read, cancelled] = [await client.read(41), await client.cancel(41)];
    for (const { data, signature } of [created, read, cancelled]) {
      expect(signature).toBe(signPayosData(data ?? {}, checksumKey));
    }
  });
});

describe('an order', () => {
  it('is created with a code for its own account', async () => {
    const { code, data } = await client.create(2 ** 45 - 1, 150_000, { expiredAt: now / 1_000 + 300 });
    expect(code).toBe('00');
    expect(data).toMatchObject({
      status: 'PENDING',
      currency: 'VND',
      amount: 150_000,
      orderCode: 2 ** 45 - 1,
    });
    const read = parseVietQr(String(data?.qrCode));
    expect(read).toMatchObject({
      ok: true,
      value: {
        bin: data?.bin,
        account: data?.accountNumber,
        amount: 150_000,
        purpose: '0A1B2C3D4',
        dynamic: true,
      },
    });
  });

  it('that stands already is refused, and stands as it was', async () => {
    await client.create(7, 150_000);
    expect(await client.create(7, 160_000)).toMatchObject({ code: '231', data: null });
    expect((await client.read(7)).data).toMatchObject({ amount: 150_000, status: 'PENDING' });
  });

  it.each([
    ['of nothing', { amount: 0 }],
    ['below nothing', { amount: -1 }],
    ['of half a đồng', { amount: 1.5 }],
    ['with no order code', { orderCode: 0 }],
    ['with an order code that no number holds', { orderCode: 2 ** 53 }],
    ['with 26 letters', { description: 'x'.repeat(26) }],
    ['with nowhere to return to', { returnUrl: 'nowhere' }],
    ['that is over already', { expiredAt: 1 }],
  ])('%s is refused', async (_, more) => {
    expect(await client.create(8, 1_000, more)).toMatchObject({ code: '20', data: null });
    expect((await client.read(8)).code).toBe('101');
  });

  it('is refused with a wrong signature, wrong keys, or no JSON', async () => {
    const asked = client.request(9, 1_000);
    const codeOf = async (body: object, headers = client.headers) =>
      (await (await client.send(body, headers)).json()).code;
    expect(await codeOf({ ...asked, amount: 2_000 })).toBe('201');
    expect(await codeOf(asked, { ...client.headers, 'x-api-key': 'another' })).toBe('214');
    const response = await fetch(`${bank.payos.url}/v2/payment-requests`, {
      method: 'POST',
      headers: client.headers,
      body: '{',
    });
    expect((await response.json()).code).toBe('20');
    expect(bank.payos.statusOf('9')).toBeNull();
  });

  it('goes from PENDING over PROCESSING and UNDERPAID to PAID', async () => {
    const { data } = await client.create(10, 150_000);
    const seen: unknown[] = [];
    const look = async () => seen.push((await client.read(10)).data?.status);
    await look();
    bank.payos.process(null);
    await look();
    bank.payos.pay('10', 100_000);
    await look();
    expect((await client.read(String(data?.paymentLinkId))).data).toMatchObject({
      amountPaid: 100_000,
      amountRemaining: 50_000,
    });
    bank.payos.pay(null, 50_000);
    await look();
    expect(seen).toEqual(['PENDING', 'PROCESSING', 'UNDERPAID', 'PAID']);
    expect((await client.read(10)).data?.transactions).toMatchObject([
      { amount: 100_000, transactionDateTime: '2026-11-22T09:12:00+07:00' },
      { amount: 50_000 },
    ]);
    expect(bank.payos.ledger()).toMatchObject([
      { kind: 'charge', key: '10', amount: 100_000, at: now },
      { kind: 'charge', key: '10', amount: 50_000, at: now },
    ]);
  });

  it('is cancelled once, with its reason, and again the same; paid it is not', async () => {
    await client.create(11, 1_000);
    expect((await client.cancel(11, 'hết giờ')).data).toMatchObject({
      status: 'CANCELLED',
      cancellationReason: 'hết giờ',
    });
    expect((await client.cancel(11, 'khác')).data).toMatchObject({ cancellationReason: 'hết giờ' });
    await client.create(12, 1_000);
    bank.payos.pay('12', 1_000);
    expect((await client.cancel(12)).code).not.toBe('00');
    expect(bank.payos.statusOf('12')).toBe('PAID');
    expect((await client.cancel(13)).code).toBe('101');
  });

  it('expires, and money that comes late is shown all the same', async () => {
    await client.create(14, 1_000, { expiredAt: now / 1_000 + 60 });
    await client.create(15, 1_000);
    await client.cancel(15);
    now += 60_000;
    bank.payos.pay('14', 1_000);
    bank.payos.pay('15', 1_000);
    expect((await client.read(14)).data).toMatchObject({ status: 'EXPIRED', amountPaid: 1_000 });
    expect((await client.read(15)).data).toMatchObject({ status: 'CANCELLED', amountPaid: 1_000 });
    expect((await client.cancel(14)).code).not.toBe('00');
  });
});

it('puts payOS’s prefix before the purpose where it is asked to, and takes nine letters where it takes no more', async () => {
  const other = await startBank({ payos: { prefixed: true, descriptionLimit: 9 } });
  const { create } = payosClient(other.payos);
  const { data } = await create(30, 1_000);
  expect(data?.description).toMatch(/^CS[0-9A-Z]{9} 0A1B2C3D4$/);
  expect(parseVietQr(String(data?.qrCode))).toMatchObject({
    ok: true,
    value: { purpose: data?.description },
  });
  expect((await create(31, 1_000, { description: 'ten digits' })).code).toBe('20');
  await other.close();
});
