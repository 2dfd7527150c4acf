import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { GrayPicture } from '../picture.ts';
import { boxBlur, invert, medianBlur, sharpen } from './filter.ts';
import { histogramOf, percentile } from './histogram.ts';
import { localContrast, localThreshold } from './threshold.ts';

const gray = (width: number, height: number, value: (x: number, y: number) => number): GrayPicture => ({
  width,
  height,
  pixels: Uint8Array.from({ length: width * height }, (_, at) => value(at % width, Math.floor(at / width))),
});
const slope = gray(8, 4, (x, y) => 10 * x + y);

const anyPicture = fc
  .tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 12 }))
  .chain(([width, height]) =>
    fc
      .uint8Array({ minLength: width * height, maxLength: width * height })
      .map((pixels) => ({ width, height, pixels })),
  );

describe('filters', () => {
  it('means what a slow mean means', () =>
    fc.assert(
      fc.property(anyPicture, fc.integer({ min: 1, max: 5 }), (picture, radius) => {
        const { width, height, pixels } = picture;
        const blurred = boxBlur(picture, radius);
        for (const at of [0, pixels.length - 1, Math.floor(pixels.length / 2)]) {
          const [x, y] = [at % width, Math.floor(at / width)];
          const near = [...pixels.keys()].filter(
            (other) =>
              Math.abs((other % width) - x) <= radius && Math.abs(Math.floor(other / width) - y) <= radius,
          );
          const mean = near.reduce((sum, other) => sum + (pixels[other] ?? 0), 0) / near.length;
          // Rows and columns are rounded one after the other.
          expect(Math.abs((blurred.pixels[at] ?? 0) - mean)).toBeLessThanOrEqual(1);
        }
        expect(blurred).toMatchObject({ width, height });
      }),
    ));

  it('takes out a stuck pixel and leaves an edge', () => {
    const edge = gray(8, 8, (x, y) => (x === 2 && y === 3 ? 255 : x < 4 ? 0 : 200));
    expect(medianBlur(edge).pixels).toEqual(gray(8, 8, (x) => (x < 4 ? 0 : 200)).pixels);
  });

  it('makes an edge steeper', () => {
    const soft = gray(12, 12, (x) => (x < 5 ? 80 : x === 5 ? 120 : 160));
    const sharp = sharpen(soft, 2, 2);
    expect(sharp.pixels[6 * 12 + 4]).toBeLessThan(70);
    expect(sharp.pixels[6 * 12 + 6]).toBeGreaterThan(170);
  });

  it('turns black to white', () => expect(invert(slope).pixels[9]).toBe(255 - 11));
});

describe('light', () => {
  it('counts, and finds shares', () => {
    const counts = histogramOf(gray(10, 10, (x) => x));
    expect(counts[3]).toBe(10);
    expect([percentile(counts, 0.5), percentile(counts, 1), percentile(counts, 0.01)]).toEqual([4, 9, 0]);
    expect(percentile(new Uint32Array(256), 0.5)).toBe(255);
    expect(
      histogramOf(
        gray(10, 10, (x) => x),
        5,
      ).reduce((sum, one) => sum + one),
    ).toBe(4);
  });

  it('finds dark strokes on paper in any light', () => {
    const stroke = (x: number) => x % 10 < 3;
    const page = gray(60, 20, (x) => (stroke(x) ? 0.5 : 1) * (40 + 3 * x));
    const black = localThreshold(page, 8);
    const flat = localContrast(page, 8);
    for (let x = 10; x < 50; x++) {
      expect(black.pixels[10 * 60 + x]).toBe(stroke(x) ? 0 : 255);
      expect((flat.pixels[10 * 60 + x] ?? 0) < 128).toBe(stroke(x));
    }
  });

  it('does not blow up what is nothing', () =>
    expect(
      Math.max(
        ...localContrast(
          gray(20, 20, (x, y) => 100 + ((x + y) % 2)),
          4,
        ).pixels,
      ),
    ).toBeLessThan(160));
});
