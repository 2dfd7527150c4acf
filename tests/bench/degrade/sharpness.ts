import type { GrayPicture } from '../../../drivers/vision/picture.ts';
import { bilinear } from '../../lab/camera/warp.ts';
import { eachPixel, type Kind } from './kind.ts';

/** Weights of a bell of this width, cut at three sigma; they sum to 1. */
const bellWeights = (sigma: number): Float32Array => {
  const reach = Math.ceil(3 * sigma);
  const weights = Float32Array.from({ length: 2 * reach + 1 }, (_, at) =>
    Math.exp(-((at - reach) ** 2) / (2 * sigma * sigma)),
  );
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => weight / sum);
};

/** One direction of the blur: `stride` leads to the next pixel of the line, `step` to the next line. */
const along = (
  values: Float32Array,
  weights: Float32Array,
  [length, stride]: readonly [number, number],
  [lines, step]: readonly [number, number],
): Float32Array => {
  const reach = (weights.length - 1) / 2;
  const out = new Float32Array(values.length);
  for (let line = 0; line < lines; line++) {
    const start = line * step;
    for (let at = 0; at < length; at++) {
      let sum = 0;
      for (let n = -reach; n <= reach; n++) {
        const from = Math.min(Math.max(at + n, 0), length - 1);
        sum += (values[start + from * stride] ?? 0) * (weights[n + reach] ?? 0);
      }
      out[start + at * stride] = sum;
    }
  }
  return out;
};

/** Gaussian blur; sigma in pixels. */
export const blurred = ({ width, height, pixels }: GrayPicture, sigma: number): GrayPicture => {
  const weights = bellWeights(sigma);
  const rows = along(Float32Array.from(pixels), weights, [width, 1], [height, width]);
  const both = along(rows, weights, [height, width], [width, 1]);
  return { width, height, pixels: Uint8ClampedArray.from(both, (value) => Math.round(value)) };
};

/** A lens out of focus. */
export const blur: Kind = {
  name: 'blur',
  moves: false,
  unit: 'sigma of a Gaussian, px',
  apply: (picture, sigma) => blurred(picture, sigma),
};

/** A hand that moves while the shutter is open: the mean along a line in any direction. */
export const motion: Kind = {
  name: 'motion',
  moves: false,
  unit: 'length of the way, px',
  apply: (picture, length, random) => {
    const direction = random() * Math.PI;
    const steps = Math.ceil(length * 1.5) + 1;
    const [dx, dy] = [Math.cos(direction) * length, Math.sin(direction) * length];
    return eachPixel(picture, (_, x, y) => {
      let sum = 0;
      for (let n = 0; n < steps; n++) {
        const share = n / (steps - 1) - 0.5;
        const fromX = Math.min(Math.max(x + 0.5 + share * dx, 0), picture.width - 1);
        const fromY = Math.min(Math.max(y + 0.5 + share * dy, 0), picture.height - 1);
        sum += bilinear(picture, fromX, fromY);
      }
      return sum / steps;
    });
  },
};
