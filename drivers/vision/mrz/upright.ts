import type { Homography } from '../image/homography.ts';
import { warp } from '../image/warp.ts';
import type { GrayPicture, Point } from '../picture.ts';
import type { Stroke } from './strokes.ts';

const BINS = 60;

/** The direction (radians, -π/2 to π/2) in which most of the length of the strokes runs; null without strokes. */
export const directionOf = (strokes: readonly Stroke[]): number | null => {
  const weights = new Float64Array(BINS);
  const angle = ({ from, to }: Stroke): number => Math.atan2(to.y - from.y, to.x - from.x);
  const bin = (radians: number): number => Math.floor(((radians / Math.PI + 2) * BINS) % BINS);
  for (const stroke of strokes) {
    for (const [step, share] of [0.5, 1, 0.5].entries()) {
      const at = (bin(angle(stroke)) + step - 1 + BINS) % BINS;
      weights[at] = (weights[at] ?? 0) + share * (stroke.length - stroke.thickness);
    }
  }
  const peak = weights.indexOf(Math.max(...weights));
  if ((weights[peak] ?? 0) <= 0) return null;
  // The mean within the peak, by doubled angles: a line has no front.
  let [sine, cosine] = [0, 0];
  for (const stroke of strokes) {
    const far = Math.abs(bin(angle(stroke)) - peak);
    if (Math.min(far, BINS - far) > 1) continue;
    sine += Math.sin(2 * angle(stroke)) * stroke.length;
    cosine += Math.cos(2 * angle(stroke)) * stroke.length;
  }
  return Math.atan2(sine, cosine) / 2;
};

/** A picture turned around its middle so that lines of a direction lie level, and the way back for its points. */
export interface Turned {
  readonly picture: GrayPicture;
  readonly back: (point: Point) => Point;
}

export const turnLevel = (picture: GrayPicture, radians: number): Turned => {
  const cos = Math.cos(radians);
  const sin = Math.sin(radians);
  const width = Math.ceil(picture.width * Math.abs(cos) + picture.height * Math.abs(sin));
  const height = Math.ceil(picture.width * Math.abs(sin) + picture.height * Math.abs(cos));
  const x0 = picture.width / 2 - (cos * width - sin * height) / 2;
  const y0 = picture.height / 2 - (sin * width + cos * height) / 2;
  const map: Homography = [cos, -sin, x0, sin, cos, y0, 0, 0, 1];
  return {
    picture: warp(picture, map, width, height, 128),
    back: ({ x, y }) => ({ x: cos * x - sin * y + x0, y: sin * x + cos * y + y0 }),
  };
};

/** Every row evened out over `2 × radius + 1` pixels: characters run together, rows stay apart. */
export const smear = ({ width, height, pixels }: GrayPicture, radius: number): GrayPicture => {
  const out = new Uint8Array(width * height);
  const share = 1 / (2 * radius + 1);
  for (let y = 0; y < height; y++) {
    const row = y * width;
    const at = (x: number): number => pixels[row + Math.min(Math.max(x, 0), width - 1)] ?? 0;
    let sum = 0;
    for (let x = -radius; x < radius; x++) sum += at(x);
    for (let x = 0; x < width; x++) {
      sum += at(x + radius);
      out[row + x] = sum * share + 0.5;
      sum -= at(x - radius);
    }
  }
  return { width, height, pixels: out };
};
