/** A picture of black and white dots, as a thermal head prints it. Rows are padded to whole bytes, first dot in the highest bit, 1 is black. */
export interface Bitmap {
  /** Dots. */
  readonly width: number;
  /** Dots. */
  readonly height: number;
  /** `height` rows of `bytesPerRow(width)` bytes; the padding is white. */
  readonly data: Uint8Array;
}

export const bytesPerRow = (width: number): number => Math.ceil(width / 8);

/** A white bitmap. */
export const blankBitmap = (width: number, height: number): Bitmap => ({
  width,
  height,
  data: new Uint8Array(bytesPerRow(width) * height),
});

/** The dot at x, y; outside of the picture all is white. */
export const isBlack = (bitmap: Bitmap, x: number, y: number): boolean => {
  if (x < 0 || y < 0 || x >= bitmap.width || y >= bitmap.height) return false;
  const byte = bitmap.data[y * bytesPerRow(bitmap.width) + (x >> 3)] ?? 0;
  return (byte & (0x80 >> (x & 7))) !== 0;
};

/** Blackens one dot; outside of the picture nothing happens. */
export const blacken = (bitmap: Bitmap, x: number, y: number): void => {
  if (x < 0 || y < 0 || x >= bitmap.width || y >= bitmap.height) return;
  const at = y * bytesPerRow(bitmap.width) + (x >> 3);
  bitmap.data[at] = (bitmap.data[at] ?? 0) | (0x80 >> (x & 7));
};

export interface Rgba {
  readonly width: number;
  readonly height: number;
  /** 4 bytes a pixel: red, green, blue, alpha (not premultiplied). */
  readonly data: Uint8Array | Uint8ClampedArray;
}

/**
 * 1-bit picture of an RGBA one on white paper, by threshold and without dithering: letters keep their edges.
 * A pixel is black where its luma (ITU-R BT.601, in steps of 0–255) is below `threshold`.
 */
export const bitmapFromRgba = (image: Rgba, threshold = 128): Bitmap => {
  const { width, height, data } = image;
  const bitmap = blankBitmap(width, height);
  const limit = threshold * 256;
  let at = 0;
  let out = 0;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; ) {
      let byte = 0;
      const end = Math.min(x + 8, width);
      for (let bit = 0x80; x < end; x++, bit >>= 1, at += 4) {
        const alpha = data[at + 3] ?? 0;
        if (alpha === 0) continue;
        const luma = 77 * (data[at] ?? 0) + 150 * (data[at + 1] ?? 0) + 29 * (data[at + 2] ?? 0);
        const onWhite = alpha === 255 ? luma : (luma * alpha + 65_280 * (255 - alpha)) / 255;
        if (onWhite < limit) byte |= bit;
      }
      bitmap.data[out++] = byte;
    }
  }
  return bitmap;
};

/**
 * Lays `picture` onto `paper` with its top left dot at x, y, each of its dots drawn `wide` × `tall` dots large. Black is added,
 * nothing is cleared.
 */
export const stamp = (paper: Bitmap, picture: Bitmap, x: number, y: number, wide = 1, tall = wide): void => {
  for (let row = 0; row < picture.height; row++) {
    for (let column = 0; column < picture.width; column++) {
      if (!isBlack(picture, column, row)) continue;
      for (let dy = 0; dy < tall; dy++) {
        for (let dx = 0; dx < wide; dx++) blacken(paper, x + column * wide + dx, y + row * tall + dy);
      }
    }
  }
};

/** RGBA of a bitmap, black on white, for a preview or a PNG. */
export const rgbaFromBitmap = (bitmap: Bitmap): Uint8ClampedArray<ArrayBuffer> => {
  const pixels = new Uint8ClampedArray(bitmap.width * bitmap.height * 4).fill(255);
  for (let y = 0; y < bitmap.height; y++) {
    for (let x = 0; x < bitmap.width; x++) {
      if (isBlack(bitmap, x, y)) pixels.fill(0, (y * bitmap.width + x) * 4, (y * bitmap.width + x) * 4 + 3);
    }
  }
  return pixels;
};
