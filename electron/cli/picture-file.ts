import { open } from 'node:fs/promises';
import { createCanvas, type Image, loadImage } from '@napi-rs/canvas';
import { isWholePicture, pgmHead, pictureFormat, pictureHeader } from '../../drivers/codec/picture-header.ts';
import { err, ok, type Result } from '../../drivers/ports/result.ts';
import type { GrayPicture } from '../../drivers/vision/picture.ts';

/** Why there is no picture in a file. */
export type PictureFailure = 'not-found' | 'not-a-picture' | 'truncated' | 'too-large' | 'empty';

/** More pixels than any camera of a telephone sends; 200 MB as they are decoded. */
const MOST_PIXELS = 50_000_000;
/** Bytes in which the head of every sound picture ends; the rest is read only when the size is right. */
const HEAD = 1 << 20;
/** Bytes a pixel that no format needs more of. */
const MOST_BYTES = 8 * MOST_PIXELS;
/** Rows that are turned to luminance at once. */
const STRIPE = 256;

const codeOf = (error: unknown): unknown =>
  error instanceof Error && 'code' in error ? error.code : undefined;

/** The file, unless its head already says that it is none, or too large. */
const readChecked = async (file: string): Promise<Result<Uint8Array, PictureFailure>> => {
  await using handle = await open(file, 'r');
  const { size } = await handle.stat();
  if (size === 0) return err('empty');
  const head = new Uint8Array(Math.min(size, HEAD));
  await handle.read(head, 0, head.length, 0);
  if (pictureFormat(head) === null) return err('not-a-picture');
  const header = pictureHeader(head);
  if (!header.ok) return err(size > HEAD || isWholePicture(head) ? 'not-a-picture' : 'truncated');
  const { width, height } = header.value;
  if (width === 0 || height === 0) return err('empty');
  if (width * height > MOST_PIXELS || size > MOST_BYTES) return err('too-large');
  const bytes = size > HEAD ? new Uint8Array(await handle.readFile()) : head;
  return isWholePicture(bytes) ? ok(bytes) : err('truncated');
};

/** Luma (ITU-R BT.601) of what the decoder gives, on white paper, some rows at a time. */
const grayOf = (image: Image): GrayPicture => {
  const { width, height } = image;
  const pixels = new Uint8Array(width * height);
  const canvas = createCanvas(width, Math.min(STRIPE, height));
  const context = canvas.getContext('2d');
  for (let top = 0; top < height; top += STRIPE) {
    const rows = Math.min(STRIPE, height - top);
    context.fillStyle = '#fff';
    context.fillRect(0, 0, width, rows);
    context.drawImage(image, 0, -top);
    const { data } = context.getImageData(0, 0, width, rows);
    for (let at = 0, out = top * width; at < data.length; at += 4, out++)
      pixels[out] = (77 * (data[at] ?? 0) + 150 * (data[at + 1] ?? 0) + 29 * (data[at + 2] ?? 0) + 128) >> 8;
  }
  return { width, height, pixels };
};

/** A binary PGM of one byte a pixel; null for one of two. */
const pgmPicture = (bytes: Uint8Array): GrayPicture | null => {
  const head = pgmHead(bytes);
  if (head === null || head.most === 0 || head.most > 255) return null;
  const { width, height, length, most } = head;
  const pixels = bytes.subarray(length, length + width * height);
  return { width, height, pixels: most === 255 ? pixels : pixels.map((value) => (value * 255) / most) };
};

const decode = async (bytes: Uint8Array): Promise<GrayPicture | null> => {
  if (pictureFormat(bytes) === 'pgm') return pgmPicture(bytes);
  try {
    return grayOf(await loadImage(bytes));
  } catch {
    // The decoder's words differ with the format; that it has given up is all that is known.
    return null;
  }
};

/**
 * The picture in a file (PNG, JPEG, WebP, GIF, BMP, PGM), as luminance. Its size is judged before anything is decoded: more than
 * 50 megapixels are refused at the price of one read of the head.
 */
export const loadPicture = async (file: string): Promise<Result<GrayPicture, PictureFailure>> => {
  try {
    const bytes = await readChecked(file);
    if (!bytes.ok) return bytes;
    const picture = await decode(bytes.value);
    return picture === null ? err('not-a-picture') : ok(picture);
  } catch (error) {
    const code = codeOf(error);
    if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'EACCES') return err('not-found');
    if (code === 'EISDIR') return err('not-a-picture');
    throw error;
  }
};
