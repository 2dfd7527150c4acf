import type { GrayPicture, Point } from '../picture.ts';

/** A long dark blob: at the right size of the picture, a row of print or a piece of one. */
export interface Stroke {
  /** The middle of its left end and of its right end; for an upright one, of its upper and lower end. */
  readonly from: Point;
  readonly to: Point;
  readonly length: number;
  readonly thickness: number;
}

/** Sums over the pixels of a blob, from which its middle and its axes follow. */
interface Moments {
  count: number;
  x: number;
  y: number;
  xx: number;
  xy: number;
  yy: number;
}

const INK = 0;
const SEEN = 255;

/** Adds up one blob (8 neighbours) and marks its pixels as seen. `stack` is room for every pixel. */
const follow = (pixels: Uint8Array, width: number, start: number, stack: Uint32Array): Moments => {
  const sums: Moments = { count: 0, x: 0, y: 0, xx: 0, xy: 0, yy: 0 };
  let top = 0;
  stack[top++] = start;
  pixels[start] = SEEN;
  while (top > 0) {
    const at = stack[--top] ?? 0;
    const y = Math.floor(at / width);
    const x = at - y * width;
    sums.count++;
    sums.x += x;
    sums.y += y;
    sums.xx += x * x;
    sums.xy += x * y;
    sums.yy += y * y;
    for (let row = at - width; row <= at + width; row += width) {
      for (let next = row - 1; next <= row + 1; next++) {
        if (pixels[next] !== INK) continue;
        pixels[next] = SEEN;
        stack[top++] = next;
      }
    }
  }
  return sums;
};

/** A blob as a bar of even thickness with the same moments. */
const barOf = ({ count, x, y, xx, xy, yy }: Moments): Stroke => {
  const mx = x / count;
  const my = y / count;
  const a = xx / count - mx * mx + 1 / 12;
  const b = xy / count - mx * my;
  const c = yy / count - my * my + 1 / 12;
  const root = Math.hypot((a - c) / 2, b);
  const length = Math.sqrt(12 * ((a + c) / 2 + root));
  const thickness = Math.sqrt(12 * Math.max((a + c) / 2 - root, 0));
  const angle = Math.atan2(2 * b, a - c) / 2;
  const dx = (Math.cos(angle) * length) / 2;
  const dy = (Math.sin(angle) * length) / 2;
  const middle = { x: mx + 0.5, y: my + 0.5 };
  return {
    from: { x: middle.x - dx, y: middle.y - dy },
    to: { x: middle.x + dx, y: middle.y + dy },
    length,
    thickness,
  };
};

/** The border is cleared, so that no neighbour of a pixel lies in another row. */
const clearBorder = (pixels: Uint8Array, width: number, height: number): void => {
  pixels.fill(SEEN, 0, width);
  pixels.fill(SEEN, (height - 1) * width);
  for (let at = 0; at < pixels.length; at += width) {
    pixels[at] = SEEN;
    pixels[at + width - 1] = SEEN;
  }
};

/** How much longer than thick a blob must be, to be a piece of a row. */
const SLENDER = 2.2;
const SHORTEST = 6;

/**
 * Dark bars that are darker than `means` (the picture, evened out around every pixel) by more than `margin` gray steps. The picture
 * must be so small that the characters of a row run together: three to four pixels from one to the next.
 */
export const darkStrokes = (picture: GrayPicture, means: GrayPicture, margin: number): readonly Stroke[] => {
  const { width, height } = picture;
  const pixels = new Uint8Array(width * height);
  for (let at = 0; at < pixels.length; at++)
    pixels[at] = (picture.pixels[at] ?? 0) + margin < (means.pixels[at] ?? 0) ? INK : SEEN;
  clearBorder(pixels, width, height);
  const stack = new Uint32Array(pixels.length);
  const found: Stroke[] = [];
  for (let at = 0; at < pixels.length; at++) {
    if (pixels[at] !== INK) continue;
    const sums = follow(pixels, width, at, stack);
    if (sums.count < SHORTEST) continue;
    const bar = barOf(sums);
    if (bar.length >= SHORTEST && bar.length > SLENDER * bar.thickness && bar.thickness < 9) found.push(bar);
  }
  return found;
};
