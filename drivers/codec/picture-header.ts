import { imageFormat, imageSize } from './image-header.ts';

/** What the head of a picture file promises. */
export interface PictureHeader {
  readonly format: 'jpeg' | 'png' | 'webp' | 'gif' | 'bmp' | 'pgm';
  /** Pixels; 0 where the file says so. */
  readonly width: number;
  readonly height: number;
}

export type PictureHeaderResult =
  | { readonly ok: true; readonly value: PictureHeader }
  /** `unknown-format`: none of the six; `malformed`: one of them, with a broken or cut head. */
  | { readonly ok: false; readonly error: 'unknown-format' | 'malformed' };

type Format = PictureHeader['format'];

const MALFORMED: PictureHeaderResult = { ok: false, error: 'malformed' };

const latin = (bytes: Uint8Array, from: number, to: number): string =>
  String.fromCharCode(...bytes.subarray(from, to));

const viewOf = (bytes: Uint8Array): DataView =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

const PNG = '\x89PNG\r\n\x1a\n';

/** The format that the first bytes tell; null for none of the six. */
export const pictureFormat = (bytes: Uint8Array): Format | null => {
  if (imageFormat(bytes) === 'jpeg') return 'jpeg';
  if (latin(bytes, 0, 8) === PNG) return 'png';
  if (latin(bytes, 0, 4) === 'RIFF' && latin(bytes, 8, 12) === 'WEBP') return 'webp';
  if (/^GIF8[79]a/.test(latin(bytes, 0, 6))) return 'gif';
  if (latin(bytes, 0, 2) === 'BM') return 'bmp';
  return /^P5\s/.test(latin(bytes, 0, 3)) ? 'pgm' : null;
};

const sized = (format: Format, width: number, height: number): PictureHeaderResult => ({
  ok: true,
  value: { format, width, height },
});

/** RFC 9649: the canvas of VP8X, or the frame of VP8 (lossy) or VP8L (lossless). */
const webpSize = (bytes: Uint8Array): PictureHeaderResult => {
  if (bytes.length < 30) return MALFORMED;
  const view = viewOf(bytes);
  switch (latin(bytes, 12, 16)) {
    case 'VP8X':
      return sized('webp', 1 + (view.getUint32(24, true) & 0xffffff), 1 + (view.getUint32(26, true) >>> 8));
    case 'VP8 ':
      return sized('webp', view.getUint16(26, true) & 0x3fff, view.getUint16(28, true) & 0x3fff);
    case 'VP8L': {
      const bits = view.getUint32(21, true);
      return sized('webp', 1 + (bits & 0x3fff), 1 + ((bits >>> 14) & 0x3fff));
    }
    default:
      return MALFORMED;
  }
};

/** Netpbm: width, height and the largest value, between them blanks and comments; the pixels begin after one blank more. */
const PGM_HEAD = /^P5(?:\s|#[^\n]*\n)+(\d{1,9})(?:\s|#[^\n]*\n)+(\d{1,9})(?:\s|#[^\n]*\n)+(\d{1,5})\s/;
const PGM_LONGEST = 512;

/** Size, bytes of the head and largest value of a binary PGM; null where its head is broken. */
export const pgmHead = (bytes: Uint8Array) => {
  const [head, width, height, most] = PGM_HEAD.exec(latin(bytes, 0, PGM_LONGEST)) ?? [];
  return head === undefined
    ? null
    : { length: head.length, width: Number(width), height: Number(height), most: Number(most) };
};

/** Format and size of a picture file, from its first bytes (a JPEG needs all that stands before its first scan). */
export const pictureHeader = (bytes: Uint8Array): PictureHeaderResult => {
  const format = pictureFormat(bytes);
  if (format === null) return { ok: false, error: 'unknown-format' };
  if (format === 'webp') return webpSize(bytes);
  if (format === 'jpeg') {
    const size = imageSize(bytes);
    return size.ok ? sized(format, size.value.width, size.value.height) : MALFORMED;
  }
  if (format === 'pgm') {
    const head = pgmHead(bytes);
    return head === null ? MALFORMED : sized(format, head.width, head.height);
  }
  if (bytes.length < 26) return MALFORMED;
  const view = viewOf(bytes);
  // PNG (RFC 2083): IHDR is the first chunk.
  if (format === 'png') return sized(format, view.getUint32(16), view.getUint32(20));
  if (format === 'gif') return sized(format, view.getUint16(6, true), view.getUint16(8, true));
  // BMP: a negative height says that rows run down.
  return sized(format, Math.abs(view.getInt32(18, true)), Math.abs(view.getInt32(22, true)));
};

/** Whether a PNG goes on to its last chunk. */
const pngEnds = (bytes: Uint8Array): boolean => {
  const view = viewOf(bytes);
  for (let at = PNG.length; at + 12 <= bytes.length; ) {
    const length = view.getUint32(at);
    if (at + 12 + length > bytes.length) return false;
    if (latin(bytes, at + 4, at + 8) === 'IEND') return true;
    at += 12 + length;
  }
  return false;
};

/** The last place of a marker (0xFF and one byte); -1 where it is nowhere. */
const lastMarker = (bytes: Uint8Array, marker: number): number => {
  let at = bytes.lastIndexOf(marker);
  while (at > 0 && bytes[at - 1] !== 0xff) at = bytes.lastIndexOf(marker, at - 1);
  return at > 0 ? at - 1 : -1;
};

const EOI = 0xd9;
const SOS = 0xda;

/** Bytes that a BMP needs: where its pixels begin, and its rows, each padded to four bytes. Compressed ones are not judged. */
const bmpLength = (bytes: Uint8Array): number => {
  if (bytes.length < 34) return 34;
  const view = viewOf(bytes);
  if (view.getUint32(30, true) !== 0) return view.getUint32(10, true);
  const row = Math.ceil((Math.abs(view.getInt32(18, true)) * view.getUint16(28, true)) / 32) * 4;
  return view.getUint32(10, true) + row * Math.abs(view.getInt32(22, true));
};

/** Whether the file goes on to its end: decoders often fill what is missing with gray, without a word. */
export const isWholePicture = (bytes: Uint8Array): boolean => {
  switch (pictureFormat(bytes)) {
    case 'jpeg':
      // An embedded preview has an end of its own, but that stands before the scan.
      return lastMarker(bytes, EOI) > lastMarker(bytes, SOS);
    case 'png':
      return pngEnds(bytes);
    case 'webp':
      return bytes.length >= 12 && viewOf(bytes).getUint32(4, true) + 8 <= bytes.length;
    case 'gif':
      return bytes[bytes.findLastIndex((byte) => byte !== 0)] === 0x3b;
    case 'bmp':
      return bytes.length >= bmpLength(bytes);
    case 'pgm': {
      const head = pgmHead(bytes);
      return head !== null && bytes.length >= head.length + head.width * head.height;
    }
    case null:
      return false;
  }
};
