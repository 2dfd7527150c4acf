import type { GrayPicture } from '../../../drivers/vision/picture.ts';
import { bell, between, type Random } from '../../lab/camera/random.ts';
import { eachPixel, type Kind } from './kind.ts';

interface Spot {
  readonly x: number;
  readonly y: number;
  readonly wide: number;
  readonly high: number;
  readonly lean: number;
}

/** One to three ellipses around the middle of a picture; half axes about `size` pixels. */
const spotsOn = ({ width, height }: GrayPicture, size: number, random: Random): readonly Spot[] =>
  Array.from({ length: 1 + Math.floor(random() * 3) }, () => ({
    x: between(random, 0.3, 0.7) * width,
    y: between(random, 0.3, 0.7) * height,
    wide: between(random, 0.6, 1.2) * size,
    high: between(random, 0.4, 0.8) * size,
    lean: random() * Math.PI,
  }));

/** 1 inside of the ellipse, falling off to nothing at twice its size. */
const lightOf = (spot: Spot, x: number, y: number): number => {
  const dx = x - spot.x;
  const dy = y - spot.y;
  const u = (dx * Math.cos(spot.lean) + dy * Math.sin(spot.lean)) / spot.wide;
  const v = (dy * Math.cos(spot.lean) - dx * Math.sin(spot.lean)) / spot.high;
  const far = u * u + v * v;
  if (far >= 4) return 0;
  return far < 1 ? 1 : ((4 - far) / 3) ** 2;
};

const lit = (picture: GrayPicture, spots: readonly Spot[], light: number, slope: readonly [number, number]) =>
  eachPixel(picture, (value, x, y) => {
    // Spots that overlap are one mirrored lamp: they do not add up.
    let brightest = 0;
    for (const spot of spots) brightest = Math.max(brightest, lightOf(spot, x, y));
    const slant = 1 + slope[0] * (x / picture.width - 0.5) + slope[1] * (y / picture.height - 0.5);
    return value * slant + light * brightest;
  });

/** A lamp mirrored by the lamination: spots in which nothing is left, their soft rim, and a gradient over all. */
export const glare: Kind = {
  name: 'glare',
  moves: false,
  unit: 'half axis of a spot, share of the height',
  apply: (picture, size, random) =>
    lit(picture, spotsOn(picture, size * picture.height, random), 255, [
      between(random, -4, 4) * size,
      between(random, -4, 4) * size,
    ]),
};

/** The same lamp on a matt card: large spots that bleach the print without hiding it. */
export const veil: Kind = {
  name: 'glare',
  moves: false,
  unit: 'light added in a spot, share of white',
  apply: (picture, light, random) =>
    lit(picture, spotsOn(picture, 0.4 * picture.height, random), 255 * light, [0, 0]),
};

/** A dim room: little light, its grain, few steps of brightness, dark tones pressed together. */
export const lowLight: Kind = {
  name: 'low light',
  moves: false,
  unit: 'light left, share',
  apply: (picture, share, random) => {
    const [gamma, step, black] = [1.3, 2, 6];
    return eachPixel(picture, (value) => {
      const light = (value / 255) ** gamma * 255 * share;
      const noisy = black + light + (1.2 + 0.12 * Math.sqrt(light)) * bell(random);
      return Math.round(noisy / step) * step;
    });
  },
};

/** Fog, steam, a worn print, a dimmed screen: black and white draw near to each other. */
export const lowContrast: Kind = {
  name: 'low contrast',
  moves: false,
  unit: 'range left, share',
  apply: (picture, share, random) => {
    const middle = between(random, 80, 190);
    return eachPixel(picture, (value) => middle + (value - 128) * share + 0.8 * bell(random));
  },
};
