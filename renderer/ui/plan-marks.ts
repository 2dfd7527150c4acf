import type { Box, Point } from './plan-frame.ts';

/** Between two arrowheads. */
const APART = 130;
/** A stretch shorter than this has none: it would be all head. */
const SHORTEST = 64;

/** An arrowhead on the line, and where it points: degrees from the right, clockwise. */
export interface Arrowhead extends Point {
  readonly degrees: number;
}

/** Arrowheads along a line: in the middle of a stretch, or evenly over a long one. */
export function arrowheadsOn(line: readonly Point[]): readonly Arrowhead[] {
  const corners = cornersOf(line);
  return corners.slice(1).flatMap((to, index) => {
    const from = corners[index] ?? to;
    const length = Math.hypot(to.x - from.x, to.y - from.y);
    if (length < SHORTEST) return [];
    const degrees = (Math.atan2(to.y - from.y, to.x - from.x) * 180) / Math.PI;
    const heads = Math.max(1, Math.round(length / APART));
    return Array.from({ length: heads }, (_, head) => {
      const part = (head + 0.5) / heads;
      return { x: from.x + part * (to.x - from.x), y: from.y + part * (to.y - from.y), degrees };
    });
  });
}

/** A line without the points at which it goes straight on. */
function cornersOf(line: readonly Point[]): readonly Point[] {
  return line.filter((at, index) => {
    const [from, to] = [line[index - 1], line[index + 1]];
    if (!from || !to) return true;
    const across = (at.x - from.x) * (to.y - at.y) - (at.y - from.y) * (to.x - at.x);
    return Math.abs(across) > 1e-6 * Math.hypot(to.x - from.x, to.y - from.y);
  });
}

/** What a line covers: boxes of this width along it. */
export function coverOf(line: readonly Point[], width: number): readonly Box[] {
  const around = ({ x, y }: Point): Box => ({ x: x - width / 2, y: y - width / 2, width, height: width });
  return line.flatMap((to, index) => {
    const from = line[index - 1] ?? to;
    const pieces = Math.max(1, Math.ceil(Math.hypot(to.x - from.x, to.y - from.y) / (width / 2)));
    return Array.from({ length: pieces }, (_, piece) => {
      const part = (piece + 1) / pieces;
      return around({ x: from.x + part * (to.x - from.x), y: from.y + part * (to.y - from.y) });
    });
  });
}

/** What the sign of an end of the way covers: a ring about its point, or a pin upon it. */
export const signOf = ({ x, y }: Point, pin: boolean): Box =>
  pin ? { x: x - 29, y: y - 74, width: 58, height: 80 } : { x: x - 26, y: y - 26, width: 52, height: 52 };
