import type { GrayPicture } from '../../drivers/vision/picture.ts';

/** Cells across and down: at 720p one is 40 × 40 pixels, a code held up covers some dozens. */
const ACROSS = 32;
const DOWN = 18;
/** Points looked at in a cell, in each direction. */
const POINTS = 3;
/** A cell is another one when its mean moved by so many of 256 levels: more than a sensor's noise in a dim hall. */
const LEVELS = 10;
/** So many cells make a change: a hand is more, a passing reflex less. */
const CELLS = 6;

export interface ChangeMeasure {
  /** Whether the picture is another one than it was at the last change. Reads 5,184 points of it. */
  changed(picture: GrayPicture): boolean;
  forget(): void;
}

/** Notices that something is held before the camera, or taken away. A new light that comes slowly counts once. */
export function createChangeMeasure(): ChangeMeasure {
  const before = new Float32Array(ACROSS * DOWN);
  const now = new Float32Array(ACROSS * DOWN);
  let known = false;

  return {
    changed(picture) {
      measure(picture, now);
      let moved = 0;
      for (let cell = 0; cell < now.length; cell++) {
        if (Math.abs((now[cell] ?? 0) - (before[cell] ?? 0)) > LEVELS) moved++;
      }
      if (known && moved < CELLS) return false;
      known = true;
      before.set(now);
      return true;
    },
    forget() {
      known = false;
      before.fill(0);
      now.fill(0);
    },
  };
}

/** The mean of some points of every cell. */
function measure({ width, height, pixels }: GrayPicture, into: Float32Array): void {
  const stepX = width / (ACROSS * POINTS);
  const stepY = height / (DOWN * POINTS);
  into.fill(0);
  for (let y = 0; y < DOWN * POINTS; y++) {
    const row = Math.floor((y + 0.5) * stepY) * width;
    const cells = Math.floor(y / POINTS) * ACROSS;
    for (let x = 0; x < ACROSS * POINTS; x++) {
      const cell = cells + Math.floor(x / POINTS);
      into[cell] = (into[cell] ?? 0) + (pixels[row + Math.floor((x + 0.5) * stepX)] ?? 0) / (POINTS * POINTS);
    }
  }
}
