import { type CalendarDate, calendarDate } from './calendar.ts';

/** Machine-readable zone of a card of three lines (ICAO 9303-5, TD1; domain facts B2). */
export interface MrzTd1 {
  /** Số định danh cá nhân: 12 digits; null on a card of another state. */
  readonly number: string | null;
  /** Nine characters without filler; on a Vietnamese card the last nine digits of the number. */
  readonly documentNumber: string;
  readonly birthDate: CalendarDate;
  readonly sex: 'male' | 'female' | 'unknown';
  /** Null where the zone holds filler instead of a day. */
  readonly expiryDate: CalendarDate | null;
  /** Three letters, `VNM`. */
  readonly nationality: string;
  /** In Vietnamese order and without diacritics: `NGUYEN VAN AN`. The line holds 30 characters: the end may be cut. */
  readonly name: string;
}

/** The check digit that disagrees. */
export type MrzField = 'document-number' | 'optional-data' | 'birth-date' | 'expiry-date' | 'composite';

export type MrzResult =
  | { readonly ok: true; readonly value: MrzTd1 }
  /** `not-an-mrz`: not three lines of 30; `invalid`: right digits around values that break their own rules. */
  | { readonly ok: false; readonly error: 'not-an-mrz' | 'invalid' }
  | { readonly ok: false; readonly error: 'check-digit'; readonly field: MrzField };

const LINE = 30;
const WEIGHTS = [7, 3, 1];
const FILLER = '<';
/** What Vietnam puts into the optional data of the first line: the number, two fillers, a check digit over both. */
const VIETNAMESE_DATA = /^(\d{12})<<([\d<])$/;

const valueOfCharacter = (code: number): number => {
  if (code >= 48 && code <= 57) return code - 48;
  return code >= 65 && code <= 90 ? code - 55 : 0;
};

/** Weighted sum of a part of a text, whose first character is the `place`th of all that are summed. */
const weighted = (text: string, from: number, to: number, place: number): number => {
  let sum = 0;
  for (let at = from; at < to; at++)
    sum += valueOfCharacter(text.charCodeAt(at)) * (WEIGHTS[(at - from + place) % 3] ?? 0);
  return sum;
};

/** Check digit of ICAO 9303-3, 4.9: weights 7, 3, 1 modulo 10. What is neither digit nor letter A to Z counts as filler. */
export const checkDigit = (text: string): string => String(weighted(text, 0, text.length, 0) % 10);

const checked = (text: string): string => text + checkDigit(text);

/**
 * MRZ_information, from which BAC and PACE derive their keys (ICAO 9303-11, 4.3.2 and D.2). Dates are `YYMMDD`, as the
 * zone prints them.
 */
export const mrzInformation = (documentNumber: string, birthDate: string, expiryDate: string): string =>
  checked(documentNumber.padEnd(9, FILLER)) + checked(birthDate) + checked(expiryDate);

const linesOf = (mrz: readonly string[] | string): readonly string[] | null => {
  const lines =
    typeof mrz === 'string' ? [mrz.slice(0, LINE), mrz.slice(LINE, 2 * LINE), mrz.slice(2 * LINE)] : mrz;
  const fits = lines.length === 3 && lines.every((line) => line.length === LINE && /^[A-Z\d<]+$/.test(line));
  return fits && /^[ACI][A-Z<][A-Z<]{3}/.test(lines[0] ?? '') ? lines : null;
};

const isDigit = (line: string, at: number, sum: number): boolean => line.charCodeAt(at) - 48 === sum % 10;

/** Number and check digit that Vietnam puts into the optional data; undefined on other cards. */
const vietnameseData = (first: string): RegExpExecArray | undefined =>
  isVietnamese(first) ? (VIETNAMESE_DATA.exec(first.slice(15)) ?? undefined) : undefined;

/** The first check digit that disagrees. An empty optional field may have filler in its place (ICAO 9303-5, 4.2.2). */
const wrongDigit = (first: string, second: string, optional: string | undefined): MrzField | null => {
  if (optional !== undefined && optional !== FILLER && !isDigit(first, 29, weighted(first, 15, 29, 0)))
    return 'optional-data';
  if (!isDigit(first, 14, weighted(first, 5, 14, 0))) return 'document-number';
  if (!isDigit(second, 6, weighted(second, 0, 6, 0))) return 'birth-date';
  if (!isDigit(second, 14, weighted(second, 8, 14, 0))) return 'expiry-date';
  const composite =
    weighted(first, 5, 30, 0) +
    weighted(second, 0, 7, 25) +
    weighted(second, 8, 15, 32) +
    weighted(second, 18, 29, 39);
  return isDigit(second, 29, composite) ? null : 'composite';
};

