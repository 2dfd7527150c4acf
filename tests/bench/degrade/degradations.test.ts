import { describe, expect, it } from 'vitest';
import type { GrayPicture } from '../../../drivers/vision/picture.ts';
import { qrPicture } from '../../lab/camera/qr-picture.ts';
import { seeded } from '../../lab/camera/random.ts';
import { scene } from '../../lab/camera/scene.ts';
import { DEGRADATIONS, MRZ_DEGRADATIONS, mixed } from './degradations.ts';
import { LEVELS, type Level } from './kind.ts';

const PICTURE = scene(qrPicture('001090123456||Nguyễn Văn An|01011990|Nam|Xã Mẫu|15042021', { module: 4 }), {
  width: 320,
  height: 240,
  ground: 'textured',
});

/** Several seeds: where a spot falls or a hand goes is chance, how strong it is on the whole is not. */
const SEEDS = [1, 2, 3, 4, 5];

/** Mean difference of luminance at the same share of width and height. */
const difference = (one: GrayPicture, other: GrayPicture): number => {
  let sum = 0;
  for (let y = 0; y < one.height; y++) {
    const otherRow = Math.floor(((y + 0.5) * other.height) / one.height) * other.width;
    for (let x = 0; x < one.width; x++) {
      const at = otherRow + Math.floor(((x + 0.5) * other.width) / one.width);
      sum += Math.abs((one.pixels[y * one.width + x] ?? 0) - (other.pixels[at] ?? 0));
    }
  }
  return sum / (one.width * one.height);
};

/** Bit by bit: comparing pictures value by value takes a test longer than making them. */
const same = (one: Uint8Array | Uint8ClampedArray, other: Uint8Array | Uint8ClampedArray): boolean =>
  Buffer.compare(Buffer.from(one), Buffer.from(other)) === 0;

const lists = [
  ...DEGRADATIONS.map((of) => ({ name: `QR, ${of.kind}`, of })),
  ...MRZ_DEGRADATIONS.map((of) => ({ name: `MRZ, ${of.kind}`, of })),
];

describe.each(lists)('$name', ({ of }) => {
  const meanDifference = (level: Level): number =>
    SEEDS.reduce((sum, seed) => sum + difference(PICTURE, of.apply(PICTURE, level, seeded(seed))), 0);

  it('makes the same picture of the same seed, and leaves the one it was given alone', () => {
    const before = Uint8Array.from(PICTURE.pixels);
    const once = of.apply(PICTURE, 3, seeded(9));
    expect(same(of.apply(PICTURE, 3, seeded(9)).pixels, once.pixels)).toBe(true);
    expect(same(PICTURE.pixels, before)).toBe(true);
    expect(once.pixels).toHaveLength(once.width * once.height);
  });

  it('grows with its levels', () => {
    // A turn is as strong at 90° as at 180°: only its first levels can be told apart by their pixels.
    const levels = of.kind === 'rotation' ? LEVELS.slice(0, 3) : LEVELS;
    const differences = levels.map(meanDifference);
    expect(differences[0]).toBeGreaterThan(0);
    expect(differences).toEqual(differences.toSorted((a, b) => a - b));
  });
});

it('keeps the size of a picture that only small and JPEG make smaller', () => {
  const sizes = DEGRADATIONS.map(({ kind, apply }) => [kind, apply(PICTURE, 5, seeded(1)).width] as const);
  expect(sizes.filter(([, width]) => width !== PICTURE.width).map(([kind]) => kind)).toEqual([
    'small',
    'JPEG',
  ]);
});

describe('two at once', () => {
  it('is another picture than either alone, and the same for a seed', () => {
    const both = mixed(DEGRADATIONS);
    const once = both.apply(PICTURE, 2, seeded(4));
    expect(same(both.apply(PICTURE, 2, seeded(4)).pixels, once.pixels)).toBe(true);
    const pictures = new Set(
      SEEDS.map((seed) => Buffer.from(both.apply(PICTURE, 2, seeded(seed)).pixels).toString('hex')),
    );
    expect(pictures.size).toBe(SEEDS.length);
  });
});
