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
      else expect(letter, code.toString(16)).toMatch(/\p{Cc}/u);
    }
  });
});
