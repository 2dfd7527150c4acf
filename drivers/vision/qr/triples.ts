import type { Point } from '../picture.ts';
import type { Finder } from './finder.ts';

/** Three finder patterns that may belong to one code. */
export interface Triple {
  readonly topLeft: Point;
  readonly topRight: Point;
  readonly bottomLeft: Point;
  /** Pixels a module. */
  readonly module: number;
  /** How little it looks like a square; 0 is perfect. */
  readonly oddness: number;
}

/** The corner that completes the parallelogram. */
export const fourthOf = ({ topLeft, topRight, bottomLeft }: Triple): Point => ({
  x: topRight.x + bottomLeft.x - topLeft.x,
  y: topRight.y + bottomLeft.y - topLeft.y,
});

/** The middle of the code. */
export const middleOf = ({ topRight, bottomLeft }: Triple): Point => ({
  x: (topRight.x + bottomLeft.x) / 2,
  y: (topRight.y + bottomLeft.y) / 2,
});

/** The triple in another picture: every point through `move`, modules `factor` times as large. */
export const mapTriple = (triple: Triple, factor: number, move: (point: Point) => Point): Triple => ({
  topLeft: move(triple.topLeft),
  topRight: move(triple.topRight),
  bottomLeft: move(triple.bottomLeft),
  module: triple.module * factor,
  oddness: triple.oddness,
});

/** More candidates are texture; three codes have nine patterns. */
const MOST_FINDERS = 14;
const MOST_TRIPLES = 48;

const distance = (a: Point, b: Point): number => Math.hypot(a.x - b.x, a.y - b.y);

const tripleOf = (corner: Finder, one: Finder, other: Finder): Triple | null => {
  const toOne = distance(corner, one);
  const toOther = distance(corner, other);
  const module = (corner.module + one.module + other.module) / 3;
  // The smallest code has 14 modules between the middles of its patterns, version 25 has 110.
  if (Math.min(toOne, toOther) < 9 * module || Math.max(toOne, toOther) > 140 * module) return null;
  const cosine =
    ((one.x - corner.x) * (other.x - corner.x) + (one.y - corner.y) * (other.y - corner.y)) /
    (toOne * toOther);
  const sides = Math.abs(Math.log(toOne / toOther));
  const sizes = [corner.module, one.module, other.module];
  const modules = Math.log(Math.max(...sizes) / Math.min(...sizes));
  if (Math.abs(cosine) > 0.6 || sides > 0.9 || modules > 0.7) return null;
  // Rows run down: seen from its front, the way from right to bottom turns clockwise.
  const turn = (one.x - corner.x) * (other.y - corner.y) - (one.y - corner.y) * (other.x - corner.x);
  const [topRight, bottomLeft] = turn > 0 ? [one, other] : [other, one];
  const oddness = Math.abs(cosine) + sides + modules;
  return { topLeft: corner, topRight, bottomLeft, module, oddness };
};

/** Which finder patterns stand like the three of one code, the likeliest first. */
export const findTriples = (finders: readonly Finder[]): readonly Triple[] => {
  const few = finders.slice(0, MOST_FINDERS);
  const triples: Triple[] = [];
  for (const corner of few) {
    for (const [index, one] of few.entries()) {
      for (const other of few.slice(index + 1)) {
        if (one === corner || other === corner) continue;
        const triple = tripleOf(corner, one, other);
        if (triple !== null) triples.push(triple);
      }
    }
  }
  return triples.sort((a, b) => a.oddness - b.oddness).slice(0, MOST_TRIPLES);
};
