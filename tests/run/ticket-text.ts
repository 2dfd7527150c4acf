import { type Bitmap, blacken, blankBitmap, bytesPerRow, isBlack } from '../../drivers/codec/bitmap.ts';
import { pngOfBitmap } from '../../drivers/printer/paper/png.ts';
import { plain, readPicture } from './ocr.ts';

interface Band {
  readonly from: number;
  readonly to: number;
}

/** Runs of rows with black in them. */
const bandsOf = ({ width, height, data }: Bitmap): Band[] => {
  const bands: Band[] = [];
  const length = bytesPerRow(width);
  let from: number | null = null;
  for (let y = 0; y <= height; y++) {
    const ink = y < height && data.subarray(y * length, (y + 1) * length).some((byte) => byte !== 0);
    if (ink && from === null) from = y;
    if (!ink && from !== null) {
      bands.push({ from, to: y });
      from = null;
    }
  }
  return bands;
};

/** Millimetres: no line of words is higher, no rule and no dot of dust as high. */
const HIGHEST = 9;
const LOWEST = 0.6;
/** A bar is black over so much at its top. */
const BAR = 15;

/** First and last black dot of a row. */
const reach = (bitmap: Bitmap, y: number): readonly [number, number] => {
  let [first, last] = [bitmap.width, -1];
  for (let x = 0; x < bitmap.width; x++) {
    if (isBlack(bitmap, x, y)) [first, last] = [Math.min(first, x), x];
  }
  return [first, last];
};

/** The words of a ticket alone, black on white, at even distances: no logo, QR code, rule, or number to be read from afar. */
const wordsAlone = (bitmap: Bitmap, dpi: number): Bitmap => {
  const mm = dpi / 25.4;
  const gap = Math.round(mm);
  const bands = bandsOf(bitmap).filter(
    ({ from, to }) => to - from <= HIGHEST * mm && to - from >= LOWEST * mm,
  );
  const words = blankBitmap(
    bitmap.width,
    bands.reduce((sum, { from, to }) => sum + to - from + gap, 0),
  );
  let top = 0;
  for (const { from, to } of bands) {
    const [first, last] = reach(bitmap, from);
    const black = Array.from({ length: Math.max(0, last - first) }, (_, x) =>
      isBlack(bitmap, first + x, from),
    );
    const isBar = black.length > BAR * mm && black.every(Boolean);
    for (let y = from; y < to; y++) {
      for (let x = 0; x < bitmap.width; x++) {
        const inverted = isBar && x >= first && x <= last;
        if (isBlack(bitmap, x, y) !== inverted) blacken(words, x, top + y - from);
      }
    }
    top += to - from + gap;
  }
  return words;
};

/** Dots an inch at which tesseract reads the words of tickets best. */
const READ_AT = [150, 203];

/** What tesseract reads of a ticket's words. */
export const readTicket = (bitmap: Bitmap, dpi: number): Promise<string> => {
  const scales = READ_AT.map((best) => best / dpi);
  return readPicture(Buffer.from(pngOfBitmap(wordsAlone(bitmap, dpi))), scales, '6');
};

/** OCR parts words as it likes, and takes the round a of Be Vietnam Pro for an o, and both for a nought. */
const letters = (text: string): string =>
  plain(text).replace(/[ao]/g, '0').replace(/[il]/g, '1').replaceAll(' ', '');

/** Fewest letters to change, add or leave out so that `part` stands somewhere in `text` (Sellers, 1980). */
const distanceWithin = (part: string, text: string): number => {
  let row = new Array<number>(text.length + 1).fill(0);
  for (const [index, letter] of [...part].entries()) {
    const next = [index + 1];
    for (let at = 1; at <= text.length; at++) {
      const changed = (row[at - 1] ?? 0) + (text[at - 1] === letter ? 0 : 1);
      next.push(Math.min(changed, (row[at] ?? 0) + 1, (next[at - 1] ?? 0) + 1));
    }
    row = next;
  }
  return Math.min(...row);
};

/** Of so many letters OCR may miss one. */
const LETTERS_A_MISS = 10;
const AMOUNT = /\d[\d.]*\d/g;

/** Whether a line of a ticket is in what OCR read: its letters but for one in ten, its numbers exactly. */
export const isRead = (line: string, read: string): boolean => {
  const [wanted, text] = [letters(line), letters(read)];
  const numbers = line.match(AMOUNT) ?? [];
  return (
    wanted !== '' &&
    distanceWithin(wanted, text) <= Math.floor(wanted.length / LETTERS_A_MISS) &&
    numbers.every((number) => text.includes(letters(number)))
  );
};
