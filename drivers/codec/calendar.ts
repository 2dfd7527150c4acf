/** A day, month or year as FHIR writes it: `1990-01-01`, `1945-05`, `1945`. */
export type CalendarDate = string;

/** The century digit of a citizen number (domain facts A4) spans 1900 to 2399: a year outside is no year of a card. */
const FIRST_YEAR = 1900;
const LAST_YEAR = 2399;

const pad = (value: number, width: number): string => String(value).padStart(width, '0');

const daysIn = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

/** The FHIR date of a year, and of month and day where known (null where not); null when the calendar has no such day. */
export const calendarDate = (year: number, month: number | null, day: number | null): CalendarDate | null => {
  if (!Number.isInteger(year) || year < FIRST_YEAR || year > LAST_YEAR) return null;
  if (month === null) return day === null ? pad(year, 4) : null;
  if (month < 1 || month > 12) return null;
  if (day === null) return `${pad(year, 4)}-${pad(month, 2)}`;
  return day < 1 || day > daysIn(year, month) ? null : `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
};

/** `ddMMyyyy`, `MMyyyy` or `yyyy`, as the QR of a citizen card writes them (domain facts A1). */
export const parseCompactDate = (text: string): CalendarDate | null => {
  const match = /^(?:(?:(\d{2}))?(\d{2}))?(\d{4})$/.exec(text);
  if (match === null) return null;
  const [, day, month, year] = match;
  return calendarDate(
    Number(year),
    month === undefined ? null : Number(month),
    day === undefined ? null : Number(day),
  );
};

/** `dd/MM/yyyy`, `MM/yyyy` or `yyyy`, day and month perhaps unpadded, as BHXH writes them (domain facts C1, D2). */
export const parseSlashDate = (text: string): CalendarDate | null => {
  const match = /^(?:(?:(\d{1,2})\/)?(\d{1,2})\/)?(\d{4})$/.exec(text.trim());
  if (match === null) return null;
  const [, day, month, year] = match;
  return calendarDate(
    Number(year),
    month === undefined ? null : Number(month),
    day === undefined ? null : Number(day),
  );
};

/** FHIR date as BHXH wants it: `01/01/1990`, `05/1945`, `1945`. */
export const printSlashDate = (date: CalendarDate): string => date.split('-').reverse().join('/');

/** FHIR date as the QR of a citizen card has it: `01011990`, `051945`, `1945`. */
export const printCompactDate = (date: CalendarDate): string => date.split('-').reverse().join('');
