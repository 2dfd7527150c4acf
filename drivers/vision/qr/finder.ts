import type { GrayPicture } from '../picture.ts';

/** A finder pattern, or what looks like one: five runs 1 : 1 : 3 : 1 : 1 along row and column (ISO/IEC 18004, 6.3.3). */
export interface Finder {
  /** Its middle, pixels. */
  readonly x: number;
  readonly y: number;
  /** Pixels a module. */
  readonly module: number;
  /** Rows that have seen it. */
  readonly rows: number;
}

const SHARES = [1, 1, 3, 1, 1];
/** How far a run may be off, in modules for a run of one: blur and thresholds move edges. */
const SLACK = 0.8;

/** Pixels a module when five runs have the shares of a finder pattern, else 0. */
const moduleOf = (runs: ArrayLike<number>, from: number): number => {
  let total = 0;
  for (let index = 0; index < 5; index++) total += runs[from + index] ?? 0;
  const module = total / 7;
  if (module < 1) return 0;
  for (let index = 0; index < 5; index++) {
    const share = SHARES[index] ?? 1;
    const slack = SLACK * module * (share === 3 ? 1.6 : 1);
    if (Math.abs((runs[from + index] ?? 0) - share * module) > slack) return 0;
  }
  return module;
};

/** Where five runs cross a point, along rows (`step` 1) or columns (`step` width): the middle of the inner run, and the module. */
const crossing = (
  pixels: GrayPicture['pixels'],
  at: number,
  step: number,
  before: number,
  after: number,
  most: number,
): { shift: number; module: number } | null => {
  const runs = [0, 0, 0, 0, 0];
  const walk = (sign: 1 | -1, limit: number): number => {
    let place = 0;
    for (let index = 2; index >= 0; index--) {
      const wanted = index === 1 ? 255 : 0;
      const slot = sign < 0 ? index : 4 - index;
      let length = 0;
      while (place < limit && length <= most && pixels[at + sign * (place + 1) * step] === wanted) {
        place++;
        length++;
      }
      if (index < 2 && (length === 0 || length > most)) return 0;
      runs[slot] = (runs[slot] ?? 0) + length;
      if (index === 2) reach.push(length);
    }
    return place;
  };
  const reach: number[] = [];
  if (walk(-1, before) === 0 || walk(1, after) === 0) return null;
  runs[2] = (runs[2] ?? 0) + 1;
  const module = moduleOf(runs, 0);
  return module === 0 ? null : { shift: ((reach[1] ?? 0) - (reach[0] ?? 0)) / 2, module };
};

interface Gathering {
  x: number;
  y: number;
  module: number;
  rows: number;
}

const join = (known: Gathering[], x: number, y: number, module: number): void => {
  const near = known.find(
    (one) =>
      Math.abs(one.x - x) < 1.5 * one.module &&
      Math.abs(one.y - y) < 1.5 * one.module &&
      module < 1.6 * one.module &&
      one.module < 1.6 * module,
  );
  if (near === undefined) {
    known.push({ x, y, module, rows: 1 });
    return;
  }
  near.rows++;
  const share = 1 / near.rows;
  near.x += (x - near.x) * share;
  near.y += (y - near.y) * share;
  near.module += (module - near.module) * share;
};

/** Finder patterns in a picture of black (0) and white (255), those that most rows have seen first. */
export const findFinders = ({ width, height, pixels }: GrayPicture): readonly Finder[] => {
  const known: Gathering[] = [];
  const runs = new Uint32Array(width + 1);
  for (let y = 0; y < height; y++) {
    const row = y * width;
    let count = 0;
    let start = 0;
    // The first run is white, perhaps of no length: dark runs have odd numbers.
    let colour = 255;
    for (let x = 0; x <= width; x++) {
      if (x < width && pixels[row + x] === colour) continue;
      runs[count++] = x - start;
      if (count >= 6 && colour === 0) {
        const module = moduleOf(runs, count - 5);
        if (module > 0) {
          const right = (runs[count - 1] ?? 0) + (runs[count - 2] ?? 0);
          const middle = x - right - (runs[count - 3] ?? 0) / 2;
          const column = Math.floor(middle);
          const vertical = crossing(pixels, row + column, width, y, height - 1 - y, Math.ceil(6 * module));
          if (vertical !== null && vertical.module < 2.2 * module && module < 2.2 * vertical.module)
            join(known, middle, y + 0.5 + vertical.shift, (module + vertical.module) / 2);
        }
      }
      start = x;
      colour = 255 - colour;
    }
  }
  return known.sort((a, b) => b.rows / b.module - a.rows / a.module);
};
