import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { differentDots } from '../../tests/run/png-dots.ts';
import { type Bitmap, blacken, blankBitmap, stamp } from './bitmap.ts';
import { rasterBands } from './escpos-raster.ts';

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

/** Prints raster bands and feeds as the reference says, centred on paper of the given width. */
const print = (bytes: Uint8Array, width: number): Bitmap => {
  const paper = blankBitmap(width, 2_000);
  let y = 0;
  let centred = true;
  for (let at = 0; at < bytes.length; ) {
    if (bytes[at] === 0x1b && bytes[at + 1] === 0x61) {
      centred = bytes[at + 2] === 1;
      at += 3;
      continue;
    }
    if (bytes[at] === 0x1b && bytes[at + 1] === 0x4a) {
      y += bytes[at + 2] ?? 0;
      at += 3;
      continue;
    }
    expect(hex(bytes.subarray(at, at + 3))).toBe('1d7630');
    const [mode = 0, xl = 0, xh = 0, yl = 0, yh = 0] = bytes.subarray(at + 3, at + 8);
    const [w, h] = [xl + 256 * xh, yl + 256 * yh];
    const [wide, tall] = [mode & 1 ? 2 : 1, mode & 2 ? 2 : 1];
    const picture = { width: w * 8, height: h, data: bytes.subarray(at + 8, at + 8 + w * h) };
    expect(picture.data.length).toBe(w * h);
    expect(centred && picture.width * wide > width).toBe(false);
    stamp(paper, picture, centred ? (width - picture.width * wide) / 2 : 0, y, wide, tall);
    y += h * tall;
    at += 8 + w * h;
  }
  return paper;
};

/** A picture may by chance hold a real-time command, which costs one dot. */
const DODGED_DOTS = 2;

describe('raster bands', () => {
  it('feeds white rows and leaves white margins out', () => {
    const bitmap = blankBitmap(48, 30);
    for (let x = 16; x < 32; x += 3) blacken(bitmap, x, 10);
    expect(hex(rasterBands(bitmap))).toBe(`1b4a0a${'1d76300002000100'}${'9249'}`);
  });

  it('sends what is enlarged exactly at a quarter of its bytes', () => {
    const small = blankBitmap(8, 8);
    for (let i = 0; i < 8; i++) blacken(small, i, i);
    const bitmap = blankBitmap(32, 32);
    stamp(bitmap, small, 0, 0, 4, 4);
    const bytes = rasterBands(bitmap);
    expect(hex(bytes.subarray(0, 8))).toBe('1d76300302001000');
    expect(bytes.length).toBe(8 + 32);
    expect(differentDots(print(bytes, 32), bitmap)).toBe(0);
  });

  it('gives nothing for white paper', () => {
    expect(rasterBands(blankBitmap(576, 40))).toEqual(new Uint8Array(0));
    expect(rasterBands(blankBitmap(576, 0))).toEqual(new Uint8Array(0));
  });

  it('prints any picture as it is', () => {
    const shape = fc.record({
      x: fc.nat(90),
      y: fc.nat(200),
      w: fc.integer({ min: 1, max: 40 }),
      h: fc.integer({ min: 1, max: 60 }),
    });
    fc.assert(
      fc.property(fc.array(shape, { maxLength: 8 }), (shapes) => {
        const bitmap = blankBitmap(96, 260);
        for (const { x, y, w, h } of shapes) {
          for (let dy = 0; dy < h; dy++)
            for (let dx = 0; dx < w; dx++) if ((dx + dy * w) % 5 < 3) blacken(bitmap, x + dx, y + dy);
        }
        expect(differentDots(print(rasterBands(bitmap), 96), bitmap)).toBeLessThanOrEqual(DODGED_DOTS);
      }),
      { numRuns: 60 },
    );
  });

  it('prints what printers draw that enlarge nothing', () => {
    const bitmap = blankBitmap(64, 64);
    for (let i = 0; i < 64; i++) for (let dx = 0; dx < 2; dx++) blacken(bitmap, (i & ~1) + dx, i);
    const bytes = rasterBands(bitmap, { enlarges: false });
    expect(bytes[3]).toBe(0);
    expect(differentDots(print(bytes, 64), bitmap)).toBe(0);
  });

  it('prints on paper of any even width, and narrower pictures in its middle', () => {
    const marks = fc.array(
      fc.record({ x: fc.nat(419), y: fc.nat(90), w: fc.integer({ min: 1, max: 420 }) }),
      {
        maxLength: 12,
      },
    );
    const widths = fc.tuple(fc.constantFrom(360, 384, 420, 406), fc.nat(60));
    fc.assert(
      fc.property(widths, marks, fc.boolean(), fc.boolean(), ([area, less], lines, enlarges, feeds) => {
        const bitmap = blankBitmap(area - 2 * less, 100);
        for (const { x, y, w } of lines)
          for (let i = 0; i < w; i++) for (let dy = 0; dy < 4; dy++) blacken(bitmap, x + i, y + dy);
        const expected = blankBitmap(area, 100);
        stamp(expected, bitmap, less, 0);
        const printed = print(rasterBands(bitmap, { area, enlarges, feeds }), area);
        expect(differentDots(printed, expected)).toBeLessThanOrEqual(DODGED_DOTS);
      }),
      { numRuns: 60 },
    );
  });

  it('feeds nothing where the unit of feed is not known', () => {
    const bitmap = blankBitmap(64, 300);
    blacken(bitmap, 0, 299);
    const bytes = rasterBands(bitmap, { feeds: false });
    expect(hex(bytes.subarray(0, 8))).toBe('1d76300002002b01');
    expect(bytes.length).toBe(8 + 2 * 299 + 8 + 8);
  });

  it('takes no picture wider than the paper', () => {
    expect(() => rasterBands(blankBitmap(400, 8), { area: 384 })).toThrow(RangeError);
  });
});
