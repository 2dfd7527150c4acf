import { CELL, normalise } from './glyphs.ts';
import { COLUMNS, ROWS } from './grid.ts';
import type { Strip } from './strip.ts';

/** Copies the pixels around a middle (strip pixels) into `cell`, normalised. */
export const cutCell = (
  strip: Strip,
  x: number,
  y: number,
  least: number,
  cell: Float32Array,
): Float32Array => {
  const { width, height, values } = strip;
  const left = Math.min(Math.max(Math.round(x - CELL.width / 2), 0), width - CELL.width);
  const top = Math.min(Math.max(Math.round(y - CELL.height / 2), 0), height - CELL.height);
  for (let row = 0, at = 0; row < CELL.height; row++) {
    const from = (top + row) * width + left;
    for (let column = 0; column < CELL.width; column++) cell[at++] = values[from + column] ?? 0;
  }
  return normalise(cell, least);
};

/** The middle of a cell, in pixels of the strip. */
export const middleOf = (
  { side, above, pitch, rowPitch }: Strip,
  column: number,
  row: number,
): readonly [number, number] => [side + (column + 0.5) * pitch, above + (row + 0.5) * rowPitch];

/** The contrast of the print: the standard deviation in a usual cell. */
export const contrastOf = (strip: Strip): number => {
  const spreads: number[] = [];
  for (let row = 0; row < ROWS; row++) {
    for (let column = 0; column < COLUMNS; column++) {
      const [x, y] = middleOf(strip, column, row);
      let sum = 0;
      let squares = 0;
      const left = Math.round(x - CELL.width / 2);
      const top = Math.round(y - CELL.height / 2);
      for (let dy = 0; dy < CELL.height; dy++) {
        for (let dx = 0; dx < CELL.width; dx++) {
          const value = strip.values[(top + dy) * strip.width + left + dx] ?? 0;
          sum += value;
          squares += value * value;
        }
      }
      const count = CELL.width * CELL.height;
      spreads.push(Math.sqrt(Math.max(squares / count - (sum / count) ** 2, 0)));
    }
  }
  return spreads.sort((a, b) => a - b)[spreads.length >> 1] ?? 0;
};
