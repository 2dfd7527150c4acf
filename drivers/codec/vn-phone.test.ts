import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maskPhone, readPhone } from './vn-phone.ts';

describe('a telephone number', () => {
  it.each([
    ['0912345678', '0912345678'],
    ['+84 912 345 678', '0912345678'],
    ['0912.345.678', '0912345678'],
    ['0912-345-678', '0912345678'],
    ['84912345678', '0912345678'],
    ['0084 912345678', '0912345678'],
    ['+84 (0)912 345 678', '0912345678'],
    ['840912345678', '0912345678'],
    ['(024) 3825 3531', '02438253531'],
    ['+84 24 3825 3531', '02438253531'],
    ['842438253531', '02438253531'],
    [' 0352345678 ', '0352345678'],
    ['0842345678', '0842345678'],
  ])('%s is dialled %s', (written, value) => expect(readPhone(written)).toEqual({ ok: true, value }));

  it.each([
    ['', 'empty'],
    ['  ', 'empty'],
    ['0912 345 678 máy lẻ 2', 'wrong-characters'],
    ['091234567O', 'wrong-characters'],
    ['09+12345678', 'wrong-characters'],
    ['091234567', 'wrong-length'],
    ['912345678', 'wrong-length'],
    ['091234567890', 'wrong-length'],
    ['0'.repeat(41), 'wrong-length'],
    ['0412345678', 'wrong-prefix'],
    ['01234567890', 'wrong-prefix'],
    ['0212345678', 'wrong-prefix'],
    ['+1 202 555 0123', 'wrong-prefix'],
    ['0044 20 7946 0958', 'wrong-prefix'],
  ])('%s is refused: %s', (written, error) => expect(readPhone(written)).toEqual({ ok: false, error }));

  const phones = fc.oneof(fc.stringMatching(/^0[35789]\d{8}$/), fc.stringMatching(/^02\d{9}$/));

  it('is one number however it is written', () => {
    fc.assert(
      fc.property(phones, fc.constantFrom('', ' ', '.', '-'), (phone, between) => {
        const rest = phone.slice(1);
        const grouped = `${rest.slice(0, 3)}${between}${rest.slice(3)}`;
        for (const written of [
          phone,
          `0${grouped}`,
          `+84${between}${grouped}`,
          `84${grouped}`,
          `0084${grouped}`,
        ]) {
          expect(readPhone(written)).toEqual({ ok: true, value: phone });
        }
      }),
    );
  });

  it('is dialled digits or a refusal, whatever is written', () => {
    fc.assert(
      fc.property(fc.string(), (written) => {
        const read = readPhone(written);
        expect(read.ok ? /^0\d{9,10}$/.test(read.value) : read.error.length > 0).toBe(true);
      }),
    );
  });

  it('is shown by its last three digits alone', () => {
    expect(maskPhone('0912345678')).toBe('•••••••678');
    expect(maskPhone('02438253531')).toBe('••••••••531');
    expect(maskPhone('678')).toBe('•••');
    expect(maskPhone('')).toBe('');
  });
});
