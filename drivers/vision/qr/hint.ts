import type { Rect } from '../image/crop.ts';
import { histogramOf, percentile } from '../image/histogram.ts';
import type { GrayPicture } from '../picture.ts';

/** What the person should do so that the code can be read. */
export type Hint = 'closer' | 'hold-still' | 'too-dark' | 'too-bright';

/** Every so many pixels are looked at: light changes slowly over a picture. */
const STEP = 8;
/** Paper that is darker than this, or white on more than this share of the picture, says that light is missing or too much. */
const DARK_PAPER = 60;
const SATURATED = 250;
const MOST_SATURATED = 0.35;

/** Whether the light alone is in the way. */
export const lightHint = (picture: GrayPicture): Hint | null => {
  const counts = histogramOf(picture, STEP);
  if (percentile(counts, 0.98) < DARK_PAPER) return 'too-dark';
  return percentile(counts, 1 - MOST_SATURATED) >= SATURATED ? 'too-bright' : null;
};

/** Mean change of luminance between two pictures of one size, over few of their pixels; 0 for another size. */
export const changeBetween = (before: GrayPicture, now: GrayPicture): number => {
  if (before.width !== now.width || before.height !== now.height) return 0;
  let sum = 0;
  let count = 0;
  for (let at = 0; at < now.pixels.length; at += 61, count++)
    sum += Math.abs((before.pixels[at] ?? 0) - (now.pixels[at] ?? 0));
  return count === 0 ? 0 : sum / count;
};

/** Pixels a module below which even a sharp code is hard to read. */
const SMALL_MODULE = 2.2;
/** Share of a picture's side below which texture is a code held too far away. */
const FAR = 0.17;
/** Mean change of luminance above which something moves. */
const MOVES = 6;

/** What is known of a frame that was not read. */
export interface Unread {
  /** Pixels of the camera for a module of a code of which the grid was found; null where there was none. */
  readonly module: number | null;
  /** Where texture like a code's stands, in the frame at half its size. */
  readonly region: Rect | null;
  readonly half: GrayPicture;
  readonly before: GrayPicture | null;
}

/** What to say about a frame in which something stands that was not read. */
export const shapeHint = ({ module, region, half, before }: Unread): Hint | null => {
  if (module !== null) return module < SMALL_MODULE ? 'closer' : 'hold-still';
  if (region === null) return null;
  if (before !== null && changeBetween(before, half) > MOVES) return 'hold-still';
  return Math.max(region.width, region.height) < FAR * half.width ? 'closer' : null;
};
