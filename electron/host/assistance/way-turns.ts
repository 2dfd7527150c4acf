import type { At } from '../../../kiosk-config/faq/plan-schema.ts';

/** A bend of less than this is walked without being noticed; in degrees. */
const STRAIGHT = 30;
/** A bend of more than this is turning back. */
const BACK = 150;
/** So far beside the straight line a corner does not count; in metres. */
const JOG = 1.5;

export type Turn = 'straight' | 'left' | 'right' | 'back';

/** A direction on the plan, `[right, down]`, of any length but 0. */
export type Heading = readonly [number, number];

/** Metres between two points of a floor, as the crow flies. */
export const metresBetween = ([x, y]: At, [otherX, otherY]: At): number => Math.hypot(otherX - x, otherY - y);

/** Walked in one direction. */
export interface Stretch {
  /** Against the one before; null where nobody knows which way the walker looks. */
  readonly turn: Turn | null;
  readonly metres: number;
  readonly heading: Heading;
}

/** A line as somebody walks it who starts looking towards `looks`: in a few straight stretches, without jogs. */
export function stretchesOf(line: readonly At[], looks: Heading | null): readonly Stretch[] {
  const [first, ...corners] = withoutJogs(line);
  const stretches: Stretch[] = [];
  let at = first;
  for (const corner of corners) {
    if (!at) break;
    const before = stretches.at(-1);
    const heading: Heading = [corner[0] - at[0], corner[1] - at[1]];
    const from = before?.heading ?? looks;
    const turn = from && turnOf(from, heading);
    const metres = metresBetween(at, corner);
    at = corner;
    if (before && turn === 'straight') {
      stretches[stretches.length - 1] = { ...before, metres: before.metres + metres, heading };
    } else {
      stretches.push({ turn, metres, heading });
    }
  }
  return stretches;
}

/** The turn from one direction to another, y growing downwards. */
export function turnOf(from: Heading, to: Heading): Turn {
  const cross = from[0] * to[1] - from[1] * to[0];
  const along = from[0] * to[0] + from[1] * to[1];
  const degrees = (Math.atan2(cross, along) * 180) / Math.PI;
  if (Math.abs(degrees) < STRAIGHT) return 'straight';
  if (Math.abs(degrees) > BACK) return 'back';
  return degrees > 0 ? 'right' : 'left';
}

/** Ramer–Douglas–Peucker: the corners that matter. */
function withoutJogs(line: readonly At[]): readonly At[] {
  const [first] = line;
  const last = line.at(-1);
  if (!first || !last || line.length < 3) return line;
  const offs = line.map((point) => offLine(point, first, last));
  const far = offs.indexOf(Math.max(...offs));
  if ((offs[far] ?? 0) < JOG) return [first, last];
  return [...withoutJogs(line.slice(0, far + 1)), ...withoutJogs(line.slice(far)).slice(1)];
}

/** Metres from a point to the nearest of the line between two others. */
function offLine(point: At, from: At, to: At): number {
  const [x, y] = [to[0] - from[0], to[1] - from[1]];
  const square = x * x + y * y;
  if (square === 0) return metresBetween(point, from);
  const part = ((point[0] - from[0]) * x + (point[1] - from[1]) * y) / square;
  const share = Math.min(1, Math.max(0, part));
  return metresBetween(point, [from[0] + share * x, from[1] + share * y]);
}
