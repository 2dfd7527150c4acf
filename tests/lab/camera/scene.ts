import type { GrayPicture, Point, Quad } from '../../../drivers/vision/picture.ts';
import { seeded } from './random.ts';
import { byMatrix, cornersOf, inverse, type Matrix, quadToQuad, warp } from './warp.ts';

export interface SceneOptions {
  /** Pixels of the frame; 1280 × 720. */
  readonly width?: number;
  readonly height?: number;
  /** What is behind: an even surface, one with light, cloth and edges, or a picture of the frame's size; `plain`. */
  readonly ground?: 'plain' | 'textured' | GrayPicture;
  /** Pixels of the frame for one of the card; 1. Up to 2.5 times smaller stays free of aliasing. */
  readonly scale?: number;
  /** Where the card's centre lies, pixels of the frame; the middle. */
  readonly centre?: Point;
  /** Clockwise; 0. */
  readonly degrees?: number;
  /** How far each corner of the card is pulled, as shares of its width: a card that is tilted towards the camera. */
  readonly tilt?: Partial<Record<'topLeft' | 'topRight' | 'bottomRight' | 'bottomLeft', Point>>;
  /** Seed of the ground's texture; 1. */
  readonly seed?: number;
}

/** Rounded corners of a card of format ID-1: 3.18 mm of its 85.6 (ISO/IEC 7810). */
const CORNER = 3.18 / 85.6;
const PLAIN = 96;

/** A desk in uneven light, with a weave, a few edges and a bright stripe: what a kiosk's camera sees behind a card. */
export const texturedGround = (width: number, height: number, seed = 1): GrayPicture => {
  const random = seeded(seed);
  const pixels = new Uint8ClampedArray(width * height);
  const [slopeX, slopeY, base] = [random() * 90 - 45, random() * 90 - 45, 70 + random() * 70];
  const [waveX, waveY] = [0.02 + random() * 0.15, 0.02 + random() * 0.15];
  const blocks = Array.from({ length: 7 }, () => ({
    left: random() * width,
    top: random() * height,
    wide: (0.05 + random() * 0.25) * width,
    high: (0.05 + random() * 0.25) * height,
    lift: random() * 120 - 60,
  }));
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      let light = base + (slopeX * x) / width + (slopeY * y) / height;
      light += 8 * Math.sin(waveX * x) * Math.sin(waveY * y) + 6 * (random() - 0.5);
      for (const { left, top, wide, high, lift } of blocks)
        if (x >= left && x < left + wide && y >= top && y < top + high) light += lift;
      pixels[y * width + x] = light;
    }
  }
  return { width, height, pixels };
};

const frameOf = ({ width = 1280, height = 720 }: SceneOptions) => ({ width, height });

/** Where the card's corners lie in the frame. */
export const sceneCorners = (card: Pick<GrayPicture, 'width' | 'height'>, options: SceneOptions): Quad => {
  const { width, height } = frameOf(options);
  const { scale = 1, degrees = 0, centre = { x: width / 2, y: height / 2 }, tilt = {} } = options;
  const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
  const corner = (alongX: number, alongY: number, pull: Point | undefined): Point => {
    const x = ((alongX * card.width) / 2 + (pull?.x ?? 0) * card.width) * scale;
    const y = ((alongY * card.height) / 2 + (pull?.y ?? 0) * card.width) * scale;
    return { x: centre.x + x * cos - y * sin, y: centre.y + x * sin + y * cos };
  };
  return [
    corner(-1, -1, tilt.topLeft),
    corner(1, -1, tilt.topRight),
    corner(1, 1, tilt.bottomRight),
    corner(-1, 1, tilt.bottomLeft),
  ];
};

/** Takes pixels of the card to pixels of the frame. */
export const sceneMatrix = (card: Pick<GrayPicture, 'width' | 'height'>, options: SceneOptions): Matrix =>
  quadToQuad(cornersOf(card), sceneCorners(card, options));

const groundOf = (
  ground: NonNullable<SceneOptions['ground']>,
  { width, height }: { readonly width: number; readonly height: number },
  seed: number | undefined,
): number | GrayPicture => {
  if (ground === 'plain') return PLAIN;
  return ground === 'textured' ? texturedGround(width, height, seed) : ground;
};

/** The card, or any flat picture, in the frame of a camera. */
export const scene = (card: GrayPicture, options: SceneOptions = {}): GrayPicture => {
  const frame = frameOf(options);
  const { ground = 'plain', scale = 1, seed } = options;
  return warp(card, frame, byMatrix(inverse(sceneMatrix(card, options))), {
    ground: groundOf(ground, frame, seed),
    samples: scale > 0.8 ? 2 : Math.ceil(1.6 / scale),
    corner: CORNER * card.width,
  });
};
