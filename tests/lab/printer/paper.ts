import type { Bitmap } from '../../../drivers/codec/bitmap.ts';

const emptyRow = (dots: number): Uint8Array => new Uint8Array(Math.ceil(dots / 8));

const setDot = (row: Uint8Array | undefined, x: number, dots: number): void => {
  if (row && x < dots) row[x >> 3] = (row[x >> 3] ?? 0) | (0x80 >> (x & 7));
};

/** Rows of empty paper, so many dots wide. */
export const feedRows = (count: number, dots: number): Uint8Array[] =>
  Array.from({ length: count }, () => emptyRow(dots));

/** Paper as a picture; of no rows one of white, since there is no picture without any. */
export const pictureOf = (rows: readonly Uint8Array[], dots: number): Bitmap => {
  const paper = rows.length > 0 ? rows : feedRows(1, dots);
  return { width: dots, height: paper.length, data: Buffer.concat(paper) };
};

/** ESC a. */
export type Align = 'left' | 'centre' | 'right';

const offset = (align: Align, width: number, dots: number): number => {
  const room = Math.max(0, dots - width);
  return align === 'left' ? 0 : align === 'right' ? room : Math.floor(room / 2);
};

/** Dots across of a GS v 0 image; its data is m xL xH yL yH and the dots. */
export const rasterWidth = (data: Buffer): number => data.readUInt16LE(1) * 8 * ((data[0] ?? 0) & 1 ? 2 : 1);

/** Rows of a GS v 0 image; m bit 0 doubles width, bit 1 height. */
export const rasterRows = (data: Buffer, align: Align, dots: number): Uint8Array[] => {
  const mode = (data[0] ?? 0) & 3;
  const [wide, high] = [mode & 1 ? 2 : 1, mode & 2 ? 2 : 1];
  const [bytes, lines] = [data.readUInt16LE(1), data.readUInt16LE(3)];
  const left = offset(align, bytes * 8 * wide, dots);
  return Array.from({ length: lines * high }, (_, y) => {
    const source = data.subarray(5 + Math.floor(y / high) * bytes, 5 + (Math.floor(y / high) + 1) * bytes);
    const row = emptyRow(dots);
    if (wide === 1 && left % 8 === 0 && dots % 8 === 0) {
      row.set(source.subarray(0, row.length - left / 8), left / 8);
      return row;
    }
    for (let x = 0; x < bytes * 8 * wide; x += 1) {
      const dot = Math.floor(x / wide);
      if ((source[dot >> 3] ?? 0) & (0x80 >> (dot & 7))) setDot(row, left + x, dots);
    }
    return row;
  });
};

/** Columns across of an ESC * image in dots; its data is m nL nH and the columns. */
export const columnsWidth = (data: Buffer): number =>
  data.readUInt16LE(1) * ((data[0] ?? 0) % 2 === 0 ? 2 : 1);

/** The 24 rows of an ESC * image, m 0/1 of 8 dots, 32/33 of 24. */
export const columnRows = (data: Buffer, align: Align, dots: number): Uint8Array[] => {
  const mode = data[0] ?? 0;
  const [columnBytes, wide] = [mode >= 32 ? 3 : 1, mode % 2 === 0 ? 2 : 1];
  const columns = data.readUInt16LE(1);
  const left = offset(align, columns * wide, dots);
  const rows = feedRows(24, dots);
  for (let x = 0; x < columns * wide; x += 1) {
    for (let y = 0; y < 24; y += 1) {
      const dot = columnBytes === 3 ? y : Math.floor(y / 3);
      const byte = data[3 + Math.floor(x / wide) * columnBytes + (dot >> 3)] ?? 0;
      if (byte & (0x80 >> (dot & 7))) setDot(rows[y], left + x, dots);
    }
  }
  return rows;
};
