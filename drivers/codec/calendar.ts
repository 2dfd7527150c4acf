/** A day, month or year as FHIR writes it: `1990-01-01`, `1945-05`, `1945`. */
export type CalendarDate = string;

/** The century digit of a citizen number (domain facts A4) spans 1900 to 2399: a year outside is no year of a card. */
const FIRST_YEAR = 1900;
const LAST_YEAR = 2399;

const DAYS: readonly number[] = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
/** `00` to `31`. */
const TWO_DIGITS: readonly string[] = Array.from({ length: 32 }, (_, value) =>
  String(value).padStart(2, '0'),
);

const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);

const daysIn = (year: number, month: number): number =>
  month === 2 && isLeap(year) ? 29 : (DAYS[month - 1] ?? 0);

const within = (value: number, first: number, last: number): boolean =>
  Number.isInteger(value) && value >= first && value <= last;

/** The FHIR date of a year, and of month and day where known (null where not); null when the calendar has no such day. */
export const calendarDate = (year: number, month: number | null, day: number | null): CalendarDate | null => {
  if (!within(year, FIRST_YEAR, LAST_YEAR)) return null;
  if (month === null) return day === null ? String(year) : null;
  if (!within(month, 1, 12)) return null;
  const months = `${year}-${TWO_DIGITS[month]}`;
  if (day === null) return months;
  return within(day, 1, daysIn(year, month)) ? `${months}-${TWO_DIGITS[day]}` : null;
};

/** The number that these digits write; NaN where there is none or something else among them. */
const digits = (text: string, from: number, to: number): number => {
  let value = to > from ? 0 : Number.NaN;
  for (let at = from; at < to; at++) {
    const digit = text.charCodeAt(at) - 48;
    if (digit < 0 || digit > 9) return Number.NaN;
    value = value * 10 + digit;
  }
  return value;
};

/** `ddMMyyyy`, `MMyyyy` or `yyyy`, as the QR of a citizen card writes them (domain facts A1). */
export const parseCompactDate = (text: string): CalendarDate | null => {
  const { length } = text;
  if (length !== 8 && length !== 6 && length !== 4) return null;
  const year = digits(text, length - 4, length);
  const month = length === 4 ? null : digits(text, length - 6, length - 4);
  return calendarDate(year, month, length === 8 ? digits(text, 0, 2) : null);
};

/** `dd/MM/yyyy`, `MM/yyyy` or `yyyy`, day and month perhaps unpadded, as BHXH writes them (domain facts C1, D2). */
export const parseSlashDate = (printed: string): CalendarDate | null => {
  const text = printed.trim();
  const last = text.lastIndexOf('/');
  if (text.length - last !== 5) return null;
  const year = digits(text, last + 1, text.length);
  if (last === -1) return calendarDate(year, null, null);
  const first = last === 0 ? -1 : text.lastIndexOf('/', last - 1);
  if (first > 2 || last - first > 3) return null;
  const month = digits(text, first + 1, last);
  return calendarDate(year, month, first === -1 ? null : digits(text, 0, first));
};

/** FHIR date as BHXH wants it: `01/01/1990`, `05/1945`, `1945`. */
export const printSlashDate = (date: CalendarDate): string => date.split('-').reverse().join('/');

/** FHIR date as the QR of a citizen card has it: `01011990`, `051945`, `1945`. */
export const printCompactDate = (date: CalendarDate): string => date.split('-').reverse().join('');
