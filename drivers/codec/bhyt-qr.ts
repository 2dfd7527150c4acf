import { looksLikeBhyt, parseBhytCode, TERMINATOR } from './bhyt-code.ts';
import {
  areaOf,
  benefitLevelOf,
  checkOf,
  codeOf,
  dayOf,
  facilityOf,
  type LivingArea,
  managementNumberOf,
  nameOf,
  printArea,
  type Read,
  sexOf,
  textOf,
} from './bhyt-fields.ts';
import { type CalendarDate, parseSlashDate, printSlashDate } from './calendar.ts';
import { printHexText } from './hex-text.ts';
import { scannedText } from './scanned-text.ts';

/** QR code of an insurance card (thẻ bảo hiểm y tế), domain facts C1. Text is NFC; absent fields are null. */
export interface BhytQr {
  /** Mã thẻ: 15 characters, or the ten digits of the mã số BHXH. */
  readonly code: string;
  readonly name: string;
  readonly birthDate: CalendarDate;
  readonly sex: 'male' | 'female' | 'unknown';
  readonly address: string | null;
  /** Nơi đăng ký khám chữa bệnh ban đầu: five characters, `01028`. */
  readonly facility: string | null;
  readonly validFrom: CalendarDate | null;
  readonly validTo: CalendarDate | null;
  readonly issueDate: CalendarDate | null;
  /** Cha, mẹ hoặc người giám hộ. */
  readonly guardian: string | null;
  /** Thời điểm đủ 5 năm liên tục. */
  readonly fiveYearDate: CalendarDate | null;
  /** Mức hưởng of newer cards, behind the check string: 1 to 5. A code of 15 characters has one of its own. */
  readonly benefitLevel: string | null;
  /** Mã quản lý của BHXH: digits. */
  readonly managementNumber: string | null;
  /** Mã nơi sinh sống. */
  readonly livingArea: LivingArea | null;
  /** Chuỗi kiểm tra as it stands: how it is made is not published. */
  readonly check: string | null;
  /** Nơi cấp. */
  readonly issuer: string | null;
  /** How many fields stand before the `$`. */
  readonly layout: 9 | 14 | 16;
}

/** What breaks its rule; `layout`: the number of fields. */
export type BhytField = keyof BhytQr;

/** Dates or levels that disagree with each other: they warn. */
export type BhytWarning = 'validity-reversed' | 'benefit-mismatch';

export type BhytQrResult =
  | { readonly ok: true; readonly value: BhytQr; readonly warnings: readonly BhytWarning[] }
  | { readonly ok: false; readonly error: 'not-an-insurance-card' | 'incomplete' | 'noise' }
  | { readonly ok: false; readonly error: 'invalid'; readonly field: BhytField };

/** The longest real card stays below 900 characters. */
const MAX_LENGTH = 2048;
const NO_WARNINGS: readonly BhytWarning[] = [];

const layoutOf = (count: number): BhytQr['layout'] | null =>
  count === 9 || count === 14 || count === 16 ? count : null;

const warningsOf = (card: BhytQr): readonly BhytWarning[] => {
  const { validFrom, validTo, benefitLevel } = card;
  const reversed = validFrom !== null && validTo !== null && validTo < validFrom;
  const told = benefitLevel === null ? undefined : parseBhytCode(card.code)?.benefitLevel;
  if (!reversed && (told === undefined || told === benefitLevel)) return NO_WARNINGS;
  return reversed ? ['validity-reversed'] : ['benefit-mismatch'];
};

const readFields = (fields: readonly string[], layout: BhytQr['layout']): BhytQrResult => {
  const faults: BhytField[] = [];
  const at = (index: number): string => (index < layout ? (fields[index] ?? '').trim() : '');
  const may = <T>(field: BhytField, value: Read<T>): T | null => {
    if (value === undefined) faults.push(field);
    return value ?? null;
  };
  const must = <T>(field: BhytField, value: Read<T>, instead: T): T => {
    if (value === undefined || value === null) faults.push(field);
    return value ?? instead;
  };
  const value: BhytQr = {
    code: must('code', codeOf(at(0)), ''),
    name: must('name', nameOf(at(1)), ''),
    birthDate: must('birthDate', parseSlashDate(at(2)), ''),
    sex: must('sex', sexOf(at(3)), 'unknown'),
    address: may('address', textOf(at(4))),
    facility: may('facility', facilityOf(at(5))),
    validFrom: may('validFrom', dayOf(at(6))),
    validTo: may('validTo', dayOf(at(7))),
    issueDate: may('issueDate', dayOf(at(8))),
    guardian: may('guardian', textOf(at(10))),
    fiveYearDate: may('fiveYearDate', dayOf(at(12))),
    benefitLevel: may('benefitLevel', benefitLevelOf(at(14))),
    managementNumber: may('managementNumber', managementNumberOf(at(9))),
    livingArea: may('livingArea', areaOf(at(11))),
    check: may('check', checkOf(at(13))),
    issuer: may('issuer', textOf(at(15))),
    layout,
  };
  const [field] = faults;
  return field === undefined
    ? { ok: true, value, warnings: warningsOf(value) }
    : { ok: false, error: 'invalid', field };
};

/** Reads the fields of a line that is text: `parseBhytQr` for who has taken it apart already. */
export const bhytQrOf = (fields: readonly string[]): BhytQrResult => {
  if (!looksLikeBhyt(fields)) return { ok: false, error: 'not-an-insurance-card' };
  const end = fields.indexOf(TERMINATOR);
  if (end === -1) return { ok: false, error: 'incomplete' };
  const layout = end === fields.length - 1 ? layoutOf(end) : null;
  return layout === null ? { ok: false, error: 'invalid', field: 'layout' } : readFields(fields, layout);
};

/**
 * Reads one scanned line. Errors: `noise` (over-long, control characters, broken UTF-8), `not-an-insurance-card`,
 * `incomplete` (starts like one and has no `$`), `invalid` (a field breaks its own rule: the first one is named).
 */
export const parseBhytQr = (line: string): BhytQrResult => {
  const scanned = scannedText(line, MAX_LENGTH);
  return scanned === null ? { ok: false, error: 'noise' } : bhytQrOf(scanned.text.split('|'));
};

const SEX_DIGITS: Readonly<Record<BhytQr['sex'], string>> = { male: '1', female: '2', unknown: '-' };
const orDash = (text: string | null): string => text ?? '-';
const hexOrDash = (text: string | null): string => (text === null ? '-' : printHexText(text));
const dayOrDash = (date: CalendarDate | null): string => (date === null ? '-' : printSlashDate(date));

/** The line that a card with these fields carries: the inverse of `parseBhytQr`. Its layout tells what is left out. */
export const printBhytQr = (card: BhytQr): string =>
  [
    card.code,
    printHexText(card.name),
    printSlashDate(card.birthDate),
    SEX_DIGITS[card.sex],
    hexOrDash(card.address),
    card.facility === null ? '-' : `${card.facility.slice(0, 2)} - ${card.facility.slice(2)}`,
    dayOrDash(card.validFrom),
    dayOrDash(card.validTo),
    dayOrDash(card.issueDate),
    orDash(card.managementNumber),
    hexOrDash(card.guardian),
    printArea(card.livingArea),
    dayOrDash(card.fiveYearDate),
    orDash(card.check),
    orDash(card.benefitLevel),
    hexOrDash(card.issuer),
  ]
    .slice(0, card.layout)
    .concat(TERMINATOR)
    .join('|');
