import type { GrayPicture } from '../picture.ts';
import type { Homography } from './homography.ts';

/**
 * The picture seen through a map: pixel (x, y) of the result, `width × height` pixels, is what stands at `map` of its middle in
 * `picture` (in pixels from the top left corner, the middle of the first pixel at 0.5, 0.5), bilinear. What lies outside has the value
 * `outside`.
 */
export const warp = (
  picture: GrayPicture,
  map: Homography,
  width: number,
  height: number,
  outside = 255,
): GrayPicture => {
  const { pixels, width: wide, height: high } = picture;
  const [a, b, c, d, e, f, g, h, i] = map;
  const out = new Uint8Array(width * height);
  for (let y = 0, at = 0; y < height; y++) {
    const v = y + 0.5;
    for (let x = 0; x < width; x++, at++) {
      const u = x + 0.5;
      const w = 1 / (g * u + h * v + i);
      const px = (a * u + b * v + c) * w - 0.5;
      const py = (d * u + e * v + f) * w - 0.5;
      if (!(px >= -0.5 && py >= -0.5 && px <= wide - 0.5 && py <= high - 0.5)) {
        out[at] = outside;
        continue;
      }
      const left = Math.min(Math.max(Math.floor(px), 0), Math.max(wide - 2, 0));
      const top = Math.min(Math.max(Math.floor(py), 0), Math.max(high - 2, 0));
      const right = wide < 2 ? 0 : 1;
      const below = high < 2 ? 0 : wide;
      const dx = Math.min(Math.max(px - left, 0), 1);
      const dy = Math.min(Math.max(py - top, 0), 1);
      const from = top * wide + left;
      const upper = (pixels[from] ?? 0) * (1 - dx) + (pixels[from + right] ?? 0) * dx;
      const lower = (pixels[from + below] ?? 0) * (1 - dx) + (pixels[from + below + right] ?? 0) * dx;
      out[at] = upper * (1 - dy) + lower * dy + 0.5;
    }
  }
  return { width, height, pixels: out };
};
