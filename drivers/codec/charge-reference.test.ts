import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chargeMintedAt, chargeNumber, printReference, readReference } from './charge-reference.ts';

const EPOCH = Date.parse('2026-01-01T00:00:00Z');
const LAST = 2 ** 45 - 1;
const number = fc.integer({ min: 1, max: LAST });
const instant = fc.integer({ min: EPOCH + 1000, max: EPOCH + (2 ** 31 - 1) * 1000 });
const random = fc.integer({ min: 0, max: 2 ** 14 - 1 });

describe('number of a charge', () => {
  it.each([
    [EPOCH + 1000, 0, 16_384],
    [EPOCH + 1999, 1, 16_385],
    [EPOCH, 1, 1],
    [EPOCH + (2 ** 31 - 1) * 1000, 2 ** 14 - 1, LAST],
  ])('%d and %d', (now, bits, expected) => expect(chargeNumber(now, bits)).toBe(expected));

  it.each([
    ['before 2026', EPOCH - 1, 0],
    ['after the last second', EPOCH + 2 ** 31 * 1000, 0],
    ['no instant', Number.NaN, 0],
    ['fifteen random bits', EPOCH + 1000, 2 ** 14],
    ['negative random bits', EPOCH + 1000, -1],
    ['half a bit', EPOCH + 1000, 0.5],
    ['nothing at all', EPOCH, 0],
  ])('%s is refused', (_name, now, bits) => expect(() => chargeNumber(now, bits)).toThrow(RangeError));

  it('grows with the second, whatever the random bits', () => {
    fc.assert(
      fc.property(instant, random, random, (now, one, two) => {
        fc.pre(now + 1000 < EPOCH + 2 ** 31 * 1000);
        expect(chargeNumber(now + 1000, one)).toBeGreaterThan(chargeNumber(now, two));
      }),
    );
  });

  it('tells the second in which it was minted', () => {
    fc.assert(
      fc.property(instant, random, (now, bits) => {
        expect(chargeMintedAt(chargeNumber(now, bits))).toBe(Math.floor(now / 1000) * 1000);
      }),
    );
  });

  it('always has a reference', () => {
    fc.assert(
      fc.property(instant, random, (now, bits) => {
        const minted = chargeNumber(now, bits);
        expect(readReference(printReference(minted))).toBe(minted);
      }),
    );
  });
});

describe('reference', () => {
  it.each([
    [1, '000000001'],
    [31, '00000000Z'],
    [32, '000000010'],
    [LAST, 'ZZZZZZZZZ'],
  ])('%d is %s', (value, text) => {
    expect(printReference(value)).toBe(text);
    expect(readReference(text)).toBe(value);
  });

  it.each([0, -1, 2 ** 45, 1.5, Number.NaN])('%d has none', (value) =>
    expect(() => printReference(value)).toThrow(RangeError),
  );

  it.each(['', '000000000', '12345678', '1234567890', 'U23456789', '12345678é', '0_1234567'])(
    '%j is none',
    (text) => expect(readReference(text)).toBeNull(),
  );

  it('is 9 characters of the alphabet, in the order of the numbers', () => {
    fc.assert(
      fc.property(number, number, (one, two) => {
        const texts = [printReference(one), printReference(two)] as const;
        expect(texts[0]).toMatch(/^[0-9A-HJKMNP-TV-Z]{9}$/);
        expect(texts[0] < texts[1]).toBe(one < two);
      }),
    );
  });

  it('is read as people write it', () => {
    const written = fc.constantFrom(
      (text: string) => text.toLowerCase(),
      (text: string) => text.replaceAll('1', 'I'),
      (text: string) => text.replaceAll('1', 'l'),
      (text: string) => text.replaceAll('0', 'O'),
      (text: string) => text.replaceAll('0', 'o'),
      (text: string) => ` ${text.slice(0, 3)} ${text.slice(3, 6)}-${text.slice(6)} `,
    );
    fc.assert(
      fc.property(number, written, (value, write) => {
        expect(readReference(write(printReference(value)))).toBe(value);
      }),
    );
  });
});
