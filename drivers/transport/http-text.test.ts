import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textOf } from './http-text.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const JSON_TYPE = 'application/json';

/** `Nguyễn Thị Đào` as Windows-1258 writes it: letters, and the tones behind them. */
const WINDOWS_1258 = Uint8Array.from(Buffer.from('Nguy\xea\xden Th\x69\xf2 \xd0a\xcco', 'latin1'));
const utf16be = (text: string) => Uint8Array.from(Buffer.from(text, 'utf16le').swap16());
const utf16le = (text: string) => Uint8Array.from(Buffer.from(text, 'utf16le'));

describe('the text of a body', () => {
  it('is UTF-8, whatever is declared', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }).filter((text) => !text.startsWith('\uFEFF')),
        fc.constantFrom(null, JSON_TYPE, `${JSON_TYPE}; charset=utf-8`, `${JSON_TYPE};charset=ISO-8859-1`),
        (text, type) => {
          expect(textOf(utf8(text), type)).toBe(text);
        },
      ),
    );
  });

  it.each([
    ['UTF-8', Uint8Array.of(0xef, 0xbb, 0xbf, ...utf8('{"tên":"Đào"}'))],
    ['UTF-16, little end first', Uint8Array.of(0xff, 0xfe, ...utf16le('{"tên":"Đào"}'))],
    ['UTF-16, big end first', Uint8Array.of(0xfe, 0xff, ...utf16be('{"tên":"Đào"}'))],
  ])('is what its mark says: %s', (_name, bytes) => {
    expect(textOf(bytes, `${JSON_TYPE}; charset=us-ascii`)).toBe('{"tên":"Đào"}');
  });

  it.each([
    ['charset=utf-16le', utf16le('{"tên":"Đào"}')],
    ['charset="UTF-16BE"', utf16be('{"tên":"Đào"}')],
  ])('is what is declared: %s', (charset, bytes) => {
    expect(textOf(bytes, `${JSON_TYPE}; ${charset}`)).toBe('{"tên":"Đào"}');
  });

  it('is Windows-1258 where that is declared, with the tones on their letters', () => {
    expect(textOf(WINDOWS_1258, 'text/plain; charset=windows-1258')).toBe('Nguyễn Thị Đào');
  });

  it.each([
    ['no encoding is declared', WINDOWS_1258, null],
    ['UTF-8 is declared', WINDOWS_1258, 'application/json; charset=utf-8'],
    ['an encoding is declared that nobody knows', WINDOWS_1258, 'application/json; charset=tcvn-5712'],
    ['half a letter is at the end', utf8('Đ').subarray(0, 1), JSON_TYPE],
    ['half of UTF-16 is at the end', utf16le('Đ').subarray(0, 1), `${JSON_TYPE}; charset=utf-16le`],
  ])('is none, rather than letters that were lost, where %s', (_name, bytes, type) => {
    expect(textOf(bytes, type)).toBeNull();
  });
});
