import { mapQuad } from '../image/crop.ts';
import { boxBlur } from '../image/filter.ts';
import { resize, shrink } from '../image/scale.ts';
import type { GrayPicture, Point, Quad } from '../picture.ts';
import { brighten } from './brighten.ts';
import { printIn } from './print.ts';
import { joinRows } from './rows.ts';
import { darkStrokes } from './strokes.ts';
import { type Triple, triplesOf } from './triples.ts';
import { directionOf, smear, type Turned, turnLevel } from './upright.ts';

/** Where the three rows of a machine-readable zone stand in a picture. */
export interface MrzZone {
  /** The outer corners of the 3 × 30 cells; upside down where the card is, or the other way round: rows do not tell. */
  readonly corners: Quad;
  /** From one row to the next, in pixels. */
  readonly rowHeight: number;
  /** How well the rows fit a zone: 0 to 1. */
  readonly score: number;
}

/** The long sides (pixels) at which rows are looked for: they suit rows 4 to 9 pixels apart. */
const SIDES = [280, 400, 200, 560, 140];
/** Two sizes that suit letters of 12 to 32 pixels in a frame 1280 pixels long: each size more costs a frame without a card the most. */
const LIVE_SIDES = [320, 220];
/** Pixels over which a row is smeared, to either side. */
const SMEAR = 4;
const RADIUS = 3;
/** Gray steps by which ink stands out: strong print first, faint print last. */
const MARGINS = [5, 1.2];
/** Good enough to look no further. */
const SURE = 0.8;
const LEAST = 0.2;
/** What a frame must reach to be worth an attempt. */
const LIKELY = 0.5;

const scaled = (picture: GrayPicture, side: number): GrayPicture => {
  const factor = Math.max(picture.width, picture.height) / side;
  const whole = Math.max(1, Math.floor(factor));
  const small = whole > 1 ? shrink(picture, whole) : picture;
  const rest = factor / whole;
  if (rest < 1.04) return small;
  return resize(
    small,
    Math.max(1, Math.round(small.width / rest)),
    Math.max(1, Math.round(small.height / rest)),
  );
};

/** The picture with the print on it level: everything printed on a card runs the same way. */
const levelled = (small: GrayPicture): Turned | null => {
  const soft = boxBlur(small, 1);
  const direction = directionOf(darkStrokes(soft, boxBlur(soft, 2), 2.5));
  return direction === null ? null : turnLevel(small, direction);
};

const zoneOf = ({ corners, spacing, score }: Triple, factor: number, back: Turned['back']): MrzZone => ({
  corners: mapQuad(corners, (corner) => {
    const { x, y } = back(corner);
    return { x: x * factor, y: y * factor };
  }),
  rowHeight: spacing * factor,
  score,
});

const middle = ({ corners: [a, , c] }: MrzZone): Point => ({ x: (a.x + c.x) / 2, y: (a.y + c.y) / 2 });

const same = (a: MrzZone, b: MrzZone): boolean =>
  Math.hypot(middle(a).x - middle(b).x, middle(a).y - middle(b).y) < a.rowHeight;

/** Places that may be a zone, the likeliest first, at most `most`. */
export const findMrzZones = (
  picture: GrayPicture,
  most = 3,
  sides: readonly number[] = SIDES,
): readonly MrzZone[] => {
  if (picture.width < 60 || picture.height < 60) return [];
  const zones: MrzZone[] = [];
  // Every size is made from one that is at most 640 pixels long: a photo of 50 megapixels is walked through once.
  const half = Math.floor(Math.max(picture.width, picture.height) / 640);
  const base = brighten(half > 1 ? shrink(picture, half) : picture);
  sizes: for (const side of sides) {
    if (side > Math.max(base.width, base.height)) continue;
    const small = scaled(base, side);
    const factor = base.width / small.width;
    const level = levelled(small);
    if (level === null) continue;
    const smeared = smear(level.picture, SMEAR);
    const means = boxBlur(smeared, RADIUS);
    for (const margin of MARGINS) {
      for (const triple of triplesOf(joinRows(darkStrokes(smeared, means, margin)))) {
        const zone = zoneOf(triple, factor, level.back);
        const score = zone.score * printIn(base, zone.corners);
        if (score > LEAST) zones.push({ ...zone, score });
      }
      if (zones.some(({ score }) => score > SURE)) break sizes;
    }
  }
  const best: MrzZone[] = [];
  for (const zone of zones.sort((a, b) => b.score - a.score))
    if (best.length < most && !best.some((other) => same(other, zone))) best.push(zone);
  const whole = picture.width / base.width;
  return best.map((zone) => ({
    ...zone,
    corners: mapQuad(zone.corners, ({ x, y }) => ({ x: x * whole, y: y * whole })),
    rowHeight: zone.rowHeight * whole,
  }));
};

/**
 * The likeliest zone; null where nothing looks much like one. For every frame of a live picture: it looks at fewer sizes, which is
 * enough for letters of 12 pixels or more in a frame 1280 pixels long.
 */
export const findMrzZone = (picture: GrayPicture): MrzZone | null => {
  const [best] = findMrzZones(picture, 1, LIVE_SIDES);
  return best !== undefined && best.score >= LIKELY ? best : null;
};
