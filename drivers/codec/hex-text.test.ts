import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseHexText, printHexText } from './hex-text.ts';

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** What the platform's decoder says of the same bytes; null where it refuses them. */
const platform = (bytes: Uint8Array): string | null => {
  try {
    return strict.decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
};
const hexOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

describe('text in hex', () => {
  it.each([
    ['4e677579e1bb856e', 'Nguyễn'],
    ['4E677579E1BB856E', 'Nguyễn'],
    ['4e677579e1BB856E', 'Nguyễn'],
    ['f09f8fa5', '🏥'],
    ['', ''],
  ])('%j is %j', (hex, text) => expect(parseHexText(hex)).toBe(text));

  it('comes out composed', () =>
    expect(parseHexText(printHexText('Nguyễn'.normalize('NFD')))).toBe('Nguyễn'));

  it.each([
    ['half a byte', '4e6'],
    ['no hex', '4g'],
    ['Vietnamese instead of hex', 'Nguyễn'],
    ['a byte cut off', '4e677579e1bb'],
    ['written too long', 'c0af'],
    ['a surrogate', 'eda080'],
    ['beyond Unicode', 'f4908080'],
    ['a byte that starts nothing', 'ff'],
    ['a byte that only follows', '80'],
    ['a line break', '4e0a'],
    ['the replacement character', 'efbfbd'],
  ])('refuses %s', (_name, hex) => expect(parseHexText(hex)).toBeNull());

  it('reads as the platform reads, whatever the bytes', () => {
    const lead = fc.constantFrom(0x41, 0x80, 0xbf, 0xc0, 0xc2, 0xe0, 0xe1, 0xed, 0xef, 0xf0, 0xf4, 0xf5);
    const bytes = fc.array(fc.oneof(lead, fc.integer({ min: 0, max: 255 })), { maxLength: 8 });
    fc.assert(
      fc.property(bytes, (values) => {
        const input = Uint8Array.from(values);
        const expected = platform(input);
        const refused = expected === null || /[\p{Cc}\p{Cf}\p{Co}\p{Zl}\p{Zp}\uFFFD]/u.test(expected);
        expect(parseHexText(hexOf(input))).toBe(refused ? null : expected.normalize('NFC'));
      }),
      { numRuns: 5000 },
    );
  });
});
