import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  VIETQR,
  VIETQR_CARD,
  VIETQR_DYNAMIC,
  VIETQR_KIOSK,
  VIETQR_MALFORMED,
  VIETQR_SMALL_CRC,
  VIETQR_TPBANK,
  VIETQR_VIRTUAL,
  VIETQR_WRONG_CRC,
} from './code-samples.ts';
import { crc16 } from './crc16.ts';
import { parseVietQr, printVietQr, type VietQr } from './vietqr.ts';

const KIOSK: VietQr = {
  bin: '970436',
  account: '1234567890',
  service: 'QRIBFTTA',
  amount: 150_000,
  purpose: 'VP 26112200001',
  dynamic: true,
};

const outcome = (code: string): string => {
  const read = parseVietQr(code);
  if (read.ok) return 'ok';
  return read.error === 'invalid' ? `invalid: ${read.field}` : read.error;
};

/** The code with a right CRC. */
const sealed = (body: string): string =>
  `${body}6304${crc16(`${body}6304`).toString(16).toUpperCase().padStart(4, '0')}`;
const BODY = VIETQR_KIOSK.slice(0, -8);
const changed = (from: string, to: string): string => sealed(BODY.replace(from, to));

describe('vectors of domain facts F2', () => {
  it.each([
    [VIETQR_KIOSK, KIOSK],
    [VIETQR_SMALL_CRC, KIOSK],
    [
      VIETQR_CARD,
      {
        bin: '970403',
        account: '9704031101234567',
        service: 'QRIBFTTC',
        amount: null,
        purpose: null,
        dynamic: false,
      },
    ],
    [
      VIETQR_DYNAMIC,
      {
        bin: '970403',
        account: '0011012345678',
        service: 'QRIBFTTA',
        amount: 180_000,
        purpose: 'thanh toan don hang',
        dynamic: true,
      },
    ],
    [
      VIETQR_TPBANK,
      {
        bin: '970423',
        account: '0099999999',
        service: 'QRIBFTTA',
        amount: null,
        purpose: null,
        dynamic: false,
      },
    ],
    [
      VIETQR_VIRTUAL,
      {
        bin: '970422',
        account: 'VQRQACLNP2680',
        service: 'QRIBFTTA',
        amount: 100_000,
        purpose: 'Thanh toan don hang ABC',
        dynamic: true,
      },
    ],
  ])('%s', (code, value) => expect(parseVietQr(code)).toEqual({ ok: true, value }));

  it('the official sample with a wrong inner length is malformed', () =>
    expect(outcome(VIETQR_MALFORMED)).toBe('malformed'));
  it('the sample with a wrong CRC', () => expect(outcome(VIETQR_WRONG_CRC)).toBe('crc'));
  it('prints the synthetic kiosk code', () => expect(printVietQr(KIOSK)).toBe(VIETQR_KIOSK));
});

