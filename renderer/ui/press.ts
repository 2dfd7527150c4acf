import type { PressEvent } from 'react-aria-components';

/** A trembling hand touches twice: the second touch within this time is the same touch. Mouse and keys are not slowed. */
const SAME_TOUCH_MS = 350;

let lastTouch = Number.NEGATIVE_INFINITY;

/** Lets a press through unless it is the echo of the touch before it, which would act on the screen that just came. */
export const once =
  (act: (() => void) | undefined) =>
  (press: PressEvent): void => {
    if (press.pointerType === 'touch') {
      const now = performance.now();
      const echo = now - lastTouch < SAME_TOUCH_MS;
      lastTouch = now;
      if (echo) return;
    }
    act?.();
  };
