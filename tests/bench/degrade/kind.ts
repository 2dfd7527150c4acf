import type { GrayPicture } from '../../../drivers/vision/picture.ts';
import type { Random } from '../../lab/camera/random.ts';

/** 1: hardly seen; 5: at or a little beyond what the best reader takes. */
export type Level = 1 | 2 | 3 | 4 | 5;
export const LEVELS: readonly Level[] = [1, 2, 3, 4, 5];

/** How strong each of the five levels is, in the unit of the kind. */
export type Grades = readonly [number, number, number, number, number];

/** One way in which a picture goes wrong. */
export interface Kind {
  readonly name: string;
  /** Whether things stand elsewhere in the picture afterwards. */
  readonly moves: boolean;
  /** What a strength means, and its unit. */
  readonly unit: string;
  /** A new picture; the same numbers from `random` give the same picture. */
  readonly apply: (picture: GrayPicture, strength: number, random: Random) => GrayPicture;
}

/** Every pixel through a function of its luminance and place. */
export const eachPixel = (
  { width, height, pixels }: GrayPicture,
  change: (value: number, x: number, y: number) => number,
): GrayPicture => {
  const out = new Uint8ClampedArray(pixels.length);
  for (let y = 0, at = 0; y < height; y++)
    for (let x = 0; x < width; x++, at++) out[at] = change(pixels[at] ?? 0, x, y);
  return { width, height, pixels: out };
};

/** Mean luminance: what the ground takes where a picture is turned or bent away. */
export const meanOf = ({ pixels }: GrayPicture): number => {
  let sum = 0;
  for (const value of pixels) sum += value;
  return sum / Math.max(1, pixels.length);
};
