import type { Point, Quad } from '../picture.ts';
import type { Row } from './rows.ts';

/** Three parallel rows that may be a zone, in the pixels of the picture they were found in. */
export interface Triple {
  readonly corners: Quad;
  /** From one row to the next. */
  readonly spacing: number;
  readonly score: number;
}

/** 30 characters of 2.54 mm on lines 4.23 mm apart (ICAO 9303-3, 4.2). */
const LENGTH_BY_SPACING = (30 * 2.54) / 4.23;
/** How far from that a tilted card may come, either way. */
const TILT = 1.75;
const SHORTEST_ROW = 34;
const SPACING = { least: 2.8, most: 11 };

/** A row as seen along one direction: where it begins and ends, and how far to the side it lies there. */
interface Seen {
  readonly begin: number;
  readonly end: number;
  readonly low: number;
  readonly high: number;
  readonly inked: number;
}

interface Frame {
  readonly ux: number;
  readonly uy: number;
}

const see = ({ from, to, inked }: Row, { ux, uy }: Frame): Seen => ({
  begin: from.x * ux + from.y * uy,
  end: to.x * ux + to.y * uy,
  low: from.y * ux - from.x * uy,
  high: to.y * ux - to.x * uy,
  inked,
});

/** How far to the side the line through a row lies at `along`. */
const sideAt = ({ begin, end, low, high }: Seen, along: number): number =>
  low + ((high - low) * (along - begin)) / Math.max(end - begin, 1);

/** The common end of three rows at each row: its own where the row reaches about as far as the others do. */
const endsOf = (ends: readonly number[], furthest: number, near: number): readonly number[] => {
  const full = ends.filter((end) => Math.abs(end - furthest) < near);
  const mean = full.reduce((sum, end) => sum + end, 0) / full.length;
  return ends.map((end) => (Math.abs(end - furthest) < near ? end : mean));
};

const closeness = (value: number, wanted: number, tolerance: number): number =>
  Math.exp(-((Math.log(value / wanted) / tolerance) ** 2));

const tripleOf = (three: readonly [Seen, Seen, Seen], frame: Frame): Triple | null => {
  const begin = Math.min(...three.map((row) => row.begin));
  const end = Math.max(...three.map((row) => row.end));
  const length = end - begin;
  const middle = (begin + end) / 2;
  const sides = three.map((row) => sideAt(row, middle));
  const [first = 0, second = 0, third = 0] = sides;
  const spacing = (third - first) / 2;
  const shape = length / spacing / LENGTH_BY_SPACING;
  if (shape < 1 / TILT || shape > TILT) return null;
  const inked = three.reduce((sum, row) => sum + Math.min(row.inked / length, 1), 0) / 3;
  const score = inked * closeness(shape, 1, 0.55) * closeness((second - first) / spacing, 1, 0.3);
  if (score < 0.3) return null;
  const near = length * 0.06;
  const lefts = endsOf(
    three.map((row) => row.begin),
    begin,
    near,
  );
  const rights = endsOf(
    three.map((row) => row.end),
    end,
    near,
  );
  // From the middle of the outer rows half a row further out.
  const corner = (row: 0 | 2, along: number): Point => {
    const inner = sideAt(three[1], along);
    const outer = sideAt(three[row], along);
    const side = outer + (outer - inner) / 2;
    return { x: along * frame.ux - side * frame.uy, y: along * frame.uy + side * frame.ux };
  };
  const quad: Quad = [
    corner(0, lefts[0] ?? begin),
    corner(0, rights[0] ?? end),
    corner(2, rights[2] ?? end),
    corner(2, lefts[2] ?? begin),
  ];
  return { corners: quad, spacing, score };
};

/** Whether two rows may be neighbours in a zone: about parallel, side by side, a row apart. */
const neighbours = (above: Seen, below: Seen): boolean => {
  const from = Math.max(above.begin, below.begin);
  const to = Math.min(above.end, below.end);
  if (to - from < 0.3 * Math.max(above.end - above.begin, below.end - below.begin)) return false;
  const left = sideAt(below, from) - sideAt(above, from);
  const right = sideAt(below, to) - sideAt(above, to);
  return Math.min(left, right) > SPACING.least && Math.max(left, right) < SPACING.most;
};

/** Every three rows that fit a zone. */
export const triplesOf = (rows: readonly Row[]): readonly Triple[] => {
  const long = rows.filter(({ from, to }) => Math.hypot(to.x - from.x, to.y - from.y) >= SHORTEST_ROW);
  const found: Triple[] = [];
  for (const main of long) {
    const length = Math.hypot(main.to.x - main.from.x, main.to.y - main.from.y);
    const frame = { ux: (main.to.x - main.from.x) / length, uy: (main.to.y - main.from.y) / length };
    const parallel = long.filter(({ from, to }) => {
      const turn = Math.atan2(
        (to.y - from.y) * frame.ux - (to.x - from.x) * frame.uy,
        (to.x - from.x) * frame.ux + (to.y - from.y) * frame.uy,
      );
      return Math.abs(turn) < 0.16;
    });
    const own = see(main, frame);
    const seen = parallel.map((row) => see(row, frame));
    const above = seen.filter((row) => neighbours(row, own));
    const below = seen.filter((row) => neighbours(own, row));
    for (const top of above)
      for (const bottom of below) {
        const triple = tripleOf([top, own, bottom], frame);
        if (triple !== null) found.push(triple);
      }
  }
  return found;
};
