import { bell, between } from '../../lab/camera/random.ts';
import { bilinear } from '../../lab/camera/warp.ts';
import { eachPixel, type Kind } from './kind.ts';

/** A hot sensor: grain over all, and pixels stuck at black or white, one in a thousand for each unit. */
export const noise: Kind = {
  name: 'noise',
  moves: false,
  unit: 'sigma of the grain, levels of 255',
  apply: (picture, sigma, random) =>
    eachPixel(picture, (value) => {
      const luck = random() * 1000;
      if (luck < sigma) return luck < sigma / 2 ? 0 : 255;
      return value + sigma * bell(random);
    }),
};

/** Luminance of the three stripes of a screen's pixel: red, green, blue (ITU-R BT.601), and the dark gap after them. */
const STRIPES = [0.897, 1.761, 0.342, 0];

/**
 * A phone's screen: every pixel of it three stripes and a gap, taken by a sensor whose own grid does not fit, so that the
 * two beat against each other.
 */
export const moire: Kind = {
  name: 'moiré',
  moves: false,
  unit: 'depth of the grid, share',
  apply: (picture, depth, random) => {
    const pitch = between(random, 0.8, 1.9);
    const lean = between(random, -0.12, 0.12);
    const [cos, sin] = [Math.cos(lean) / pitch, Math.sin(lean) / pitch];
    const { width, height } = picture;
    return eachPixel(picture, (_, x, y) => {
      let light = 0;
      for (let n = 0; n < 4; n++) {
        // The sensor is open over 0.7 of its pixel.
        const fromX = Math.min(x + 0.325 + 0.35 * (n % 2), width - 1);
        const fromY = Math.min(y + 0.325 + 0.35 * (n >> 1), height - 1);
        const [u, v] = [fromX * cos + fromY * sin, fromY * cos - fromX * sin];
        const stripe = STRIPES[Math.floor((u - Math.floor(u)) * 4)] ?? 0;
        const row = v - Math.floor(v) < 0.75 ? 1.33 : 0;
        light += bilinear(picture, fromX, fromY) * (1 - depth + depth * stripe * row);
      }
      return light / 4;
    });
  },
};
