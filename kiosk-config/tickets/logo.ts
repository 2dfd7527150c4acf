import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { crc32 } from 'node:zlib';

/** Largest logo: pixels, and bytes of its file. A picture that opens to more is refused unopened. */
const MOST_PIXELS = 4_000_000;
const MOST_BYTES = 2_000_000;

/** PNG specification (ISO/IEC 15948), 5.2: the signature; 5.3: a chunk is length, type, data and CRC; 11.2.2: IHDR is the first. */
const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const HEADER_BYTES = 24;
const CHUNK_FRAME = 12;

/**
 * What is wrong with a logo's file, in plain words; null where it is a whole PNG picture of at most 4 megapixels and
 * 2 MB. The size is read from the first 24 bytes; nothing is ever unpacked here.
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
  return null;
}

/** A file that was cut off or damaged on its way would leave a hole in every ticket: each chunk has its check sum. */
function faultOfBody(handle: number, bytes: number): string | null {
  if (bytes > MOST_BYTES) return `has ${bytes} bytes: at most ${MOST_BYTES / 1e6} MB`;
  const file = Buffer.alloc(bytes);
  const damaged = 'is a damaged PNG picture: save it again';
  if (readSync(handle, file, 0, bytes, 0) !== bytes) return damaged;
  let pictured = false;
  for (let at = SIGNATURE.length; at + CHUNK_FRAME <= bytes; ) {
    const end = at + CHUNK_FRAME + file.readUInt32BE(at);
    if (end > bytes || crc32(file.subarray(at + 4, end - 4)) !== file.readUInt32BE(end - 4)) return damaged;
    const type = file.toString('latin1', at + 4, at + 8);
    if (type === 'IEND') return pictured ? null : damaged;
    pictured ||= type === 'IDAT';
    at = end;
  }
  return damaged;
}
