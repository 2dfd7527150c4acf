import type { GrayPicture } from '../picture.ts';

/** The picture as a binary PGM file (Netpbm `P5`): no compression on either side. */
export const pgmOf = ({ width, height, pixels }: GrayPicture): Uint8Array => {
  const head = new TextEncoder().encode(`P5\n${width} ${height}\n255\n`);
  const file = new Uint8Array(head.length + pixels.length);
  file.set(head);
  file.set(pixels, head.length);
  return file;
};
