import type { GrayPicture } from '../../drivers/vision/picture.ts';
import { createChangeMeasure } from './change.ts';

/** So long after the last change every frame is looked at… */
const AWAKE_MS = 5000;
/** …and then one in so long: five a second, for a hall that is empty all night. */
const IDLE_MS = 200;

export interface Pace {
  /** Whether the picture of `now` (milliseconds) is worth a look. A change wakes at once. */
  isDue(picture: GrayPicture, now: number): boolean;
  /** When the picture became another one, milliseconds; the very first is none. */
  changedAt(): number;
  /** Something was found: whoever holds it may hold it very still. */
  stayAwake(now: number): void;
  forget(): void;
}

export function createPace(): Pace {
  const measure = createChangeMeasure();
  let awakeUntil = Number.NEGATIVE_INFINITY;
  let lookedAt = Number.NEGATIVE_INFINITY;
  let changedAt = Number.NEGATIVE_INFINITY;

  return {
    isDue(picture, now) {
      if (measure.changed(picture)) {
        if (lookedAt !== Number.NEGATIVE_INFINITY) changedAt = now;
        awakeUntil = now + AWAKE_MS;
      }
      if (now >= awakeUntil && now - lookedAt < IDLE_MS) return false;
      lookedAt = now;
      return true;
    },
    changedAt: () => changedAt,
    stayAwake(now) {
      awakeUntil = now + AWAKE_MS;
    },
    forget() {
      measure.forget();
      awakeUntil = Number.NEGATIVE_INFINITY;
      lookedAt = Number.NEGATIVE_INFINITY;
    },
  };
}
