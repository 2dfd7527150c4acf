import fc from 'fast-check';
import { expect, it } from 'vitest';
import { bitmapOfPng } from '../../../tests/run/png-dots.ts';
import { blankBitmap, stamp } from '../../codec/bitmap.ts';
import { isWholePicture } from '../../codec/picture-header.ts';
import { pngOfBitmap } from './png.ts';

it('any bitmap goes to PNG and back', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 70 }),
      fc.integer({ min: 1, max: 30 }),
      fc.infiniteStream(fc.nat(255)),
      async (width, height, noise) => {
        const data = Uint8Array.from([...noise.take(Math.ceil(width / 8) * height)]);
        const bitmap = blankBitmap(width, height);
        const rows = { width: 8 * Math.ceil(width / 8), height, data };
        stamp(bitmap, rows, 0, 0);
        const png = pngOfBitmap(bitmap);
        expect(isWholePicture(png)).toBe(true);
        expect(await bitmapOfPng(png)).toEqual(bitmap);
      },
    ),
    { numRuns: 40 },
  );
});
