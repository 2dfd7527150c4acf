import { type Bitmap, blankBitmap, stamp } from '../../../drivers/codec/bitmap.ts';

/** So much of a picture, from the dot x, y on. */
export const cutOut = (
  picture: Bitmap,
  x: number,
  y: number,
  { width, height }: Pick<Bitmap, 'width' | 'height'>,
): Bitmap => {
  const piece = blankBitmap(width, height);
  stamp(piece, picture, -x, -y);
  return piece;
};
