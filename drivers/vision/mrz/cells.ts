import type { GrayPicture } from '../picture.ts';
import { contrastOf, cutCell, middleOf } from './cut-cell.ts';
import { CELL, GLYPHS, logLikelihoods } from './glyphs.ts';
import { COLUMNS, type Grid, ROWS } from './grid.ts';
import { PLACES } from './places.ts';
import { layOut } from './strip.ts';

/** What the first reader, which knows the shapes of OCR-B, makes of one place. */
export interface Cell {
  /** The likeliest character that may stand there, as an index into the glyphs. */
  readonly glyph: number;
  /** How much likelier it is than the next one that may stand there, as a logarithm; infinite where only one may. */
  readonly margin: number;
  /** How much likelier the likeliest of all 37 is than this one: 0 where they are the same. */
  readonly loss: number;
  /** The likeliest of all 37. */
  readonly free: number;
}

/** Below this share of the usual contrast a cell is washed out: whatever it looks like, it is not told. */
const FAINT = 0.28;
/** The share of the usual contrast up to which a fainter cell is strengthened. */
const STRENGTHENED = 0.4;

const judge = (scores: Float32Array, place: number, faint: boolean): Cell => {
  let free = 0;
  for (let glyph = 1; glyph < GLYPHS.length; glyph++)
    if ((scores[glyph] ?? 0) > (scores[free] ?? 0)) free = glyph;
  let glyph = -1;
  let best = Number.NEGATIVE_INFINITY;
  let next = Number.NEGATIVE_INFINITY;
  for (const candidate of PLACES[place] ?? []) {
    const score = scores[candidate] ?? 0;
    if (score > best) [glyph, best, next] = [candidate, score, best];
    else if (score > next) next = score;
  }
  return { glyph, margin: faint ? 0 : best - next, loss: (scores[free] ?? 0) - best, free };
};

/** The 90 places of a zone, read one by one. */
export const readCells = (picture: GrayPicture, grid: Grid): readonly Cell[] => {
  const strip = layOut(picture, grid, { pitch: CELL.width, side: CELL.width, above: 8 });
  const usual = contrastOf(strip);
  const cell = new Float32Array(CELL.width * CELL.height);
  const cells: Cell[] = [];
  for (let row = 0; row < ROWS; row++) {
    for (let column = 0; column < COLUMNS; column++) {
      const [x, y] = middleOf(strip, column, row);
      cutCell(strip, x, y, usual * STRENGTHENED, cell);
      const spread = Math.hypot(...cell) / Math.sqrt(cell.length);
      cells.push(judge(logLikelihoods(cell), cells.length, spread < FAINT / STRENGTHENED));
    }
  }
  return cells;
};
