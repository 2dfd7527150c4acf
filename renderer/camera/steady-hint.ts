import type { CameraHint } from './messages.ts';

/** A hint must hold so long before it is told… */
const HOLDS_MS = 400;
/** …and then stays so long, that it can be read. */
const STAYS_MS = 1000;

export interface SteadyHint {
  /** What the picture of `now` (milliseconds) suggests. Answers the hint to show from now on, undefined: no change. */
  note(hint: CameraHint | null, now: number): CameraHint | null | undefined;
  forget(): void;
}

/** Keeps hints from flickering. `reading` needs no proof by time: it is what happens, not what a picture looks like. */
export function createSteadyHint(): SteadyHint {
  let shown: CameraHint | null = null;
  let shownAt = Number.NEGATIVE_INFINITY;
  let next: CameraHint | null = null;
  let since = 0;

  return {
    note(hint, now) {
      if (hint !== next) {
        next = hint;
        since = now;
      }
      const holds = hint === 'reading' || now - since >= HOLDS_MS;
      const mayChange = shown === null || now - shownAt >= STAYS_MS;
      if (hint === shown || !holds || !mayChange) return undefined;
      shown = hint;
      shownAt = now;
      return hint;
    },
    forget() {
      shown = null;
      next = null;
      shownAt = Number.NEGATIVE_INFINITY;
    },
  };
}
