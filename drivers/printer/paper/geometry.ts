import type { Paper } from '../../ports/printer.ts';

/** Where on the paper is drawn. All in dots, but the function `dots`. */
export interface Geometry {
  /** Of the bitmap: a multiple of 16, so that dots and pairs of dots fill whole bytes. */
  readonly width: number;
  /** White at the left and at the right of all that is drawn: whole bytes. */
  readonly left: number;
  /** What is left between: a multiple of 16. */
  readonly room: number;
  /** Height of a sheet, null on a roll. */
  readonly sheet: number | null;
  /** Dots of a length that a layout gives in millimetres. */
  readonly dots: (mm: number) => number;
}

const MM_PER_INCH = 25.4;
/** Layouts are made for rolls of 80 mm, of which a head reaches 72. */
const ROLL_MM = 72;
/** The eye loses its line between a label and an amount further apart than this. */
const WIDEST_MM = 128;
const NARROW_MM = 60;

const floorTo = (step: number, value: number): number => step * Math.floor(value / step);
const ceilTo = (step: number, value: number): number => step * Math.ceil(value / step);

/**
 * Margins are 2 mm on wide paper and 1 mm on narrow. On a sheet wider than a roll all lengths are drawn `enlarged` times as long, as far
 * as its width grows with them.
 */
export const geometryOf = ({ width: printable, height, dpi }: Paper, enlarged = 1): Geometry => {
  const perMm = dpi / MM_PER_INCH;
  const width = Math.max(16, floorTo(16, printable));
  const wide = width / perMm;
  const scale = height === null ? 1 : Math.min(enlarged, Math.max(1, wide / ROLL_MM));
  const margin = ceilTo(8, (wide < NARROW_MM ? 1 : 2) * perMm - 1);
  const left = Math.max(margin, floorTo(8, (width - WIDEST_MM * perMm) / 2));
  const room = Math.max(16, width - 2 * left);
  return { width, left, room, sheet: height, dots: (mm) => mm * perMm * scale };
};
