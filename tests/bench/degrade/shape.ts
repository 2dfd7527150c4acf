import type { GrayPicture, Point } from '../../../drivers/vision/picture.ts';
import { between } from '../../lab/camera/random.ts';
import { byMatrix, cornersOf, type Matrix, quadToQuad, warp } from '../../lab/camera/warp.ts';
import { type Kind, meanOf } from './kind.ts';

/** A target pixel's place in the source, turned around the middle. */
const turn = ({ width, height }: GrayPicture, degrees: number): Matrix => {
  const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
  const [x, y] = [width / 2, height / 2];
  return [cos, sin, x - cos * x - sin * y, -sin, cos, y + sin * x - cos * y, 0, 0, 1];
};

/** Held askew, up to upside down. */
export const rotation: Kind = {
  name: 'rotation',
  moves: true,
  unit: 'largest turn to either side, degrees',
  apply: (picture, most, random) => {
    // The upper half of the range: a level is never as easy as the one before it.
    const degrees = between(random, most / 2, most) * (random() < 0.5 ? -1 : 1);
    return warp(picture, picture, byMatrix(turn(picture, degrees)), { ground: meanOf(picture) });
  },
};

/** Tilted towards the camera: two neighbouring corners come nearer to each other, the others move a little. */
export const perspective: Kind = {
  name: 'perspective',
  moves: true,
  unit: 'how far a corner moves, share of the side',
  apply: (picture, share, random) => {
    const { width, height } = picture;
    const corners = cornersOf(picture);
    const side = Math.floor(random() * 4);
    const pulled = corners.map(({ x, y }, index): Point => {
      const near = index === side || index === (side + 1) % 4;
      const pull = near ? share : share * 0.1 * random();
      // Sides 0 and 2 lie across: their corners draw together along x and sink a little along y.
      const [alongX, alongY] = side % 2 === 0 ? [pull, near ? pull * 0.5 : 0] : [near ? pull * 0.5 : 0, pull];
      return {
        x: x + (x === 0 ? alongX : -alongX) * width,
        y: y + (y === 0 ? alongY : -alongY) * height,
      };
    });
    const [topLeft, topRight, bottomRight, bottomLeft] = pulled;
    if (!topLeft || !topRight || !bottomRight || !bottomLeft) throw new Error('a picture has four corners');
    const back = quadToQuad([topLeft, topRight, bottomRight, bottomLeft], corners);
    return warp(picture, picture, byMatrix(back), { ground: meanOf(picture) });
  },
};

/** Bent around an upright cylinder that the camera sees from the front, its axis near the middle. */
export const curved: Kind = {
  name: 'curved',
  moves: true,
  unit: 'half width of the picture / radius of the cylinder',
  apply: (picture, bend, random) => {
    const { width, height } = picture;
    const radius = width / 2 / bend;
    const axis = width / 2 + between(random, -0.1, 0.1) * width;
    const middle = height / 2;
    // The camera stands three widths away and a little above: what curves away looks smaller and bows.
    const [distance, bow] = [3 * width, between(random, -0.3, 0.3)];
    return warp(
      picture,
      picture,
      (x, y, at) => {
        const sine = (x - axis) / radius;
        if (sine <= -1 || sine >= 1) {
          at[0] = Number.NaN;
          return;
        }
        const depth = radius * (1 - Math.sqrt(1 - sine * sine));
        at[0] = axis + radius * Math.asin(sine);
        at[1] = middle + (y - middle + bow * depth) * (1 + depth / distance);
      },
      { ground: meanOf(picture) },
    );
  },
};

/** Fewer pixels, each the mean of those that it stands for. */
export const shrunk = (picture: GrayPicture, share: number): GrayPicture => {
  if (share === 1) return picture;
  const size = { width: Math.round(picture.width * share), height: Math.round(picture.height * share) };
  const matrix: Matrix = [1 / share, 0, 0, 0, 1 / share, 0, 0, 0, 1];
  return warp(picture, size, byMatrix(matrix), { ground: meanOf(picture), samples: Math.ceil(1.5 / share) });
};

/** Far away, or a poor sensor. */
export const small: Kind = {
  name: 'small',
  moves: true,
  unit: 'pixels left along a side, share',
  apply: (picture, share, random) => shrunk(picture, share * between(random, 0.97, 1.03)),
};
