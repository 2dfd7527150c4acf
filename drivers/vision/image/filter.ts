import type { GrayPicture } from '../picture.ts';

/** Means of `2 × radius + 1` pixels along rows; at the ends fewer. */
const alongRows = (from: Uint8Array | Uint8ClampedArray, width: number, height: number, radius: number) => {
  const out = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    const row = y * width;
    let sum = 0;
    let count = Math.min(radius, width);
    for (let x = 0; x < count; x++) sum += from[row + x] ?? 0;
    for (let x = 0; x < width; x++) {
      if (x + radius < width) {
        sum += from[row + x + radius] ?? 0;
        count++;
      }
      if (x > radius) {
        sum -= from[row + x - radius - 1] ?? 0;
        count--;
      }
      out[row + x] = sum / count + 0.5;
    }
  }
  return out;
};

/** Means of `2 × radius + 1` pixels along columns, all columns at once so that memory is read in order. */
const alongColumns = (from: Uint8Array, width: number, height: number, radius: number) => {
  const out = new Uint8Array(width * height);
  const sums = new Uint32Array(width);
  const add = (y: number, sign: number) => {
    for (let x = 0, at = y * width; x < width; x++, at++) sums[x] = (sums[x] ?? 0) + sign * (from[at] ?? 0);
  };
  let count = Math.min(radius, height);
  for (let y = 0; y < count; y++) add(y, 1);
  for (let y = 0; y < height; y++) {
    if (y + radius < height) {
      add(y + radius, 1);
      count++;
    }
    if (y > radius) {
      add(y - radius - 1, -1);
      count--;
    }
    const share = 1 / count;
    for (let x = 0, at = y * width; x < width; x++, at++) out[at] = (sums[x] ?? 0) * share + 0.5;
  }
  return out;
};

/** Mean of the square of `2 × radius + 1` pixels around every pixel; its cost does not grow with the radius. */
export const boxBlur = ({ width, height, pixels }: GrayPicture, radius: number): GrayPicture => ({
  width,
  height,
  pixels: radius < 1 ? pixels : alongColumns(alongRows(pixels, width, height, radius), width, height, radius),
});

/** Two boxes come close to a Gaussian of standard deviation `√(((2r+1)² − 1) / 6)`. */
export const softBlur = (picture: GrayPicture, radius: number): GrayPicture =>
  boxBlur(boxBlur(picture, radius), radius);

/** Edges made stronger: the difference to the surroundings (`radius` pixels) once more, `amount` times. */
export const sharpen = (picture: GrayPicture, radius: number, amount: number): GrayPicture => {
  const { width, height, pixels } = picture;
  const soft = softBlur(picture, radius).pixels;
  const out = new Uint8ClampedArray(pixels.length);
  for (let at = 0; at < pixels.length; at++) {
    const value = pixels[at] ?? 0;
    out[at] = value + amount * (value - (soft[at] ?? 0));
  }
  return { width, height, pixels: out };
};

/** The middle one of three. */
const middle = (a: number, b: number, c: number): number =>
  Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));

/**
 * Median of medians of 3 × 3 pixels (rows first, then columns): salt and pepper vanish, edges stay. Close to the true median at a
 * fraction of its cost.
 */
export const medianBlur = ({ width, height, pixels }: GrayPicture): GrayPicture => {
  const rows = new Uint8Array(pixels);
  for (let y = 0; y < height; y++) {
    for (let x = 1, at = y * width + 1; x < width - 1; x++, at++)
      rows[at] = middle(pixels[at - 1] ?? 0, pixels[at] ?? 0, pixels[at + 1] ?? 0);
  }
  const out = new Uint8Array(rows);
  for (let at = width; at < rows.length - width; at++)
    out[at] = middle(rows[at - width] ?? 0, rows[at] ?? 0, rows[at + width] ?? 0);
  return { width, height, pixels: out };
};

/** White for black. */
export const invert = ({ width, height, pixels }: GrayPicture): GrayPicture => ({
  width,
  height,
  pixels: pixels.map((value) => 255 - value),
});
