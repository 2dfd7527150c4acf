import { inflateSync } from 'node:zlib';

/** PNG specification (ISO/IEC 15948), 11.2.2: what IHDR says of the pixels. */
export interface PngKind {
  readonly width: number;
  readonly height: number;
  /** Bits of a sample. */
  readonly depth: number;
  readonly colour: number;
}

/** Table 11.1: samples of a pixel, and the depths that there are, by colour type. */
const COLOURS: Readonly<Record<number, { readonly samples: number; readonly depths: readonly number[] }>> = {
  0: { samples: 1, depths: [1, 2, 4, 8, 16] },
  2: { samples: 3, depths: [8, 16] },
  3: { samples: 1, depths: [1, 2, 4, 8] },
  4: { samples: 2, depths: [8, 16] },
  6: { samples: 4, depths: [8, 16] },
};
const PALETTE = 3;
const WITH_ALPHA = [4, 6];

/** Samples of a pixel; 0 where the standard knows no such colour type and depth. */
export const samplesOf = ({ depth, colour }: PngKind): number => {
  const known = COLOURS[colour];
  return known?.depths.includes(depth) ? known.samples : 0;
};

const bytesOfRow = (kind: PngKind): number => Math.ceil((kind.width * samplesOf(kind) * kind.depth) / 8);

/** The filtered rows (9.2: each begins with its filter) of a picture that is not interlaced; null where they are not all there, or more. */
export function filteredRows(kind: PngKind, packed: Buffer): Buffer | null {
  const length = kind.height * (bytesOfRow(kind) + 1);
  let rows: Buffer;
  try {
    rows = inflateSync(packed, { maxOutputLength: length });
  } catch {
    // Rubbish, a stream without its end, or one that unfolds to more.
    return null;
  }
  if (rows.length !== length) return null;
  for (let at = 0; at < length; at += bytesOfRow(kind) + 1) if ((rows[at] ?? 0) > 4) return null;
  return rows;
}

/** 9.4: of left, above and above left the one nearest to left + above - above left. */
const paeth = (left: number, above: number, corner: number): number => {
  const [byLeft, byAbove] = [Math.abs(above - corner), Math.abs(left - corner)];
  const byCorner = Math.abs(left + above - 2 * corner);
  if (byLeft <= byAbove && byLeft <= byCorner) return left;
  return byAbove <= byCorner ? above : corner;
};

type Predict = (left: number, above: number, corner: number) => number;
/** 9.2: what each filter took off a byte. */
const FILTERS: readonly Predict[] = [
  () => 0,
  (left) => left,
  (_, above) => above,
  (left, above) => (left + above) >> 1,
  paeth,
];

/** Takes the filter off one row, in place. */
function unfilter(row: Buffer, above: Buffer, predict: Predict, step: number): void {
  for (let at = 0; at < row.length; at++) {
    const left = at < step ? 0 : (row[at - step] ?? 0);
    const corner = at < step ? 0 : (above[at - step] ?? 0);
    row[at] = (row[at] ?? 0) + predict(left, above[at] ?? 0, corner);
  }
}

/** Lighter than this is paper, as drivers/printer/paper takes it. */
const PAPER = 240;

/** Red, green, blue and opacity, 0 to 255, from the samples of one pixel. */
type Painter = (samples: readonly number[]) => readonly number[];

const painterOf = ({ depth, colour }: PngKind, palette: Buffer, transparent: Buffer): Painter => {
  const to255 = (sample = 0): number => (sample * 255) / (2 ** depth - 1);
  if (colour === PALETTE)
    return ([index = 0]) => [
      ...[0, 1, 2].map((part) => palette[3 * index + part] ?? 0),
      transparent[index] ?? 255,
    ];
  const isKey = (samples: readonly number[]): boolean =>
    transparent.length >= 2 * samples.length &&
    samples.every((sample, at) => sample === transparent.readUInt16BE(2 * at));
  return (samples) => {
    const [first = 0, second = 0, third = 0, fourth = 0] = samples.map(to255);
    const alpha = WITH_ALPHA.includes(colour) ? (colour === 4 ? second : fourth) : isKey(samples) ? 0 : 255;
    return colour === 0 || colour === 4 ? [first, first, first, alpha] : [first, second, third, alpha];
  };
};

const isInk = ([red = 0, green = 0, blue = 0, alpha = 0]: readonly number[]): boolean =>
  255 + ((0.299 * red + 0.587 * green + 0.114 * blue - 255) * alpha) / 255 < PAPER;

/** One sample of a row: `depth` bits, the first in the highest. */
const sampleAt = (row: Buffer, index: number, depth: number): number => {
  if (depth === 16) return row.readUInt16BE(2 * index);
  const bit = index * depth;
  return ((row[bit >> 3] ?? 0) >> (8 - depth - (bit & 7))) & (2 ** depth - 1);
};

/** Whether anything of a picture shows on white paper. `palette` and `transparent` are what PLTE and tRNS hold. */
export function showsOnPaper(kind: PngKind, rows: Buffer, palette: Buffer, transparent: Buffer): boolean {
  const length = bytesOfRow(kind);
  const count = samplesOf(kind);
  const paint = painterOf(kind, palette, transparent);
  let above = Buffer.alloc(length);
  for (let at = 0; at < rows.length; at += length + 1) {
    const row = Buffer.from(rows.subarray(at + 1, at + 1 + length));
    const predict = FILTERS[rows[at] ?? 0];
    if (predict !== undefined) unfilter(row, above, predict, Math.max(1, (count * kind.depth) >> 3));
    // Wide margins: a row like the one above, of which nothing showed.
    if (at > 0 && row.equals(above)) continue;
    for (let x = 0; x < kind.width; x++) {
      const samples = Array.from({ length: count }, (_, part) => sampleAt(row, x * count + part, kind.depth));
      if (isInk(paint(samples))) return true;
    }
    above = row;
  }
  return false;
}
