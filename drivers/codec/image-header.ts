/** What the header of a picture promises: so that one too large is refused before it is decoded. */
export interface ImageSize {
  readonly format: 'jpeg' | 'jpeg2000';
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  readonly components: number;
}

export type ImageSizeResult =
  | { readonly ok: true; readonly value: ImageSize }
  /** `unknown-format`: neither JPEG nor JPEG 2000; `malformed`: one of them, with a broken or cut header. */
  | { readonly ok: false; readonly error: 'unknown-format' | 'malformed' };

const MALFORMED: ImageSizeResult = { ok: false, error: 'malformed' };

const SOI = [0xff, 0xd8, 0xff];
const JP2_SIGNATURE = [0, 0, 0, 0x0c, 0x6a, 0x50, 0x20, 0x20];
const SOC_SIZ = [0xff, 0x4f, 0xff, 0x51];

const startsWith = (bytes: Uint8Array, magic: readonly number[], at = 0): boolean =>
  magic.every((byte, index) => bytes[at + index] === byte);

/** The format that the first bytes tell; null for none of the two. JPEG 2000 comes in JP2 boxes or as bare codestream. */
export const imageFormat = (bytes: Uint8Array): ImageSize['format'] | null => {
  if (startsWith(bytes, SOI)) return 'jpeg';
  return startsWith(bytes, JP2_SIGNATURE) || startsWith(bytes, SOC_SIZ) ? 'jpeg2000' : null;
};

const viewOf = (bytes: Uint8Array): DataView =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

const sized = (format: ImageSize['format'], width: number, height: number, components: number) =>
  width > 0 && height > 0 && components > 0
    ? ({ ok: true, value: { format, width, height, components } } as const)
    : MALFORMED;

const SOS = 0xda;
const NO_FRAME = [0xc4, 0xc8, 0xcc];
const isFrame = (marker: number): boolean => marker >= 0xc0 && marker <= 0xcf && !NO_FRAME.includes(marker);
/** Markers without a length: TEM, RST0 to RST7, SOI, EOI. None stands before the scan. */
const isBare = (marker: number): boolean => marker <= 0x01 || (marker >= 0xd0 && marker <= 0xd9);

/** ITU-T T.81, B.2: the segments up to the first scan; a second frame header is no still picture. */
const jpegSize = (bytes: Uint8Array): ImageSizeResult => {
  const view = viewOf(bytes);
  let frame: ImageSizeResult | null = null;
  for (let at = 2; at + 4 <= bytes.length; ) {
    if (bytes[at] !== 0xff) return MALFORMED;
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === SOS) return frame ?? MALFORMED;
    const length = view.getUint16(at + 2);
    if (isBare(marker) || length < 2 || at + 2 + length > bytes.length) return MALFORMED;
    if (isFrame(marker)) {
      if (frame !== null || length < 8) return MALFORMED;
      frame = sized('jpeg', view.getUint16(at + 7), view.getUint16(at + 5), bytes[at + 9] ?? 0);
    }
    at += 2 + length;
  }
  return MALFORMED;
};

const SIZ_LENGTH = 38;
/** A codestream numbers its tiles in 16 bits (ITU-T T.800, A.4.2): more of them only serve to fill a memory. */
const MAX_TILES = 65_535;

/** ITU-T T.800, A.5.1: SIZ stands right behind SOC. */
const codestreamSize = (bytes: Uint8Array, at: number): ImageSizeResult => {
  if (!startsWith(bytes, SOC_SIZ, at) || at + 4 + SIZ_LENGTH > bytes.length) return MALFORMED;
  const view = viewOf(bytes);
  const siz = at + 4;
  const [right = 0, bottom = 0, left = 0, top = 0, tileWidth = 0, tileHeight = 0, tileLeft = 0, tileTop = 0] =
    Array.from({ length: 8 }, (_, index) => view.getUint32(siz + 4 + 4 * index));
  const components = view.getUint16(siz + 36);
  if (view.getUint16(siz) !== SIZ_LENGTH + 3 * components || tileWidth === 0 || tileHeight === 0)
    return MALFORMED;
  if (tileLeft > left || tileTop > top) return MALFORMED;
  const tiles = Math.ceil((right - tileLeft) / tileWidth) * Math.ceil((bottom - tileTop) / tileHeight);
  return tiles > MAX_TILES ? MALFORMED : sized('jpeg2000', right - left, bottom - top, components);
};

const BOX_CODESTREAM = 0x6a703263;

/** The start of the codestream among the boxes (ITU-T T.800, I.4); null where there is none. */
const findCodestream = (bytes: Uint8Array): number | null => {
  const view = viewOf(bytes);
  for (let at = 0; at + 8 <= bytes.length; ) {
    const short = view.getUint32(at);
    const long = short === 1;
    if (long && at + 16 > bytes.length) return null;
    const head = long ? 16 : 8;
    const length = long ? view.getUint32(at + 8) * 2 ** 32 + view.getUint32(at + 12) : short;
    if (view.getUint32(at + 4) === BOX_CODESTREAM) return at + head;
    // A length of 0 reaches to the end of the file: no codestream can follow.
    if (length < head) return null;
    at += length;
  }
  return null;
};

/** Size of a JPEG (from its frame header) or a JPEG 2000 picture (from its codestream, not from the boxes around it). */
export const imageSize = (bytes: Uint8Array): ImageSizeResult => {
  const format = imageFormat(bytes);
  if (format === null) return { ok: false, error: 'unknown-format' };
  if (format === 'jpeg') return jpegSize(bytes);
  const at = startsWith(bytes, SOC_SIZ) ? 0 : findCodestream(bytes);
  return at === null ? MALFORMED : codestreamSize(bytes, at);
};
