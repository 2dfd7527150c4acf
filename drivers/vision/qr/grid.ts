import { type Homography, mapOnto } from '../image/homography.ts';
import { valueAt } from '../image/value-at.ts';
import type { GrayPicture, Point, Quad } from '../picture.ts';
import { type KnownModule, type Layout, layoutOf } from './layout.ts';
import { fourthOf, type Triple } from './triples.ts';

/** Where the modules of a code lie in a picture. */
export interface Grid {
  readonly layout: Layout;
  /** From modules (the middle of the first at 0.5, 0.5) to pixels. */
  readonly map: Homography;
  /** How well the patterns that every code has are seen there: 1 perfectly, 0 not at all. */
  readonly score: number;
}

/** Where a point given in modules has come to lie, still in modules: a card is not always flat. */
export type Bend = (point: Point) => Point;

/** Correlation of what is seen at the known modules with what should be there. */
export const scoreOf = (
  picture: GrayPicture,
  known: readonly KnownModule[],
  map: Homography,
  bend: Bend | null = null,
): number => {
  const [a, b, c, d, e, f, g, h, i] = map;
  let sum = 0;
  let squares = 0;
  let product = 0;
  let wanted = 0;
  for (const { x, y, dark } of known) {
    const middle = { x: x + 0.5, y: y + 0.5 };
    const { x: u, y: v } = bend === null ? middle : bend(middle);
    const w = 1 / (g * u + h * v + i);
    const value = valueAt(picture, (a * u + b * v + c) * w, (d * u + e * v + f) * w);
    sum += value;
    squares += value * value;
    product -= dark * value;
    wanted -= dark;
  }
  const count = known.length;
  const spread = (squares - (sum * sum) / count) * (count - (wanted * wanted) / count);
  return spread <= 0 ? 0 : (product - (sum * wanted) / count) / Math.sqrt(spread);
};

/** The middles of the finder patterns, and the place that completes the square, in modules. */
const anchorsOf = ({ size }: Layout): Quad => {
  const far = size - 3.5;
  return [
    { x: 3.5, y: 3.5 },
    { x: far, y: 3.5 },
    { x: far, y: far },
    { x: 3.5, y: far },
  ];
};

interface Fit {
  places: Quad;
  map: Homography;
  score: number;
}

const fitAt = (picture: GrayPicture, layout: Layout, places: Quad, known = layout.known): Fit | null => {
  const map = mapOnto(anchorsOf(layout), places);
  return map === null ? null : { places, map, score: scoreOf(picture, known, map) };
};

const moved = (places: Quad, corner: number, x: number, y: number): Quad => {
  const shift = (point: Point, index: number): Point =>
    index === corner ? { x: point.x + x, y: point.y + y } : point;
  const [a, b, c, d] = places;
  return [shift(a, 0), shift(b, 1), shift(c, 2), shift(d, 3)];
};

/**
 * Perspective moves the fourth corner: it is sought around the parallelogram's, within a share of the side, by what stands far from
 * the three finder patterns.
 */
const seekFourth = (
  picture: GrayPicture,
  layout: Layout,
  places: Quad,
  module: number,
  tilt: number,
): Fit | null => {
  let best: Fit | null = null;
  const reach = Math.round(layout.size * tilt);
  for (let dy = -reach; dy <= reach; dy += 1) {
    for (let dx = -reach; dx <= reach; dx += 1) {
      const fit = fitAt(picture, layout, moved(places, 2, dx * module, dy * module), layout.far);
      if (fit !== null && (best === null || fit.score > best.score)) best = fit;
    }
  }
  return best === null ? null : fitAt(picture, layout, best.places);
};

const DIRECTIONS = [
  [1, 0],
  [-1, 0],
  [0, 1],
  [0, -1],
] as const;

