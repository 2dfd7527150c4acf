import { type Bitmap, isBlack } from './bitmap.ts';
import { COLUMN_ROWS, columnLine, concatBytes, feed, lineSpacing } from './escpos.ts';
import { withoutRealTimeCommands } from './escpos-real-time.ts';
import { isBlankRow, rowOf } from './escpos-rows.ts';

const BYTES = COLUMN_ROWS / 8;

/** White columns at the left and at the right edge of a line: the smaller of both, so that the rest still stands in the middle. */
const margin = (columns: Uint8Array, width: number): number => {
  const isWhite = (x: number): boolean => isBlankRow(columns.subarray(x * BYTES, (x + 1) * BYTES));
  const most = Math.ceil(width / 2) - 1;
  let white = 0;
  while (white < most && isWhite(white) && isWhite(width - 1 - white)) white++;
  return white;
};

/** One of each two columns where they all come in pairs; null where they do not. */
const halved = (columns: Uint8Array): Uint8Array | null => {
  const half = new Uint8Array(columns.length / 2);
  if (half.length % BYTES !== 0) return null;
  for (let at = 0; at < half.length; at++) {
    const first = 2 * at - (at % BYTES);
    if (columns[first] !== columns[first + BYTES]) return null;
    half[at] = columns[first] ?? 0;
  }
  return half;
};

/** The line without its margins, in the fewest bytes. */
const lineOf = (columns: Uint8Array, width: number): Uint8Array => {
  const edge = margin(columns, width);
  const within = (white: number): Uint8Array => columns.slice(white * BYTES, columns.length - white * BYTES);
  // Pairs begin at an even column of the picture.
  const half = halved(within(edge - (edge % 2)));
  return columnLine(half !== null, withoutRealTimeCommands(half ?? within(edge)));
};

/** 24 rows from `top` on, column by column; below the picture all is white. */
const columnsOf = (bitmap: Bitmap, top: number): Uint8Array => {
  const columns = new Uint8Array(bitmap.width * BYTES);
  for (let y = 0; y < COLUMN_ROWS; y++) {
    for (let x = 0; x < bitmap.width; x++) {
      if (!isBlack(bitmap, x, top + y)) continue;
      const at = x * BYTES + (y >> 3);
      columns[at] = (columns[at] ?? 0) | (0x80 >> (y & 7));
    }
  }
  return columns;
};

/**
 * A picture as lines of 24 rows (ESC * 33, or 32 where the columns come in pairs) without a gap, for printers that know no GS v 0; the printer is set to centre (ESC a 1)
 * and its unit of feed is one dot. White margins, white rows between two lines and at the end are left out. Sets the line spacing.
 */
export const columnLines = (bitmap: Bitmap): Uint8Array => {
  const commands: Uint8Array[] = [lineSpacing(COLUMN_ROWS)];
  for (let y = 0, white = 0; y < bitmap.height; ) {
    if (isBlankRow(rowOf(bitmap, y))) {
      white++;
      y++;
      continue;
    }
    const columns = columnsOf(bitmap, y);
    commands.push(feed(white), lineOf(columns, bitmap.width));
    white = 0;
    y += COLUMN_ROWS;
  }
  return concatBytes(commands);
};
