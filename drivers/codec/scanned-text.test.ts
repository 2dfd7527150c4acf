import { describe, expect, it } from 'vitest';
import { composed, scannedText } from './scanned-text.ts';

describe('a scanned line as text', () => {
  it.each([
    ['blanks and line breaks around it', ' \r\nNam\r\n', 'Nam', false],
    ['a byte order mark', '\uFEFFNam', 'Nam', false],
    ['letters with loose tones', 'Nguyễn'.normalize('NFD'), 'Nguyễn', false],
    ['letters beyond Latin', 'Ω 医 🏥', 'Ω 医 🏥', false],
    ['a character cut off at the end', 'Nguy\uFFFD\uFFFD', 'Nguy', true],
  ])('%s', (_name, line, text, torn) => expect(scannedText(line, 100)).toEqual({ text, torn }));

  it.each([
    ['nothing', ''],
    ['blanks', ' \t\r\n'],
    ['a control character', 'N\u0007m'],
    ['DEL', 'N\u007Fm'],
    ['C1', 'N\u0085m'],
    ['a text turned round', 'N\u202Em'],
    ['a blank without width', 'N\u200Bm'],
    ['a soft hyphen', 'N\u00ADm'],
    ['a line of its own', 'N\u2028m'],
    ['a paragraph of its own', 'N\u2029m'],
    ['private use', 'N\uE000m'],
    ['private use beyond the first plane', 'N\u{F0000}m'],
    ['half a pair', 'N\uD800m'],
    ['broken UTF-8 inside', 'N\uFFFDm'],
    ['nothing but broken UTF-8', '\uFFFD'],
    ['more than there may be', 'x'.repeat(101)],
  ])('refuses %s', (_name, line) => expect(scannedText(line, 100)).toBeNull());

  it('takes every letter of Latin and Vietnamese for composed as it stands', () => {
    for (let code = 0x20; code < 0x1f00; code++) {
      const letter = String.fromCharCode(code);
      const text = composed(letter);
      if (text !== null) expect(text, code.toString(16)).toBe(letter.normalize('NFC'));
      else expect(letter, code.toString(16)).toMatch(/\p{Cc}|\p{Cf}/u);
    }
  });
});