describe('refusals', () => {
  it.each([
    ['another country', changed('5802VN', '5802TH'), 'foreign-country'],
    ['no country', changed('5802VN', ''), 'foreign-country'],
    ['another currency', changed('5303704', '5303764'), 'foreign-currency'],
    ['another scheme', changed('A000000727', 'A000000677'), 'other-scheme'],
    ['no NAPAS at all', sealed('0002010102115802VN5303704'), 'other-scheme'],
    ['neither static nor dynamic', changed('010212', '010213'), 'invalid: dynamic'],
    ['another service', changed('QRIBFTTA', 'QRPUSHXX'), 'invalid: service'],
    ['letters in the bank', changed('970436', '97043A'), 'invalid: bin'],
    ['a mark in the account', changed('1234567890', '12345-7890'), 'invalid: account'],
    [
      'letters in a card',
      sealed(
        BODY.replace('01101234567890', '0112123456789ABC')
          .replace('0124', '0126')
          .replace('3854', '3856')
          .replace('TTA', 'TTC'),
      ),
      'invalid: account',
    ],
    ['an amount of nothing', changed('5406150000', '54010'), 'invalid: amount'],
    ['an amount with a leading zero', changed('150000', '015000'), 'invalid: amount'],
    ['an amount with cents', changed('150000', '1500.0'), 'invalid: amount'],
    ['a category of letters', changed('5303704', '5204ABCD5303704'), 'invalid: merchant'],
    ['a long name', changed('5802VN', `5802VN5926${'N'.repeat(26)}`), 'invalid: merchant'],
    ['a long purpose', sealed(`${BODY.slice(0, -22)}62300826${'P'.repeat(26)}`), 'invalid: purpose'],
    [
      'a long bill number',
      sealed(`${BODY.slice(0, -22)}62300126${'P'.repeat(26)}`),
      'invalid: additional-data',
    ],
    ['a template of another scheme that does not hold', changed('5303704', '2605000205303704'), 'malformed'],
    ['something left over', sealed(`${BODY}5`), 'malformed'],
    ['no CRC', BODY, 'incomplete'],
    ['half of it', VIETQR_KIOSK.slice(0, 60), 'incomplete'],
    ['its first bytes', '000201', 'incomplete'],
    ['a CRC that is none', `${BODY}6304XYZ1`, 'crc'],
    ['a link', 'https://example.vn', 'not-a-payment-code'],
    ['a line break inside', VIETQR_KIOSK.replace('VP ', 'VP\n'), 'not-a-payment-code'],
    ['without end', `000201${'1'.repeat(600)}`, 'not-a-payment-code'],
    ['nothing', '', 'not-a-payment-code'],
  ])('%s', (_name, code, expected) => expect(outcome(code)).toBe(expected));

  it('reads past what other schemes and merchants add', () =>
    expect(outcome(changed('5303704', '26080004abcd520480625303704'))).toBe('ok'));

  it.each([
    ['an amount of nothing', { amount: 0 }],
    ['part of a đồng', { amount: 1.5 }],
    ['no purpose where one is', { purpose: '' }],
    ['letters beyond ASCII', { purpose: 'Viện phí' }],
    ['a bank of five digits', { bin: '97043' }],
    ['a card of letters', { service: 'QRIBFTTC', account: 'ABCDEFGHIJKLMNOP' }],
  ] as const)('prints no code with %s', (_name, part) =>
    expect(() => printVietQr({ ...KIOSK, ...part })).toThrow(RangeError),
  );
});

const digits = (min: number, max: number): fc.Arbitrary<string> =>
  fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: min, maxLength: max });
const purpose = fc.string({ unit: fc.constantFrom(...'ABZ 019'), minLength: 1, maxLength: 25 });
const common = {
  bin: digits(6, 6),
  amount: fc.option(fc.integer({ min: 1, max: 9_999_999_999_999 })),
  purpose: fc.option(purpose),
  dynamic: fc.boolean(),
};
const transfer: fc.Arbitrary<VietQr> = fc.oneof(
  fc.record({ ...common, account: digits(1, 19), service: fc.constant('QRIBFTTA' as const) }),
  fc.record({ ...common, account: digits(12, 19), service: fc.constant('QRIBFTTC' as const) }),
);

describe('properties', () => {
  it('reads back every code it prints', () => {
    fc.assert(
      fc.property(transfer, (value) => {
        expect(parseVietQr(printVietQr(value))).toEqual({ ok: true, value });
      }),
    );
  });

  it.each(VIETQR)('any one character changed is refused: %s', (code) => {
    const read = parseVietQr(code);
    for (let at = 0; at < code.length; at++)
      for (const character of '09AaZ |é') {
        const other = code.slice(0, at) + character + code.slice(at + 1);
        const same = other.toUpperCase() === code.toUpperCase() && at >= code.length - 4;
        expect(parseVietQr(other).ok, other).toBe(other === code || same);
      }
    expect(read.ok).toBe(true);
  });
});
