import { createHash, timingSafeEqual } from 'node:crypto';
import { DELAYS } from '../delays.ts';

/** The PIN of staff: a few tries, then a pause, which is doubled each time until somebody knows it. */
export interface Pin {
  try(pin: string): { readonly outcome: 'open' | 'wrong' | 'locked'; readonly triesLeft: number };
}

const TRIES = 5;

export interface PinOptions {
  /** Null: the secret is not set, and no PIN opens anything. Compared in constant time. */
  readonly right: string | null;
  /** Milliseconds of a clock that nobody sets back. */
  readonly now: () => number;
  /** It was wrong too often. */
  readonly onLocked: () => void;
}

export function createPin({ right, now, onLocked }: PinOptions): Pin {
  let wrong = 0;
  let pause: number = DELAYS.staffLocked;
  let lockedUntil = Number.NEGATIVE_INFINITY;
  return {
    try(pin) {
      if (now() < lockedUntil) return { outcome: 'locked', triesLeft: 0 };
      if (right !== null && timingSafeEqual(digestOf(pin), digestOf(right))) {
        wrong = 0;
        pause = DELAYS.staffLocked;
        return { outcome: 'open', triesLeft: TRIES };
      }
      wrong += 1;
      if (wrong < TRIES) return { outcome: 'wrong', triesLeft: TRIES - wrong };
      wrong = 0;
      lockedUntil = now() + pause;
      pause = Math.min(2 * pause, DELAYS.staffLockedMost);
      onLocked();
      return { outcome: 'locked', triesLeft: 0 };
    },
  };
}

const digestOf = (text: string): Buffer => createHash('sha256').update(text).digest();
