import { type Bitmap, blankBitmap, bytesPerRow, stamp } from '../../codec/bitmap.ts';
import type { Paper } from '../../ports/printer.ts';
import { geometryOf } from './geometry.ts';
import type { Inked } from './lettering.ts';

interface Placed extends Inked {
  readonly x: number;
  readonly y: number;
}

const even = (value: number): number => 2 * Math.round(value / 2);

/** A black rectangle; `width` a multiple of 8. */
export const blackBox = (width: number, height: number): Bitmap => ({
  width,
  height,
  data: new Uint8Array(bytesPerRow(width) * height).fill(0xff),
});

export type Pen = ReturnType<typeof createPen>;

/**
 * Lays pictures on paper from the top down. On a roll the paper is as long as it must be; on sheets nothing is laid across the
 * edge of one: it begins the next. `finish` gives the bitmap, of at least one row or one sheet.
 */
export const createPen = (paper: Paper, enlarged = 1) => {
  const geometry = geometryOf(paper, enlarged);
  const { width, left, room, sheet } = geometry;
  const placed: Placed[] = [];
  let y = 0;
  /** Where the last rule ended, as long as nothing stands below it. */
  let ruled: number | null = null;

  const sheetEnd = (): number =>
    sheet === null ? Number.POSITIVE_INFINITY : (Math.floor(y / sheet) + 1) * sheet;
  const isTop = (): boolean => y === 0 || (sheet !== null && y % sheet === 0);
  /** Turns to the next sheet where this one has no place for what comes. */
  const make = (height: number): void => {
    if (y + height > sheetEnd() && !isTop()) y = sheetEnd();
  };

  /** Pictures side by side, each at its place within the room; the line is as high as the highest. */
  const side = (...parts: readonly (Inked & { x: number; down?: number })[]): void => {
    const height = Math.max(0, ...parts.map(({ bitmap, tall, down = 0 }) => down + bitmap.height * tall));
    if (parts.some(({ tall }) => tall > 1)) y = even(y);
    make(height);
    for (const { x, down = 0, ...inked } of parts) placed.push({ ...inked, x: left + x, y: y + down });
    y += height;
    ruled = null;
  };

  return {
    ...geometry,
    /** White of so many dots: none at the top of a second sheet. */
    space: (dots: number): void => {
      if (y === 0 || !isTop()) y = Math.min(y + Math.round(dots), sheetEnd());
    },
    side,
    /** A picture in the middle, its dots drawn `dot` × `dot` large, exactly. */
    middle: (bitmap: Bitmap, dot: number): void =>
      side({ bitmap, wide: dot, tall: dot, x: even((room - bitmap.width * dot) / 2) }),
    /** A line across. A second one with nothing in between is left out. */
    rule: (dots: number): void => {
      if (ruled !== null) {
        y = ruled;
        return;
      }
      side({ bitmap: blackBox(room, Math.max(1, Math.round(dots))), wide: 1, tall: 1, x: 0 });
      ruled = y;
    },
    /** Dots of paper so far. */
    reached: (): number => y,
    finish: (): Bitmap => {
      const height = sheet === null ? Math.max(1, y) : Math.max(1, Math.ceil(y / sheet)) * sheet;
      const bitmap = blankBitmap(width, height);
      for (const { bitmap: picture, x, y: top, wide, tall } of placed)
        stamp(bitmap, picture, x, top, wide, tall);
      return bitmap;
    },
  };
};
