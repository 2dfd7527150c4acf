import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCasso, signCasso, verifyCasso } from './casso.ts';
import { signMedipay, verifyMedipay } from './medipay.ts';
import {
  bytesOf,
  CASSO_BODY,
  CASSO_HEADER,
  CASSO_KEY,
  KEY,
  PAYOS_DATA,
  PAYOS_KEY,
  PAYOS_SIGNATURE,
  SENT_AT,
  VNPAY_HASH,
  VNPAY_KEY,
  VNPAY_QUERY,
} from './notice-samples.ts';
import { payosText, readPayos, signPayosData, signPayosOrder, verifyPayos } from './payos.ts';
import { signSepay, verifySepay, verifySepayApiKey } from './sepay.ts';
import { readVnpay, signVnpay, verifyVnpay, vnpayFields, vnpayText } from './vnpay.ts';

describe('payOS', () => {
  it('signs the official sample', () => {
    expect(payosText(PAYOS_DATA)).toBe(
      'accountNumber=12345678&amount=3000&code=00&counterAccountBankId=&counterAccountBankName=&counterAccountName=&counterAccountNumber=&currency=VND&desc=Thành công&description=VQRIO123&orderCode=123&paymentLinkId=124c33293c43417ab7879e14c8d9eb18&reference=TF230204212323&transactionDateTime=2023-02-04 18:25:00&virtualAccountName=&virtualAccountNumber=',
    );
    expect(signPayosData(PAYOS_DATA, PAYOS_KEY)).toBe(PAYOS_SIGNATURE);
  });

  it('takes and reads the official sample', () => {
    const body = { code: '00', desc: 'success', success: true, data: PAYOS_DATA, signature: PAYOS_SIGNATURE };
    expect(verifyPayos(body, PAYOS_KEY)).toBe(true);
    expect(readPayos(body)).toEqual({
      ok: true,
      notice: {
        provider: 'payos',
        id: 'TF230204212323',
        text: 'VQRIO123',
        orderNumber: 123,
        amount: 3000,
        at: Date.parse('2023-02-04T11:25:00Z'),
      },
    });
  });

  it('takes lists of objects, whatever the order of their keys', () => {
    const one = signPayosData({ items: [{ name: 'Khám', price: 1 }] }, KEY);
    expect(signPayosData({ items: [{ price: 1, name: 'Khám' }] }, KEY)).toBe(one);
    expect(payosText({ items: [{ price: 1, name: 'Khám' }], gone: undefined })).toBe(
      'items=[{"name":"Khám","price":1}]',
    );
  });

  it('signs the five fields of an order', () =>
    expect(
      signPayosOrder(
        {
          returnUrl: 'https://a.vn',
          orderCode: 9,
          description: 'X Y',
          cancelUrl: 'https://b.vn',
          amount: 1000,
        },
        KEY,
      ),
    ).toBe('802bb48a6cef8c0b43c2aae77f6d72e8bb5bbe8707a282dbb74a02f0b4a9b791'));

  it.each([
    [
      'an object, which would stand outside the signature',
      { data: { amount: { value: 1 } }, signature: 'x' },
    ],
    ['no data', { signature: PAYOS_SIGNATURE }],
    ['no signature', { data: PAYOS_DATA }],
    ['an empty signature', { data: PAYOS_DATA, signature: '' }],
    ['a list', []],
    ['null', null],
  ])('refuses %s', (_name, body) => expect(verifyPayos(body, PAYOS_KEY)).toBe(false));

  it('refuses everything without a key', () => {
    const signature = signPayosData(PAYOS_DATA, '');
    expect(verifyPayos({ data: PAYOS_DATA, signature }, '')).toBe(false);
  });

  it('refuses the sample with any one value changed', () => {
    for (const key of Object.keys(PAYOS_DATA)) {
      const data = { ...PAYOS_DATA, [key]: 'other' };
      expect(verifyPayos({ data, signature: PAYOS_SIGNATURE }, PAYOS_KEY), key).toBe(false);
    }
  });
});

