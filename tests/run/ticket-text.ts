import type { Bitmap } from '../../drivers/codec/bitmap.ts';
import type { Ticket } from '../../drivers/ports/ticket.ts';
import { pngOfBitmap } from '../../drivers/printer/paper/png.ts';
import { readLines } from './ocr.ts';
import { compareLines, markRate, markReport, share } from './ticket-lines.ts';
import { wordsAlone } from './ticket-words.ts';

/**
 * Dots an inch: each line of a ticket, 2.5 to 5 mm high, is read rightly at some of these, no line at all of them. Two at a time; the
 * last two are needed by nothing here, and are for another tesseract.
 */
const READ_AT = [
  [175, 250],
  [110, 203],
  [130, 300],
] as const;
const USUAL = READ_AT.slice(0, 2);
/** Scales at which an English ticket is read as English, too; what the hospital's own systems write stays Vietnamese. */
const ALSO_ENGLISH: readonly number[] = [250, 300];
/** Of all marks on a paper, and of those of one line that is looked for by itself. */
const LEAST_MARKS = 0.85;
const LEAST_MARKS_OF_LINE = 0.5;

type Language = Ticket['language'];

/** What tesseract reads of a ticket's words at some sizes, each a text of lines. */
const readAt = (
  words: Buffer,
  dpi: number,
  sizes: readonly number[],
  language: Language,
): Promise<readonly string[]> =>
  Promise.all(
    sizes.map((size) => readLines(words, size / dpi, language === 'en' && ALSO_ENGLISH.includes(size))),
  );

const wordsOf = (bitmap: Bitmap, dpi: number): Buffer => Buffer.from(pngOfBitmap(wordsAlone(bitmap, dpi)));

/** What tesseract reads of a ticket's words; a form feed parts one reading of the whole from the next. */
export const readTicket = async (bitmap: Bitmap, dpi: number, language: Language = 'vi'): Promise<string> =>
  (await readAt(wordsOf(bitmap, dpi), dpi, USUAL.flat(), language)).join('\f');

/** Whether one text stands on whole lines of what `readTicket` read, at least half of its marks right. */
export const isRead = (text: string, read: string, exact: readonly string[] = []): boolean => {
  const { marks } = compareLines([text], read.split('\f'), exact);
  return marks.some((line) => share(line) >= LEAST_MARKS_OF_LINE);
};

/** What is wrong with readings of a paper that must say these texts, in plain words; empty where nothing is. */
export const faultsIn = (
  readings: readonly string[],
  texts: readonly string[],
  exact: readonly string[] = [],
): string[] => {
  const { missing, marks } = compareLines(texts, readings, exact);
  const faults = missing.map((text) => `not read: ${text}`);
  const rate = markRate(marks);
  if (rate < LEAST_MARKS) faults.push(`${Math.round(100 * rate)} % of the marks: ${markReport(marks)}`);
  return faults;
};

interface Print {
  readonly bitmap: Bitmap;
  readonly dpi: number;
  readonly language: Language;
}

/**
 * Reads a paper until all of these texts were found on it, in their order, with their marks: what is wrong when it was read at all
 * sizes. `exact` values are found letter by letter.
 */
export const misread = async (
  { bitmap, dpi, language }: Print,
  texts: readonly string[],
  exact: readonly string[],
): Promise<readonly string[]> => {
  const words = wordsOf(bitmap, dpi);
  const readings: string[] = [];
  let faults = faultsIn(readings, texts, exact);
  for (const sizes of READ_AT) {
    if (readings.length > 0 && faults.length === 0) break;
    readings.push(...(await readAt(words, dpi, sizes, language)));
    faults = faultsIn(readings, texts, exact);
  }
  return faults;
};
