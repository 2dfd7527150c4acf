import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import { filteredRows, type PngKind, samplesOf, showsOnPaper } from './png-pixels.ts';

/** Largest logo, as in drivers/printer/paper: pixels, and bytes of its file. A picture that opens to more is refused unopened. */
const MOST_PIXELS = 4_000_000;
const LONGEST_SIDE = 4_000;
const MOST_BYTES = 2_000_000;

/** PNG specification (ISO/IEC 15948), 5.2: the signature; 5.3: a chunk is length, type, data and CRC; 11.2.2: IHDR is the first. */
const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const HEADER_BYTES = 24;
const CHUNK_FRAME = 12;

/**
 * What is wrong with a logo's file, in plain words; null where it is a whole PNG picture of at most 4 megapixels and
 * 2 MB, not interlaced, of which something shows on white paper. The size is read from the first 24 bytes, and nothing
 * is unpacked to more than it says.
 */
export function faultOfLogo(file: string): string | null {
  const about = statSync(file, { throwIfNoEntry: false });
  if (!about?.isFile()) return `there is no file ${file}`;
  let handle: number;
  try {
    handle = openSync(file, 'r');
  } catch {
    return `cannot be read: ${file}`;
  }
  try {
    const header = Buffer.alloc(HEADER_BYTES);
    const got = readSync(handle, header, 0, HEADER_BYTES, 0);
    return faultOfHeader(header.subarray(0, got)) ?? faultOfBody(handle, about.size);
  } finally {
    closeSync(handle);
  }
}

function faultOfHeader(header: Buffer): string | null {
  if (!header.subarray(0, SIGNATURE.length).equals(SIGNATURE)) return 'is no PNG picture';
  if (
    header.length < HEADER_BYTES ||
    header.readUInt32BE(8) !== 13 ||
    header.toString('latin1', 12, 16) !== 'IHDR'
  )
    return 'is a PNG picture with a broken header';
  const width = header.readUInt32BE(16);
  const height = header.readUInt32BE(20);
  if (width === 0 || height === 0) return 'is a PNG picture with a broken header';
  if (width * height > MOST_PIXELS)
    return `has ${width} × ${height} pixels: at most ${MOST_PIXELS / 1e6} megapixels, 600 × 600 is plenty`;
  if (Math.max(width, height) > LONGEST_SIDE)
    return `has ${width} × ${height} pixels: no side may be longer than ${LONGEST_SIDE}`;
  return null;
}

const DAMAGED = 'is a damaged PNG picture: save it again';

function faultOfBody(handle: number, bytes: number): string | null {
  if (bytes > MOST_BYTES) return `has ${bytes} bytes: at most ${MOST_BYTES / 1e6} MB`;
  const file = Buffer.alloc(bytes);
  if (readSync(handle, file, 0, bytes, 0) !== bytes) return DAMAGED;
  const chunks = chunksOf(file);
  return chunks === null ? DAMAGED : faultOfPicture(chunks);
}

type Chunks = ReadonlyMap<string, Buffer>;

/** What the chunks of each type hold, one after the other; null where one fails its check sum, or the last is not there. */
function chunksOf(file: Buffer): Chunks | null {
  const chunks = new Map<string, Buffer[]>();
  for (let at = SIGNATURE.length; at + CHUNK_FRAME <= file.length; ) {
    const end = at + CHUNK_FRAME + file.readUInt32BE(at);
    if (end > file.length || crc32(file.subarray(at + 4, end - 4)) !== file.readUInt32BE(end - 4))
      return null;
    const type = file.toString('latin1', at + 4, at + 8);
    if (type === 'IEND') return new Map(Array.from(chunks, ([name, parts]) => [name, Buffer.concat(parts)]));
    chunks.set(type, [...(chunks.get(type) ?? []), file.subarray(at + 8, end - 4)]);
    at = end;
  }
  return null;
}

const NOTHING = Buffer.alloc(0);

/** A picture that is damaged in spite of its check sums would be a black box, or half a logo, on every ticket. */
function faultOfPicture(chunks: Chunks): string | null {
  const [header, packed] = [chunks.get('IHDR'), chunks.get('IDAT')];
  if (header?.length !== 13 || packed === undefined) return DAMAGED;
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const [depth = 0, colour = 0, compression = 0, filter = 0, interlace = 0] = header.subarray(8);
  const kind: PngKind = { width, height, depth, colour };
  if (samplesOf(kind) === 0)
    return `is no PNG picture that there is: colour type ${colour} of ${depth} bits. Save it again`;
  if (interlace === 1) return 'is an interlaced PNG picture: save it without interlacing (Adam7)';
  if (compression !== 0 || filter !== 0 || interlace !== 0) return DAMAGED;
  const rows = filteredRows(kind, packed);
  if (rows === null) return DAMAGED;
  const [palette, transparent] = [chunks.get('PLTE') ?? NOTHING, chunks.get('tRNS') ?? NOTHING];
  return showsOnPaper(kind, rows, palette, transparent)
    ? null
    : 'is white or transparent all over: nothing of it would show on paper';
}
