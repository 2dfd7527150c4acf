import type { GrayPicture, Point, Quad } from '../picture.ts';

/** A part of a picture, in pixels from its top left corner. */
export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The part of `rect` that lies inside of the picture, in whole pixels; it may be empty. */
export const clip = (picture: GrayPicture, rect: Rect): Rect => {
  const x = Math.min(Math.max(Math.floor(rect.x), 0), picture.width);
  const y = Math.min(Math.max(Math.floor(rect.y), 0), picture.height);
  const right = Math.min(Math.max(Math.ceil(rect.x + rect.width), x), picture.width);
  const bottom = Math.min(Math.max(Math.ceil(rect.y + rect.height), y), picture.height);
  return { x, y, width: right - x, height: bottom - y };
};

/** A copy of a part of the picture; what lies outside of the picture is left out. */
export const crop = (picture: GrayPicture, rect: Rect): GrayPicture => {
  const { x, y, width, height } = clip(picture, rect);
  const pixels = new Uint8Array(width * height);
  for (let row = 0; row < height; row++) {
    const from = (y + row) * picture.width + x;
    pixels.set(picture.pixels.subarray(from, from + width), row * width);
  }
  return { width, height, pixels };
};

/** The upright rectangle around points, `margin` pixels wider on every side. */
export const boundsOf = (points: readonly Point[], margin = 0): Rect => {
  const xs = points.map(({ x }) => x);
  const ys = points.map(({ y }) => y);
  const x = Math.min(...xs) - margin;
  const y = Math.min(...ys) - margin;
  return { x, y, width: Math.max(...xs) + margin - x, height: Math.max(...ys) + margin - y };
};

/** Every corner through `place`. */
export const mapQuad = ([a, b, c, d]: Quad, place: (point: Point) => Point): Quad => [
  place(a),
  place(b),
  place(c),
  place(d),
];

/** Whether a point lies within four corners that bulge nowhere inwards. */
export const isInside = (quad: Quad, { x, y }: Point): boolean => {
  const sides = quad.map((from, index) => {
    const to = quad[(index + 1) % 4] ?? from;
    return (to.x - from.x) * (y - from.y) - (to.y - from.y) * (x - from.x);
  });
  return sides.every((side) => side >= 0) || sides.every((side) => side <= 0);
};
