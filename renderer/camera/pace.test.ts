import { describe, expect, it } from 'vitest';
import type { GrayPicture } from '../../drivers/vision/picture.ts';
import { createPace } from './pace.ts';

const FRAME_MS = 40;
const picture = (level: number): GrayPicture => ({
  width: 64,
  height: 36,
  pixels: new Uint8Array(64 * 36).fill(level),
});

/** How many of the frames from `from` to `to` (milliseconds) are looked at. */
function looks(pace: ReturnType<typeof createPace>, from: number, to: number, level: number): number {
  let count = 0;
  for (let now = from; now < to; now += FRAME_MS) if (pace.isDue(picture(level), now)) count++;
  return count;
}

describe('pace', () => {
  it('looks at every frame for five seconds after a change, then at five a second', () => {
    const pace = createPace();
    expect(looks(pace, 0, 5000, 50)).toBe(125);
    expect(looks(pace, 5000, 15_000, 50)).toBe(50);
  });

  it('wakes at the first frame that is different', () => {
    const pace = createPace();
    looks(pace, 0, 10_000, 50);
    expect(pace.isDue(picture(50), 10_000)).toBe(false);
    expect(pace.isDue(picture(50), 10_040)).toBe(false);
    expect(pace.isDue(picture(120), 10_080)).toBe(true);
    expect(looks(pace, 10_120, 11_120, 120)).toBe(25);
  });

  it('stays awake while something is found', () => {
    const pace = createPace();
    looks(pace, 0, 4000, 50);
    pace.stayAwake(4000);
    expect(looks(pace, 4000, 9000, 50)).toBe(125);
  });
});
