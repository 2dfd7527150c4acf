import type { Homography } from '../image/homography.ts';
import type { GrayPicture, Point } from '../picture.ts';
import { type Bend, scoreOf } from './grid.ts';
import type { Layout } from './layout.ts';

/** Ways in which a bent card leaves its plane, along columns and along rows. */
const WAYS = 6;

/**
 * The bend of these amounts (modules), the first half along columns, the second along rows. With u and v from -1 to 1 its shapes are
 * u² - 1, u³ - u, v² - 1, v³ - v, u²v - v and uv² - u: nearly all vanish at the corners, which the plane has fixed. Written out, since
 * it is asked a million times.
 */
const bendOf = ({ size }: Layout, amounts: readonly number[]): Bend => {
  const half = size / 2;
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0, i = 0, j = 0, k = 0, l = 0] = amounts;
  return ({ x, y }: Point) => {
    const u = x / half - 1;
    const v = y / half - 1;
    const uu = u * u - 1;
    const vv = v * v - 1;
    return {
      x: x + uu * (a + b * u + e * v) + vv * (c + d * v + f * u),
      y: y + uu * (g + h * u + k * v) + vv * (i + j * v + l * u),
    };
  };
};

/** The bend that shows the patterns of all codes best: one amount after the other, by ever smaller steps (modules). */
export const fitBend = (
  picture: GrayPicture,
  layout: Layout,
  map: Homography,
): { readonly bend: Bend; readonly score: number } => {
  let amounts: readonly number[] = new Array(2 * WAYS).fill(0);
  let score = scoreOf(picture, layout.known, map);
  for (const step of [1.5, 0.8, 0.4, 0.2]) {
    for (let round = 0, better = true; better && round < 8; round++) {
      better = false;
      for (let index = 0; index < amounts.length; index++) {
        for (const sign of [1, -1]) {
          const next = amounts.with(index, (amounts[index] ?? 0) + sign * step);
          const reached = scoreOf(picture, layout.known, map, bendOf(layout, next));
          if (reached <= score + 1e-4) continue;
          amounts = next;
          score = reached;
          better = true;
        }
      }
    }
  }
  return { bend: bendOf(layout, amounts), score };
};