/** Moves one corner at a time while that makes the patterns clearer, by ever smaller steps (shares of a module). */
const settle = (picture: GrayPicture, layout: Layout, start: Fit, module: number): Fit => {
  let best = start;
  for (const step of [0.6, 0.3, 0.15]) {
    for (let round = 0, better = true; better && round < 6; round++) {
      better = false;
      for (let corner = 0; corner < 4; corner++) {
        for (const [dx, dy] of DIRECTIONS) {
          const to = moved(best.places, corner, dx * step * module, dy * step * module);
          const fit = fitAt(picture, layout, to);
          if (fit === null || fit.score <= best.score + 1e-4) continue;
          best = fit;
          better = true;
        }
      }
    }
  }
  return best;
};

/** How far is searched. */
export interface Search {
  /** Where the fourth corner may be, to every side of the parallelogram's: share of the side. */
  readonly tilt: number;
  /** How many versions are tried, and how many of them are followed to the end. */
  readonly versions: number;
  readonly grids: number;
}

/** For a picture of which there is only one. */
export const WIDE: Search = { tilt: 0.16, versions: 15, grids: 2 };
/** For a frame of video: a card that is held nearly flat. */
export const NARROW: Search = { tilt: 0.07, versions: 3, grids: 1 };

/** Versions that a triple may be, the likeliest first. */
const versionsOf = ({ topLeft, topRight, bottomLeft, module }: Triple): readonly number[] => {
  const side =
    (Math.hypot(topRight.x - topLeft.x, topRight.y - topLeft.y) +
      Math.hypot(bottomLeft.x - topLeft.x, bottomLeft.y - topLeft.y)) /
    2;
  const exact = (side / module + 7 - 17) / 4;
  const near = Math.round(exact);
  const reach = Math.max(2, Math.round(near * 0.2));
  return Array.from({ length: 2 * reach + 1 }, (_, index) => near - reach + index)
    .filter((version) => version >= 1 && version <= 40)
    .sort((a, b) => Math.abs(a - exact) - Math.abs(b - exact));
};

/** How clearly the three finder patterns themselves are seen where a triple has them; 1 perfectly. */
export const finderScore = (picture: GrayPicture, triple: Triple): number => {
  const [version = 1] = versionsOf(triple);
  const layout = layoutOf(version);
  const { topLeft, topRight, bottomLeft } = triple;
  const places: Quad = [topLeft, topRight, fourthOf(triple), bottomLeft];
  return fitAt(picture, layout, places, layout.finders)?.score ?? 0;
};

/** Below this the patterns are not there: text, texture or a code too far gone. */
const CLEAR = 0.35;
/** And below this there are not even three finder patterns. */
const THERE = 0.3;

/**
 * Lays the grid of a code over three finder patterns: of every version that fits, and with every fourth corner nearby, the one that
 * shows the patterns of all codes best. The picture must be even in its light (`localContrast`). The likeliest first.
 */
export const fitGrids = (picture: GrayPicture, triple: Triple, search: Search): readonly Grid[] => {
  const { topLeft, topRight, bottomLeft } = triple;
  const side = Math.hypot(topRight.x - topLeft.x, topRight.y - topLeft.y);
  const places: Quad = [topLeft, topRight, fourthOf(triple), bottomLeft];
  const versions = versionsOf(triple).slice(0, search.versions);
  const rough = versions.flatMap((version) => {
    const layout = layoutOf(version);
    const module = side / (layout.size - 7);
    const start = fitAt(picture, layout, places, layout.finders);
    if (start === null || start.score < THERE) return [];
    const fit = seekFourth(picture, layout, places, module, search.tilt);
    return fit === null ? [] : [{ layout, module, fit }];
  });
  return rough
    .sort((a, b) => b.fit.score - a.fit.score)
    .slice(0, search.grids)
    .map(({ layout, module, fit }) => ({ layout, ...settle(picture, layout, fit, module) }))
    .filter(({ score }) => score > CLEAR)
    .map(({ layout, map, score }) => ({ layout, map, score }));
};
