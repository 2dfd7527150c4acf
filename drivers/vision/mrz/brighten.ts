import { histogramOf, percentile } from '../image/histogram.ts';
import type { GrayPicture } from '../picture.ts';

/** The share of pixels that may become wholly black, and as many wholly white. */
const TAIL = 0.005;
/** More than this and the steps of a sensor look like edges. */
const MOST = 12;

/** A dim or foggy picture with its tones spread over the whole range; one that has them already stays as it is. */
export const brighten = (picture: GrayPicture): GrayPicture => {
  const counts = histogramOf(picture);
  const dark = percentile(counts, TAIL);
  const gain = Math.min(255 / Math.max(percentile(counts, 1 - TAIL) - dark, 1), MOST);
  if (gain < 1.5) return picture;
  const tones = Uint8ClampedArray.from({ length: 256 }, (_, value) => (value - dark) * gain);
  return { ...picture, pixels: picture.pixels.map((value) => tones[value] ?? 0) };
};
