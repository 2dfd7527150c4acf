import type { GrayPicture, Point, Quad } from '../../../drivers/vision/picture.ts';

/** Nine numbers, row by row: maps (x, y, 1) and divides by the third. */
export type Matrix = readonly [number, number, number, number, number, number, number, number, number];

/** Where the matrix takes a point. */
export const project = ([a, b, c, d, e, f, g, h, i]: Matrix, { x, y }: Point): Point => {
  const w = g * x + h * y + i;
  return { x: (a * x + b * y + c) / w, y: (d * x + e * y + f) / w };
};

/** The opposite map (its adjugate: a factor does not matter). */
export const inverse = ([a, b, c, d, e, f, g, h, i]: Matrix): Matrix => [
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

const times = (left: Matrix, right: Matrix): Matrix => {
  const [a, b, c, d, e, f, g, h, i] = left;
  const [j, k, l, m, n, o, p, q, r] = right;
  return [
    a * j + b * m + c * p,
    a * k + b * n + c * q,
    a * l + b * o + c * r,
    d * j + e * m + f * p,
    d * k + e * n + f * q,
    d * l + e * o + f * r,
    g * j + h * m + i * p,
    g * k + h * n + i * q,
    g * l + h * o + i * r,
  ];
};

/** Takes the corners of the unit square to the corners of a quad (Heckbert, 1989). */
const fromUnitSquare = ([p0, p1, p2, p3]: Quad): Matrix => {
  const [dx1, dx2, dx3] = [p1.x - p2.x, p3.x - p2.x, p0.x - p1.x + p2.x - p3.x];
  const [dy1, dy2, dy3] = [p1.y - p2.y, p3.y - p2.y, p0.y - p1.y + p2.y - p3.y];
  const size = dx1 * dy2 - dx2 * dy1;
  const g = (dx3 * dy2 - dx2 * dy3) / size;
  const h = (dx1 * dy3 - dx3 * dy1) / size;
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

/** Takes one quad to another. */
export const quadToQuad = (from: Quad, to: Quad): Matrix =>
  times(fromUnitSquare(to), inverse(fromUnitSquare(from)));

/** The corners of a whole picture. */
export const cornersOf = ({ width, height }: Pick<GrayPicture, 'width' | 'height'>): Quad => [
  { x: 0, y: 0 },
  { x: width, y: 0 },
  { x: width, y: height },
  { x: 0, y: height },
];

/** Says where in the source a place of the target comes from, into `at`: x, y. */
export type Lookup = (x: number, y: number, at: Float64Array) => void;

/** A lookup by a matrix that takes the target to the source. */
export const byMatrix =
  ([a, b, c, d, e, f, g, h, i]: Matrix): Lookup =>
  (x, y, at) => {
    const w = g * x + h * y + i;
    at[0] = (a * x + b * y + c) / w;
    at[1] = (d * x + e * y + f) / w;
  };

/** Luminance between four pixels; the edge goes on where the place lies less than a pixel outside. */
export const bilinear = ({ width, height, pixels }: GrayPicture, x: number, y: number): number => {
  const left = Math.floor(x - 0.5);
  const top = Math.floor(y - 0.5);
  const shareX = x - 0.5 - left;
  const shareY = y - 0.5 - top;
  const x0 = Math.max(left, 0);
  const x1 = Math.min(left + 1, width - 1);
  const y0 = Math.max(top, 0) * width;
  const y1 = Math.min(top + 1, height - 1) * width;
  const upper = (pixels[y0 + x0] ?? 0) * (1 - shareX) + (pixels[y0 + x1] ?? 0) * shareX;
  const lower = (pixels[y1 + x0] ?? 0) * (1 - shareX) + (pixels[y1 + x1] ?? 0) * shareX;
  return upper * (1 - shareY) + lower * shareY;
};

export interface WarpOptions {
  /** What shows where the source ends: a luminance, or a picture of the target's size. */
  readonly ground: number | GrayPicture;
  /** Samples along each side of a pixel; 2. */
  readonly samples?: number;
  /** Radius of the source's corners, in its pixels; 0. */
  readonly corner?: number;
}

/** Whether a place lies on the source, its corners rounded. */
const inside = (width: number, height: number, corner: number, x: number, y: number): boolean => {
  if (!(x >= 0 && y >= 0 && x < width && y < height)) return false;
  const dx = Math.max(corner - x, x - width + corner);
  const dy = Math.max(corner - y, y - height + corner);
  return dx <= 0 || dy <= 0 || dx * dx + dy * dy <= corner * corner;
};

/** A new picture of the given size, each pixel the mean of what the lookup finds under it. */
export const warp = (
  source: GrayPicture,
  { width, height }: { readonly width: number; readonly height: number },
  lookup: Lookup,
  { ground, samples = 2, corner = 0 }: WarpOptions,
): GrayPicture => {
  const pixels = new Uint8ClampedArray(width * height);
  const at = new Float64Array(2);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const behind = typeof ground === 'number' ? ground : (ground.pixels[y * width + x] ?? 0);
      let sum = 0;
      for (let n = 0; n < samples * samples; n++) {
        lookup(x + ((n % samples) + 0.5) / samples, y + (Math.floor(n / samples) + 0.5) / samples, at);
        const fromX = at[0] ?? 0;
        const fromY = at[1] ?? 0;
        sum += inside(source.width, source.height, corner, fromX, fromY)
          ? bilinear(source, fromX, fromY)
          : behind;
      }
      pixels[y * width + x] = sum / (samples * samples);
    }
  }
  return { width, height, pixels };
};
