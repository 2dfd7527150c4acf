import { boundsOf, crop, isInside, mapQuad } from '../image/crop.ts';
import { place } from '../image/homography.ts';
import { localContrast, localThreshold } from '../image/threshold.ts';
import type { GrayPicture, Quad } from '../picture.ts';
import { fitBend } from './bend.ts';
import { knownSheet, learnBlur } from './blur-kernel.ts';
import type { CodeDecoder, FoundCode } from './decoder.ts';
import { findFinders } from './finder.ts';
import { type Bend, finderScore, fitGrids, type Grid, type Search, WIDE } from './grid.ts';
import { type Sheet, sampleModules } from './sample.ts';
import { drawSymbol } from './symbol.ts';
import { findTriples, fourthOf, mapTriple, middleOf, type Triple } from './triples.ts';
import { unblur } from './unblur.ts';

const FLAT: Bend = (point) => point;

/** How much is tried on one code. */
export interface Care {
  /** What is done to the part of the picture that holds the code, before anything else. */
  readonly prepare: (picture: GrayPicture) => GrayPicture;
  readonly search: Search;
  /** Blurs that are tried: reach in modules; 0 takes every module as it is seen. */
  readonly reaches: readonly number[];
  /** Whether the card may be bent. */
  readonly bent: boolean;
}

const ALL: Care = { prepare: (picture) => picture, search: WIDE, reaches: [0, 1, 2], bent: true };

const textOf = async (modules: Float32Array, side: number, decoder: CodeDecoder): Promise<string | null> => {
  const [found] = await decoder.decode(drawSymbol(modules, side), 'quick');
  return found?.text ?? null;
};

/** Reads a sheet of modules: as seen, then with the blur taken out that the known modules tell of. */
const readSheet = async (
  sheet: Sheet,
  { layout }: Grid,
  decoder: CodeDecoder,
  { reaches }: Care,
): Promise<string | null> => {
  const truth = knownSheet(layout.size, layout.known);
  for (const reach of reaches) {
    const modules = reach === 0 ? sheet.values : unblur(sheet, learnBlur(sheet, truth, reach), truth);
    const text = await textOf(modules, sheet.side, decoder);
    if (text !== null) return text;
  }
  return null;
};

/** How clear the patterns must be on a plane for a bend to be sought: it costs much, and finds itself in any texture. */
const BENDABLE = 0.5;
/** By how much a bend must make the patterns clearer to be believed. */
const WORTH = 0.02;

/** Reads the modules of a grid as a plane, then as a card that is bent. */
const readGrid = async (
  picture: GrayPicture,
  grid: Grid,
  decoder: CodeDecoder,
  care: Care,
): Promise<string | null> => {
  const { layout, map } = grid;
  const flat = await readSheet(sampleModules(picture, layout.size, map, FLAT), grid, decoder, care);
  if (flat !== null || !care.bent || grid.score < BENDABLE) return flat;
  const { bend, score } = fitBend(picture, layout, map);
  if (score < grid.score + WORTH) return null;
  return readSheet(sampleModules(picture, layout.size, map, bend), grid, decoder, care);
};

const cornersOf = ({ layout: { size }, map }: Grid): Quad =>
  mapQuad(
    [
      { x: 0, y: 0 },
      { x: size, y: 0 },
      { x: size, y: size },
      { x: 0, y: size },
    ],
    (point) => place(map, point),
  );

/** Modules from the middle of a finder pattern to the end of the quiet zone that is looked at. */
const MARGIN = 6;
/** Modules within which light and contrast are brought to one level. */
const EVEN = 5;

/**
 * Reads the code that three finder patterns promise, by a grid of our own: each module is looked at, and the code drawn anew, sharp
 * and straight, for the decoder, whose error correction has the last word. Null where it does not pass.
 */
export const readTriple = async (
  picture: GrayPicture,
  triple: Triple,
  decoder: CodeDecoder,
  care: Care = ALL,
): Promise<FoundCode | null> => {
  const { topLeft, topRight, bottomLeft, module } = triple;
  const side = Math.hypot(topRight.x - topLeft.x, topRight.y - topLeft.y);
  const margin = MARGIN * module + 1.25 * care.search.tilt * side;
  const area = boundsOf([topLeft, topRight, bottomLeft, fourthOf(triple)], margin);
  const x = Math.max(Math.floor(area.x), 0);
  const y = Math.max(Math.floor(area.y), 0);
  const part = localContrast(care.prepare(crop(picture, area)), Math.max(Math.round(EVEN * module), 4));
  const moved = mapTriple(triple, 1, (point) => ({ x: point.x - x, y: point.y - y }));
  for (const grid of fitGrids(part, moved, care.search)) {
    const text = await readGrid(part, grid, decoder, care);
    if (text !== null)
      return { text, corners: mapQuad(cornersOf(grid), (point) => ({ x: point.x + x, y: point.y + y })) };
  }
  return null;
};

/** Finder patterns are sought at these radii of the threshold, pixels: for small and for large modules. */
const RADII = [8, 20];

/** More than this in one picture is texture. */
const MOST_TRIPLES = 8;
/** Below this there are no three finder patterns: 1 perfectly clear. */
const THERE = 0.3;

/** Triples of finder patterns in a picture, by a threshold of this radius (pixels); the clearest first. */
export const triplesIn = (picture: GrayPicture, radius: number, least = THERE): readonly Triple[] =>
  findTriples(findFinders(localThreshold(picture, radius)))
    .map((triple) => ({ triple, score: finderScore(picture, triple) }))
    .filter(({ score }) => score > least)
    .sort((a, b) => b.score - a.score)
    .slice(0, MOST_TRIPLES)
    .map(({ triple }) => triple);

/** Every code that is found by its finder patterns; `wanted` says which of them are worth the time. */
export const readByGrid = async (
  picture: GrayPicture,
  decoder: CodeDecoder,
  wanted: (triple: Triple) => boolean = () => true,
): Promise<readonly FoundCode[]> => {
  const found: FoundCode[] = [];
  for (const radius of RADII) {
    for (const triple of triplesIn(picture, radius)) {
      if (!wanted(triple) || found.some((code) => isInside(code.corners, middleOf(triple)))) continue;
      const code = await readTriple(picture, triple, decoder);
      if (code !== null) found.push(code);
    }
    if (found.length > 0) break;
  }
  return found;
};
