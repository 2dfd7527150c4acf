import type { KnownModule } from './layout.ts';
import { FRAME, type Sheet } from './sample.ts';

/** How the neighbours of a module colour what is seen of it: `(2 × reach + 1)²` weights, row by row, and a constant. */
export interface BlurKernel {
  readonly reach: number;
  readonly weights: Float64Array;
  readonly offset: number;
}

/** 1 dark, -1 light, 0 not known. */
export const knownSheet = (size: number, known: readonly KnownModule[]): Int8Array => {
  const side = size + 2 * FRAME;
  const sheet = new Int8Array(side * side).fill(-1);
  for (let y = 0; y < size; y++) sheet.fill(0, (y + FRAME) * side + FRAME, (y + FRAME) * side + FRAME + size);
  for (const { x, y, dark } of known) sheet[(y + FRAME) * side + x + FRAME] = dark;
  return sheet;
};

/** Solves a symmetric positive system in place (Cholesky would do; Gauss is shorter): `matrix` is row by row, the right side last. */
const solve = (matrix: Float64Array[], count: number): Float64Array => {
  for (let pivot = 0; pivot < count; pivot++) {
    const row = matrix[pivot];
    const head = row?.[pivot] ?? 0;
    if (row === undefined || Math.abs(head) < 1e-12) continue;
    for (const [index, other] of matrix.entries()) {
      if (index === pivot) continue;
      const factor = (other[pivot] ?? 0) / head;
      if (factor === 0) continue;
      for (let column = pivot; column <= count; column++)
        other[column] = (other[column] ?? 0) - factor * (row[column] ?? 0);
    }
  }
  return Float64Array.from({ length: count }, (_, index) => {
    const head = matrix[index]?.[index] ?? 0;
    return Math.abs(head) < 1e-12 ? 0 : (matrix[index]?.[count] ?? 0) / head;
  });
};

/** Pulls weights towards no blur where the known modules say little. */
const RIDGE = 4;

/**
 * Learns the blur of a picture from the modules that every code has: the weights that, laid over `truth` (1 dark, -1 light, 0 not
 * known), best explain what is seen, by least squares over the places all of whose neighbours are known.
 */
export const learnBlur = ({ side, values }: Sheet, truth: Int8Array, reach: number): BlurKernel => {
  const wide = 2 * reach + 1;
  const count = wide * wide + 1;
  const matrix = Array.from({ length: count }, () => new Float64Array(count + 1));
  const around = new Float64Array(count).fill(1);
  const seen = new Float64Array(count);
  for (let y = reach; y < side - reach; y++) {
    for (let x = reach; x < side - reach; x++) {
      let complete = true;
      for (let index = 0; complete && index < wide * wide; index++) {
        const at = (y + Math.floor(index / wide) - reach) * side + x + (index % wide) - reach;
        around[index] = truth[at] ?? 0;
        complete = truth[at] !== 0;
      }
      if (!complete) continue;
      const value = values[y * side + x] ?? 0;
      for (let row = 0; row < count; row++) {
        const line = matrix[row];
        if (line === undefined) continue;
        const weight = around[row] ?? 0;
        for (let column = 0; column < count; column++)
          line[column] = (line[column] ?? 0) + weight * (around[column] ?? 0);
        seen[row] = (seen[row] ?? 0) + weight * value;
      }
    }
  }
  const middle = (wide * wide - 1) / 2;
  for (const [row, line] of matrix.entries()) {
    line[row] = (line[row] ?? 0) + (row === count - 1 ? 0 : RIDGE);
    line[count] = (seen[row] ?? 0) + (row === middle ? RIDGE * 0.6 : 0);
  }
  const solved = solve(matrix, count);
  return { reach, weights: solved.subarray(0, wide * wide), offset: solved[count - 1] ?? 0 };
};
