import type { GrayPicture } from '../../../drivers/vision/picture.ts';
import { cardBack } from '../../lab/camera/card-back.ts';
import { between, type Random, seeded } from '../../lab/camera/random.ts';
import { texturedGround } from '../../lab/camera/scene.ts';
import { DEGRADATIONS, type Degradation } from '../degrade/degradations.ts';
import type { Level } from '../degrade/kind.ts';
import { type Carrier, carriers, hold } from './qr-set.ts';
import { digits } from './texts.ts';

/** A frame of the kiosk's camera, 1280 × 720. */
export interface Frame {
  readonly picture: GrayPicture;
  /** Text of the code that is held up; null in a frame without one. */
  readonly text: string | null;
}

const FRAME = { width: 1280, height: 720 } as const;
/** Frames of one patient: nobody there, the wrong side of the card, the code comes near and is held still. */
const SCRIPT = [
  'nobody',
  'nobody',
  'wrong-side',
  'code',
  'code',
  'code',
  'code',
  'code',
  'code',
  'code',
] as const;

const kind = (name: string): Degradation => {
  const found = DEGRADATIONS.find((one) => one.kind === name);
  if (found === undefined) throw new Error(`no degradation ${name}`);
  return found;
};

/** What a cheap camera does to every frame, mildly: it moves, it is never quite sharp, its sensor has grain. */
const asCamera = (picture: GrayPicture, still: boolean, random: Random): GrayPicture => {
  const level: Level = random() < 0.7 ? 1 : 2;
  const soft = kind(still ? 'blur' : 'motion').apply(picture, level, random);
  const lit = random() < 0.3 ? kind('low light').apply(soft, 1, random) : soft;
  return kind('noise').apply(lit, 1, random);
};

const shown = (
  thing: Carrier,
  step: number,
  ground: GrayPicture,
  side: { degrees: number; lean: number },
  random: Random,
): GrayPicture =>
  hold(thing, {
    frame: FRAME,
    ground,
    // From a little too far to near enough.
    size: 0.6 + 0.08 * step + between(random, -0.02, 0.02),
    degrees: side.degrees + between(random, -2, 2),
    shift: { x: between(random, -60, 60) / (1 + step / 3), y: between(random, -40, 40) / (1 + step / 3) },
    lean: side.lean,
    seed: 1,
  });

/** Patients one after the other, ten frames each: three of them without a code. */
export function* stream(count: number, seed = 720): Generator<Frame> {
  const things = carriers(Math.min(20, Math.ceil(count / SCRIPT.length)), seed);
  const random = seeded(seed);
  const back = cardBack(
    Array.from({ length: 3 }, () => digits(random, 30)),
    { pxPerMm: 9 },
  );
  let [ground, side] = [texturedGround(FRAME.width, FRAME.height, seed), { degrees: 0, lean: 0 }];
  for (let index = 0; index < count; index++) {
    const [patient, step] = [Math.floor(index / SCRIPT.length), index % SCRIPT.length];
    const thing = things[patient % things.length];
    if (thing === undefined) throw new Error('nothing to hold up');
    if (step === 0) {
      ground = texturedGround(FRAME.width, FRAME.height, seed + patient);
      side = { degrees: between(random, -15, 15), lean: between(random, -0.02, 0.02) };
    }
    const scene = SCRIPT[step] ?? 'nobody';
    if (scene === 'nobody') yield { picture: asCamera(ground, true, random), text: null };
    else if (scene === 'wrong-side') {
      const away = { text: '', picture: back, code: { x: back.width / 2, y: back.height / 2 }, scale: 1.4 };
      yield { picture: asCamera(shown(away, 3, ground, side, random), false, random), text: null };
    } else {
      const picture = shown(thing, step - 2, ground, side, random);
      yield { picture: asCamera(picture, step > 4, random), text: thing.text };
    }
  }
}