describe('Casso', () => {
  it('takes and reads the sample of its repository', () => {
    expect(verifyCasso(CASSO_HEADER, CASSO_BODY, CASSO_KEY)).toBe(1_727_948_258_788);
    expect(signCasso(CASSO_BODY, 1_727_948_258_788, CASSO_KEY)).toBe(CASSO_HEADER);
    expect(readCasso(CASSO_BODY)).toEqual({
      ok: true,
      notice: {
        provider: 'casso',
        id: '0',
        text: 'giao dich thu nghiem',
        orderNumber: null,
        amount: 599_000,
        at: Date.parse('2024-10-03T08:06:37Z'),
      },
    });
  });

  it('signs the same, whatever the order of the keys, with null and nested objects', () => {
    const body = { z: null, data: { b: { d: 1, c: null }, a: [3, 1, 2] } };
    const other = { data: { a: [3, 1, 2], b: { c: null, d: 1 } }, z: null };
    expect(signCasso(body, 1, KEY)).toBe(signCasso(other, 1, KEY));
    expect(verifyCasso(signCasso(body, 1, KEY), other, KEY)).toBe(1);
  });

  it('never crashes, and takes what it signed', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.nat(), (body, sentAt) => {
        expect(verifyCasso(signCasso(body, sentAt, KEY), body, KEY)).toBe(sentAt);
      }),
    );
  });

  it('signs a key that is the name of a prototype', () => {
    const body: unknown = JSON.parse('{"__proto__":{"amount":1}}');
    expect(verifyCasso(signCasso({}, 1, KEY), body, KEY)).toBeNull();
  });

  it.each([undefined, '', 't=1', `t=1,v1=${'0'.repeat(128)}`, 't=1,v1=', CASSO_HEADER.replace('t=1', 't=2')])(
    'refuses the header %j',
    (header) => expect(verifyCasso(header, CASSO_BODY, CASSO_KEY)).toBeNull(),
  );
});

describe('SePay', () => {
  const body = bytesOf({ id: 92_704, transferAmount: 2_277_000 });
  const headers = signSepay(body, SENT_AT, KEY);

  it('signs seconds, a point and the bytes (own vector)', () =>
    expect(headers).toEqual({
      'x-sepay-signature': 'sha256=f5f40289dfa687e7f1ec0c8906cd737a4aff7bf5c592f79e203665ec025dd482',
      'x-sepay-timestamp': '1795309920',
    }));

  it('takes what it signed', () => expect(verifySepay(headers, body, KEY)).toBe(SENT_AT));

  it.each([
    ['another second', { ...headers, 'x-sepay-timestamp': '1795309921' }],
    ['no time', { 'x-sepay-signature': headers['x-sepay-signature'] }],
    ['no signature', { 'x-sepay-timestamp': '1795309920' }],
    ['half of it', { ...headers, 'x-sepay-signature': headers['x-sepay-signature'].slice(0, 40) }],
    ['a time that is none', { ...headers, 'x-sepay-timestamp': '1e9' }],
  ])('refuses %s', (_name, sent) => expect(verifySepay(sent, body, KEY)).toBeNull());

  it('refuses the same value in other bytes', () => {
    const spaced = new TextEncoder().encode(' {"id": 92704, "transferAmount": 2277000}');
    expect(verifySepay(headers, spaced, KEY)).toBeNull();
  });

  it.each([
    ['Apikey a key of the tests', true],
    ['apikey a key of the tests', true],
    ['Apikey a key of the test', false],
    ['Bearer a key of the tests', false],
    ['Apikey ', false],
    [undefined, false],
  ])('the weaker way: %j', (authorization, expected) =>
    expect(verifySepayApiKey(authorization, KEY)).toBe(expected),
  );
  it('no key opens nothing', () => expect(verifySepayApiKey('Apikey ', '')).toBe(false));
});

