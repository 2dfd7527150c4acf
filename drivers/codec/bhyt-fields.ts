import { isBhytCode } from './bhyt-code.ts';
import { type CalendarDate, parseSlashDate } from './calendar.ts';
import { parseHexText } from './hex-text.ts';

// Rules of single fields of an insurance card's QR code (domain facts C1).

/** Null where the field is absent: empty, blank or a dash. Undefined where it breaks its rule. */
export type Read<T> = T | null | undefined;

const isAbsent = (text: string): boolean => text === '' || text === '-';

/** 15 characters or ten digits, in capitals. */
export const codeOf = (text: string): Read<string> => {
  const code = text.toUpperCase();
  return isBhytCode(code) ? code : undefined;
};

/** Text in hex. Some cards write the dash of an absent field in hex, too. */
export const textOf = (hex: string): Read<string> => {
  if (isAbsent(hex)) return null;
  const text = parseHexText(hex)?.trim();
  return text !== undefined && isAbsent(text) ? null : text;
};

/** A name in hex: text with a letter in it. */
export const nameOf = (hex: string): Read<string> => {
  const text = textOf(hex);
  return typeof text === 'string' && !/[A-Za-z]/.test(text) && !/\p{L}/u.test(text) ? undefined : text;
};

const FULL_DATE = '1990-01-01'.length;

/** A day; month or year alone break the rule. */
export const dayOf = (text: string): Read<CalendarDate> => {
  if (isAbsent(text)) return null;
  const date = parseSlashDate(text);
  return date?.length === FULL_DATE ? date : undefined;
};

export const sexOf = (text: string): Read<'male' | 'female' | 'unknown'> => {
  if (text === '1') return 'male';
  if (text === '2') return 'female';
  return isAbsent(text) ? 'unknown' : undefined;
};

/** `01 - 028`, `01-028`, `01 – C54`: whatever dash there is, and blanks around it. */
const FACILITY = /^(\d{2}) *[-\u2010-\u2015\u2212]? *([0-9A-Z]{3})$/i;

/** Five characters: `01028`. */
export const facilityOf = (text: string): Read<string> => {
  if (isAbsent(text)) return null;
  const [, province, place] = FACILITY.exec(text) ?? [];
  return province === undefined || place === undefined ? undefined : province + place.toUpperCase();
};

const AREAS = ['K1', 'K2', 'K3'] as const;
export type LivingArea = (typeof AREAS)[number];

/** Digit of a place that is none of the three areas. */
const NO_AREA = '4';

export const areaOf = (text: string): Read<LivingArea> => {
  if (isAbsent(text) || text === NO_AREA) return null;
  return text.length === 1 ? AREAS[text.charCodeAt(0) - 49] : undefined;
};

export const printArea = (area: LivingArea | null): string => (area === null ? NO_AREA : area.slice(1));

const matching =
  (rule: RegExp) =>
  (text: string): Read<string> =>
    isAbsent(text) ? null : rule.test(text) ? text : undefined;

export const managementNumberOf = matching(/^\d{1,20}$/);
export const benefitLevelOf = matching(/^[1-5]$/);
export const checkOf = matching(/^[0-9a-f]{16}-\d{4}$/i);
