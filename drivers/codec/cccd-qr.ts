import { looksLikeBhyt } from './bhyt-code.ts';
import { type CalendarDate, parseCompactDate, printCompactDate } from './calendar.ts';
import { type NumberWarning, numberWarnings } from './citizen-number.ts';
import { type ScannedText, scannedText } from './scanned-text.ts';

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

export type CccdQrWarning = NumberWarning;

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

/** As the card prints them, and without the accent that some scanners lose; in any case. */
const sexOf = (word: string): CccdQr['sex'] | undefined => {
  if (word === 'Nam') return 'male';
  if (word === 'Nữ') return 'female';
  const small = word.toLowerCase();
  if (small === 'nam') return 'male';
  if (small === 'nữ' || small === 'nu') return 'female';
  return small === '' ? 'unknown' : undefined;
};

const refuse = (error: CccdQrFailure): CccdQrResult => ({ ok: false, error });

const layoutOf = (count: number, issueDate: CalendarDate | null): CccdQr['layout'] => {
  if (count === FIELDS_2021) return 2021;
  if (count >= FIELDS_2024) return 2024;
  return issueDate !== null && issueDate < FIRST_DAY_2024 ? 2021 : 2024;
};

/**
 * Letters of Latin and of Vietnamese, and what stands in names of our peoples: `H'Hen Niê`, Ede vowels that no single
 * character holds (a vowel and a combining mark). A `?` is a letter that was lost on the way.
 */
const NAME =
  /^ *[A-Za-zÀ-ÖØ-öø-žƀƠơƯưɃẠ-ỹ](?:[A-Za-zÀ-ÖØ-öø-žƀƠơƯưɃẠ-ỹ '’ʼ`.·-]|(?<=[AEIOUYaeiouyÀ-ÖØ-öø-žƠơƯưẠ-ỹ])[\u0300-\u036f])*$/;

/** Bytes of UTF-8 read as those of Windows-1252, `Nguyá»…n`: the first of a Vietnamese letter, and one that follows. */
const MISREAD = /á[º»]|[ÃÄÅÆ][\xa0-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]/;

/** Born, then given the card, up to today. Of a month or a year alone, any day of it may be meant. */
const isInTime = (birthDate: CalendarDate, issueDate: CalendarDate | null, today: CalendarDate): boolean =>
  birthDate <= today && (issueDate === null || (birthDate <= issueDate && issueDate <= today));

const readFields = (fields: readonly string[], today: CalendarDate): CccdQrResult => {
  const number = (fields[0] ?? '').trim();
  const old = (fields[1] ?? '').trim();
  const name = fields[2] ?? '';
  const address = (fields[5] ?? '').trim();
  const issued = (fields[6] ?? '').trim();
  // The last field of the 2021 layout: a line cut off here has lost a part of the date.
  if (fields.length === FIELDS_2021 && issued.length < 8 && /^\d*$/.test(issued)) return refuse('incomplete');
  const birthDate = parseCompactDate((fields[3] ?? '').trim());
  const sex = sexOf((fields[4] ?? '').trim());
  const issueDate = issued.length === 8 ? parseCompactDate(issued) : null;
  // A bar that took the place of another character, or the reverse, leaves the issue date beside its field.
  const shifted = issued === '' && (/^\d{1,8}$/.test(fields[FIELDS_2021] ?? '') || /\d{8}$/.test(address));
  const valid =
    !shifted &&
    number.length === 12 &&
    (old === '' || /^\d{9}$/.test(old)) &&
    (issued === '' || issueDate !== null);
  if (!valid || birthDate === null || sex === undefined) return refuse('invalid');
  if (!NAME.test(name) || !isInTime(birthDate, issueDate, today)) return refuse('invalid');
  const value: CccdQr = {
    number,
    oldNumber: old === '' ? null : old,
    name: name.trim(),
    birthDate,
    sex,
    address: address === '' ? null : address,
    issueDate,
    layout: layoutOf(fields.length, issueDate),
    extra: fields.slice(FIELDS_2021),
  };
  return { ok: true, value, warnings: numberWarnings(number, birthDate, sex) };
};

/** Reads the fields of a line that is text: `parseCccdQr` for who has taken it apart already. */
export const cccdQrOf = (
  { text, torn }: ScannedText,
  fields: readonly string[],
  today: CalendarDate,
): CccdQrResult => {
  if (text.length > MAX_LENGTH) return refuse('noise');
  if (looksLikeBhyt(fields)) return refuse('not-a-citizen-card');
  const [first = ''] = fields;
  if (fields.length >= FIELDS_2021 && /^\d+$/.test(first)) {
    if (torn) return refuse('noise');
    return MISREAD.test(text) ? refuse('invalid') : readFields(fields, today);
  }
  if (/^\d{12}$/.test(first)) return refuse('incomplete');
  return refuse(torn ? 'noise' : 'not-a-citizen-card');
};

/**
 * Reads one scanned line. Text comes out NFC; dates are FHIR dates that the calendar has.
 * Errors: `noise` (over-long, controls, broken UTF-8), `not-a-citizen-card`, `incomplete` (starts like one and ends too
 * soon), `invalid` (a citizen card whose values break their own rules, or whose letters came broken).
 * @param today FHIR date: nobody was born, and no card issued, after it
 */
export const parseCccdQr = (line: string, today: CalendarDate): CccdQrResult => {
  const scanned = scannedText(line, MAX_LENGTH);
  return scanned === null ? refuse('noise') : cccdQrOf(scanned, scanned.text.split('|'), today);
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
