import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import jsQR from 'jsqr';
import { describe, expect, it } from 'vitest';
import type { GrayPicture } from '../../../drivers/vision/picture.ts';
import { persona, qrOf } from '../../personas.ts';
import {
  cardBack,
  cardFront,
  loadGray,
  phoneScreen,
  qrPicture,
  savePng,
  scene,
  sceneCorners,
} from './draw.ts';
import { rgbaOf } from './picture-file.ts';
import { sceneMatrix } from './scene.ts';
import { project } from './warp.ts';

const WHO = persona('covered');
const TEXT = qrOf(WHO);

const read = (picture: GrayPicture): string | null => {
  const found = jsQR(rgbaOf(picture), picture.width, picture.height);
  return found === null ? null : new TextDecoder().decode(Uint8Array.from(found.binaryData));
};

describe('a QR as a picture', () => {
  it('reads back, whatever it holds', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }),
        fc.boolean(),
        (text, inverse) => {
          expect(read(qrPicture(text, { inverse }))).toBe(text);
        },
      ),
      { numRuns: 25 },
    );
  });

  it('has the modules and the quiet zone that were asked for', () => {
    const plain = qrPicture('1', { module: 3, quietZone: 0 });
    expect(plain.width).toBe(21 * 3);
    expect(plain.pixels[0]).toBe(0);
    const quiet = qrPicture('1', { module: 3, quietZone: 5, dark: 30, light: 220 });
    expect(quiet.width).toBe(31 * 3);
    expect(new Set(quiet.pixels)).toEqual(new Set([30, 220]));
  });
});

describe('cards and phones', () => {
  it.each([
    ['the front of 2021', () => cardFront(WHO.card, TEXT)],
    ['the back of 2024', () => cardBack(['A'.repeat(30), '<'.repeat(30), '0'.repeat(30)], { qr: TEXT })],
    ['a phone', () => phoneScreen(TEXT)],
  ])('%s holds a code that reads back', (_, draw) => {
    expect(read(draw())).toBe(TEXT);
  });

  it('holds no code where none was asked for', () => {
    expect(read(cardFront(WHO.card, null))).toBeNull();
    expect(read(cardBack(['A'.repeat(30), '<'.repeat(30), '0'.repeat(30)]))).toBeNull();
  });

  it('has the size of a card', () => {
    const { width, height } = cardFront(WHO.card, TEXT, { pxPerMm: 10 });
    expect([width, height]).toEqual([856, 540]);
  });
});

describe('a scene', () => {
  it('shows the card where it says, turned and tilted', () => {
    const card = qrPicture(TEXT, { module: 5 });
    const options = {
      width: 640,
      height: 480,
      ground: 'textured',
      degrees: 33,
      centre: { x: 300, y: 250 },
      tilt: { topRight: { x: -0.05, y: 0.05 } },
    } as const;
    const frame = scene(card, options);
    const found = jsQR(rgbaOf(frame), frame.width, frame.height);
    const { x, y } = project(sceneMatrix(card, options), { x: 20, y: 20 });
    expect(
      Math.hypot((found?.location.topLeftCorner.x ?? 0) - x, (found?.location.topLeftCorner.y ?? 0) - y),
    ).toBeLessThan(4);
    expect(sceneCorners(card, options)).toHaveLength(4);
  });

  it('is the same for the same seed, another for another', () => {
    const card = qrPicture('1', { module: 1 });
    const shot = (seed: number) => scene(card, { width: 100, height: 80, ground: 'textured', seed });
    expect(shot(3)).toEqual(shot(3));
    expect(shot(3)).not.toEqual(shot(4));
  });
});

it('writes a picture that it reads back bit by bit', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'lab-picture-'));
  try {
    const picture = scene(qrPicture(TEXT), { width: 160, height: 120, ground: 'textured' });
    await savePng(picture, join(folder, 'scene.png'));
    expect(await loadGray(join(folder, 'scene.png'))).toEqual(picture);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
