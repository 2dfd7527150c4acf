import type { Rgba } from '../../codec/bitmap.ts';

/** Brightness, 0 black to 255 white, row by row. */
export interface Grey {
  readonly width: number;
  readonly height: number;
  readonly data: Float32Array;
}

/** Luma (ITU-R BT.601) of a picture on white paper. */
export const greyOnWhite = ({ width, height, data }: Rgba): Grey => {
  const grey = new Float32Array(width * height);
  for (let pixel = 0, at = 0; pixel < grey.length; pixel++, at += 4) {
    const luma = 0.299 * (data[at] ?? 0) + 0.587 * (data[at + 1] ?? 0) + 0.114 * (data[at + 2] ?? 0);
    const alpha = (data[at + 3] ?? 0) / 255;
    grey[pixel] = 255 + (luma - 255) * alpha;
  }
  return { width, height, data: grey };
};

/** Lighter than this is paper. */
const PAPER = 240;

/** The picture without its white margins; null where all is white. */
export const trimmed = ({ width, height, data }: Grey): Grey | null => {
  let [left, right, top, bottom] = [width, -1, height, -1];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if ((data[y * width + x] ?? 255) >= PAPER) continue;
      [left, right] = [Math.min(left, x), Math.max(right, x)];
      [top, bottom] = [Math.min(top, y), y];
    }
  }
  if (right < 0) return null;
  const kept = new Float32Array((right - left + 1) * (bottom - top + 1));
  for (let y = top; y <= bottom; y++) {
    kept.set(data.subarray(y * width + left, y * width + right + 1), (y - top) * (right - left + 1));
  }
  return { width: right - left + 1, height: bottom - top + 1, data: kept };
};

/** What each of `to` cells takes from `from` cells, as first cell and shares: the mean of what it covers, no less than one cell wide. */
const shares = (from: number, to: number): readonly { first: number; parts: readonly number[] }[] => {
  const reach = Math.max(1, from / to);
  return Array.from({ length: to }, (_, cell) => {
    const middle = ((cell + 0.5) * from) / to;
    const [start, end] = [Math.max(0, middle - reach / 2), Math.min(from, middle + reach / 2)];
    const first = Math.min(from - 1, Math.floor(start));
    const parts: number[] = [];
    for (let at = first; at < end; at++) parts.push(Math.min(end, at + 1) - Math.max(start, at));
    const sum = parts.reduce((total, part) => total + part, 0);
    return { first, parts: parts.map((part) => part / sum) };
  });
};

/** Scaled by the mean of the area that each dot covers, and between two dots where it is enlarged. */
export const resized = ({ width, height, data }: Grey, toWidth: number, toHeight: number): Grey => {
  const across = new Float32Array(toWidth * height);
  shares(width, toWidth).forEach(({ first, parts }, x) => {
    for (let y = 0; y < height; y++) {
      let sum = 0;
      for (let at = 0; at < parts.length; at++) sum += (parts[at] ?? 0) * (data[y * width + first + at] ?? 0);
      across[y * toWidth + x] = sum;
    }
  });
  const result = new Float32Array(toWidth * toHeight);
  shares(height, toHeight).forEach(({ first, parts }, y) => {
    for (let x = 0; x < toWidth; x++) {
      let sum = 0;
      for (let at = 0; at < parts.length; at++)
        sum += (parts[at] ?? 0) * (across[(first + at) * toWidth + x] ?? 0);
      result[y * toWidth + x] = sum;
    }
  });
  return { width: toWidth, height: toHeight, data: result };
};
