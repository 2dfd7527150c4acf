import { describe, expect, it } from 'vitest';
import { bitmapFromRgba, blacken, blankBitmap, isBlack, rgbaFromBitmap, stamp } from './bitmap.ts';

const pixels = (...greys: number[]): Uint8ClampedArray =>
  Uint8ClampedArray.from(greys.flatMap((grey) => [grey, grey, grey, 255]));

describe('bitmap', () => {
  it('packs rows to whole bytes, first dot in the highest bit, padding white', () => {
    const bitmap = bitmapFromRgba({
      width: 9,
      height: 2,
      data: pixels(0, 255, 0, 255, 255, 255, 255, 255, 0, ...Array(9).fill(0)),
    });
    expect([...bitmap.data]).toEqual([0b1010_0000, 0b1000_0000, 0xff, 0x80]);
  });

  it('is black below the threshold and white at it', () => {
    expect([...bitmapFromRgba({ width: 3, height: 1, data: pixels(127, 128, 129) }).data]).toEqual([0x80]);
    expect([...bitmapFromRgba({ width: 3, height: 1, data: pixels(127, 128, 129) }, 129).data]).toEqual([
      0xc0,
    ]);
  });

  it('takes what is transparent for paper', () => {
    const data = Uint8Array.of(0, 0, 0, 0, 0, 0, 0, 100, 0, 0, 0, 200);
    expect([...bitmapFromRgba({ width: 3, height: 1, data }).data]).toEqual([0x20]);
  });

  it('stamps a picture enlarged, and cuts at the edge', () => {
    const dot = blankBitmap(1, 1);
    blacken(dot, 0, 0);
    const paper = blankBitmap(8, 3);
    stamp(paper, dot, 6, 1, 4, 2);
    expect([...paper.data]).toEqual([0x00, 0x03, 0x03]);
    expect(isBlack(paper, 8, 1)).toBe(false);
  });

  it('goes to RGBA and back', () => {
    const paper = blankBitmap(11, 2);
    blacken(paper, 10, 1);
    blacken(paper, 3, 0);
    expect(bitmapFromRgba({ width: 11, height: 2, data: rgbaFromBitmap(paper) })).toEqual(paper);
  });
});
