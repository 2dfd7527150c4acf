import type { GrayPicture } from '../../../drivers/vision/picture.ts';
import { type Persona, qrOf } from '../../personas.ts';
import { mrzLines } from '../chip/issuer/mrz.ts';
import { chipPersonOf } from '../chip/issuer/person.ts';
import { cardBack, cardFront, phoneScreen, scene } from './draw.ts';

/** Frames a second of the virtual camera. */
export const FRAMES_A_SECOND = 30;

/** What the camera sees while nobody holds anything up. */
export const emptyDesk = (): GrayPicture =>
  scene({ width: 2, height: 2, pixels: new Uint8ClampedArray(4).fill(96) }, { ground: 'textured', seed: 3 });

/** The front of a card in a hand that comes nearer, drifts and turns: 30 frames that begin and end alike. */
export function* frontInHand(who: Persona, degrees: number): Generator<GrayPicture> {
  const card = cardFront(who.card, qrOf(who));
  for (let at = 0; at < FRAMES_A_SECOND; at++) {
    const wave = Math.sin((at / FRAMES_A_SECOND) * 2 * Math.PI);
    yield scene(card, {
      ground: 'textured',
      seed: 3,
      scale: 0.82 + 0.05 * wave,
      degrees: degrees + 4 * wave,
      centre: { x: 640 + 60 * wave, y: 370 - 25 * wave },
      tilt: { topLeft: { x: 0.05, y: 0.03 }, bottomRight: { x: -0.03, y: 0 } },
    });
  }
}

/** The back of a card, tilted, held as still as a hand can. */
export function* backInHand(who: Persona, degrees: number): Generator<GrayPicture> {
  const card = cardBack(mrzLines(chipPersonOf(who)));
  for (let at = 0; at < FRAMES_A_SECOND; at++) {
    const wave = Math.sin((at / FRAMES_A_SECOND) * 2 * Math.PI);
    yield scene(card, {
      ground: 'textured',
      seed: 5,
      scale: 0.95,
      degrees: degrees + 0.3 * wave,
      centre: { x: 640 + 2 * wave, y: 360 + wave },
      tilt: { topRight: { x: -0.03, y: 0.02 } },
    });
  }
}

/** The code of an electronic identity on a phone. */
export const phoneInHand = (text: string): GrayPicture =>
  scene(phoneScreen(text), { ground: 'textured', seed: 7, scale: 0.9, degrees: 5 });
