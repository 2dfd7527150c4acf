import type { CalendarDate } from './calendar.ts';
import { type NumberWarning, numberWarnings } from './citizen-number.ts';
import { type MrzField, type MrzTd1, parseMrzTd1 } from './mrz-td1.ts';

/** A zone whose number is there. */
export interface CitizenMrz extends MrzTd1 {
  readonly number: string;
}

export type MrzCodeFailure =
  /** Fewer lines or characters than three of 30. */
  | 'incomplete'
  /** A zone of two lines, as passports have. */
  | 'unsupported'
  /** A card of another state. */
  | 'foreign'
  /** A card of Vietnam without a citizen number. */
  | 'no-number'
  | 'invalid';

export type MrzCodeResult =
  | { readonly ok: true; readonly value: CitizenMrz; readonly warnings: readonly NumberWarning[] }
  | { readonly ok: false; readonly error: MrzCodeFailure }
  | { readonly ok: false; readonly error: 'check-digit'; readonly field: MrzField };

const LINE = 30;
const STATE = 'VNM';
const DOCUMENT_DIGITS = 9;
/** Characters of the optional data that hold number, fillers and their check digit. */
const NO_DATA = '<'.repeat(15);

const refuse = (error: MrzCodeFailure): MrzCodeResult => ({ ok: false, error });

const readLines = (lines: readonly string[], today: CalendarDate): MrzCodeResult => {
  const zone = parseMrzTd1(lines, today);
  if (!zone.ok) {
    if (zone.error === 'check-digit') return zone;
    return refuse('invalid');
  }
  const [first = ''] = lines;
  if (first.slice(2, 5) !== STATE) return refuse('foreign');
  const { number, documentNumber, nationality, birthDate, sex } = zone.value;
  if (number === null) return refuse(first.endsWith(NO_DATA) ? 'no-number' : 'invalid');
  // The document number is the end of the citizen number (domain facts B2): a letter that a check digit takes for a
  // digit shows here.
  if (documentNumber !== number.slice(-DOCUMENT_DIGITS) || nationality !== STATE) return refuse('invalid');
  return { ok: true, value: { ...zone.value, number }, warnings: numberWarnings(number, birthDate, sex) };
};

const isOfTwoLines = (lines: readonly string[]): boolean =>
  lines.length === 2 && lines.every(({ length }) => length === 36 || length === 44);

/** The lines of a text: broken, joined by `/`, or 90 characters without anything between. */
export const mrzLinesOf = (text: string): readonly string[] => {
  if (text.length === 3 * LINE + 2 && text[LINE] === '/' && text[2 * LINE + 1] === '/')
    return [text.slice(0, LINE), text.slice(LINE + 1, 2 * LINE + 1), text.slice(2 * LINE + 2)];
  const lines = text
    .split(/[\r\n/]+/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const [only = ''] = lines;
  return lines.length === 1 && only.length === 3 * LINE
    ? [only.slice(0, LINE), only.slice(LINE, 2 * LINE), only.slice(2 * LINE)]
    : lines;
};

const SHAPE = /^[ACIPV][A-Z<][A-Z<]{3}[0-9A-Z<\s/]*$/;

/** Whether a text holds what only a machine-readable zone has, whole or cut. */
export const looksLikeMrz = (text: string): boolean => text.includes('<') && SHAPE.test(text);

/**
 * Reads the zone of a Vietnamese citizen card (domain facts B2) from lines joined by `/`, by line breaks, or by nothing.
 * `today` (FHIR date) decides the century of a birth. Zones of other cards and states are refused, and so is one
 * whose numbers disagree.
 */
export const readMrzCode = (text: string, today: CalendarDate): MrzCodeResult => {
  const lines = mrzLinesOf(text);
  if (isOfTwoLines(lines)) return refuse('unsupported');
  const short = lines.length < 3 || (lines.length === 3 && lines.some(({ length }) => length < LINE));
  return short ? refuse('incomplete') : readLines(lines, today);
};
