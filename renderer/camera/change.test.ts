import { describe, expect, it } from 'vitest';
import type { GrayPicture } from '../../drivers/vision/picture.ts';
import { createChangeMeasure } from './change.ts';

const WIDTH = 1280;
const HEIGHT = 720;

/** An even wall with noise of ± 8 levels, the same for the same `seed`, and `draw` on top of it. */
function wall(
  level: number,
  seed: number,
  draw: (pixels: Uint8Array) => void = () => undefined,
): GrayPicture {
  const pixels = new Uint8Array(WIDTH * HEIGHT);
  let state = seed;
  for (let at = 0; at < pixels.length; at++) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    pixels[at] = level + (state >>> 28) - 8;
  }
  draw(pixels);
  return { width: WIDTH, height: HEIGHT, pixels };
}

/** A card of 300 × 190 pixels at `left`, 200 pixels from the top. */
const card = (left: number) => (pixels: Uint8Array) => {
  for (let y = 200; y < 390; y++) pixels.fill(230, y * WIDTH + left, y * WIDTH + left + 300);
};

describe('change', () => {
  it('counts the first picture, and not the noise of those that follow', () => {
    const measure = createChangeMeasure();
    expect([1, 2, 3, 4].map((seed) => measure.changed(wall(90, seed)))).toEqual([true, false, false, false]);
  });

  it('notices a card that comes, moves and goes', () => {
    const measure = createChangeMeasure();
    const pictures = [wall(90, 1), wall(90, 2, card(400)), wall(90, 3, card(480)), wall(90, 4)];
    expect(pictures.map((picture) => measure.changed(picture))).toEqual([true, true, true, true]);
    expect(measure.changed(wall(90, 5))).toBe(false);
  });

  it('adds up a light that changes slowly, to one change now and then', () => {
    const measure = createChangeMeasure();
    const changes = Array.from({ length: 60 }, (_, at) => measure.changed(wall(90 + Math.floor(at / 3), at)));
    expect(changes.filter(Boolean).length).toBeGreaterThan(1);
    expect(changes.filter(Boolean).length).toBeLessThan(5);
  });

  it('works on pictures smaller than its cells', () => {
    const measure = createChangeMeasure();
    const dot = (level: number): GrayPicture => ({ width: 1, height: 1, pixels: Uint8Array.of(level) });
    expect([measure.changed(dot(10)), measure.changed(dot(12)), measure.changed(dot(99))]).toEqual([
      true,
      false,
      true,
    ]);
  });
});
