import { type Bitmap, blacken, blankBitmap, stamp } from '../../codec/bitmap.ts';
import { inkLine, lineHeight } from './lettering.ts';
import { blackBox, type Pen } from './pen.ts';

const MM_PER_INCH = 25.4;
/** Millimetres. Every tenth line of the ruler bears its number. */
const TICK = { 1: 1.5, 5: 2.5, 10: 3.5 } as const;
const NUMBER_SIZE = 2.5;
const NUMBER_ROOM = 8;
const BAR_HEIGHT = 4;

const drawTick = (ruler: Bitmap, x: number, height: number, wide: number): void => {
  for (let y = 0; y < height; y++) for (let dot = 0; dot < wide; dot++) blacken(ruler, x + dot, y);
};

const tickLength = (mm: number): number => (mm % 10 === 0 ? TICK[10] : mm % 5 === 0 ? TICK[5] : TICK[1]);

/** A ruler in true millimetres from the first printable dot to the last, beyond the margins; a bar marks each end. */
export const drawRuler = (pen: Pen, dpi: number): void => {
  const perMm = dpi / MM_PER_INCH;
  const px = Math.round(NUMBER_SIZE * perMm);
  const top = Math.round((TICK[10] + 0.5) * perMm);
  const ruler = blankBitmap(pen.width, top + lineHeight(px));
  for (let mm = 1; mm * perMm < pen.width; mm++) {
    const x = Math.round(mm * perMm);
    drawTick(ruler, x - 1, Math.round(tickLength(mm) * perMm), 2);
    const room = 16 * Math.ceil((NUMBER_ROOM * perMm) / 16);
    if (mm % 10 !== 0 || x + room / 2 > pen.width) continue;
    const lettering = { weight: 700, px, grain: 'fine', flat: false, white: false } as const;
    stamp(ruler, inkLine(String(mm), lettering, room, 'middle').bitmap, x - room / 2, top);
  }
  drawTick(ruler, 0, ruler.height, 2);
  drawTick(ruler, pen.width - 2, ruler.height, 2);
  pen.side({ bitmap: ruler, wide: 1, tall: 1, x: -pen.left });
};

/** From dark to light: what a head that is too hot closes up, and one that is too cold loses. */
const GREYS: readonly ((x: number, y: number) => boolean)[] = [
  (x, y) => x % 4 < 3 || y % 4 < 3,
  (x, y) => (x + y) % 2 === 0,
  (x) => x % 4 < 2,
  (_, y) => y % 4 < 2,
  (x, y) => x % 2 === 0 && y % 2 === 0,
  (x, y) => x % 4 === 0 && y % 4 === 0,
];

/** A black bar over the whole room, and below it fields of grey. */
export const drawGreys = (pen: Pen, dpi: number): void => {
  const height = Math.round((BAR_HEIGHT * dpi) / MM_PER_INCH);
  pen.side({ bitmap: blackBox(pen.room, height), wide: 1, tall: 1, x: 0 });
  pen.space(height / 4);
  const greys = blankBitmap(pen.room, height);
  const field = Math.floor(pen.room / GREYS.length);
  GREYS.forEach((isDark, index) => {
    for (let y = 0; y < height; y++) {
      for (let x = index * field; x < (index + 1) * field - 4; x++) if (isDark(x, y)) blacken(greys, x, y);
    }
  });
  pen.side({ bitmap: greys, wide: 1, tall: 1, x: 0 });
};
