import { mapOnto, place } from '../image/homography.ts';
import type { Point, Quad } from '../picture.ts';

/** The cells of a zone: 30 columns and 3 rows. */
export const COLUMNS = 30;
export const ROWS = 3;

/**
 * Where a place among the cells lies in a picture: polynomials in column (0 to 30) and row (0 to 3). Cubic along the rows, so that a
 * tilted and a slightly bent card both fit.
 */
export interface Grid {
  readonly x: Float64Array;
  readonly y: Float64Array;
}

/** A place among the cells that was seen at a point of the picture; `weight` tells how surely. */
export interface Sighting {
  readonly column: number;
  readonly row: number;
  readonly point: Point;
  readonly weight: number;
}

const TERMS = 7;

const termsAt = (column: number, row: number): readonly number[] => {
  const c = (column - COLUMNS / 2) / (COLUMNS / 2);
  const r = (row - ROWS / 2) / (ROWS / 2);
  return [1, c, r, c * r, c * c, c * c * r, c * c * c];
};

/** Writes the point into `out` (x, y): called for every pixel of a strip. */
export const pointOf = ({ x, y }: Grid, column: number, row: number, out: Float64Array): void => {
  const c = (column - COLUMNS / 2) / (COLUMNS / 2);
  const r = (row - ROWS / 2) / (ROWS / 2);
  const along = ({ 0: a = 0, 1: b = 0, 2: d = 0, 3: e = 0, 4: f = 0, 5: g = 0, 6: h = 0 }: Float64Array) =>
    a + d * r + c * (b + e * r + c * (f + g * r + c * h));
  out[0] = along(x);
  out[1] = along(y);
};

/** Gauss elimination with two right sides; the ridge keeps terms that nothing tells about near zero. */
const solve = (matrix: Float64Array[], right: Float64Array[]): void => {
  for (let pivot = 0; pivot < TERMS; pivot++) {
    const row = matrix[pivot];
    const own = right[pivot];
    if (row === undefined || own === undefined) return;
    for (let other = 0; other < TERMS; other++) {
      const target = matrix[other];
      const value = right[other];
      if (other === pivot || target === undefined || value === undefined) continue;
      const share = (target[pivot] ?? 0) / (row[pivot] ?? 1);
      for (let at = pivot; at < TERMS; at++) target[at] = (target[at] ?? 0) - share * (row[at] ?? 0);
      for (let at = 0; at < 2; at++) value[at] = (value[at] ?? 0) - share * (own[at] ?? 0);
    }
  }
};

/** The grid that fits the sightings best (least squares), close to `near` where they tell little. */
export const fitGrid = (sightings: readonly Sighting[], near: Grid | null): Grid => {
  const matrix = Array.from({ length: TERMS }, () => new Float64Array(TERMS));
  const right = Array.from({ length: TERMS }, () => new Float64Array(2));
  const out = new Float64Array(2);
  for (const { column, row, point, weight } of sightings) {
    const terms = termsAt(column, row);
    if (near !== null) pointOf(near, column, row, out);
    const dx = point.x - (out[0] ?? 0);
    const dy = point.y - (out[1] ?? 0);
    terms.forEach((term, i) => {
      const line = matrix[i];
      const side = right[i];
      if (line === undefined || side === undefined) return;
      for (let j = 0; j < TERMS; j++) line[j] = (line[j] ?? 0) + weight * term * (terms[j] ?? 0);
      side[0] = (side[0] ?? 0) + weight * term * dx;
      side[1] = (side[1] ?? 0) + weight * term * dy;
    });
  }
  const ridge = near === null ? 1e-9 : 0.5;
  matrix.forEach((line, i) => {
    line[i] = (line[i] ?? 0) + ridge;
  });
  solve(matrix, right);
  const part = (axis: 0 | 1): Float64Array =>
    Float64Array.from({ length: TERMS }, (_, i) => {
      const before = near === null ? 0 : ((axis === 0 ? near.x : near.y)[i] ?? 0);
      return before + (right[i]?.[axis] ?? 0) / (matrix[i]?.[i] ?? 1);
    });
  return { x: part(0), y: part(1) };
};

const OUTLINE: Quad = [
  { x: 0, y: 0 },
  { x: COLUMNS, y: 0 },
  { x: COLUMNS, y: ROWS },
  { x: 0, y: ROWS },
];

/** The grid of a flat card with these outer corners; null where they are no quadrangle. */
export const gridOf = (corners: Quad): Grid | null => {
  const map = mapOnto(OUTLINE, corners);
  if (map === null) return null;
  const sightings: Sighting[] = [];
  for (let column = 0; column <= COLUMNS; column += 3)
    for (let row = 0; row <= ROWS; row++)
      sightings.push({ column, row, point: place(map, { x: column, y: row }), weight: 1 });
  return fitGrid(sightings, null);
};

/** The same cells read from the other end: the card upside down. */
export const turned = (grid: Grid): Grid => {
  const sightings: Sighting[] = [];
  const out = new Float64Array(2);
  for (let column = 0; column <= COLUMNS; column += 3) {
    for (let row = 0; row <= ROWS; row++) {
      pointOf(grid, COLUMNS - column, ROWS - row, out);
      sightings.push({ column, row, point: { x: out[0] ?? 0, y: out[1] ?? 0 }, weight: 1 });
    }
  }
  return fitGrid(sightings, null);
};
