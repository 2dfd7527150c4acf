import type { GrayPicture } from '../picture.ts';
import { contrastOf, cutCell, middleOf } from './cut-cell.ts';
import { CELL, likeness } from './glyphs.ts';
import { COLUMNS, fitGrid, type Grid, pointOf, ROWS, type Sighting } from './grid.ts';
import { layOut, type Strip } from './strip.ts';

const PITCH = CELL.width;
/** Room around the cells while their place is still unsure. */
const ROOM = { pitch: PITCH, side: 48, above: 12 };

/** Windows along the rows in which their height is measured on its own. */
const WINDOWS = 6;
const REACH = 9;
const HALF_CAPITAL = 6;

/** How far the rows lie below the middle of their cells in one window, and how clearly. */
const sink = (strip: Strip, window: number): { shift: number; clear: number } => {
  const wide = (COLUMNS / WINDOWS) * strip.pitch;
  const from = strip.side + window * wide;
  const profile = Float64Array.from({ length: strip.height }, (_, y) => {
    let sum = 0;
    for (let x = from; x < from + wide; x++) sum += strip.values[y * strip.width + x] ?? 0;
    return sum / wide;
  });
  let best = { shift: 0, clear: Number.NEGATIVE_INFINITY };
  for (let shift = -REACH; shift <= REACH; shift++) {
    let clear = 0;
    for (let row = 0; row < ROWS; row++) {
      const middle = Math.round(middleOf(strip, 0, row)[1]) + shift;
      for (let step = -HALF_CAPITAL; step < HALF_CAPITAL; step++) clear -= profile[middle + step] ?? 0;
      for (let step = 0; step < 4; step++) {
        clear += 1.5 * (profile[middle - HALF_CAPITAL - 1 - step] ?? profile[0] ?? 0);
        clear += 1.5 * (profile[middle + HALF_CAPITAL + step] ?? profile.at(-1) ?? 0);
      }
    }
    clear -= Math.abs(shift) * 0.02;
    if (clear > best.clear) best = { shift, clear };
  }
  return best;
};

/** The sighting of a place that stands at a point of the strip. */
const sighting = (
  strip: Strip,
  grid: Grid,
  at: { column: number; row: number; x: number; y: number; weight: number },
): Sighting => {
  const out = new Float64Array(2);
  pointOf(grid, (at.x - strip.side) / strip.pitch, (at.y - strip.above) / strip.rowPitch, out);
  return {
    column: at.column,
    row: at.row,
    point: { x: out[0] ?? 0, y: out[1] ?? 0 },
    weight: at.weight,
  };
};

/** Moves the rows to where the print is, also where they bend. */
const level = (picture: GrayPicture, grid: Grid): Grid => {
  const strip = layOut(picture, grid, ROOM);
  const sightings: Sighting[] = [];
  for (let window = 0; window < WINDOWS; window++) {
    const { shift, clear } = sink(strip, window);
    if (clear <= 0) continue;
    for (let row = 0; row < ROWS; row++) {
      const column = ((window + 0.5) * COLUMNS) / WINDOWS;
      const [x, y] = middleOf(strip, column - 0.5, row);
      sightings.push(sighting(strip, grid, { column, row: row + 0.5, x, y: y + shift, weight: 1 }));
    }
  }
  return sightings.length < 9 ? grid : fitGrid(sightings, grid);
};

/** The middles of the thirty characters of a row along the strip, by the best chain of steps of about one pitch. */
const chain = (scores: Float32Array, pitch: number): { places: readonly number[]; score: number } => {
  const width = scores.length;
  let best = Float64Array.from(scores);
  const from: Int16Array[] = [];
  for (let column = 1; column < COLUMNS; column++) {
    const next = new Float64Array(width).fill(Number.NEGATIVE_INFINITY);
    const back = new Int16Array(width);
    for (let x = 0; x < width; x++) {
      for (let step = -2; step <= 2; step++) {
        const before = x - pitch - step;
        if (before < 0 || before >= width) continue;
        const value = (best[before] ?? 0) - 0.03 * step * step;
        if (value > (next[x] ?? 0)) {
          next[x] = value;
          back[x] = before;
        }
      }
      next[x] = (next[x] ?? 0) + (scores[x] ?? 0);
    }
    from.push(back);
    best = next;
  }
  let x = 0;
  for (let at = 1; at < width; at++) if ((best[at] ?? 0) > (best[x] ?? 0)) x = at;
  const score = best[x] ?? 0;
  const places = [x];
  for (const back of from.reverse()) {
    x = back[x] ?? 0;
    places.unshift(x);
  }
  return { places, score: score / COLUMNS };
};

/** Finds the characters along the rows. `score`: how much they look like characters, at most 1. */
const settle = (picture: GrayPicture, grid: Grid): { grid: Grid; score: number } => {
  const strip = layOut(picture, grid, ROOM);
  const least = contrastOf(strip) * 0.5;
  const cell = new Float32Array(CELL.width * CELL.height);
  const sightings: Sighting[] = [];
  let total = 0;
  for (let row = 0; row < ROWS; row++) {
    const y = middleOf(strip, 0, row)[1];
    const scores = new Float32Array(strip.width).fill(-1);
    for (let x = CELL.width / 2; x <= strip.width - CELL.width / 2; x++)
      scores[x] = likeness(cutCell(strip, x, y, least, cell));
    const { places, score } = chain(scores, PITCH);
    total += score;
    places.forEach((x, column) => {
      const weight = Math.max(scores[x] ?? 0, 0.01) ** 2;
      sightings.push(sighting(strip, grid, { column: column + 0.5, row: row + 0.5, x, y, weight }));
    });
  }
  return { grid: fitGrid(sightings, grid), score: total / ROWS };
};

/** Every cell moved by up to `reach` pixels to where it looks most like a character, and the grid fitted to them again. */
const refine = (picture: GrayPicture, grid: Grid, reach: number): Grid => {
  const strip = layOut(picture, grid, ROOM);
  const least = contrastOf(strip) * 0.5;
  const cell = new Float32Array(CELL.width * CELL.height);
  const sightings: Sighting[] = [];
  for (let row = 0; row < ROWS; row++) {
    for (let column = 0; column < COLUMNS; column++) {
      const [x, y] = middleOf(strip, column, row);
      let best = { score: -1, dx: 0, dy: 0 };
      for (let dy = -reach; dy <= reach; dy++) {
        for (let dx = -reach; dx <= reach; dx++) {
          const score = likeness(cutCell(strip, x + dx, y + dy, least, cell)) - 0.004 * (dx * dx + dy * dy);
          if (score > best.score) best = { score, dx, dy };
        }
      }
      const place = { column: column + 0.5, row: row + 0.5, x: x + best.dx, y: y + best.dy };
      sightings.push(sighting(strip, grid, { ...place, weight: Math.max(best.score, 0.01) ** 2 }));
    }
  }
  return fitGrid(sightings, grid);
};

/** A grid laid onto the print, and how much its cells look like characters (at most 1). */
export interface Aligned {
  readonly grid: Grid;
  readonly score: number;
}

/** Lays a rough grid (off by up to a cell and a third of a row) onto the print. */
export const align = (picture: GrayPicture, rough: Grid): Aligned => settle(picture, level(picture, rough));

/** The last pixels of an alignment. */
export const sharpenGrid = (picture: GrayPicture, grid: Grid): Grid =>
  refine(picture, refine(picture, grid, 2), 1);
