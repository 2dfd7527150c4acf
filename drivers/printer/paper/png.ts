import { crc32, deflateSync } from 'node:zlib';
import { type Bitmap, bytesPerRow } from '../../codec/bitmap.ts';

const SIGNATURE = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
/** PNG, clause 11.2.1: one bit of grey a pixel, deflate, adaptive filters, no interlace. */
const ONE_BIT_GREY = [1, 0, 0, 0, 0];
/** Dots repeat: a little effort packs them nearly as well as all of it. */
const LEVEL = 3;

const chunk = (type: string, content: Uint8Array): Buffer => {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(content.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
};

/** PNG file of a bitmap, one bit a dot, exactly. */
export const pngOfBitmap = ({ width, height, data }: Bitmap): Uint8Array => {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set(ONE_BIT_GREY, 8);
  // A row begins with the number of its filter, 0 for none; 1 is white.
  const length = bytesPerRow(width);
  const rows = new Uint8Array((length + 1) * height);
  for (let y = 0, from = 0, to = 0; y < height; y++) {
    to++;
    for (let x = 0; x < length; x++) rows[to++] = ~(data[from++] ?? 0);
  }
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows, { level: LEVEL })),
    chunk('IEND', new Uint8Array(0)),
  ]);
};
