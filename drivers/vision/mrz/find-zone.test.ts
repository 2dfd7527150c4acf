import { describe, expect, it } from 'vitest';
import { cardBack, scene } from '../../../tests/lab/camera/draw.ts';
import type { GrayPicture } from '../picture.ts';
import { findMrzZone } from './find-zone.ts';

const LINES = [
  'IDVNM0901234562001090123456<<3',
  '9001011M3001019VNM<<<<<<<<<<<4',
  'NGUYEN<<VAN<AN<<<<<<<<<<<<<<<<',
];
const back = cardBack(LINES);
/** Rows of 4.23 mm at the 12 pixels a mm of a drawn card. */
const ROW = 4.23 * 12;

describe('the zone on the back of a card', () => {
  it.each([0, 7, 45, 90, 133, 180, 270])('turned by %i°', (degrees) => {
    const scale = 0.55;
    const zone = findMrzZone(scene(back, { ground: 'textured', scale, degrees, seed: 3 }));
    if (zone === null) throw new Error('no zone');
    expect(zone.rowHeight / (ROW * scale)).toBeGreaterThan(0.85);
    expect(zone.rowHeight / (ROW * scale)).toBeLessThan(1.15);
    // The middle of the zone: 17.4 mm below the middle of the card.
    const below = 17.4 * 12 * scale;
    const [a, , c] = zone.corners;
    const turn = (degrees * Math.PI) / 180;
    expect(Math.abs((a.x + c.x) / 2 - (640 - below * Math.sin(turn)))).toBeLessThan(30);
    expect(Math.abs((a.y + c.y) / 2 - (360 + below * Math.cos(turn)))).toBeLessThan(30);
  });

  it.each([0.42, 0.6, 0.9, 1.1])('at %d of its size', (scale) => {
    const zone = findMrzZone(scene(back, { ground: 'textured', scale, seed: 5 }));
    expect((zone?.rowHeight ?? 0) / (ROW * scale)).toBeCloseTo(1, 0);
  });
});

describe('nothing to find', () => {
  const even = (value: number): GrayPicture => ({
    width: 640,
    height: 360,
    pixels: new Uint8Array(640 * 360).fill(value),
  });

  it('in an even picture, black or white', () => {
    expect([0, 128, 255].map((value) => findMrzZone(even(value)))).toEqual([null, null, null]);
  });

  it('in a picture without pixels, or of a few', () => {
    for (const size of [0, 1, 2, 59])
      expect(findMrzZone({ width: size, height: size, pixels: new Uint8Array(size * size) })).toBeNull();
  });
});
