import { type CalendarDate, parseCompactDate, printCompactDate } from './calendar.ts';

/** QR code of a citizen card (thẻ Căn cước công dân, thẻ Căn cước), domain facts A1, A2. Absent fields are null. */
export interface CccdQr {
  /** Số định danh cá nhân. */
  readonly number: string;
  /** Số CMND cũ. */
  readonly oldNumber: string | null;
  readonly name: string;
  readonly birthDate: CalendarDate;
  readonly sex: 'male' | 'female' | 'unknown';
  /** Nơi thường trú (2021), nơi cư trú (2024). */
  readonly address: string | null;
  readonly issueDate: CalendarDate | null;
  readonly layout: 2021 | 2024;
  /** What stands behind the seven known fields, as it stands: its meaning is not published. */
  readonly extra: readonly string[];
}

/** Disagreements between the number and the rest (domain facts A4). They warn: a number is never rejected for them. */
export type CccdQrWarning = 'century-mismatch' | 'year-mismatch' | 'sex-mismatch';

export type CccdQrFailure = 'not-a-citizen-card' | 'incomplete' | 'invalid' | 'noise';

export type CccdQrResult =
  | { readonly ok: true; readonly value: CccdQr; readonly warnings: readonly CccdQrWarning[] }
  | { readonly ok: false; readonly error: CccdQrFailure };

/** The longest real card stays below 300 characters. */
const MAX_LENGTH = 1024;
const FIELDS_2021 = 7;
const FIELDS_2024 = 11;
/** The first day on which the 2024 card was issued. */
const FIRST_DAY_2024 = '2024-07-01';

const SEXES = new Map<string, CccdQr['sex']>([
  ['nam', 'male'],
  ['nữ', 'female'],
  ['nu', 'female'],
  ['', 'unknown'],
]);

const refuse = (error: CccdQrFailure): CccdQrResult => ({ ok: false, error });

/** BHYT card (domain facts C1): the name in hex and the sex as a digit, or the closing `$`. Digits alone may be a part of a CMND. */
const looksLikeBhyt = (fields: readonly string[]): boolean => {
  const [, second = '', , fourth = ''] = fields;
  const hex = /^(?:[0-9a-f]{2}){2,}$/i.test(second) && !/^\d{1,9}$/.test(second);
  return fields.at(-1) === '$' || (hex && /^[12]?$/.test(fourth));
};

const layoutOf = (count: number, issueDate: CalendarDate | null): CccdQr['layout'] => {
  if (count === FIELDS_2021) return 2021;
  if (count >= FIELDS_2024) return 2024;
  return issueDate !== null && issueDate < FIRST_DAY_2024 ? 2021 : 2024;
};

/** Compares the number's century, year and sex digits with birth date and sex. */
const crossCheck = (card: CccdQr): CccdQrWarning[] => {
  const digit = Number(card.number[3]);
  const warnings: CccdQrWarning[] = [];
  if (19 + Math.floor(digit / 2) !== Number(card.birthDate.slice(0, 2))) warnings.push('century-mismatch');
  if (card.number.slice(4, 6) !== card.birthDate.slice(2, 4)) warnings.push('year-mismatch');
  if (card.sex !== 'unknown' && card.sex !== (digit % 2 === 0 ? 'male' : 'female'))
    warnings.push('sex-mismatch');
  return warnings;
};

const readFields = (fields: readonly string[]): CccdQrResult => {
  const [number = '', old = '', name = '', birth = '', sexWord = '', address = '', issued = ''] = fields.map(
    (field) => field.trim(),
  );
  // The last field of the 2021 layout: a line cut off here has lost a part of the date.
  if (fields.length === FIELDS_2021 && /^\d{0,7}$/.test(issued)) return refuse('incomplete');
  const birthDate = parseCompactDate(birth);
  const issueDate = issued.length === 8 ? parseCompactDate(issued) : null;
  const sex = SEXES.get(sexWord.toLowerCase());
  const valid =
    /^\d{12}$/.test(number) &&
    /^(?:\d{9})?$/.test(old) &&
    /\p{L}/u.test(name) &&
    (issued === '' || issueDate !== null);
  if (!valid || birthDate === null || sex === undefined) return refuse('invalid');
  const value: CccdQr = {
    number,
    oldNumber: old === '' ? null : old,
    name,
    birthDate,
    sex,
    address: address === '' ? null : address,
    issueDate,
    layout: layoutOf(fields.length, issueDate),
    extra: fields.slice(FIELDS_2021),
  };
  return { ok: true, value, warnings: crossCheck(value) };
};

/**
 * Reads one scanned line. Text comes out NFC; dates are FHIR dates that the calendar has.
 * Errors: `noise` (over-long, control characters, broken UTF-8), `not-a-citizen-card`, `incomplete` (starts like one
 * and ends too soon), `invalid` (a citizen card whose values break their own rules).
 */
export const parseCccdQr = (line: string): CccdQrResult => {
  if (line.length > MAX_LENGTH) return refuse('noise');
  const text = line
    .replace(/^\uFEFF/, '')
    .trim()
    .normalize('NFC');
  // A line cut within a character decodes to replacement characters at its very end only.
  const whole = text.replace(/\uFFFD{1,3}$/, '');
  if (whole === '' || /\p{Cc}|\p{Cs}|\uFFFD/u.test(whole)) return refuse('noise');
  const fields = whole.split('|');
  if (looksLikeBhyt(fields)) return refuse('not-a-citizen-card');
  const [first = ''] = fields;
  if (fields.length >= FIELDS_2021 && /^\d+$/.test(first)) {
    return whole === text ? readFields(fields) : refuse('noise');
  }
  if (/^\d{12}$/.test(first)) return refuse('incomplete');
  return refuse(whole === text ? 'not-a-citizen-card' : 'noise');
};

const SEX_WORDS: Readonly<Record<CccdQr['sex'], string>> = { male: 'Nam', female: 'Nữ', unknown: '' };

/** The line that a card with these fields carries: the inverse of `parseCccdQr`. */
export const printCccdQr = (card: CccdQr): string =>
  [
    card.number,
    card.oldNumber ?? '',
    card.name,
    printCompactDate(card.birthDate),
    SEX_WORDS[card.sex],
    card.address ?? '',
    card.issueDate === null ? '' : printCompactDate(card.issueDate),
    ...card.extra,
  ].join('|');
