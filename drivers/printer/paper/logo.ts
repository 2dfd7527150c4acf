import { readFile, stat } from 'node:fs/promises';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { type Bitmap, blacken, blankBitmap, type Rgba } from '../../codec/bitmap.ts';
import { isWholePicture, pictureHeader } from '../../codec/picture-header.ts';
import { err, ok, type Result } from '../../ports/result.ts';
import { type Grey, greyOnWhite, resized, trimmed } from './grey.ts';

/** A hospital's logo, its white margins cut off. */
export interface Logo {
  readonly picture: Grey;
  /** As drawn, by the side in dots that it had to fit. */
  readonly drawn: Map<number, Bitmap>;
}

/** The same as kiosk-config allows, which says more of what is wrong, and where. */
const MOST_PIXELS = 4_000_000;
const LONGEST_SIDE = 4_000;
const MOST_BYTES = 2_000_000;

const refuse = (path: string, why: string) => err('misconfigured', `logo ${path}: ${why}`);

const pixelsOf = async (file: Buffer): Promise<Rgba | null> => {
  try {
    const image = await loadImage(file);
    const pen = createCanvas(image.width, image.height).getContext('2d');
    pen.drawImage(image, 0, 0);
    return pen.getImageData(0, 0, image.width, image.height);
  } catch {
    // The decoder tells nothing but that it cannot read the file.
    return null;
  }
};

/** Reads a PNG file. Judged by its header before it is decoded: a picture of more than 4 megapixels, or 4,000 pixels a side, is refused. */
export const readLogo = async (path: string): Promise<Result<Logo, 'misconfigured'>> => {
  const found = await stat(path).catch(() => null);
  if (!found?.isFile()) return refuse(path, 'no such file');
  if (found.size > MOST_BYTES) return refuse(path, 'larger than 2 MB');
  const file = await readFile(path).catch(() => null);
  if (file === null) return refuse(path, 'cannot be read');
  const header = pictureHeader(file);
  if (!header.ok || header.value.format !== 'png') return refuse(path, 'no PNG picture');
  const { width, height } = header.value;
  if (width * height > MOST_PIXELS)
    return refuse(path, `${width} × ${height} pixels: at most ${MOST_PIXELS / 1e6} megapixels are taken`);
  if (Math.max(width, height) > LONGEST_SIDE)
    return refuse(path, `${width} × ${height} pixels: no side may be longer than ${LONGEST_SIDE}`);
  const pixels = isWholePicture(file) ? await pixelsOf(file) : null;
  if (pixels === null) return refuse(path, 'the picture is broken');
  const picture = trimmed(greyOnWhite(pixels));
  return picture === null
    ? refuse(path, 'nothing of it shows on white paper')
    : ok({ picture, drawn: new Map() });
};

/** Of all difference in brightness: what may be left within black and white for a logo of flat, clear colours. */
const FLAT_SHARE = 0.12;
/** Flat colours lighter than this are paper, darker than that are ink. */
const LIGHTEST_INK = 225;
const DARKEST_PAPER = 90;

/** Otsu's threshold, and the share of the difference in brightness that it does not explain. */
const otsu = ({ data }: Grey): { readonly threshold: number; readonly rest: number } => {
  const counts = new Uint32Array(256);
  for (const value of data) counts[Math.round(value)] = (counts[Math.round(value)] ?? 0) + 1;
  let sum = 0;
  let squares = 0;
  counts.forEach((count, value) => {
    sum += count * value;
    squares += count * value * value;
  });
  const total = data.length;
  const variance = squares / total - (sum / total) ** 2;
  let best = { threshold: 128, between: 0 };
  let [dark, darkSum] = [0, 0];
  counts.forEach((count, value) => {
    dark += count;
    darkSum += count * value;
    if (dark === 0 || dark === total) return;
    const apart = darkSum / dark - (sum - darkSum) / (total - dark);
    const between = (dark / total) * (1 - dark / total) * apart * apart;
    if (between > best.between) best = { threshold: value + 1, between };
  });
  return { threshold: best.threshold, rest: variance === 0 ? 0 : 1 - best.between / variance };
};

/** Error diffusion of Floyd and Steinberg (1976). */
const dithered = ({ width, height, data }: Grey): Bitmap => {
  const bitmap = blankBitmap(width, height);
  const rest = Float32Array.from(data);
  const spread = (x: number, y: number, error: number): void => {
    if (x >= 0 && x < width && y < height) rest[y * width + x] = (rest[y * width + x] ?? 0) + error / 16;
  };
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const value = rest[y * width + x] ?? 255;
      const black = value < 128;
      if (black) blacken(bitmap, x, y);
      const error = value - (black ? 0 : 255);
      spread(x + 1, y, 7 * error);
      spread(x - 1, y + 1, 3 * error);
      spread(x, y + 1, 5 * error);
      spread(x + 1, y + 1, error);
    }
  }
  return bitmap;
};

const parted = ({ width, height, data }: Grey, threshold: number): Bitmap => {
  const bitmap = blankBitmap(width, height);
  data.forEach((value, at) => {
    if (value < threshold) blacken(bitmap, at % width, Math.floor(at / width));
  });
  return bitmap;
};

/** Flat colours become clear black and white; a picture with tones between is dithered. */
const inBlackAndWhite = (picture: Grey): Bitmap => {
  const { threshold, rest } = otsu(picture);
  return rest > FLAT_SHARE
    ? dithered(picture)
    : parted(picture, Math.min(LIGHTEST_INK, Math.max(DARKEST_PAPER, threshold)));
};

/** The logo, as large as a square of so many dots holds; drawn once for each size. */
export const logoBitmap = ({ picture, drawn }: Logo, side: number): Bitmap => {
  const known = drawn.get(side);
  if (known !== undefined) return known;
  const scale = side / Math.max(picture.width, picture.height);
  const scaled = (length: number): number => Math.max(1, Math.round(length * scale));
  const bitmap = inBlackAndWhite(resized(picture, scaled(picture.width), scaled(picture.height)));
  drawn.set(side, bitmap);
  return bitmap;
};
