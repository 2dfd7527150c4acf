import { type Homography, place } from '../image/homography.ts';
import { valueAt } from '../image/value-at.ts';
import type { GrayPicture } from '../picture.ts';
import type { Bend } from './grid.ts';

/** What is seen of each module: a square of values, dark positive, with a light frame of `FRAME` modules around the code. */
export interface Sheet {
  /** Modules along a side, with the frame. */
  readonly side: number;
  readonly values: Float32Array;
}

/** Modules of the quiet zone that are looked at too. */
export const FRAME = 2;

/** Five places in a module, whose mean is less noisy than its middle. */
const SPOTS = [
  [0.5, 0.5],
  [0.3, 0.5],
  [0.7, 0.5],
  [0.5, 0.3],
  [0.5, 0.7],
] as const;

/** Looks at every module of a code of `size` modules: 0 stands for the mean, 1 for a standard deviation darker. */
export const sampleModules = (picture: GrayPicture, size: number, map: Homography, bend: Bend): Sheet => {
  const side = size + 2 * FRAME;
  const values = new Float32Array(side * side);
  let sum = 0;
  let squares = 0;
  for (let row = 0; row < side; row++) {
    for (let column = 0; column < side; column++) {
      let value = 0;
      for (const [dx, dy] of SPOTS) {
        const spot = place(map, bend({ x: column - FRAME + dx, y: row - FRAME + dy }));
        value -= valueAt(picture, spot.x, spot.y);
      }
      values[row * side + column] = value;
      sum += value;
      squares += value * value;
    }
  }
  const mean = sum / values.length;
  const spread = Math.sqrt(Math.max(squares / values.length - mean * mean, 1e-6));
  return { side, values: values.map((value) => (value - mean) / spread) };
};
