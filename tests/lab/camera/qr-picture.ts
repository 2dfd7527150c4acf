import { type ErrorCorrection, encodeQR } from 'qr';
import type { GrayPicture } from '../../../drivers/vision/picture.ts';

export interface QrOptions {
  /** `medium` where nothing is said, as on the citizen card. */
  readonly ecc?: ErrorCorrection;
  /** Pixels a module, a whole number; 4. */
  readonly module?: number;
  /** Light modules around it; 4, as ISO/IEC 18004 wants. */
  readonly quietZone?: number;
  /** Light on dark. */
  readonly inverse?: boolean;
  /** Luminance of the two kinds of modules; 0 and 255. */
  readonly dark?: number;
  readonly light?: number;
}

/** The encoder draws at least this. */
const BORDER = 1;

/** The QR of a text in byte mode, UTF-8, sharp and straight. */
export const qrPicture = (text: string, options: QrOptions = {}): GrayPicture => {
  const { ecc = 'medium', module = 4, quietZone = 4, inverse = false, dark = 0, light = 255 } = options;
  const modules = encodeQR(text, 'raw', { ecc, encoding: 'byte', border: BORDER });
  const width = (modules.length + 2 * (quietZone - BORDER)) * module;
  const shift = quietZone - BORDER;
  const pixels = new Uint8ClampedArray(width * width);
  for (let y = 0; y < width; y++) {
    const row = modules[Math.floor(y / module) - shift] ?? [];
    for (let x = 0; x < width; x++)
      pixels[y * width + x] = (row[Math.floor(x / module) - shift] ?? false) !== inverse ? dark : light;
  }
  return { width, height: width, pixels };
};
