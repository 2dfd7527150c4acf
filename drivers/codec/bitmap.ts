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

/** The same pixels four bytes at a time, to step over what is transparent; null where they lie askew in memory. */
const wordsOf = ({ width, height, data }: Rgba): Uint32Array | null =>
  data.byteOffset % 4 === 0 && data.length >= 4 * width * height
    ? new Uint32Array(data.buffer, data.byteOffset, width * height)
    : null;

/**
 * 1-bit picture of an RGBA one on white paper, by threshold and without dithering: letters keep their edges.
 * A pixel is black where its luma (ITU-R BT.601, in steps of 0–255) is below `threshold`.
 */
export const bitmapFromRgba = (image: Rgba, threshold = 128): Bitmap => {
  const { width, height, data } = image;
  const bitmap = blankBitmap(width, height);
  const words = wordsOf(image);
  const limit = threshold * 256;
  let pixel = 0;
  let out = 0;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; ) {
      let byte = 0;
      const end = Math.min(x + 8, width);
      for (let bit = 0x80; x < end; x++, bit >>= 1, pixel++) {
        if (words !== null && words[pixel] === 0) continue;
        const at = 4 * pixel;
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

/** Dots of a row, each `wide` times. */
const widened = (row: Uint8Array, width: number, wide: number): Uint8Array => {
  if (wide === 1) return row;
  const result = new Uint8Array(bytesPerRow(width * wide));
  for (let x = 0; x < width; x++) {
    if (((row[x >> 3] ?? 0) & (0x80 >> (x & 7))) === 0) continue;
    for (let to = x * wide; to < (x + 1) * wide; to++) {
      result[to >> 3] = (result[to >> 3] ?? 0) | (0x80 >> (to & 7));
    }
  }
  return result;
};

/** Adds the black of a row to that of the paper, from x on; what is beyond the edges is left out. */
const addRow = (paper: Bitmap, row: Uint8Array, x: number, y: number): void => {
  if (y < 0 || y >= paper.height) return;
  const length = bytesPerRow(paper.width);
  const last = 0xff & (0xff << (8 * length - paper.width));
  const add = (at: number, byte: number): void => {
    if (at < 0 || at >= length || byte === 0) return;
    const kept = at === length - 1 ? byte & last : byte;
    paper.data[y * length + at] = (paper.data[y * length + at] ?? 0) | kept;
  };
  const shift = x & 7;
  row.forEach((byte, index) => {
    add((x >> 3) + index, byte >> shift);
    if (shift > 0) add((x >> 3) + index + 1, (byte << (8 - shift)) & 0xff);
  });
};

/**
 * Lays `picture` onto `paper` with its top left dot at x, y, each of its dots drawn `wide` × `tall` dots large. Black is added,
 * nothing is cleared.
 */
export const stamp = (paper: Bitmap, picture: Bitmap, x: number, y: number, wide = 1, tall = wide): void => {
  const length = bytesPerRow(picture.width);
  for (let from = 0; from < picture.height; from++) {
    const row = widened(picture.data.subarray(from * length, (from + 1) * length), picture.width, wide);
    for (let to = y + from * tall; to < y + (from + 1) * tall; to++) addRow(paper, row, x, to);
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
