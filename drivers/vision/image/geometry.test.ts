import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { GrayPicture, Quad } from '../picture.ts';
import { boundsOf, clip, crop, isInside, mapQuad } from './crop.ts';
import { boxBlur, medianBlur } from './filter.ts';
import { mapOnto, place } from './homography.ts';
import { resize, shrink } from './scale.ts';
import { warp } from './warp.ts';

const gray = (width: number, height: number, value: (x: number, y: number) => number): GrayPicture => ({
  width,
  height,
  pixels: Uint8Array.from({ length: width * height }, (_, at) => value(at % width, Math.floor(at / width))),
});
const slope = gray(8, 4, (x, y) => 10 * x + y);

describe('parts of a picture', () => {
  it('copies a part', () =>
    expect(crop(slope, { x: 2, y: 1, width: 2, height: 2 })).toEqual({
      width: 2,
      height: 2,
      pixels: Uint8Array.from([21, 31, 22, 32]),
    }));

  it('leaves out what lies outside', () => {
    expect(clip(slope, { x: -3, y: 2.5, width: 5.2, height: 99 })).toEqual({
      x: 0,
      y: 2,
      width: 3,
      height: 2,
    });
    expect(crop(slope, { x: 20, y: 20, width: 5, height: 5 })).toMatchObject({ width: 0, height: 0 });
  });

  it('knows what is around points, and inside of corners', () => {
    const quad: Quad = [
      { x: 1, y: 0 },
      { x: 5, y: 1 },
      { x: 4, y: 6 },
      { x: 0, y: 4 },
    ];
    expect(boundsOf(quad, 1)).toEqual({ x: -1, y: -1, width: 7, height: 8 });
    expect(isInside(quad, { x: 2, y: 3 })).toBe(true);
    expect(isInside(quad, { x: 0, y: 0 })).toBe(false);
    const turned = mapQuad(quad, ({ x, y }) => ({ x: -x, y }));
    expect(isInside(turned, { x: -2, y: 3 })).toBe(true);
    expect(isInside(turned, { x: 2, y: 3 })).toBe(false);
  });
});

describe('size of a picture', () => {
  it.each([2, 3])('takes the mean of blocks of %i × %i', (factor) => {
    const small = shrink(
      gray(12, 6, (x) => x * 10),
      factor,
    );
    expect([small.width, small.height]).toEqual([12 / factor, 6 / factor]);
    expect(small.pixels[1]).toBe(Math.floor((factor + (factor - 1) / 2) * 10 + 0.5));
  });

  it('resizes between neighbours', () => {
    expect([
      ...resize(
        gray(2, 1, (x) => x * 100),
        4,
        1,
      ).pixels,
    ]).toEqual([0, 25, 75, 100]);
    expect([
      ...resize(
        gray(1, 1, () => 7),
        2,
        2,
      ).pixels,
    ]).toEqual([7, 7, 7, 7]);
  });

  it('keeps an even picture even', () =>
    fc.assert(
      fc.property(fc.nat(255), fc.integer({ min: 1, max: 30 }), (value, size) => {
        const even = gray(9, 7, () => value);
        for (const picture of [
          resize(even, size, size),
          shrink(even, 3),
          boxBlur(even, size),
          medianBlur(even),
        ])
          expect(new Set(picture.pixels)).toEqual(new Set([value]));
      }),
    ));
});

describe('maps of the plane', () => {
  const coordinate = fc.integer({ min: 0, max: 40 });
  it('takes four corners to four corners', () =>
    fc.assert(
      fc.property(fc.array(coordinate, { minLength: 8, maxLength: 8 }), (jitter) => {
        const square = (shift: readonly number[], size: number): Quad => [
          { x: shift[0] ?? 0, y: shift[1] ?? 0 },
          { x: size - (shift[2] ?? 0), y: shift[3] ?? 0 },
          { x: size - (shift[4] ?? 0), y: size - (shift[5] ?? 0) },
          { x: shift[6] ?? 0, y: size - (shift[7] ?? 0) },
        ];
        const [from, to] = [square(jitter, 200), square(jitter.toReversed(), 300)];
        const map = mapOnto(from, to);
        if (map === null) expect.unreachable('no map');
        for (const [index, corner] of from.entries()) {
          const there = place(map, corner);
          expect(there.x).toBeCloseTo(to[index]?.x ?? 0, 6);
          expect(there.y).toBeCloseTo(to[index]?.y ?? 0, 6);
        }
      }),
    ));

  it('knows no map of corners that all lie at one place', () => {
    const point = { x: 3, y: 3 };
    const square: Quad = [
      { x: 0, y: 0 },
      { x: 1, y: 0 },
      { x: 1, y: 1 },
      { x: 0, y: 1 },
    ];
    expect(mapOnto(square, [point, point, point, point])).toBeNull();
  });

  it('shows the picture through a map', () => {
    expect(warp(slope, [1, 0, 0, 0, 1, 0, 0, 0, 1], 8, 4)).toEqual(slope);
    const moved = warp(slope, [1, 0, 3, 0, 1, 1, 0, 0, 1], 8, 4, 9);
    expect([moved.pixels[0], moved.pixels[4], moved.pixels[5]]).toEqual([31, 71, 9]);
    expect(
      warp(
        gray(1, 1, () => 5),
        [1, 0, 0, 0, 1, 0, 0, 0, 1],
        1,
        1,
      ).pixels[0],
    ).toBe(5);
  });
});
