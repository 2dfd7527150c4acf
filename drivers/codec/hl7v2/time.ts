import { localDay } from '../local-day.ts';

const DAY_MS = 86_400_000;
const two = (value: number): string => String(Math.floor(value)).padStart(2, '0');

/** Time stamp (TS, HL7 v2.5.1, 2.A.77) of an instant as clocks in the zone show it, with its offset: `20261122081530+0700`. */
export const printTime = (instant: number, timeZone: string): string => {
  const day = localDay(instant, timeZone);
  const start = Date.parse(day.start);
  const seconds = (instant - start) / 1_000;
  const minutes = (Date.parse(`${day.date}T00:00:00Z`) - start) / 60_000;
  const offset = `${minutes < 0 ? '-' : '+'}${two(Math.abs(minutes) / 60)}${two(Math.abs(minutes) % 60)}`;
  const clock = `${two(seconds / 3_600)}${two((seconds / 60) % 60)}${two(seconds % 60)}`;
  return `${day.date.replaceAll('-', '')}${clock}${offset}`;
};

const STAMP =
  /^(\d{4})(\d{2})(\d{2})(?:(\d{2})(?:(\d{2})(?:(\d{2})(?:\.(\d{1,4}))?)?)?)?(?:([+-])(\d{2})(\d{2}))?$/;

const calendarOf = (year: string, month: string, day: string): string | null => {
  const date = `${year}-${month}-${day}`;
  const at = Date.parse(`${date}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(date) ? date : null;
};

/** Instant of the midnight that begins a date there. */
const midnightOf = (date: string, timeZone: string): number | null => {
  const noon = Date.parse(`${date}T12:00:00Z`);
  const days = [0, -1, 1].map((shift) => localDay(noon + shift * DAY_MS, timeZone));
  const start = days.find((day) => day.date === date)?.start;
  return start === undefined ? null : Date.parse(start);
};

/**
 * ISO instant of a time stamp; one without offset is of the zone (on a day on which a zone changes its clocks, taken as if
 * they had not been). Null for what is no whole day at least.
 */
export const parseTime = (text: string, timeZone: string): string | null => {
  const [
    stamp,
    year = '',
    month = '',
    day = '',
    hour = '0',
    minute = '0',
    second = '0',
    fraction = '',
    ...zone
  ] = STAMP.exec(text.trim()) ?? [];
  if (stamp === undefined || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return null;
  const date = calendarOf(year, month, day);
  if (date === null) return null;
  const [sign, hours, minutes] = zone;
  const clock = ((Number(hour) * 60 + Number(minute)) * 60 + Number(second)) * 1_000;
  const passed = clock + Math.floor(Number(`0.${fraction || '0'}`) * 1_000);
  const offset = (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * 60_000 * (sign === '-' ? -1 : 1);
  const midnight = sign === undefined ? midnightOf(date, timeZone) : Date.parse(`${date}T00:00:00Z`) - offset;
  return midnight === null ? null : new Date(midnight + passed).toISOString();
};

/** FHIR date (`1990-01-01`, `1945-05`, `1945`) as HL7 has it: `19900101`, `194505`, `1945`. */
export const printDate = (date: string): string => date.replaceAll('-', '');

/** The day, month or year of a time stamp as a FHIR date; null for what is none. */
export const parseDate = (text: string): string | null => {
  const [, year, month, day] = /^(\d{4})(?:(\d{2})(?:(\d{2})[\d.+-]*)?)?$/.exec(text.trim()) ?? [];
  if (year === undefined) return null;
  if (month === undefined) return year;
  if (day === undefined) return Number(month) >= 1 && Number(month) <= 12 ? `${year}-${month}` : null;
  return calendarOf(year, month, day);
};
