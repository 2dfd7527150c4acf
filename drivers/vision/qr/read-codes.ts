import { isInside, mapQuad } from '../image/crop.ts';
import { boxBlur, invert, medianBlur, sharpen, softBlur } from '../image/filter.ts';
import { shrink } from '../image/scale.ts';
import { localContrast } from '../image/threshold.ts';
import type { GrayPicture, Point } from '../picture.ts';
import type { CodeDecoder, FoundCode } from './decoder.ts';
import { readByGrid } from './rectify.ts';
import { middleOf } from './triples.ts';

type Preparation = (picture: GrayPicture) => GrayPicture;

/**
 * What helps where the picture as it is does not, the likeliest first. Each has its place by measurement on the degraded set: it reads
 * pictures that none before it does.
 */
export const PREPARATIONS = {
  /** Grain, moiré of a screen. */
  soft: (picture: GrayPicture) => softBlur(picture, 1),
  /** Glare and shade: the surroundings are a few modules. */
  even: (picture: GrayPicture) => localContrast(picture, 12),
  /** Out of focus, moved: finder patterns come out again. */
  sharp: (picture: GrayPicture) => sharpen(picture, 3, 3),
  /** Stuck pixels beside grain. */
  clean: (picture: GrayPicture) => boxBlur(medianBlur(picture), 1),
  /** Light on dark. */
  inverse: invert,
} satisfies Readonly<Record<string, Preparation>>;

/** Pixels of the largest picture that preparations are made of. */
const ENOUGH = 1_300_000;
/** Pixels along the shorter side below which shrinking no longer pays. */
const LEAST = 240;
/** How often a picture is halved at most: finder patterns are sought at modules of a few pixels. */
const MOST_SIZES = 3;

interface Sized {
  readonly picture: GrayPicture;
  /** Pixels of the original for one of these. */
  readonly factor: number;
}

const sizesOf = (picture: GrayPicture): readonly Sized[] => {
  let factor = 1;
  while ((picture.width * picture.height) / (factor * factor) > ENOUGH) factor *= 2;
  const sizes = [{ picture: shrink(picture, factor), factor }];
  for (let last = sizes[0]; last !== undefined && sizes.length < MOST_SIZES; last = sizes.at(-1)) {
    if (Math.min(last.picture.width, last.picture.height) / 2 < LEAST) break;
    sizes.push({ picture: shrink(last.picture, 2), factor: last.factor * 2 });
  }
  return sizes;
};

const enlarged = (codes: readonly FoundCode[], factor: number): readonly FoundCode[] =>
  codes.map(({ text, corners }) => ({
    text,
    corners: mapQuad(corners, ({ x, y }) => ({ x: x * factor, y: y * factor })),
  }));

const middle = ({ corners: [a, b, c, d] }: FoundCode): Point => ({
  x: (a.x + b.x + c.x + d.x) / 4,
  y: (a.y + b.y + c.y + d.y) / 4,
});

const heightOf = ({ corners }: FoundCode): number =>
  Math.max(...corners.map(({ y }) => y)) - Math.min(...corners.map(({ y }) => y));

/** Each text once; rows from the top, a row from the left: a code begins a new row when it stands lower by half its height. */
export const inReadingOrder = (codes: readonly FoundCode[]): readonly FoundCode[] => {
  const once = codes.filter(({ text }, index) => codes.findIndex((other) => other.text === text) === index);
  const rows: FoundCode[][] = [];
  for (const code of once.toSorted((a, b) => middle(a).y - middle(b).y)) {
    const row = rows.at(-1);
    const first = row?.[0];
    if (row && first && middle(code).y - middle(first).y < heightOf(first) / 2) row.push(code);
    else rows.push([code]);
  }
  return rows.flatMap((row) => row.sort((a, b) => middle(a).x - middle(b).x));
};

/** Codes beside those that the decoder has read at once, by the grid. */
const readOthers = async (
  { picture, factor }: Sized,
  decoder: CodeDecoder,
  known: readonly FoundCode[],
): Promise<readonly FoundCode[]> => {
  const unseen = (at: Point): boolean =>
    !known.some(({ corners }) => isInside(corners, { x: at.x * factor, y: at.y * factor }));
  return enlarged(await readByGrid(picture, decoder, (triple) => unseen(middleOf(triple))), factor);
};

/**
 * Every QR code of a still picture, in reading order, each text once. Tries the picture as it is, then by our own grid, then after
 * every preparation that helps; a text is never told unless its error correction has passed.
 */
export const readCodes = async (
  picture: GrayPicture,
  decoder: CodeDecoder,
): Promise<readonly FoundCode[]> => {
  if (picture.width === 0 || picture.height === 0) return [];
  const found = [...(await decoder.decode(picture, 'thorough'))];
  const sizes = sizesOf(picture);
  for (const size of sizes) {
    found.push(...(await readOthers(size, decoder, found)));
    if (found.length > 0) return inReadingOrder(found);
  }
  for (const prepare of Object.values(PREPARATIONS)) {
    for (const { picture: plain, factor } of sizes) {
      const prepared = prepare(plain);
      const codes = [
        ...(await decoder.decode(prepared, 'thorough')),
        ...(await readByGrid(prepared, decoder)),
      ];
      if (codes.length > 0) return inReadingOrder(enlarged(codes, factor));
    }
  }
  return [];
};
