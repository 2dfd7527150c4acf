import { encodeQR } from 'qr';
import { type Bitmap, blacken, blankBitmap } from '../../codec/bitmap.ts';

/** Light modules around the code that the encoder insists on. */
const BORDER = 1;

/** QR code of ISO/IEC 18004, error correction M, one dot a module, without quiet zone: the paper around it is white. */
export const qrBitmap = (content: string): Bitmap => {
  const modules = encodeQR(content, 'raw', { ecc: 'medium', border: BORDER });
  const side = modules.length - 2 * BORDER;
  const bitmap = blankBitmap(side, side);
  modules.forEach((row, y) => {
    row.forEach((dark, x) => {
      if (dark) blacken(bitmap, x - BORDER, y - BORDER);
    });
  });
  return bitmap;
};
