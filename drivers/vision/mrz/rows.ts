import type { Point } from '../picture.ts';
import type { Stroke } from './strokes.ts';

/** A row of print: strokes in one line, from its left end (upper, where it stands upright) to its right end. */
export interface Row {
  readonly from: Point;
  readonly to: Point;
  /** How much of it is covered by strokes, in pixels. */
  readonly inked: number;
}

/** How far apart two pieces of one row may be, in pixels of the small picture. */
const GAP = 14;
/** How far a piece may lie off the line that is followed. */
const OFF = 2.2;

const span = ({ from, to }: { from: Point; to: Point }): number => Math.hypot(to.x - from.x, to.y - from.y);

/** Whether `piece` goes on where `row` ends; both run in the same direction. */
const continues = (row: Row, piece: Stroke): boolean => {
  const length = span(row);
  const ux = (row.to.x - row.from.x) / length;
  const uy = (row.to.y - row.from.y) / length;
  const along = (piece.from.x - row.to.x) * ux + (piece.from.y - row.to.y) * uy;
  if (along < -3 || along > GAP) return false;
  const off = (point: Point): number => Math.abs((point.x - row.from.x) * uy - (point.y - row.from.y) * ux);
  const far = span({ from: row.to, to: piece.to });
  return off(piece.from) < OFF + along * 0.06 && off(piece.to) < OFF + far * 0.1;
};

/** Strokes that lie in one line, joined. */
export const joinRows = (strokes: readonly Stroke[]): readonly Row[] => {
  // A diagonal row is looked for both ways: its pieces lean to either side of the diagonal.
  const leans = ({ from, to }: Stroke, upright: boolean): boolean => {
    const [dx, dy] = [Math.abs(to.x - from.x), Math.abs(to.y - from.y)];
    return upright ? dy > 0.6 * dx : dx > 0.6 * dy;
  };
  const rows: Row[] = [];
  for (const upright of [false, true]) {
    const left = strokes
      .filter((stroke) => leans(stroke, upright))
      .map((stroke) =>
        upright && stroke.to.y < stroke.from.y ? { ...stroke, from: stroke.to, to: stroke.from } : stroke,
      )
      .sort((a, b) => (upright ? a.from.y - b.from.y : a.from.x - b.from.x));
    const used = new Set<Stroke>();
    for (const first of left) {
      if (used.has(first)) continue;
      let row: Row = { from: first.from, to: first.to, inked: first.length };
      for (const next of left) {
        if (next === first || used.has(next) || !continues(row, next)) continue;
        used.add(next);
        row = { from: row.from, to: next.to, inked: row.inked + next.length };
      }
      rows.push(row);
    }
  }
  return rows;
};
