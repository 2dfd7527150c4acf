import { createCanvas, loadImage } from '@napi-rs/canvas';
import { type Bitmap, bitmapFromRgba, bytesPerRow, isBlack } from '../../drivers/codec/bitmap.ts';

/** The dots of a PNG file. */
export async function bitmapOfPng(png: Uint8Array): Promise<Bitmap> {
  const image = await loadImage(Buffer.from(png));
  const pen = createCanvas(image.width, image.height).getContext('2d');
  pen.drawImage(image, 0, 0);
  return bitmapFromRgba(pen.getImageData(0, 0, image.width, image.height));
}

/** Dots that are black on one paper and white on the other; white paper below the last black dot is the cutter's affair. */
export function differentDots(one: Bitmap, other: Bitmap): number {
  const width = Math.max(one.width, other.width);
  const height = Math.max(one.height, other.height);
  const shared = Math.min(one.height, other.height);
  const bytes = bytesPerRow(width) * shared;
  const same =
    one.width === other.width &&
    Buffer.compare(one.data.subarray(0, bytes), other.data.subarray(0, bytes)) === 0;
  let different = 0;
  for (let y = same ? shared : 0; y < height; y++)
    for (let x = 0; x < width; x++) if (isBlack(one, x, y) !== isBlack(other, x, y)) different++;
  return different;
}