const isVietnamese = (first: string): boolean => first.slice(2, 5) === 'VNM';

/** Month or day of a date in the zone: null where the card does not know it, printed as filler or zeros. */
const part = (text: string): number | null => (text === '<<' || text === '00' ? null : Number(text));

const dateIn = (text: string, century: number): CalendarDate | null =>
  /^\d\d(?:\d\d|<<){2}$/.test(text)
    ? calendarDate(century * 100 + Number(text.slice(0, 2)), part(text.slice(2, 4)), part(text.slice(4)))
    : null;

/** The century that the number tells (domain facts A4), else the latest in which the day is not still to come. */
const birthDateOf = (text: string, number: string | null, today: CalendarDate): CalendarDate | null => {
  const told = number?.slice(4, 6) === text.slice(0, 2) ? [19 + Math.floor(Number(number?.[3]) / 2)] : [];
  for (const century of [...told, 20, 19]) {
    const date = dateIn(text, century);
    if (date !== null && date <= today.slice(0, date.length)) return date;
  }
  return null;
};

const SEXES = new Map<string, MrzTd1['sex']>([
  ['M', 'male'],
  ['F', 'female'],
  [FILLER, 'unknown'],
]);

const nameOf = (line: string): string | null => {
  const name = line.replace(/<+/g, ' ').trim();
  return name === '' || /\d/.test(line) ? null : name;
};

/** A field without the filler at its end; undefined where the rest breaks the rule. */
const unfilled = (field: string, rule: RegExp): string | undefined => {
  const end = field.indexOf(FILLER);
  const text = end === -1 ? field : field.slice(0, end);
  return rule.test(text) && text.padEnd(field.length, FILLER) === field ? text : undefined;
};

/**
 * Reads the three lines, or the 90 characters of DG1. `today` (FHIR date) decides the century of a birth: nobody is
 * born in the future. An expiry is a day of 2000 to 2099.
 */
export const parseMrzTd1 = (mrz: readonly string[] | string, today: CalendarDate): MrzResult => {
  const [first, second, third] = linesOf(mrz) ?? [];
  if (first === undefined || second === undefined || third === undefined)
    return { ok: false, error: 'not-an-mrz' };
  const vietnamese = vietnameseData(first);
  const field = wrongDigit(first, second, vietnamese?.[2]);
  if (field !== null) return { ok: false, error: 'check-digit', field };
  const number = vietnamese?.[1] ?? null;
  const birthDate = birthDateOf(second.slice(0, 6), number, today);
  const sex = SEXES.get(second[7] ?? '');
  const expiry = second.slice(8, 14);
  const expiryDate = dateIn(expiry, 20);
  const nationality = unfilled(second.slice(15, 18), /^[A-Z]+$/);
  const documentNumber = unfilled(first.slice(5, 14), /^[A-Z\d]+$/);
  const name = nameOf(third);
  if (birthDate === null || sex === undefined || nationality === undefined || name === null)
    return { ok: false, error: 'invalid' };
  if (documentNumber === undefined || (expiryDate === null && expiry !== FILLER.repeat(6)))
    return { ok: false, error: 'invalid' };
  return {
    ok: true,
    value: { number, documentNumber, birthDate, sex, expiryDate, nationality, name },
  };
};

const SEX_LETTERS: Readonly<Record<MrzTd1['sex'], string>> = { male: 'M', female: 'F', unknown: FILLER };

const printDate = (date: CalendarDate | null): string =>
  (date ?? '').replaceAll('-', '').slice(2).padEnd(6, FILLER);

const letters = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[đĐ]/g, 'D')
    .toUpperCase()
    .replace(/[^A-Z]+/g, FILLER);

/**
 * The three lines of a card with these fields, each of 30 characters: the inverse of `parseMrzTd1`. The first word of
 * the name is the surname; a name that is too long is cut.
 */
export const printMrzTd1 = (card: MrzTd1): readonly [string, string, string] => {
  const data = card.number === null ? FILLER.repeat(15) : checked(`${card.number}<<`);
  const first = `ID${card.nationality.padEnd(3, FILLER)}${checked(card.documentNumber.padEnd(9, FILLER))}${data}`;
  const birth = checked(printDate(card.birthDate));
  const expiry = checked(printDate(card.expiryDate));
  const composite = checkDigit(first.slice(5) + birth + expiry + FILLER.repeat(11));
  const second = `${birth}${SEX_LETTERS[card.sex]}${expiry}${card.nationality.padEnd(3, FILLER)}${FILLER.repeat(11)}${composite}`;
  const third = letters(card.name).replace(FILLER, '<<').slice(0, LINE).padEnd(LINE, FILLER);
  return [first, second, third];
};
