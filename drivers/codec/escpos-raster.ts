import { type Bitmap, bytesPerRow } from './bitmap.ts';
import { concatBytes, feed, type RasterScale, rasterImage } from './escpos.ts';

/** Shorter bands would make a cheap printer stop and start between them. */
const MIN_BAND_ROWS = 16;
const MIN_BLANK_ROWS = 4;
const HEADER_BYTES = 8;
/** Longer bands would overrun small print buffers, and keep the head waiting for data. */
const MAX_BAND_ROWS = 128;

type Rows = { readonly kind: 'blank' | RasterScale; from: number; to: number };

const rowOf = (bitmap: Bitmap, y: number): Uint8Array => {
  const bytes = bytesPerRow(bitmap.width);
  return bitmap.data.subarray(y * bytes, (y + 1) * bytes);
};
const isBlank = (row: Uint8Array): boolean => row.every((byte) => byte === 0);
const sameRow = (a: Uint8Array, b: Uint8Array): boolean => a.every((byte, index) => byte === b[index]);
const isWide = (row: Uint8Array): boolean => row.every((byte) => ((byte ^ (byte >> 1)) & 0x55) === 0);

/** Where runs of rows with the property begin and end, found two rows at a time or one, no shorter than `min`. */
const runs = (from: number, to: number, step: number, min: number, has: (y: number) => boolean): Rows[] => {
  const found: { kind: 'blank'; from: number; to: number }[] = [];
  for (let y = from; y + step <= to; ) {
    let end = y;
    while (end + step <= to && has(end)) end += step;
    if (end - y >= min) found.push({ kind: 'blank', from: y, to: end });
    y = Math.max(end, y + 1);
  }
  return found;
};

/** Cuts `part` where a run of `kind` stands in it; what lies between stays as it was. */
const carve = (
  part: Rows,
  kind: Rows['kind'],
  step: number,
  min: number,
  has: (y: number) => boolean,
): Rows[] => {
  const parts: Rows[] = [];
  let y = part.from;
  for (const run of runs(part.from, part.to, step, min, has)) {
    if (run.from > y) parts.push({ ...part, from: y, to: run.from });
    parts.push({ kind, from: run.from, to: run.to });
    y = run.to;
  }
  if (y < part.to) parts.push({ ...part, from: y });
  return parts;
};

const segment = (bitmap: Bitmap): Rows[] => {
  const pair = (y: number): boolean => sameRow(rowOf(bitmap, y), rowOf(bitmap, y + 1));
  const plainOnly = (split: (part: Rows) => Rows[]) => (part: Rows) =>
    part.kind === 'plain' ? split(part) : [part];
  const all: Rows[] = bitmap.height > 0 ? [{ kind: 'plain', from: 0, to: bitmap.height }] : [];
  return all
    .flatMap((part) => carve(part, 'blank', 1, MIN_BLANK_ROWS, (y) => isBlank(rowOf(bitmap, y))))
    .flatMap(plainOnly((p) => carve(p, 'quad', 2, MIN_BAND_ROWS, (y) => isWide(rowOf(bitmap, y)) && pair(y))))
    .flatMap(plainOnly((p) => carve(p, 'tall', 2, MIN_BAND_ROWS, pair)))
    .flatMap(plainOnly((p) => carve(p, 'wide', 1, MIN_BAND_ROWS, (y) => isWide(rowOf(bitmap, y)))));
};

/** White bytes at the left and at the right edge of a row: the smaller of both, so that the rest still stands in the middle. */
const margin = (row: Uint8Array): number => {
  const most = Math.max(0, Math.ceil(row.length / 2) - 1);
  let white = 0;
  while (white < most && row[white] === 0 && row[row.length - 1 - white] === 0) white++;
  return white;
};

interface Band {
  readonly rows: readonly Uint8Array[];
  readonly white: number;
}

