import type { GrayPicture } from '../picture.ts';

/** The most frequent case, without inner loops: live video is looked at in half its size. */
const halve = ({ width: wide, height: high, pixels }: GrayPicture): GrayPicture => {
  const width = wide >> 1;
  const height = high >> 1;
  const out = new Uint8Array(width * height);
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0, above = 2 * y * wide, below = above + wide; x < width; x++, above += 2, below += 2) {
      const sum =
        (pixels[above] ?? 0) + (pixels[above + 1] ?? 0) + (pixels[below] ?? 0) + (pixels[below + 1] ?? 0);
      out[at++] = (sum + 2) >> 2;
    }
  }
  return { width, height, pixels: out };
};

/** A picture `factor` times smaller (a whole number): the mean of every block; rows and columns that fill no block are dropped. */
export const shrink = (picture: GrayPicture, factor: number): GrayPicture => {
  if (factor === 1) return picture;
  if (factor === 2) return halve(picture);
  const width = Math.floor(picture.width / factor);
  const height = Math.floor(picture.height / factor);
  const { pixels } = picture;
  const out = new Uint8Array(width * height);
  const sums = new Uint32Array(width);
  const share = 1 / (factor * factor);
  for (let y = 0; y < height; y++) {
    sums.fill(0);
    for (let row = y * factor; row < (y + 1) * factor; row++) {
      let at = row * picture.width;
      for (let x = 0; x < width; x++) {
        let sum = 0;
        for (let step = 0; step < factor; step++) sum += pixels[at++] ?? 0;
        sums[x] = (sums[x] ?? 0) + sum;
      }
    }
    for (let x = 0; x < width; x++) out[y * width + x] = (sums[x] ?? 0) * share + 0.5;
  }
  return { width, height, pixels: out };
};

/** Where the pixels of a row (or column) of `size` come from in one of `from`: the left neighbour and the weight of the right one. */
const taps = (size: number, from: number): { left: Uint32Array; share: Float32Array } => {
  const left = new Uint32Array(size);
  const share = new Float32Array(size);
  for (let at = 0; at < size; at++) {
    const place = Math.min(Math.max(((at + 0.5) * from) / size - 0.5, 0), from - 1);
    const whole = Math.min(Math.floor(place), Math.max(from - 2, 0));
    left[at] = whole;
    share[at] = from < 2 ? 0 : place - whole;
  }
  return { left, share };
};

/** The picture at another size (whole pixels, at least 1), bilinear: right for enlarging and for shrinking to no less than a half. */
export const resize = (picture: GrayPicture, width: number, height: number): GrayPicture => {
  const columns = taps(width, picture.width);
  const rows = taps(height, picture.height);
  const out = new Uint8Array(width * height);
  const { pixels } = picture;
  for (let y = 0; y < height; y++) {
    const top = (rows.left[y] ?? 0) * picture.width;
    const bottom = picture.height < 2 ? top : top + picture.width;
    const down = rows.share[y] ?? 0;
    for (let x = 0; x < width; x++) {
      const left = columns.left[x] ?? 0;
      const right = picture.width < 2 ? left : left + 1;
      const share = columns.share[x] ?? 0;
      const above = (pixels[top + left] ?? 0) * (1 - share) + (pixels[top + right] ?? 0) * share;
      const below = (pixels[bottom + left] ?? 0) * (1 - share) + (pixels[bottom + right] ?? 0) * share;
      out[y * width + x] = above * (1 - down) + below * down + 0.5;
    }
  }
  return { width, height, pixels: out };
};