describe('VNPAY', () => {
  it('signs the vector of domain facts F3', () => {
    const fields = vnpayFields(VNPAY_QUERY) ?? {};
    expect(vnpayText(fields)).toBe(VNPAY_QUERY);
    expect(signVnpay(fields, VNPAY_KEY)).toBe(VNPAY_HASH);
  });

  it('takes and reads it, in whatever order', () => {
    const query = `vnp_SecureHash=${VNPAY_HASH.toUpperCase()}&${VNPAY_QUERY.split('&').reverse().join('&')}&utm=1`;
    expect(verifyVnpay(query, VNPAY_KEY)).toBe(true);
    expect(readVnpay(vnpayFields(query))).toEqual({
      ok: true,
      notice: {
        provider: 'vnpay',
        id: '14400001',
        text: 'Vien phi 001',
        orderNumber: 26_112_200_001,
        amount: 150_000,
        at: null,
      },
    });
  });

  it('takes marks in the encoding in which they were sent', () => {
    const fields = { vnp_OrderInfo: "Khám (lần 2)*!'", vnp_TxnRef: '1' };
    const query = new URLSearchParams({ ...fields, vnp_SecureHash: signVnpay(fields, KEY) }).toString();
    expect(verifyVnpay(query, KEY)).toBe(true);
    const sent = 'vnp_OrderInfo=%28x%29&vnp_TxnRef=1';
    expect(vnpayText({ vnp_OrderInfo: '(x)', vnp_TxnRef: '1' })).not.toBe(sent);
  });

  it.each([
    ['another amount', `${VNPAY_QUERY.replace('15000000', '25000000')}&vnp_SecureHash=${VNPAY_HASH}`],
    ['a field twice', `${VNPAY_QUERY}&vnp_Amount=1&vnp_SecureHash=${VNPAY_HASH}`],
    ['a field more', `${VNPAY_QUERY}&vnp_Z=1&vnp_SecureHash=${VNPAY_HASH}`],
    ['no hash', VNPAY_QUERY],
    ['nothing', ''],
  ])('refuses %s', (_name, query) => expect(verifyVnpay(query, VNPAY_KEY)).toBe(false));
});

describe('MediPay', () => {
  /** Samples of docs/payment-wire.md: made by hand there, from the rule alone. */
  it.each([
    [
      1_795_313_520_000,
      ['0A1B2C3D4', 150_000, 1_795_313_820_000, '5d0f6a0e-6f0b-4b7e-9d0c-0c7f5a3f1b11'],
      'efcf3796d47c159a0e8d3369468930e3157bc1d60c3991b9cb5d22d2ade58fb1',
    ],
    [1_795_313_522_000, ['0A1B2C3D4'], '17ccdb1ba757d5fadc9991f77692d47ff6003d31ab05682027d933f316407007'],
    [1_795_313_530_000, ['0A1B2C3D4'], 'f00e394bce77d87ba54198b81400c691096604b795097182b0a57324fdf43e44'],
  ])('%d %j', (sentAt, values, sign) => {
    expect(signMedipay('medipay-test-secret', 'BV-TEST', sentAt, values)).toBe(sign);
    const headers = { 'x-merchant-id': 'BV-TEST', 'x-timestamp': String(sentAt), 'x-sign': sign };
    expect(verifyMedipay(headers, values, 'medipay-test-secret')).toBe(sentAt);
    expect(
      verifyMedipay({ ...headers, 'x-merchant-id': 'BV-OTHER' }, values, 'medipay-test-secret'),
    ).toBeNull();
    expect(verifyMedipay({ ...headers, 'x-timestamp': '1' }, values, 'medipay-test-secret')).toBeNull();
    expect(verifyMedipay(headers, [...values, null], 'medipay-test-secret')).toBeNull();
    expect(verifyMedipay(headers, values, '')).toBeNull();
  });

  it('null stands as nothing', () =>
    expect(signMedipay(KEY, 'M', 1, [null, 2])).toBe(signMedipay(KEY, 'M', '1', ['', '2'])));
});
