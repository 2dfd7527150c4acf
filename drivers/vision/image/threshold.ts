import type { GrayPicture } from '../picture.ts';
import { boxBlur } from './filter.ts';

/**
 * Black (0) and white (255) by the mean of the surroundings (`radius` pixels): light that falls from one side does no harm. A pixel
 * is black when it is darker than that mean by more than `margin`.
 */
export const localThreshold = (picture: GrayPicture, radius: number, margin = 0): GrayPicture => {
  const { width, height, pixels } = picture;
  const means = boxBlur(picture, radius).pixels;
  const out = new Uint8Array(pixels.length);
  for (let at = 0; at < pixels.length; at++)
    out[at] = (pixels[at] ?? 0) + margin < (means[at] ?? 0) ? 0 : 255;
  return { width, height, pixels: out };
};

/**
 * Every pixel relative to its surroundings (`radius` pixels): 128 stands for the mean there, and the contrast of each place is brought
 * to the same strength. `calm` (gray steps) is the contrast below which a place counts as empty, so that noise is not blown up.
 */
export const localContrast = (picture: GrayPicture, radius: number, calm = 6): GrayPicture => {
  const { width, height, pixels } = picture;
  const means = boxBlur(picture, radius).pixels;
  const away = new Uint8Array(pixels.length);
  for (let at = 0; at < pixels.length; at++) away[at] = Math.abs((pixels[at] ?? 0) - (means[at] ?? 0));
  const spread = boxBlur({ width, height, pixels: away }, radius).pixels;
  const out = new Uint8ClampedArray(pixels.length);
  for (let at = 0; at < pixels.length; at++) {
    const gain = 80 / Math.max(spread[at] ?? 0, calm);
    out[at] = 128 + ((pixels[at] ?? 0) - (means[at] ?? 0)) * gain;
  }
  return { width, height, pixels: out };
};
