/** 80 mm paper at 203 dpi. */
export const PAPER_DOTS = 576;
const PAPER_BYTES = PAPER_DOTS / 8;

const emptyRow = (): Uint8Array => new Uint8Array(PAPER_BYTES);

const setDot = (row: Uint8Array | undefined, x: number): void => {
  const at = x >> 3;
  if (row && at < row.length) row[at] = (row[at] ?? 0) | (0x80 >> (x & 7));
};

/** Rows of empty paper. */
export const feedRows = (count: number): Uint8Array[] => Array.from({ length: count }, emptyRow);

/** ESC a. */
export type Align = 'left' | 'centre' | 'right';

const offset = (align: Align, width: number): number => {
  const room = Math.max(0, PAPER_DOTS - width);
  return align === 'left' ? 0 : align === 'right' ? room : Math.floor(room / 2);
};

/** Rows of a GS v 0 image: data is m xL xH yL yH and the dots; m bit 0 doubles width, bit 1 height. */
export const rasterRows = (data: Buffer, align: Align): Uint8Array[] => {
  const mode = (data[0] ?? 0) & 3;
  const [wide, high] = [mode & 1 ? 2 : 1, mode & 2 ? 2 : 1];
  const [bytes, lines] = [data.readUInt16LE(1), data.readUInt16LE(3)];
  const left = offset(align, bytes * 8 * wide);
  return Array.from({ length: lines * high }, (_, y) => {
    const source = data.subarray(5 + Math.floor(y / high) * bytes, 5 + (Math.floor(y / high) + 1) * bytes);
    const row = emptyRow();
    if (wide === 1 && left % 8 === 0) {
      row.set(source.subarray(0, PAPER_BYTES - left / 8), left / 8);
      return row;
    }
    for (let x = 0; x < bytes * 8 * wide; x += 1) {
      const dot = Math.floor(x / wide);
      if ((source[dot >> 3] ?? 0) & (0x80 >> (dot & 7))) setDot(row, left + x);
    }
    return row;
  });
};

/** The 24 rows of an ESC * image: data is m nL nH and the columns, m 0/1 of 8 dots, 32/33 of 24. */
export const columnRows = (data: Buffer, align: Align): Uint8Array[] => {
  const mode = data[0] ?? 0;
  const [columnBytes, wide] = [mode >= 32 ? 3 : 1, mode % 2 === 0 ? 2 : 1];
  const columns = data.readUInt16LE(1);
  const left = offset(align, columns * wide);
  const rows = feedRows(24);
  for (let x = 0; x < columns * wide; x += 1) {
    for (let y = 0; y < 24; y += 1) {
      const dot = columnBytes === 3 ? y : Math.floor(y / 3);
      const byte = data[3 + Math.floor(x / wide) * columnBytes + (dot >> 3)] ?? 0;
      if (byte & (0x80 >> (dot & 7))) setDot(rows[y], left + x);
    }
  }
  return rows;
};
