import type { GrayPicture } from '../picture.ts';
import { contrastOf, cutCell, middleOf } from './cut-cell.ts';
import { CELL, GLYPHS, logLikelihoods } from './glyphs.ts';
import { COLUMNS, type Grid, ROWS } from './grid.ts';
import { type Class, FILLABLE, FILLER, PLACES } from './places.ts';
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

interface Look {
  readonly scores: Float32Array;
  readonly faint: boolean;
}

const judge = ({ scores, faint }: Look, candidates: Class): Cell => {
  let free = 0;
  for (let glyph = 1; glyph < GLYPHS.length; glyph++)
    if ((scores[glyph] ?? 0) > (scores[free] ?? 0)) free = glyph;
  let glyph = -1;
  let best = Number.NEGATIVE_INFINITY;
  let next = Number.NEGATIVE_INFINITY;
  for (const candidate of candidates) {
    const score = scores[candidate] ?? 0;
    if (score > best) [glyph, best, next] = [candidate, score, best];
    else if (score > next) next = score;
  }
  return { glyph, margin: faint ? 0 : best - next, loss: (scores[free] ?? 0) - best, free };
};

/** Two digits of a date as two fillers where both together look more like that; in either case no surer than the other is out. */
const fillable = (digits: readonly Cell[], looks: readonly Look[]): readonly Cell[] => {
  const fillers = looks.map((look) => judge(look, FILLER));
  const lossOf = (cells: readonly Cell[]): number => cells.reduce((sum, { loss }) => sum + loss, 0);
  const odds = lossOf(digits) - lossOf(fillers);
  return (odds > 0 ? fillers : digits).map((cell) => ({
    ...cell,
    margin: Math.min(cell.margin, Math.abs(odds)),
  }));
};

/** The 90 places of a zone, read one by one; those of a date that may be unknown two by two. */
export const readCells = (picture: GrayPicture, grid: Grid): readonly Cell[] => {
  const strip = layOut(picture, grid, { pitch: CELL.width, side: CELL.width, above: 8 });
  const usual = contrastOf(strip);
  const cell = new Float32Array(CELL.width * CELL.height);
  const looks: Look[] = [];
  for (let row = 0; row < ROWS; row++) {
    for (let column = 0; column < COLUMNS; column++) {
      const [x, y] = middleOf(strip, column, row);
      cutCell(strip, x, y, usual * STRENGTHENED, cell);
      const spread = Math.hypot(...cell) / Math.sqrt(cell.length);
      looks.push({ scores: logLikelihoods(cell), faint: spread < FAINT / STRENGTHENED });
    }
  }
  const cells = looks.map((look, place) => judge(look, PLACES[place] ?? []));
  for (const [first, second] of FILLABLE)
    cells.splice(first, 2, ...fillable(cells.slice(first, second + 1), looks.slice(first, second + 1)));
  return cells;
};
