import type { GrayPicture } from '../../../drivers/vision/picture.ts';
import { cardBack, letterHeight, ZONE_BOX } from '../../lab/camera/card-back.ts';
import { between, type Random, seeded } from '../../lab/camera/random.ts';
import { type SceneOptions, scene, sceneMatrix } from '../../lab/camera/scene.ts';
import { cornersOf, project } from '../../lab/camera/warp.ts';
import { mrzLines } from '../../lab/chip/issuer/mrz.ts';
import { type Degradation, MRZ_DEGRADATIONS } from '../degrade/degradations.ts';
import { LEVELS, type Level } from '../degrade/kind.ts';
import { digits, nameOf } from './texts.ts';

/** One picture of the back of a card. */
export interface MrzSample {
  /** A kind of degradation, or `sharp`. */
  readonly kind: string;
  readonly level: Level | 0;
  readonly lines: readonly [string, string, string];
  readonly picture: GrayPicture;
  /** The picture cut to where the zone is, with a little room: what no reader is told but a peer may be given. */
  readonly zone: GrayPicture;
}

/** What the cards of the set are held against: nobody on them is born later, and none has expired. */
export const TODAY = '2026-11-22';

const two = (value: number): string => String(Math.floor(value)).padStart(2, '0');

const personOf = (random: Random) => {
  const day = `${two(between(random, 1, 29))}/${two(between(random, 1, 13))}`;
  const year = Math.floor(between(random, 1945, 2000));
  const sex = random() < 0.5 ? 'Nam' : 'Nữ';
  return {
    number: `0${digits(random, 2)}${sex === 'Nam' ? 0 : 1}${String(year).slice(-2)}${digits(random, 6)}`,
    name: nameOf(random),
    birthDate: `${day}/${year}`,
    expiryDate: random() < 0.2 ? null : `${day}/${Math.floor(between(random, 2028, 2040))}`,
    sex,
  } as const;
};

/** The upright rectangle around what is white in a mask, as a cut of the picture of the same size. */
const cutTo = (picture: GrayPicture, mask: GrayPicture): GrayPicture => {
  let [left, top, right, bottom] = [mask.width, mask.height, 0, 0];
  for (let y = 0; y < mask.height; y++)
    for (let x = 0; x < mask.width; x++) {
      if ((mask.pixels[y * mask.width + x] ?? 0) < 128) continue;
      left = Math.min(left, x);
      right = Math.max(right, x + 1);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y + 1);
    }
  const [width, height] = [right - left, bottom - top];
  if (width <= 0 || height <= 0) return picture;
  const pixels = new Uint8ClampedArray(width * height);
  for (let y = 0; y < height; y++) {
    const from = (top + y) * picture.width + left;
    pixels.set(picture.pixels.subarray(from, from + width), y * width);
  }
  return { width, height, pixels };
};

/** A black frame, white where the zone is: the upright rectangle around it. */
const zoneMask = (card: GrayPicture, pxPerMm: number, options: SceneOptions): GrayPicture => {
  const { width = 1280, height = 720 } = options;
  const matrix = sceneMatrix(card, options);
  const corners = cornersOf(ZONE_BOX).map(({ x, y }) =>
    project(matrix, { x: (ZONE_BOX.x + x) * pxPerMm, y: (ZONE_BOX.y + y) * pxPerMm }),
  );
  const [xs, ys] = [corners.map(({ x }) => Math.round(x)), corners.map(({ y }) => Math.round(y))];
  const [left, right] = [Math.max(0, Math.min(...xs)), Math.min(width, Math.max(...xs))];
  const pixels = new Uint8ClampedArray(width * height);
  for (let y = Math.max(0, Math.min(...ys)); y < Math.min(height, Math.max(...ys)); y++)
    pixels.fill(255, y * width + left, y * width + right);
  return { width, height, pixels };
};

interface Shot {
  readonly random: Random;
  /** Height of a capital, pixels. */
  readonly letter: number;
  readonly frame: { readonly width: number; readonly height: number };
  readonly degrees: number;
}

/** A card's back in a frame, and where its zone is. */
const shoot = ({ random, letter, frame, degrees }: Shot) => {
  const lines = mrzLines(personOf(random));
  const pxPerMm = letter / letterHeight(1);
  const options: SceneOptions = {
    ...frame,
    degrees: between(random, -degrees, degrees),
    centre: {
      x: frame.width / 2 + between(random, -0.02, 0.02) * frame.width,
      y: frame.height / 2 + between(random, -0.02, 0.02) * frame.height,
    },
    ground: 'textured',
    seed: Math.floor(random() * 1e9),
  };
  const back = cardBack(lines, {
    pxPerMm,
    qr: random() < 0.5 ? null : digits(random, 80),
    seed: Math.floor(random() * 1e9),
  });
  return { lines, picture: scene(back, options), mask: () => zoneMask(back, pxPerMm, options) };
};

/** Sharp pictures: capitals from 12 to 40 pixels, the whole card in the frame, turned by up to 3°. */
export function* sharpMrzSet(count: number, seed = 303): Generator<MrzSample> {
  for (let index = 0; index < count; index++) {
    const random = seeded(seed + index);
    const letter = 12 + (28 * index) / Math.max(1, count - 1);
    const frame = letter < 30 ? { width: 1280, height: 720 } : { width: 1920, height: 1080 };
    const { lines, picture, mask } = shoot({ random, letter, frame, degrees: 3 });
    yield { kind: 'sharp', level: 0, lines, picture, zone: cutTo(picture, mask()) };
  }
}

const degraded = (degradation: Degradation, level: Level, seed: number): MrzSample => {
  const random = seeded(seed);
  const frame = { width: 1024, height: 640 };
  const { lines, picture, mask } = shoot({ random, letter: between(random, 16, 20), frame, degrees: 2 });
  const worse = degradation.apply(picture, level, seeded(seed + 1));
  const moved = degradation.moves ? degradation.apply(mask(), level, seeded(seed + 1)) : mask();
  return { kind: degradation.kind, level, lines, picture: worse, zone: cutTo(worse, moved) };
};

/** Every kind of degradation, `perLevel` pictures a level, capitals from 16 to 20 pixels before it. */
export function* degradedMrzSet(perLevel: number, seed = 404): Generator<MrzSample> {
  for (const [row, degradation] of MRZ_DEGRADATIONS.entries())
    for (const level of LEVELS)
      for (let index = 0; index < perLevel; index++)
        yield degraded(degradation, level, seed + row * 100_000 + level * 10_000 + index * 10);
}
