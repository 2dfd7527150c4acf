import { DISCRIMINANT, DISCRIMINANT_STEPS, LOOK_STEPS, LOOKS, OFFSETS } from './glyph-data.ts';

/** The characters of a machine-readable zone (ICAO 9303-3, 4.3), in the order of the glyph data. */
export const GLYPHS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ<';

/** The part of a strip that is looked at for one character, in pixels: the full pitch wide, a little higher than a digit. */
export const CELL = { width: 12, height: 16 } as const;
const SIZE = CELL.width * CELL.height;

const unpack = (bytes: string, steps: readonly number[]): readonly Float32Array[] => {
  const values = Int8Array.from(atob(bytes), (letter) => letter.charCodeAt(0));
  return steps.map((step, row) =>
    Float32Array.from(values.subarray(row * SIZE, (row + 1) * SIZE), (v) => v * step),
  );
};

const weights = unpack(DISCRIMINANT, DISCRIMINANT_STEPS);

/** Characters as a medium blur shows them, each of length 1. */
const shapes = unpack(LOOKS, LOOK_STEPS)
  .slice(GLYPHS.length, 2 * GLYPHS.length)
  .map((look) => {
    const length = Math.hypot(...look);
    return look.map((value) => value / length);
  });

/** Mean 0 and standard deviation 1; where the pixels differ less than `least`, they are not blown up further. */
export const normalise = (cell: Float32Array, least: number): Float32Array => {
  let sum = 0;
  let squares = 0;
  for (const value of cell) {
    sum += value;
    squares += value * value;
  }
  const mean = sum / cell.length;
  const spread = Math.sqrt(Math.max(squares / cell.length - mean * mean, 0));
  const gain = 1 / Math.max(spread, least, 1e-6);
  for (let at = 0; at < cell.length; at++) cell[at] = ((cell[at] ?? 0) - mean) * gain;
  return cell;
};

const product = (a: Float32Array, b: Float32Array): number => {
  let sum = 0;
  for (let at = 0; at < SIZE; at++) sum += (a[at] ?? 0) * (b[at] ?? 0);
  return sum;
};

/** The correlation (at most 1) of a normalised cell with the character that it is most like. */
export const likeness = (cell: Float32Array): number => {
  let best = -1;
  for (const shape of shapes) best = Math.max(best, product(shape, cell));
  return best / Math.sqrt(SIZE);
};

/** How a character looks on average, normalised to length 1. */
export const shapeOf = (glyph: number): Float32Array => shapes[glyph] ?? new Float32Array(SIZE);

/** How likely a normalised cell is each character, as logarithms with a common constant left out. */
export const logLikelihoods = (cell: Float32Array): Float32Array => {
  const out = new Float32Array(GLYPHS.length).fill(Number.NEGATIVE_INFINITY);
  weights.forEach((weight, at) => {
    const glyph = at % GLYPHS.length;
    out[glyph] = Math.max(out[glyph] ?? 0, product(weight, cell) + (OFFSETS[at] ?? 0));
  });
  return out;
};
