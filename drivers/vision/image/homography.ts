import type { Point, Quad } from '../picture.ts';

/** A projective map of the plane, row by row; the last of its nine numbers is not always 1. */
export type Homography = readonly [number, number, number, number, number, number, number, number, number];

/** Where the map takes a point. */
export const place = ([a, b, c, d, e, f, g, h, i]: Homography, { x, y }: Point): Point => {
  const w = g * x + h * y + i;
  return { x: (a * x + b * y + c) / w, y: (d * x + e * y + f) / w };
};

/** First `second`, then `first`. */
const product = (first: Homography, second: Homography): Homography => {
  const at = (row: number, column: number): number =>
    (first[row * 3] ?? 0) * (second[column] ?? 0) +
    (first[row * 3 + 1] ?? 0) * (second[column + 3] ?? 0) +
    (first[row * 3 + 2] ?? 0) * (second[column + 6] ?? 0);
  return [at(0, 0), at(0, 1), at(0, 2), at(1, 0), at(1, 1), at(1, 2), at(2, 0), at(2, 1), at(2, 2)];
};

/** The way back, but for a common factor, which a projective map does not see. */
const inverse = ([a, b, c, d, e, f, g, h, i]: Homography): Homography => [
  e * i - f * h,
  c * h - b * i,
  b * f - c * e,
  f * g - d * i,
  a * i - c * g,
  c * d - a * f,
  d * h - e * g,
  b * g - a * h,
  a * e - b * d,
];

/** The unit square onto four corners (P. Heckbert, Fundamentals of Texture Mapping, 1989, section 2.2.3). */
const fromSquare = ([p0, p1, p2, p3]: Quad): Homography => {
  const dx1 = p1.x - p2.x;
  const dx2 = p3.x - p2.x;
  const dy1 = p1.y - p2.y;
  const dy2 = p3.y - p2.y;
  const sx = p0.x - p1.x + p2.x - p3.x;
  const sy = p0.y - p1.y + p2.y - p3.y;
  const area = dx1 * dy2 - dx2 * dy1;
  const g = (sx * dy2 - dx2 * sy) / area;
  const h = (dx1 * sy - sx * dy1) / area;
  return [
    p1.x - p0.x + g * p1.x,
    p3.x - p0.x + h * p3.x,
    p0.x,
    p1.y - p0.y + g * p1.y,
    p3.y - p0.y + h * p3.y,
    p0.y,
    g,
    h,
    1,
  ];
};

/** The map that takes four corners onto four others; null where three of one lie on a line. */
export const mapOnto = (from: Quad, to: Quad): Homography | null => {
  const map = product(fromSquare(to), inverse(fromSquare(from)));
  return map.every(Number.isFinite) && map.some((entry) => entry !== 0) ? map : null;
};
