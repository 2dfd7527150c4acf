import { readFile, writeFile } from 'node:fs/promises';
import { type Canvas, createCanvas, ImageData, loadImage } from '@napi-rs/canvas';
import type { GrayPicture } from '../../../drivers/vision/picture.ts';

/** Luma of ITU-R BT.601 over four bytes a pixel. */
export const grayOf = (rgba: Uint8ClampedArray, width: number, height: number): GrayPicture => {
  const pixels = new Uint8ClampedArray(width * height);
  for (let at = 0; at < pixels.length; at++) {
    pixels[at] =
      0.299 * (rgba[4 * at] ?? 0) + 0.587 * (rgba[4 * at + 1] ?? 0) + 0.114 * (rgba[4 * at + 2] ?? 0);
  }
  return { width, height, pixels };
};

/** Four bytes a pixel, opaque: what canvases, jsQR and zxing-wasm take. */
export const rgbaOf = ({ width, height, pixels }: GrayPicture): Uint8ClampedArray<ArrayBuffer> => {
  const rgba = new Uint8ClampedArray(width * height * 4);
  for (let at = 0; at < pixels.length; at++) {
    const gray = pixels[at] ?? 0;
    rgba[4 * at] = gray;
    rgba[4 * at + 1] = gray;
    rgba[4 * at + 2] = gray;
    rgba[4 * at + 3] = 255;
  }
  return rgba;
};

/** What a canvas shows. */
export const grayOfCanvas = (canvas: Canvas): GrayPicture =>
  grayOf(
    canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data,
    canvas.width,
    canvas.height,
  );

/** A canvas that shows the picture. */
export const canvasOf = (picture: GrayPicture): Canvas => {
  const canvas = createCanvas(picture.width, picture.height);
  canvas.getContext('2d').putImageData(new ImageData(rgbaOf(picture), picture.width, picture.height), 0, 0);
  return canvas;
};

/** Reads PNG, JPEG or WebP, as luminance. */
export const loadGray = async (file: string): Promise<GrayPicture> => {
  const image = await loadImage(await readFile(file));
  const canvas = createCanvas(image.width, image.height);
  canvas.getContext('2d').drawImage(image, 0, 0);
  return grayOfCanvas(canvas);
};

/** Writes a PNG. */
export const savePng = (picture: GrayPicture, file: string): Promise<void> =>
  writeFile(file, canvasOf(picture).toBuffer('image/png'));

/** Binary PGM: a header and the pixels as they are, which every reader of pictures takes without losing a bit. */
export const pgmOf = ({ width, height, pixels }: GrayPicture): Buffer =>
  Buffer.concat([Buffer.from(`P5\n${width} ${height}\n255\n`, 'latin1'), Uint8Array.from(pixels)]);
