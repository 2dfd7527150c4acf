import type { GrayPicture } from '../../drivers/vision/picture.ts';
import { cardFront, scene } from '../lab/camera/draw.ts';
import { persona, qrOf } from '../personas.ts';

/** What the camera shows on the screens: a card that a hand holds up, a little askew. */
export function cardInHand(): GrayPicture {
  const who = persona('covered');
  return scene(cardFront(who.card, qrOf(who)), { ground: 'textured', seed: 3, scale: 0.85, degrees: -6 });
}
