import { createHash, timingSafeEqual } from 'node:crypto';
import { DELAYS } from '../delays.ts';

/** The PIN of staff: a few tries, then a pause. */
export interface Pin {
  try(pin: string): { readonly outcome: 'open' | 'wrong' | 'locked'; readonly triesLeft: number };
}

const TRIES = 5;

/** `right` null: the secret is not set, and no PIN opens anything. Compared in constant time. */
export function createPin(right: string | null, now: () => number): Pin {
  let wrong = 0;
  let lockedUntil = 0;
  return {
    try(pin) {
      if (now() < lockedUntil) return { outcome: 'locked', triesLeft: 0 };
      if (right !== null && timingSafeEqual(digestOf(pin), digestOf(right))) {
        wrong = 0;
        return { outcome: 'open', triesLeft: TRIES };
      }
      wrong += 1;
      if (wrong < TRIES) return { outcome: 'wrong', triesLeft: TRIES - wrong };
      wrong = 0;
      lockedUntil = now() + DELAYS.staffLocked;
      return { outcome: 'locked', triesLeft: 0 };
    },
  };
}

const digestOf = (text: string): Buffer => createHash('sha256').update(text).digest();
