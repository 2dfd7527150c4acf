import { inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { blacken, blankBitmap } from '../../codec/bitmap.ts';
import { pdfOf, sheetPaper } from './pdf.ts';

const dotted = (width: number, height: number) => {
  const picture = blankBitmap(width, height);
  for (let index = 0; index < 999; index++)
    blacken(picture, (index * 7919) % width, (index * 104_729) % height);
  return picture;
};

/** Dots of every image in the file, one sheet after the other. */
const imagesOf = (pdf: Uint8Array): Buffer[] => {
  const text = Buffer.from(pdf).toString('latin1');
  return [...text.matchAll(/\/FlateDecode\/Length (\d+)>>\nstream\n/g)].map((found) => {
    const start = found.index + found[0].length;
    return inflateSync(pdf.subarray(start, start + Number(found[1])));
  });
};

describe('a picture as PDF', () => {
  it('fits on what lies inside of the margins', () => {
    expect(sheetPaper('A5')).toEqual({ width: 1629, height: 2362, dpi: 300 });
    expect(sheetPaper('A4')).toEqual({ width: 2362, height: 3389, dpi: 300 });
  });

  it.each([
    ['A5', 1629, 400, 1],
    ['A5', 801, 2362, 1],
    ['A5', 1629, 2363, 2],
    ['A4', 2362, 9_000, 3],
  ] as const)('holds the dots of %s, %i × %i, on %i sheets', (sheet, width, height, sheets) => {
    const picture = dotted(width, height);
    const images = imagesOf(pdfOf(picture, sheet));
    expect(images).toHaveLength(sheets);
    expect(Buffer.concat(images).equals(Buffer.from(picture.data))).toBe(true);
  });

  it('has a table that leads to every object', () => {
    const pdf = Buffer.from(pdfOf(dotted(300, 5_000), 'A5')).toString('latin1');
    const start = Number(/startxref\n(\d+)\n%%EOF\n$/.exec(pdf)?.[1]);
    const table = [...pdf.slice(start).matchAll(/^(\d{10}) 00000 n $/gm)].map((row) => Number(row[1]));
    expect(table).toHaveLength(2 + 3 * 3);
    for (const [index, at] of table.entries())
      expect(pdf.slice(at)).toMatch(new RegExp(`^${index + 1} 0 obj\n`));
  });

  it('refuses a picture that it would have to cut', () => {
    expect(() => pdfOf(blankBitmap(1_630, 10), 'A5')).toThrow(RangeError);
    expect(() => pdfOf(blankBitmap(10, 0), 'A5')).toThrow(RangeError);
  });
});
