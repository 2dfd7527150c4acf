/**
 * ESC/POS commands as bytes, and what the printer answers. Source: Epson ESC/POS command reference, the clause of each
 * command is its name. Numbers of two bytes are little-endian.
 */

const ESC = 0x1b;
const GS = 0x1d;
const DLE = 0x10;
const EOT = 0x04;

const u16 = (value: number): readonly [number, number] => [value & 0xff, (value >> 8) & 0xff];

/** ESC @: clears the print buffer and all settings. */
export const initialise = (): Uint8Array => Uint8Array.of(ESC, 0x40);

/** GS P x y: motion units of 1/x and 1/y inch. With the head's own dpi a unit of feed is one dot row. */
export const setMotionUnits = (dpi: number): Uint8Array => Uint8Array.of(GS, 0x50, dpi, dpi);

export type Justification = 'left' | 'centre' | 'right';
const JUSTIFICATION: Readonly<Record<Justification, number>> = { left: 0, centre: 1, right: 2 };

/** ESC a n: where lines and raster pictures stand in the printing area. */
export const justify = (side: Justification): Uint8Array => Uint8Array.of(ESC, 0x61, JUSTIFICATION[side]);

/** ESC J n, repeated: feeds `units` motion units, 255 at most a command. */
export const feed = (units: number): Uint8Array => {
  const bytes: number[] = [];
  for (let left = units; left > 0; left -= 255) bytes.push(ESC, 0x4a, Math.min(left, 255));
  return Uint8Array.from(bytes);
};

/** How GS v 0 prints a picture: as it is, each dot twice as wide, twice as high, or both. */
export type RasterScale = 'plain' | 'wide' | 'tall' | 'quad';
const RASTER_MODE: Readonly<Record<RasterScale, number>> = { plain: 0, wide: 1, tall: 2, quad: 3 };

/** GS v 0 m xL xH yL yH d…: one raster picture, `widthBytes` × 8 dots wide and `rows` high as sent. */
export const rasterImage = (
  scale: RasterScale,
  widthBytes: number,
  rows: number,
  dots: Uint8Array,
): Uint8Array => {
  const command = new Uint8Array(8 + dots.length);
  command.set([GS, 0x76, 0x30, RASTER_MODE[scale], ...u16(widthBytes), ...u16(rows)]);
  command.set(dots, 8);
  return command;
};

/** ESC 3 n: distance of two lines in motion units. */
export const lineSpacing = (units: number): Uint8Array => Uint8Array.of(ESC, 0x33, units);

/** Rows of one line of columns. */
export const COLUMN_ROWS = 24;

/**
 * ESC * 33|32 nL nH d… LF: one line of columns of 24 dots, each 3 bytes from the top down, and the line is printed. `wide`: each
 * column is printed twice.
 */
export const columnLine = (wide: boolean, dots: Uint8Array): Uint8Array => {
  const command = new Uint8Array(6 + dots.length);
  command.set([ESC, 0x2a, wide ? 32 : 33, ...u16(dots.length / 3)]);
  command.set(dots, 5);
  command[command.length - 1] = 0x0a;
  return command;
};

/** GS V 65|66 n: feeds to the cutter plus `units` and cuts; a partial cut leaves one point, so that the ticket does not fall. */
export const cut = (kind: 'full' | 'partial', units = 0): Uint8Array =>
  Uint8Array.of(GS, 0x56, kind === 'full' ? 65 : 66, units);

/** ESC i | ESC m: the older cuts, full and partial, which do not feed. Epson's own ESC i leaves one point as well. */
export const cutHere = (kind: 'full' | 'partial'): Uint8Array =>
  Uint8Array.of(ESC, kind === 'full' ? 0x69 : 0x6d);

/** What DLE EOT n asks for: 1 printer, 2 cause of offline, 3 cause of error, 4 roll paper sensors. */
export type RealTimeTopic = 1 | 2 | 3 | 4;

/** DLE EOT n: answered at once, also while the printer is offline or busy. At most 4 may be under way. */
export const requestRealTimeStatus = (topic: RealTimeTopic): Uint8Array => Uint8Array.of(DLE, EOT, topic);

/** DLE EOT 20 (Custom): all that the printer knows, in six bytes. */
export const requestFullStatus = (): Uint8Array => Uint8Array.of(DLE, EOT, 20);

/** Online or not, errors, paper: not the drawer, of which a kiosk has none. */
const AUTOMATIC_TOPICS = 0x0e;

/**
 * GS a n: Automatic Status Back on. The status is told at once and with every change, also while the printer takes no more bytes.
 * Valid until ESC @ or power off.
 */
export const requestAutomaticStatus = (): Uint8Array => Uint8Array.of(GS, 0x61, AUTOMATIC_TOPICS);

/** Four letters of 20h to 7Eh for a number: the last four of its digits to the base 36. */
export const processIdOf = (number: number): string => number.toString(36).slice(-4).padStart(4, '0');

/** GS ( H pL pH 48 48 d1–d4: the id is sent back when all that came before it is on paper. `id` has four letters. */
export const requestProcessId = (id: string): Uint8Array =>
  Uint8Array.of(GS, 0x28, 0x48, ...u16(6), 48, 48, ...[...id].map((letter) => letter.charCodeAt(0)));

/** GS r 1: paper sensors, answered in its turn; as the last command of a job it says that all before it was processed. */
export const requestPaperStatus = (): Uint8Array => Uint8Array.of(GS, 0x72, 1);

/**
 * DLE DC4 8: the printer forgets at once all that it has received and not printed, in the middle of a picture too, and answers
 * 37h 25h 00h.
 */
export const clearBuffers = (): Uint8Array => Uint8Array.of(DLE, 0x14, 8, 1, 3, 20, 1, 6, 2, 8);

/** Cumulative number of autocutter operations: cannot be reset. */
export const CUTS_COUNTER = 178;

/** GS g 2 m nL nH: asks for a maintenance counter. Nothing may be sent until it is answered. */
export const requestCounter = (counter: number): Uint8Array =>
  Uint8Array.of(GS, 0x67, 0x32, 0x00, ...u16(counter));

/** One Uint8Array of several. */
export const concatBytes = (parts: readonly Uint8Array[]): Uint8Array => {
  const all = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
};
