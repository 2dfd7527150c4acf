import type { GrayPicture } from '../picture.ts';
import { FRAME } from './sample.ts';

/** Pixels a module, and modules of quiet zone around, of a code drawn anew. */
const MODULE = 3;
const QUIET = 4;

/** Draws modules (dark positive, with their frame, `side` along a side) as a sharp and straight code. */
export const drawSymbol = (modules: Float32Array, side: number): GrayPicture => {
  const size = side - 2 * FRAME;
  const width = (size + 2 * QUIET) * MODULE;
  const pixels = new Uint8Array(width * width).fill(255);
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      if ((modules[(y + FRAME) * side + x + FRAME] ?? 0) <= 0) continue;
      const left = (x + QUIET) * MODULE;
      const top = (y + QUIET) * MODULE;
      for (let row = top; row < top + MODULE; row++)
        pixels.fill(0, row * width + left, row * width + left + MODULE);
    }
  }
  return { width, height: width, pixels };
};

/** Rows of pixels, dark where true, as a picture. */
export const drawRows = (rows: readonly (readonly boolean[])[]): GrayPicture => ({
  width: rows[0]?.length ?? 0,
  height: rows.length,
  pixels: Uint8Array.from(rows.flat(), (dark) => (dark ? 0 : 255)),
});
