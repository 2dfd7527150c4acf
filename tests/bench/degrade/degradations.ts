import type { GrayPicture } from '../../../drivers/vision/picture.ts';
import { oneOf, type Random } from '../../lab/camera/random.ts';
import { moire, noise } from './grain.ts';
import { jpeg } from './jpeg.ts';
import type { Grades, Kind, Level } from './kind.ts';
import { glare, lowContrast, lowLight, veil } from './light.ts';
import { curved, perspective, rotation, small } from './shape.ts';
import { blur, motion } from './sharpness.ts';

export interface Degradation {
  readonly kind: string;
  readonly moves: boolean;
  readonly apply: (picture: GrayPicture, level: Level, random: Random) => GrayPicture;
}

/** In the order in which light meets them: thing, lamp, lens, sensor, file. Units: see each kind. */
type Graded = readonly (readonly [Kind, Grades])[];

/** For QR codes of 4 to 6 pixels a module. */
const QR_GRADES: Graded = [
  [curved, [0.3, 0.6, 0.9, 1.2, 1.4]],
  [perspective, [0.05, 0.12, 0.2, 0.28, 0.34]],
  // A turn costs nothing but the edges of pixels: a reader reads all of them or has a fault.
  [rotation, [10, 30, 60, 120, 180]],
  [moire, [0.08, 0.22, 0.38, 0.52, 0.66]],
  [glare, [0.03, 0.05, 0.07, 0.09, 0.11]],
  [lowContrast, [0.5, 0.22, 0.1, 0.055, 0.03]],
  [blur, [0.8, 1.3, 1.8, 2.2, 2.6]],
  [motion, [2, 4, 6, 7.5, 9]],
  [lowLight, [0.4, 0.2, 0.1, 0.06, 0.03]],
  [small, [0.8, 0.6, 0.45, 0.35, 0.29]],
  [noise, [4, 20, 40, 60, 85]],
  [jpeg, [40, 16, 9, 6.5, 4.5]],
];

/** For letters of 16 to 20 pixels: gentler, so that a person still reads every letter at level 5. */
const MRZ_GRADES: Graded = [
  [curved, [0.2, 0.35, 0.5, 0.65, 0.8]],
  [perspective, [0.02, 0.04, 0.06, 0.08, 0.1]],
  [rotation, [2, 5, 8, 12, 16]],
  [moire, [0.1, 0.2, 0.3, 0.4, 0.5]],
  [veil, [0.3, 0.42, 0.52, 0.6, 0.67]],
  [lowContrast, [0.5, 0.3, 0.2, 0.13, 0.08]],
  [blur, [0.5, 0.9, 1.3, 1.7, 2.1]],
  [motion, [1.5, 2.5, 3.5, 4.5, 6]],
  [lowLight, [0.4, 0.25, 0.16, 0.1, 0.07]],
  [small, [0.9, 0.8, 0.7, 0.6, 0.5]],
  [noise, [8, 16, 24, 32, 42]],
  [jpeg, [60, 50, 43, 36, 30]],
];

const graded = (list: Graded): readonly Degradation[] =>
  list.map(([{ name, moves, apply }, grades]) => ({
    kind: name,
    moves,
    apply: (picture, level, random) => apply(picture, grades[level - 1] ?? 0, random),
  }));

/** Every kind, graded for QR codes. */
export const DEGRADATIONS: readonly Degradation[] = graded(QR_GRADES);

/** Every kind, graded for the letters of an MRZ. */
export const MRZ_DEGRADATIONS: readonly Degradation[] = graded(MRZ_GRADES);

/** Levels of the two kinds that are mixed: life is seldom bad in one way alone, and seldom very bad in two. */
const MIXED: Readonly<Record<Level, readonly [Level, Level]>> = {
  1: [1, 1],
  2: [2, 1],
  3: [2, 2],
  4: [3, 2],
  5: [3, 3],
};

/** Two kinds at once, drawn at random, in the order of the list. */
export const mixed = (from: readonly Degradation[]): Degradation => ({
  kind: 'two at once',
  moves: true,
  apply: (picture, level, random) => {
    const first = oneOf(random, from);
    const second = oneOf(
      random,
      from.filter((one) => one !== first),
    );
    const pair = random() < 0.5 ? MIXED[level] : MIXED[level].toReversed();
    const chosen = [
      { of: first, level: pair[0] ?? 1 },
      { of: second, level: pair[1] ?? 1 },
    ].sort((a, b) => from.indexOf(a.of) - from.indexOf(b.of));
    return chosen.reduce((sofar, one) => one.of.apply(sofar, one.level, random), picture);
  },
});
