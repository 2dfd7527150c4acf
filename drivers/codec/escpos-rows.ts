import { type Bitmap, bytesPerRow } from './bitmap.ts';

/** Rows of a picture as bytes, first dot in the highest bit. */
export type Row = Uint8Array;

export const isBlankRow = (row: Row): boolean => row.every((byte) => byte === 0);
export const sameRow = (a: Row, b: Row): boolean => a.every((byte, index) => byte === b[index]);
/** Whether the dots come in pairs. */
export const isWideRow = (row: Row): boolean => row.every((byte) => ((byte ^ (byte >> 1)) & 0x55) === 0);

/** Row `y` of a picture; the bytes are the picture's own. */
export const rowOf = (bitmap: Bitmap, y: number): Row => {
  const bytes = bytesPerRow(bitmap.width);
  return bitmap.data.subarray(y * bytes, (y + 1) * bytes);
};

/** `bytes` bytes of a row from the dot `from` on, which may be negative: outside of the row all is white. */
export const cropRow = (row: Row, from: number, bytes: number): Row => {
  const shift = ((from % 8) + 8) % 8;
  const first = (from - shift) / 8;
  if (shift === 0 && first >= 0 && first + bytes <= row.length) return row.subarray(first, first + bytes);
  return Uint8Array.from({ length: bytes }, (_, index) => {
    const pair = ((row[first + index] ?? 0) << 8) | (row[first + index + 1] ?? 0);
    return (pair >> (8 - shift)) & 0xff;
  });
};

/** Whether the 8 dots before and after the `width` dots from the dot `from` on are white. */
export const isWhiteAround = (row: Row, from: number, width: number): boolean =>
  isBlankRow(cropRow(row, from - 8, 1)) && isBlankRow(cropRow(row, from + width, 1));

/** Every second dot of a row whose dots come in pairs. */
export const halveRow = (row: Row): Row => {
  const half = new Uint8Array(Math.ceil(row.length / 2));
  row.forEach((byte, index) => {
    let nibble = 0;
    for (let bit = 0; bit < 4; bit++) if (byte & (0x80 >> (2 * bit))) nibble |= 8 >> bit;
    half[index >> 1] = (half[index >> 1] ?? 0) | (index % 2 === 0 ? nibble << 4 : nibble);
  });
  return half;
};
