import type { GrayPicture } from '../picture.ts';

/** How many pixels have each of the 256 values; every `step`-th pixel of every `step`-th row is counted. */
export const histogramOf = ({ width, height, pixels }: GrayPicture, step = 1): Uint32Array => {
  const counts = new Uint32Array(256);
  for (let y = 0; y < height; y += step) {
    for (let x = 0, at = y * width; x < width; x += step, at += step) {
      const value = pixels[at] ?? 0;
      counts[value] = (counts[value] ?? 0) + 1;
    }
  }
  return counts;
};

/** The value that a share (0 to 1) of the pixels does not exceed. */
export const percentile = (counts: Uint32Array, share: number): number => {
  const wanted = counts.reduce((sum, count) => sum + count, 0) * share;
  let seen = 0;
  for (let value = 0; value < 256; value++) {
    seen += counts[value] ?? 0;
    if (seen >= wanted && seen > 0) return value;
  }
  return 255;
};
