import { type Bitmap, blacken, blankBitmap, bytesPerRow, isBlack } from '../../drivers/codec/bitmap.ts';

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
/** Millimetres: a row of marks above capitals, or of dots below letters, is no higher, and no further away from them. */
const MARK_HIGHEST = 1.1;
const MARK_AWAY = 0.65;
/** A bar is black over so much at its top. */
const BAR = 15;

/** Lines of words, each with the marks that stand apart from its letters. */
const linesOf = (bitmap: Bitmap, mm: number): Band[] => {
  const lines: Band[] = [];
  const bands = bandsOf(bitmap);
  /** Where marks begin that belong to the line below them. */
  let above = Number.POSITIVE_INFINITY;
  for (const [index, band] of bands.entries()) {
    const last = lines.at(-1);
    const up = band.from - (last?.to ?? Number.NEGATIVE_INFINITY);
    const down = (bands[index + 1]?.from ?? Number.POSITIVE_INFINITY) - band.to;
    const isMarks = band.to - band.from <= MARK_HIGHEST * mm && Math.min(up, down) <= MARK_AWAY * mm;
    if (isMarks && last !== undefined && up <= down) {
      lines[lines.length - 1] = { from: last.from, to: band.to };
    } else if (isMarks) above = Math.min(above, band.from);
    else {
      lines.push({ from: Math.min(above, band.from), to: band.to });
      above = Number.POSITIVE_INFINITY;
    }
  }
  return lines;
};

/** First and last black dot of a row. */
const reach = (bitmap: Bitmap, y: number): readonly [number, number] => {
  let [first, last] = [bitmap.width, -1];
  for (let x = 0; x < bitmap.width; x++) {
    if (isBlack(bitmap, x, y)) [first, last] = [Math.min(first, x), x];
  }
  return [first, last];
};

/** The words of a ticket alone, black on white, at even distances: no logo, QR code, rule, or number to be read from afar. */
export const wordsAlone = (bitmap: Bitmap, dpi: number): Bitmap => {
  const mm = dpi / 25.4;
  const gap = Math.round(mm);
  const bands = linesOf(bitmap, mm).filter(
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
