import type { Canvas } from '@napi-rs/canvas';
import { codestreamOf, jp2Of } from './jpeg2000.ts';
import { drawPortrait, grained, PORTRAIT_HEIGHT, PORTRAIT_WIDTH, softened } from './portrait.ts';

/** `jpeg2000` is a JP2 file, `jpeg2000-codestream` the bare codestream inside. Chips of both kinds exist. */
export type PortraitFormat = 'jpeg' | 'jpeg2000' | 'jpeg2000-codestream';

/** Dots out of focus, tried in turn until a JPEG 2000 file is small enough: its encoder heeds no size. */
const SOFT = [1, 1.5, 2, 3, 5, 8] as const;
const MILD_GRAIN = 3;
/** Grey levels of grain, tried in turn until the picture is large enough. */
const GRAINS = [3, 8, 16, 32, 64, 127] as const;
const [LOWEST_QUALITY, HIGHEST_QUALITY] = [5, 95];
/** A file this near below the wanted size is taken. */
const NEAR = 0.97;
const ROUGHLY = 0.9;

const jpegOf = (canvas: Canvas, quality: number): Uint8Array =>
  new Uint8Array(canvas.toBuffer('image/jpeg', quality));

/** The best JPEG of the picture that is no larger than `size`; the poorest where none is. */
const jpegWithin = (canvas: Canvas, size: number): Uint8Array => {
  let [low, high] = [LOWEST_QUALITY, HIGHEST_QUALITY];
  let best = jpegOf(canvas, low);
  while (low < high && best.length < size * NEAR) {
    const quality = Math.ceil((low + high) / 2);
    const file = jpegOf(canvas, quality);
    if (file.length > size) high = quality - 1;
    else [low, best] = [quality, file];
  }
  return best;
};

const jpegPortrait = (number: string, size: number): Uint8Array => {
  const plain = drawPortrait(number);
  let file = jpegWithin(grained(plain, MILD_GRAIN), size);
  for (const grain of GRAINS) {
    if (file.length >= size * ROUGHLY) break;
    file = jpegWithin(grained(plain, grain), size);
  }
  return file;
};

/** The sharpest drawing whose codestream is no larger than `size`. */
const drawnWithin = (number: string, size: number): { plain: Canvas; file: Uint8Array } => {
  const sharp = drawPortrait(number);
  let [plain, file] = [sharp, codestreamOf(sharp)];
  for (const dots of SOFT) {
    if (file.length <= size) break;
    plain = softened(sharp, dots);
    file = codestreamOf(plain);
  }
  return { plain, file };
};

/** As many rows get this grain as fill the file up: its size grows with them, though not evenly. */
const filledWith = (plain: Canvas, grain: number, empty: number, full: number, size: number): Uint8Array => {
  let low = { rows: 0, bytes: empty };
  let high = { rows: plain.height, bytes: full };
  for (;;) {
    const share = (size * NEAR - low.bytes) / (high.bytes - low.bytes);
    const rows = Math.round(low.rows + share * (high.rows - low.rows));
    const file = codestreamOf(grained(plain, grain, rows));
    const narrowed = rows > low.rows && rows < high.rows;
    if (!narrowed || (file.length <= size && file.length >= size * ROUGHLY)) return file;
    if (file.length > size) high = { rows, bytes: file.length };
    else low = { rows, bytes: file.length };
  }
};

const filledUp = (plain: Canvas, smallest: Uint8Array, size: number): Uint8Array => {
  let full = smallest;
  for (const grain of GRAINS) {
    full = codestreamOf(grained(plain, grain));
    if (full.length >= size) return filledWith(plain, grain, smallest.length, full.length, size);
  }
  return full;
};

const codestreamPortrait = (number: string, size: number): Uint8Array => {
  const { plain, file } = drawnWithin(number, size);
  return file.length >= size * ROUGHLY ? file : filledUp(plain, file, size);
};

const made = (number: string, format: PortraitFormat, size: number): Uint8Array => {
  if (format === 'jpeg') return jpegPortrait(number, size);
  const codestream = codestreamPortrait(number, size);
  return format === 'jpeg2000' ? jp2Of(codestream, PORTRAIT_WIDTH, PORTRAIT_HEIGHT) : codestream;
};

const portraits = new Map<string, Uint8Array>();

/** The face of this number as a picture file of about `size` bytes, made once. */
export const portraitFile = (number: string, format: PortraitFormat, size: number): Uint8Array => {
  const key = `${number} ${format} ${size}`;
  const known = portraits.get(key);
  if (known) return known;
  const file = made(number, format, size);
  portraits.set(key, file);
  return file;
};
