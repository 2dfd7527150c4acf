import { between } from '../../lab/camera/random.ts';
import type { Kind } from './kind.ts';
import { shrunk } from './shape.ts';

/** Steps of the luminance coefficients at quality 50 (ITU-T T.81, table K.1). */
const STEPS = [
  16, 11, 10, 16, 24, 40, 51, 61, 12, 12, 14, 19, 26, 58, 60, 55, 14, 13, 16, 24, 40, 57, 69, 56, 14, 17, 22,
  29, 51, 87, 80, 62, 18, 22, 37, 56, 68, 109, 103, 77, 24, 35, 55, 64, 81, 104, 113, 92, 49, 64, 78, 87, 103,
  121, 120, 101, 72, 92, 95, 98, 112, 100, 103, 99,
];

const SIDE = 8;

/** Cosines of the transform (T.81, A.3.3), frequency by place, so scaled that its transpose is its inverse. */
const COSINES = Float64Array.from({ length: SIDE * SIDE }, (_, index) => {
  const [frequency, place] = [Math.floor(index / SIDE), index % SIDE];
  const scale = frequency === 0 ? Math.SQRT1_2 : 1;
  return (scale / 2) * Math.cos(((2 * place + 1) * frequency * Math.PI) / (2 * SIDE));
});

/** `out = C · block · Cᵀ`, or with the transposed matrix. */
const transform = (block: Float64Array, out: Float64Array, back: boolean): void => {
  const half = new Float64Array(SIDE * SIDE);
  const cosine = (row: number, column: number): number =>
    COSINES[back ? column * SIDE + row : row * SIDE + column] ?? 0;
  for (let row = 0; row < SIDE; row++)
    for (let column = 0; column < SIDE; column++) {
      let sum = 0;
      for (let n = 0; n < SIDE; n++) sum += cosine(row, n) * (block[n * SIDE + column] ?? 0);
      half[row * SIDE + column] = sum;
    }
  for (let row = 0; row < SIDE; row++)
    for (let column = 0; column < SIDE; column++) {
      let sum = 0;
      for (let n = 0; n < SIDE; n++) sum += (half[row * SIDE + n] ?? 0) * cosine(column, n);
      out[row * SIDE + column] = sum;
    }
};

/** The steps of a quality from 1 to 100, scaled as the Independent JPEG Group does. */
const stepsOf = (quality: number): readonly number[] => {
  const percent = quality < 50 ? 5000 / quality : 200 - 2 * quality;
  return STEPS.map((step) => Math.min(255, Math.max(1, Math.floor((step * percent + 50) / 100))));
};

/** A picture sent on is also made smaller, the more the less room it may take: below quality 50, down to 0.4 of its side. */
const shareOf = (quality: number): number => 0.4 + 0.6 * Math.min(1, quality / 50);

/**
 * What JPEG loses of the luminance: blocks of 8 × 8 through the cosine transform, rounded to the steps of a quality, and
 * back. Coding without loss is left out: it changes nothing. Picture sizes that are no multiple of 8 keep their rim.
 */
export const jpeg: Kind = {
  name: 'JPEG',
  moves: true,
  unit: 'quality, 1 to 100',
  apply: (picture, quality, random) => {
    const steps = stepsOf(Math.max(1, quality * between(random, 0.95, 1.05)));
    const { width, height, pixels } = shrunk(picture, shareOf(quality));
    const out = Uint8ClampedArray.from(pixels);
    const [block, coefficients] = [new Float64Array(SIDE * SIDE), new Float64Array(SIDE * SIDE)];
    for (let top = 0; top + SIDE <= height; top += SIDE) {
      for (let left = 0; left + SIDE <= width; left += SIDE) {
        const at = (n: number): number => (top + (n >> 3)) * width + left + (n & 7);
        for (let n = 0; n < block.length; n++) block[n] = (pixels[at(n)] ?? 0) - 128;
        transform(block, coefficients, false);
        for (let n = 0; n < block.length; n++) {
          const step = steps[n] ?? 1;
          coefficients[n] = Math.round((coefficients[n] ?? 0) / step) * step;
        }
        transform(coefficients, block, true);
        for (let n = 0; n < block.length; n++) out[at(n)] = (block[n] ?? 0) + 128;
      }
    }
    return { width, height, pixels: out };
  },
};
