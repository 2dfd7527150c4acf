import { clip, type Rect } from '../image/crop.ts';
import type { GrayPicture } from '../picture.ts';

/** Side of a block in which texture is measured, pixels. */
const BLOCK = 16;
/** Mean difference of neighbours below which a block is even, whatever the picture. */
const EVEN = 1.6;
/** Share of the busiest blocks' texture that others must have to belong to the same thing. */
const ALIKE = 0.4;
/** Blocks that a code fills at least. */
const FEW = 3;

/** Mean difference of neighbours, across or down, whichever is less: an edge has one of them, a code has both. */
const textureOf = ({ width, pixels }: GrayPicture, left: number, top: number): number => {
  let across = 0;
  let down = 0;
  for (let y = top; y < top + BLOCK; y += 2) {
    for (let at = y * width + left, end = at + BLOCK; at < end; at += 2) {
      const value = pixels[at] ?? 0;
      across += Math.abs(value - (pixels[at + 1] ?? 0));
      down += Math.abs(value - (pixels[at + width] ?? 0));
    }
  }
  return (Math.min(across, down) * 4) / (BLOCK * BLOCK);
};

/** The part of a picture that has texture like a code's, with a margin; null where all is even. One pass over a quarter of the pixels. */
export const busyRegion = (picture: GrayPicture): Rect | null => {
  const columns = Math.floor((picture.width - 1) / BLOCK);
  const rows = Math.floor((picture.height - 1) / BLOCK);
  if (columns < 1 || rows < 1) return null;
  const texture = new Float32Array(columns * rows);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++)
      texture[row * columns + column] = textureOf(picture, column * BLOCK, row * BLOCK);
  }
  const limit = Math.max(EVEN, ALIKE * (texture.toSorted().at(-Math.ceil(texture.length / 50)) ?? 0));
  let [left, right, top, bottom, count] = [columns, -1, rows, -1, 0];
  for (const [index, value] of texture.entries()) {
    if (value < limit) continue;
    const column = index % columns;
    const row = Math.floor(index / columns);
    left = Math.min(left, column);
    right = Math.max(right, column);
    top = Math.min(top, row);
    bottom = Math.max(bottom, row);
    count++;
  }
  if (count < FEW) return null;
  return clip(picture, {
    x: (left - 1) * BLOCK,
    y: (top - 1) * BLOCK,
    width: (right - left + 3) * BLOCK,
    height: (bottom - top + 3) * BLOCK,
  });
};
