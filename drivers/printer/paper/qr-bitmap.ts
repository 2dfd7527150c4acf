import { encodeQR } from 'qr';
import { type Bitmap, blacken, blankBitmap } from '../../codec/bitmap.ts';

/** Light modules around the code that the encoder insists on. */
const BORDER = 1;
/** What the largest code (version 40) holds in bytes, by error correction: ISO/IEC 18004, table 7. */
const CAPACITY = [
  ['medium', 2331],
  ['low', 2953],
] as const;

/**
 * QR code of ISO/IEC 18004, error correction M where it holds the content, one dot a module, without quiet zone: the paper around
 * it is white. Null for a content that is empty or that no code can hold.
 */
export const qrBitmap = (content: string): Bitmap | null => {
  const bytes = new TextEncoder().encode(content).length;
  const ecc = CAPACITY.find(([, most]) => bytes <= most)?.[0];
  if (bytes === 0 || ecc === undefined) return null;
  const modules = encodeQR(content, 'raw', { ecc, border: BORDER });
  const side = modules.length - 2 * BORDER;
  const bitmap = blankBitmap(side, side);
  modules.forEach((row, y) => {
    row.forEach((dark, x) => {
      if (dark) blacken(bitmap, x - BORDER, y - BORDER);
    });
  });
  return bitmap;
};

/** Thermal dots spread: smaller modules run into each other. */
const SMALLEST_MODULE = 3;

/**
 * Dots a module of a code of `side` modules: as many as `wanted` dots allow, an even number where it is four or more, since pairs of
 * dots travel at a quarter of the bytes; not below three as long as the room holds them.
 */
export const moduleDots = (side: number, wanted: number, room: number): number => {
  const most = Math.max(1, Math.floor(room / side));
  const fits = Math.min(most, Math.max(SMALLEST_MODULE, Math.floor(wanted / side)));
  return fits > SMALLEST_MODULE ? 2 * Math.floor(fits / 2) : fits;
};
