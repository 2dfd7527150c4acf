import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { codePointsOf } from './cmap.ts';
import { hasGlyph, loadTicketFonts } from './fonts.ts';
import { firstLacking, missingLetters, printable } from './glyphs.ts';
import { MARKED_LETTERS } from './test-page.ts';

beforeAll(() => {
  expect(loadTicketFonts()).toEqual({ ok: true, value: undefined });
});

describe('letters of the typeface', () => {
  it('are all of Vietnamese, in both cases, and the signs of tickets', () => {
    expect(MARKED_LETTERS).toHaveLength(67);
    const all = `${MARKED_LETTERS.join('')}abcdefghijklmnopqrstuvwxyz`;
    const text = `${all}${all.toUpperCase()}0123456789 .,:;–-/()%₫\u00a0’“”`;
    expect(firstLacking(text)).toBeNull();
    expect(printable(text)).toBe(text);
  });

  it('are told by the font file itself, and no other file has any', () => {
    const file = readFileSync(
      `${import.meta.dirname}/../../../node_modules/@fontsource/be-vietnam-pro/files/be-vietnam-pro-vietnamese-700-normal.woff`,
    );
    const points = codePointsOf(file);
    expect(points.has(0x1ea0)).toBe(true);
    expect(points.has(0x8a3a)).toBe(false);
    expect(codePointsOf(new Uint8Array(64)).size).toBe(0);
  });
});

describe('letters that the typeface lacks', () => {
  it.each([
    ['Phòng 🩺 診', 'Phòng ? ?', 2],
    ['\u{e000}', '?', 1],
    ['\ud800', '?', 1],
    ['№ ① ﬁ Ⅳ ＡＢ', 'No 1 fi IV AB', 0],
    ['A → B ≤ 5', 'A -> B <= 5', 0],
    ['it′s ‑ ok', 'it’s - ok', 0],
    ['\u200bTim\ufeff m\u00adạch\u202e', 'Tim mạch', 0],
    ['Tim ma\u0323ch'.normalize('NFD'), 'Tim mạch', 0],
    ['ḱ', 'ḱ'.normalize('NFD'), 0],
    ['ḗ', 'e\u0304\u0301', 0],
    ['1\u2003tầng\n2\u202fđ\u3000ạ', '1 tầng 2\u00a0đ ạ', 0],
  ])('%j is printed as %j', (text, printed, missing) => {
    expect(printable(text)).toBe(printed);
    expect(missingLetters(text)).toBe(missing);
  });

  it('never reach the canvas, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const printed = printable(text);
        for (const letter of printed) expect(hasGlyph(letter.codePointAt(0) ?? 0)).toBe(true);
        expect(printable(printed)).toBe(printed);
      }),
    );
  });
});
