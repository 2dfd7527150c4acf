import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { codePointsOf } from '../../drivers/printer/paper/cmap.ts';
import { fieldsIn, isWritable } from './templates.ts';

/** The tickets' typeface, script by script: what one file lacks is in another. */
const typeface = (weight: number): Set<number> => {
  const { resolve } = createRequire(import.meta.url);
  const points = ['latin', 'vietnamese', 'latin-ext'].flatMap((script) => [
    ...codePointsOf(
      readFileSync(
        resolve(`@fontsource/be-vietnam-pro/files/be-vietnam-pro-${script}-${weight}-normal.woff`),
      ),
    ),
  ]);
  return new Set(points);
};
const WRITABLE = Array.from({ length: 0x11000 }, (_, point) => point).filter(
  (point) => (point < 0xd800 || point > 0xdfff) && isWritable(String.fromCodePoint(point)),
);

describe('a letter that may stand in a template', () => {
  it.each([500, 700, 800])('is in the typeface of weight %i', (weight) => {
    const known = typeface(weight);
    const lacking = WRITABLE.filter((point) => !known.has(point)).map((point) => String.fromCodePoint(point));
    expect(lacking).toEqual([]);
  });

  it('may be any of Vietnamese, with its signs', () => {
    const vowels = 'aăâeêioôơuưyAĂÂEÊIOÔƠUƯY';
    const marked = [...vowels].flatMap((vowel) =>
      ['', '\u0300', '\u0301', '\u0303', '\u0309', '\u0323'].map((tone) => (vowel + tone).normalize('NFC')),
    );
    const missing = [...marked, ...'đĐ₫–—…“”‘’•×½°&@%/'].filter((letter) => !isWritable(letter));
    expect(missing).toEqual([]);
  });
});

it('fields stand in braces', () => {
  expect(fieldsIn('Số {number} – {time}')).toEqual(['number', 'time']);
  expect(fieldsIn('{a}{b} {} { c } {{d}} e} {f')).toEqual(['a', 'b', '', ' c ', 'd']);
});
