import { crop, mapQuad, type Rect } from '../image/crop.ts';
import { invert, sharpen, softBlur } from '../image/filter.ts';
import { shrink } from '../image/scale.ts';
import { localContrast } from '../image/threshold.ts';
import type { GrayPicture, Point } from '../picture.ts';
import { busyRegion } from './busy-region.ts';
import type { CodeDecoder, FoundCode } from './decoder.ts';
import { NARROW } from './grid.ts';
import { type Hint, lightHint, shapeHint } from './hint.ts';
import { inReadingOrder } from './read-codes.ts';
import { type Care, readTriple, triplesIn } from './rectify.ts';
import { mapTriple, type Triple } from './triples.ts';

/** What one frame of video showed. */
export interface Look {
  readonly codes: readonly FoundCode[];
  /** What would help; null where codes were read, or nothing is known. */
  readonly hint: Hint | null;
}

/** Looks at the frames of a camera, one after the other. */
export interface CodeWatch {
  /** The next frame. Wait for one before giving another. */
  look(picture: GrayPicture): Promise<Look>;
  /** Nothing of what was seen is left. */
  forget(): void;
}

/** What a frame may cost beyond the decoder's quick look. */
interface Turn {
  /** How finder patterns are sought in the frame at half its size: the threshold's radius, pixels. */
  readonly radius: number;
  readonly prepare: (picture: GrayPicture) => GrayPicture;
  readonly bent?: boolean;
}

const same = (picture: GrayPicture): GrayPicture => picture;

/** One preparation a frame, in turn; null is a frame that is only looked at, which keeps the median low. */
const TURNS: readonly (Turn | 'inverse' | null)[] = [
  { radius: 8, prepare: same },
  null,
  { radius: 12, prepare: (picture) => softBlur(picture, 1) },
  null,
  { radius: 10, prepare: (picture) => sharpen(picture, 2, 2) },
  null,
  'inverse',
  null,
  { radius: 8, prepare: same, bent: true },
  null,
  { radius: 8, prepare: (picture) => localContrast(picture, 8) },
  null,
];

/** A hint is given when it was due so many times, one after the other: words that flicker help nobody. */
const STEADY = 3;

/** Pixels a module, at half the size, above which the half is enough to read from. */
const COARSE = 1.9;

const times2 = ({ x, y }: Point): Point => ({ x: 2 * x, y: 2 * y });

/** The first triple in a part of the picture whose finder patterns stand the second look; its places are the picture's. */
const likelyTriple = (
  picture: GrayPicture,
  region: Rect,
  radius: number,
  prepare: (picture: GrayPicture) => GrayPicture,
): Triple | undefined => {
  const part = prepare(crop(picture, region));
  const [triple] = triplesIn(part, radius, LIKELY);
  return triple === undefined
    ? undefined
    : mapTriple(triple, 1, ({ x, y }) => ({ x: x + region.x, y: y + region.y }));
};

/** How clear finder patterns must be for a code to be looked at in a frame: 1 perfectly. */
const LIKELY = 0.55;

/** Reads a triple of the half-sized frame: from the half where its modules are large enough, else from the whole. */
const readLikely = async (
  picture: GrayPicture,
  half: GrayPicture,
  triple: Triple,
  decoder: CodeDecoder,
  care: Care,
): Promise<FoundCode | null> => {
  if (triple.module <= COARSE) return readTriple(picture, mapTriple(triple, 2, times2), decoder, care);
  const code = await readTriple(half, triple, decoder, care);
  return code === null ? null : { text: code.text, corners: mapQuad(code.corners, times2) };
};

/**
 * The live path: each frame gets one quick look, and every other frame one more try, which a quick search for finder patterns in the
 * frame at half its size sends to the right place. Deterministic: the same frames give the same answers.
 */
export const createCodeWatch = (decoder: CodeDecoder): CodeWatch => {
  let turn = 0;
  let before: GrayPicture | null = null;
  let due: Hint | null = null;
  let times = 0;
  let told = false;

  const forget = (): void => {
    before = null;
    told = false;
    decoder.forget();
  };

  const note = (hint: Hint | null): void => {
    times = hint === due ? times + 1 : 1;
    due = hint;
  };

  const take = async (
    picture: GrayPicture,
    { radius, prepare, bent = false }: Turn,
  ): Promise<readonly FoundCode[]> => {
    const half = shrink(picture, 2);
    const region = busyRegion(half);
    const triple = region === null ? undefined : likelyTriple(half, region, radius, prepare);
    const care = { prepare, search: NARROW, reaches: [0, 1], bent };
    const code = triple === undefined ? null : await readLikely(picture, half, triple, decoder, care);
    if (code === null) {
      const module = triple === undefined ? null : 2 * triple.module;
      note(lightHint(half) ?? shapeHint({ module, region, half, before }));
    }
    before = half;
    return code === null ? [] : [code];
  };

  const tryMore = async (picture: GrayPicture): Promise<readonly FoundCode[]> => {
    const next = TURNS[turn++ % TURNS.length] ?? null;
    if (next === null) return [];
    return next === 'inverse' ? decoder.decode(invert(picture), 'quick') : take(picture, next);
  };

  return {
    look: async (picture) => {
      const quick = await decoder.decode(picture, 'quick');
      const codes = quick.length > 0 ? quick : await tryMore(picture);
      if (codes.length === 0) {
        if (told) forget();
        return { codes, hint: times >= STEADY ? due : null };
      }
      told = true;
      note(null);
      turn = 0;
      return { codes: inReadingOrder(codes), hint: null };
    },
    forget,
  };
};
