import type { Bitmap } from './bitmap.ts';
import { concatBytes, feed, justify, type RasterScale, rasterImage } from './escpos.ts';
import { withoutRealTimeCommands } from './escpos-real-time.ts';
import {
  cropRow,
  halveRow,
  isBlankRow,
  isWhiteAround,
  isWideRow,
  type Row,
  rowOf,
  sameRow,
} from './escpos-rows.ts';

/** Shorter bands would make a cheap printer stop and start between them. */
const MIN_BAND_ROWS = 16;
const MIN_BLANK_ROWS = 4;
const HEADER_BYTES = 8;
/** Longer bands would overrun small print buffers, and keep the head waiting for data. */
const MAX_BAND_ROWS = 128;

/** `edge`: rows that reach over the frame. */
type Rows = { readonly kind: 'blank' | 'edge' | RasterScale; from: number; to: number };

/** How a picture stands on the paper. */
interface Placed {
  readonly rows: readonly Row[];
  /** From the picture's left edge to the frame's, and to the area's: negative where these are wider. */
  readonly frameAt: number;
  readonly areaAt: number;
  readonly frame: number;
  readonly area: number;
  readonly enlarges: boolean;
  readonly feeds: boolean;
}

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

const segment = ({ rows, frame, frameAt, enlarges }: Placed): Rows[] => {
  const row = (y: number): Row => rows[y] ?? new Uint8Array(0);
  const framed = (y: number): Row => cropRow(row(y), frameAt, frame / 8);
  const pair = (y: number): boolean => sameRow(row(y), row(y + 1));
  const wide = (y: number): boolean => isWideRow(framed(y));
  const plainOnly = (split: (part: Rows) => Rows[]) => (part: Rows) =>
    part.kind === 'plain' ? split(part) : [part];
  const all: Rows[] = rows.length > 0 ? [{ kind: 'plain', from: 0, to: rows.length }] : [];
  const shown = all
    .flatMap((part) => carve(part, 'blank', 1, MIN_BLANK_ROWS, (y) => isBlankRow(row(y))))
    .flatMap(plainOnly((p) => carve(p, 'edge', 1, 1, (y) => !isWhiteAround(row(y), frameAt, frame))));
  if (!enlarges) return shown;
  return shown
    .flatMap(plainOnly((p) => carve(p, 'quad', 2, MIN_BAND_ROWS, (y) => wide(y) && pair(y))))
    .flatMap(plainOnly((p) => carve(p, 'tall', 2, MIN_BAND_ROWS, pair)))
    .flatMap(plainOnly((p) => carve(p, 'wide', 1, MIN_BAND_ROWS, wide)));
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

const isDoubleHigh = (kind: Rows['kind']): boolean => kind === 'tall' || kind === 'quad';
const isDoubleWide = (kind: Rows['kind']): boolean => kind === 'wide' || kind === 'quad';

/** Rows over the whole area, from its left edge on: what is too much in the last byte is white, and the printer drops it. */
const encodeEdge = ({ rows, areaAt, area }: Placed, { from, to }: Rows): Uint8Array => {
  const bytes = Math.ceil(area / 8);
  const commands: Uint8Array[] = [];
  for (let y = from; y < to; y += MAX_BAND_ROWS) {
    const band = rows.slice(y, Math.min(to, y + MAX_BAND_ROWS)).map((row) => cropRow(row, areaAt, bytes));
    commands.push(rasterImage('plain', bytes, band.length, withoutRealTimeCommands(concatBytes(band))));
  }
  return concatBytes([justify('left'), ...commands, justify('centre')]);
};

/** Two bytes wide, so that it can stand in the middle of any frame. */
const whitePicture = (rows: number): Uint8Array => rasterImage('plain', 2, rows, new Uint8Array(2 * rows));

const encode = (placed: Placed, part: Rows): Uint8Array => {
  const { kind, from, to } = part;
  if (kind === 'blank') return placed.feeds ? feed(to - from) : whitePicture(to - from);
  if (kind === 'edge') return encodeEdge(placed, part);
  const rows: Row[] = [];
  for (let y = from; y < to; y += isDoubleHigh(kind) ? 2 : 1) {
    const row = cropRow(placed.rows[y] ?? new Uint8Array(0), placed.frameAt, placed.frame / 8);
    rows.push(isDoubleWide(kind) ? halveRow(row) : row);
  }
  const commands = cheapestBands(rows).map((band) => {
    const kept = band.rows.map((row) => row.subarray(band.white, row.length - band.white));
    const dots = withoutRealTimeCommands(concatBytes(kept));
    return rasterImage(kind, kept[0]?.length ?? 0, kept.length, dots);
  });
  return concatBytes(commands);
};

export interface RasterOptions {
  /** Printable dots of the paper, an even number; the picture stands in their middle. The picture's width where it is left out. */
  readonly area?: number;
  /** The printer enlarges dots (m = 1 to 3 of GS v 0); it does where this is left out. */
  readonly enlarges?: boolean;
  /** White rows are fed (ESC J), which needs a unit of feed of one dot; else they are sent as a narrow picture. Fed where left out. */
  readonly feeds?: boolean;
}

/**
 * A picture as raster bands, for a printer set to centre (ESC a 1). White margins and white rows are
 * left out; where the printer enlarges, what comes in pairs of rows, pairs of dots or both is sent once, at half or a quarter of
 * the bytes: a QR code with modules of an even number of dots loses nothing. White rows at the end are left to the cut. A picture
 * is sent in a frame of a multiple of 16 dots, so that it can be halved and still stand in the middle; rows with dots beside
 * the frame, on paper whose width is none, start at the left edge instead.
 * @throws RangeError where the picture is wider than the area.
 */
export const rasterBands = (bitmap: Bitmap, options: RasterOptions = {}): Uint8Array => {
  const { area = bitmap.width, enlarges = true, feeds = true } = options;
  if (bitmap.width > area) throw new RangeError(`a picture of ${bitmap.width} dots for ${area}`);
  const frame = area - (area % 16);
  // The printer rounds towards the left edge in the same way.
  const left = Math.floor((area - bitmap.width) / 2);
  const placed: Placed = {
    rows: Array.from({ length: bitmap.height }, (_, y) => rowOf(bitmap, y)),
    frameAt: (area - frame) / 2 - left,
    areaAt: -left,
    frame,
    area,
    enlarges,
    feeds,
  };
  const parts = segment(placed);
  if (parts.at(-1)?.kind === 'blank') parts.pop();
  return concatBytes(parts.map((part) => encode(placed, part)));
};