/** Splits rows into bands of `MIN_BAND_ROWS` to `MAX_BAND_ROWS` so that the least bytes are sent: a wide line of text does not widen a narrow one. */
const cheapestBands = (rows: readonly Uint8Array[]): Band[] => {
  const margins = rows.map(margin);
  const best: { bytes: number; from: number; white: number }[] = [{ bytes: 0, from: 0, white: 0 }];
  for (let to = 1; to <= rows.length; to++) {
    let choice = { bytes: Number.POSITIVE_INFINITY, from: 0, white: 0 };
    let white = Number.POSITIVE_INFINITY;
    for (let from = to - 1; from >= 0 && to - from <= MAX_BAND_ROWS; from--) {
      white = Math.min(white, margins[from] ?? 0);
      if (to - from < MIN_BAND_ROWS && rows.length >= MIN_BAND_ROWS) continue;
      const width = (rows[0]?.length ?? 0) - 2 * white;
      const bytes = (best[from]?.bytes ?? 0) + HEADER_BYTES + width * (to - from);
      if (bytes < choice.bytes) choice = { bytes, from, white };
    }
    best.push(choice);
  }
  const bands: Band[] = [];
  for (let to = rows.length; to > 0; ) {
    const { from, white } = best[to] ?? { from: 0, white: 0 };
    bands.unshift({ rows: rows.slice(from, to), white });
    to = from;
  }
  return bands;
};

/** Every second dot of a row whose dots come in pairs. */
const halve = (row: Uint8Array): Uint8Array => {
  const half = new Uint8Array(Math.ceil(row.length / 2));
  row.forEach((byte, index) => {
    let nibble = 0;
    for (let bit = 0; bit < 4; bit++) if (byte & (0x80 >> (2 * bit))) nibble |= 8 >> bit;
    half[index >> 1] = (half[index >> 1] ?? 0) | (index % 2 === 0 ? nibble << 4 : nibble);
  });
  return half;
};

/** Third bytes that make a real-time command of DLE EOT, DLE ENQ and DLE DC4. */
const isRealTimeCommand = (second: number, third: number): boolean =>
  (second === 0x04 && third >= 1 && third <= 18) ||
  (second === 0x05 && third <= 2) ||
  (second === 0x14 && third >= 1 && third <= 8);

/**
 * A printer obeys DLE EOT, DLE ENQ and DLE DC4 also inside of picture data (Epson, notes on real-time commands): such a sequence
 * would give an answer that nobody asked for, or clear the buffer. One dot beside a black one is added, which no eye finds.
 */
export const withoutRealTimeCommands = (dots: Uint8Array): Uint8Array => {
  for (let at = 0; at + 2 < dots.length; at++) {
    if (dots[at] === 0x10 && isRealTimeCommand(dots[at + 1] ?? 0, dots[at + 2] ?? 0)) dots[at] = 0x18;
  }
  return dots;
};

const isDoubleHigh = (kind: Rows['kind']): boolean => kind === 'tall' || kind === 'quad';
const isDoubleWide = (kind: Rows['kind']): boolean => kind === 'wide' || kind === 'quad';

const encode = (bitmap: Bitmap, { kind, from, to }: Rows): Uint8Array => {
  if (kind === 'blank') return feed(to - from);
  const rows: Uint8Array[] = [];
  for (let y = from; y < to; y += isDoubleHigh(kind) ? 2 : 1) {
    rows.push(isDoubleWide(kind) ? halve(rowOf(bitmap, y)) : rowOf(bitmap, y));
  }
  const commands = cheapestBands(rows).map((band) => {
    const kept = band.rows.map((row) => row.subarray(band.white, row.length - band.white));
    const dots = withoutRealTimeCommands(concatBytes(kept));
    return rasterImage(kind, kept[0]?.length ?? 0, kept.length, dots);
  });
  return concatBytes(commands);
};

/**
 * A picture as raster bands, for a printer set to centre (ESC a 1) with motion units of one dot (GS P). White margins and white
 * rows are left out; what comes in pairs of rows, pairs of dots or both is sent once and enlarged by the printer, at half or a quarter of
 * the bytes: a QR code with modules of an even number of dots loses nothing. White rows at the end are
 * left to the cut. `width` must be a multiple of 16 dots.
 */
export const rasterBands = (bitmap: Bitmap): Uint8Array => {
  const parts = segment(bitmap);
  if (parts.at(-1)?.kind === 'blank') parts.pop();
  return concatBytes(parts.map((part) => encode(bitmap, part)));
};
