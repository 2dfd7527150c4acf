import { describe, expect, it } from 'vitest';
import { createLuma, type Frame } from './luma.ts';

/** A frame whose planes are `bytes`. */
const frame = (
  format: string | null,
  size: { width: number; height: number },
  bytes: readonly number[],
  plane = { offset: 0, stride: size.width },
): Frame => ({
  format,
  visibleRect: size,
  allocationSize: () => bytes.length,
  copyTo: async (into) => {
    into.set(bytes);
    return [plane];
  },
  close: () => undefined,
});
const pair = { width: 2, height: 1 };
const square = { width: 2, height: 2 };
const never = (): never => {
  throw new Error('drawn');
};

describe('luma', () => {
  it('takes the first plane of I420 and leaves the colours', async () => {
    const picture = await createLuma(never).of(frame('I420', square, [1, 2, 3, 4, 200, 201]));
    expect({ ...picture, pixels: [...picture.pixels] }).toEqual({ ...square, pixels: [1, 2, 3, 4] });
  });

  it('moves rows together that have gaps between them', async () => {
    const gaps = frame('NV12', square, [9, 1, 2, 9, 3, 4, 9, 9], { offset: 1, stride: 3 });
    expect([...(await createLuma(never).of(gaps)).pixels]).toEqual([1, 2, 3, 4]);
  });

  it.each([
    ['RGBA', [255, 0, 0, 255, 0, 0, 255, 255], [76, 28]],
    ['BGRX', [255, 0, 0, 255, 0, 0, 255, 255], [28, 76]],
    ['RGBX', [255, 255, 255, 0, 0, 255, 0, 0], [255, 149]],
  ] as const)('weighs the colours of %s', async (format, bytes, luma) => {
    const picture = await createLuma(never).of(frame(format, pair, bytes, { offset: 0, stride: 8 }));
    expect([...picture.pixels]).toEqual(luma);
  });

  it('draws a frame that has no bytes to copy, and wipes the drawing', async () => {
    const drawing = Uint8ClampedArray.of(255, 255, 255, 255, 0, 0, 0, 255);
    const picture = await createLuma(() => drawing).of(frame(null, pair, []));
    expect([...picture.pixels]).toEqual([255, 0]);
    expect(drawing.every((byte) => byte === 0)).toBe(true);
  });

  it('refuses a frame that is closed', async () => {
    await expect(
      createLuma(never).of({ ...frame('I420', pair, [1, 2]), visibleRect: null }),
    ).rejects.toThrow();
  });

  it('uses one buffer, and wipes it', async () => {
    const luma = createLuma(never);
    const big = await luma.of(frame('I420', square, [1, 2, 3, 4]));
    const small = await luma.of(frame('I420', pair, [7, 8]));
    expect(small.pixels.buffer).toBe(big.pixels.buffer);
    luma.wipe();
    expect(new Uint8Array(big.pixels.buffer).every((byte) => byte === 0)).toBe(true);
  });
});
