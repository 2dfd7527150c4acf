import type { GrayPicture, Point } from '../../../drivers/vision/picture.ts';
import { BACK_QR, cardBack } from '../../lab/camera/card-back.ts';
import { cardFront, FRONT_QR } from '../../lab/camera/card-front.ts';
import { PHONE_QR, phoneScreen } from '../../lab/camera/phone-screen.ts';
import { qrPicture } from '../../lab/camera/qr-picture.ts';
import { between, type Random, seeded } from '../../lab/camera/random.ts';
import { scene } from '../../lab/camera/scene.ts';
import { DEGRADATIONS, type Degradation, mixed } from '../degrade/degradations.ts';
import { LEVELS, type Level } from '../degrade/kind.ts';
import { digits, nameOf, TEXT_KINDS, type TextKind, textOf } from './texts.ts';

/** A thing with a code on it. */
export interface Carrier {
  readonly text: string;
  readonly picture: GrayPicture;
  /** The code's middle, pixels of the picture. */
  readonly code: Point;
  /** At which its modules have the pixels they should have in a frame. */
  readonly scale: number;
}

/** One picture of the set, and what stands in it. */
export interface QrSample {
  readonly kind: string;
  readonly level: Level;
  readonly text: string;
  readonly picture: GrayPicture;
}

const FRAME = { width: 720, height: 540 } as const;
/** Modules of the carriers as drawn: long codes must still fit into the frame when they are turned. */
const MODULE = { short: 5, long: 4.2 } as const;

const modulesOf = (text: string): number => qrPicture(text, { module: 1, quietZone: 0 }).width;

const onCard = (
  text: string,
  module: number,
  place: { readonly x: number; readonly y: number; readonly size: number },
  draw: (pxPerMm: number) => GrayPicture,
): Carrier => {
  const pxPerMm = (module * modulesOf(text)) / place.size;
  const code = { x: (place.x + place.size / 2) * pxPerMm, y: (place.y + place.size / 2) * pxPerMm };
  return { text, picture: draw(pxPerMm), code, scale: 1 };
};

const carrierOf = (kind: TextKind, random: Random): Carrier => {
  const text = textOf(kind, random);
  const person = { name: nameOf(random), number: digits(random, 12) };
  switch (kind) {
    case 'cccd-2021': {
      const fields = { ...person, birthDate: '17051978', sex: 'Nam', address: 'Xã Mẫu, Hà Nội' } as const;
      return onCard(text, MODULE.short, FRONT_QR, (pxPerMm) => cardFront(fields, text, { pxPerMm }));
    }
    case 'cccd-2024': {
      if (random() < 0.5) {
        const code = { x: PHONE_QR.x + PHONE_QR.size / 2, y: PHONE_QR.y + PHONE_QR.size / 2 };
        const scale = (MODULE.short * modulesOf(text)) / PHONE_QR.size;
        return { text, picture: phoneScreen(text), code, scale };
      }
      const lines = Array.from({ length: 3 }, () => digits(random, 30));
      return onCard(text, MODULE.short, BACK_QR, (pxPerMm) => cardBack(lines, { pxPerMm, qr: text }));
    }
    default: {
      const long = kind === 'bhyt-15' || kind === 'bhyt-17';
      const picture = qrPicture(text, { module: 8, dark: 20, light: 235 });
      const scale = (long ? MODULE.long : MODULE.short) / 8;
      return { text, picture, code: { x: picture.width / 2, y: picture.height / 2 }, scale };
    }
  }
};

/** Carriers are drawn once and held into many frames. */
export const carriers = (count: number, seed: number): readonly Carrier[] => {
  const random = seeded(seed);
  return Array.from({ length: count }, (_, index) =>
    carrierOf(TEXT_KINDS[index % TEXT_KINDS.length] ?? 'vietqr', random),
  );
};

/** How a carrier is held: pixels from the middle of the frame to the code's middle, and the turn. */
export interface Hold {
  readonly frame: { readonly width: number; readonly height: number };
  readonly ground: 'textured' | GrayPicture;
  /** Times the size that the carrier was made for. */
  readonly size: number;
  readonly degrees: number;
  readonly shift: Point;
  /** Share of the width by which corners are pulled. */
  readonly lean: number;
  readonly seed: number;
}

/** A carrier in a frame, by the place of its code. */
export const hold = (
  carrier: Carrier,
  { frame, ground, size, degrees, shift, lean, seed }: Hold,
): GrayPicture => {
  const scale = carrier.scale * size;
  const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
  const x = (carrier.code.x - carrier.picture.width / 2) * scale;
  const y = (carrier.code.y - carrier.picture.height / 2) * scale;
  return scene(carrier.picture, {
    ...frame,
    ground,
    scale,
    degrees,
    centre: {
      x: frame.width / 2 + shift.x - (x * cos - y * sin),
      y: frame.height / 2 + shift.y - (x * sin + y * cos),
    },
    tilt: { topLeft: { x: lean, y: -lean }, bottomRight: { x: lean, y: lean } },
    seed,
  });
};

/** The code near the middle, a little askew and tilted, on a desk. */
const held = (carrier: Carrier, random: Random): GrayPicture =>
  hold(carrier, {
    frame: FRAME,
    ground: 'textured',
    size: between(random, 0.9, 1.1),
    degrees: between(random, -8, 8),
    shift: { x: between(random, -15, 15), y: between(random, -15, 15) },
    lean: between(random, -0.015, 0.015),
    seed: Math.floor(random() * 1e9),
  });

/** Every kind of degradation and the mix of two, `perLevel` pictures a level, one after the other. */
export function* qrSet(perLevel: number, seed = 2024): Generator<QrSample> {
  const things = carriers(20, seed);
  const kinds: readonly Degradation[] = [...DEGRADATIONS, mixed(DEGRADATIONS)];
  for (const [row, degradation] of kinds.entries()) {
    for (const level of LEVELS) {
      for (let index = 0; index < perLevel; index++) {
        const random = seeded(seed + row * 100_000 + level * 10_000 + index);
        const thing = things[(row + level * 3 + index) % things.length];
        if (thing === undefined) throw new Error('no carriers');
        const picture = degradation.apply(held(thing, random), level, random);
        yield { kind: degradation.kind, level, text: thing.text, picture };
      }
    }
  }
}
