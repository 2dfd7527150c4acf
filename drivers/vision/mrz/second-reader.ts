import { boxBlur } from '../image/filter.ts';
import type { GrayPicture } from '../picture.ts';
import { COLUMNS, type Grid, ROWS } from './grid.ts';
import { asPlaced, placeOf } from './places.ts';
import { layOut } from './strip.ts';

/** What the second reader says of each of the 90 places: a character that may stand there, or null where it says nothing. */
export type Opinion = readonly (string | null)[];

const PITCH = 28;
/** Specks of noise and the grid of a screen, each of which the engine would weigh as a letter for seconds, are evened out. */
const SOFT = 1;

/** The zone laid out for an OCR engine: black on white, characters about 27 pixels high. */
export const stripForOcr = (picture: GrayPicture, grid: Grid): GrayPicture => {
  const { width, height, values } = layOut(picture, grid, { pitch: PITCH, side: PITCH, above: 16 });
  const sorted = Float32Array.from(values).sort();
  const dark = sorted[Math.floor(sorted.length * 0.02)] ?? 0;
  const light = sorted[Math.floor(sorted.length * 0.9)] ?? 255;
  const gain = 225 / Math.max(light - dark, 1);
  const pixels = Uint8ClampedArray.from(values, (value) => 15 + (value - dark) * gain);
  return boxBlur({ width, height, pixels }, SOFT);
};

/** Lays `read` beside `wanted` with the fewest differences; for each place of `wanted` the character of `read`, or null. */
const beside = (read: string, wanted: string): readonly (string | null)[] => {
  const costs: number[][] = [];
  for (let i = 0; i <= read.length; i++) {
    const row: number[] = [];
    for (let j = 0; j <= wanted.length; j++) {
      if (i === 0 || j === 0) row.push(i + j);
      else {
        const same = (costs[i - 1]?.[j - 1] ?? 0) + (read[i - 1] === wanted[j - 1] ? 0 : 1);
        row.push(Math.min(same, (costs[i - 1]?.[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1));
      }
    }
    costs.push(row);
  }
  const out: (string | null)[] = new Array(wanted.length).fill(null);
  let [i, j] = [read.length, wanted.length];
  while (i > 0 && j > 0) {
    const here = costs[i]?.[j] ?? 0;
    const step = read[i - 1] === wanted[j - 1] ? 0 : 1;
    if (here === (costs[i - 1]?.[j - 1] ?? 0) + step) {
      out[j - 1] = read[i - 1] ?? null;
      i--;
      j--;
    } else if (here === (costs[i - 1]?.[j] ?? 0) + 1) i--;
    else j--;
  }
  return out;
};

/** More places than this apart: the line is not a reading of that row. */
const STRANGE = 14;

/** The engine's lines laid onto the places, row by row; `lines` is what the first reader made of them. */
export const opinionOf = (read: readonly string[], lines: readonly [string, string, string]): Opinion => {
  const rows = read
    .map((line) => line.replace(/[^A-Z0-9<]/g, ''))
    .filter((line) => line.length >= COLUMNS / 2);
  const opinion: (string | null)[] = [];
  for (let row = 0; row < ROWS; row++) {
    const wanted = lines[row] ?? '';
    const found = rows.length === ROWS ? (rows[row] ?? '') : '';
    const placed = beside(found, wanted).map((character, column) =>
      character === null ? null : asPlaced(character, placeOf(column, row)),
    );
    const strange = placed.filter((character, column) => character !== wanted[column]).length > STRANGE;
    opinion.push(...placed.map((character) => (strange ? null : character)));
  }
  return opinion;
};
