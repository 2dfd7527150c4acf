import type { WayFloorView } from '../../electron/contract/plan-views.ts';

/** Metres around the way that are always shown. */
const MARGIN = 9;
/** Metres of the floor that are shown at least, from left to right: closer, nobody knows where they are. */
const CLOSEST = 46;
/** Metres of nothing around the floor. */
const RIM = 1.5;

/** What is drawn, in units: a thousandth of the picture, and one px of the panel that screens are drawn for. */
export interface Point {
  readonly x: number;
  readonly y: number;
}
export interface Box extends Point {
  readonly width: number;
  readonly height: number;
}
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** The part of a floor that is drawn, and how large. */
export interface Frame extends Size {
  /** Units a metre. */
  readonly scale: number;
  /** From metres of the floor to units of the picture. */
  toUnits(point: Point): Point;
}

/** The part of a floor on which its way lies, with some room around it, in a picture of at most this size. */
export function frameOf(floor: WayFloorView, most: Size): Frame {
  const [left, right] = rangeOf(floor.route.map(({ x }) => x));
  const [top, bottom] = rangeOf(floor.route.map(({ y }) => y));
  const wide = Math.min(Math.max(right - left + 2 * MARGIN, CLOSEST), floor.width + 2 * RIM);
  const high = Math.min(bottom - top + 2 * MARGIN, floor.height + 2 * RIM);
  const scale = Math.min(most.width / wide, most.height / high);
  const height = Math.min(most.height / scale, floor.height + 2 * RIM);
  const x = startOf((left + right) / 2, most.width / scale, floor.width);
  const y = startOf((top + bottom) / 2, height, floor.height);
  return {
    width: most.width,
    height: height * scale,
    scale,
    toUnits: (point) => ({ x: (point.x - x) * scale, y: (point.y - y) * scale }),
  };
}

const rangeOf = (all: readonly number[]): readonly [number, number] => [Math.min(...all), Math.max(...all)];

/** Where the view of a floor begins so that its middle is near this one, without showing more rim than there is. */
function startOf(middle: number, shown: number, whole: number): number {
  if (shown >= whole + 2 * RIM) return (whole - shown) / 2;
  return Math.min(Math.max(middle - shown / 2, -RIM), whole + RIM - shown);
}

/** A box of the floor, in units. */
export const boxOf = (metres: Box, { scale, toUnits }: Frame): Box => ({
  ...toUnits(metres),
  width: metres.width * scale,
  height: metres.height * scale,
});

/** The part of a box that lies in a picture; null where none does. */
export function partIn(box: Box, { width, height }: Size): Box | null {
  const x = Math.max(box.x, 0);
  const y = Math.max(box.y, 0);
  const part = {
    x,
    y,
    width: Math.min(box.x + box.width, width) - x,
    height: Math.min(box.y + box.height, height) - y,
  };
  return part.width > 0 && part.height > 0 ? part : null;
}

/** The area that two boxes share. */
export function shared(one: Box, other: Box): number {
  const width = Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x);
  const height = Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y);
  return width > 0 && height > 0 ? width * height : 0;
}
