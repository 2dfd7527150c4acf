import { calendarDate, parseSlashDate } from '../../codec/calendar.ts';
import { localDay } from '../../codec/local-day.ts';
import { parseWallTime, printWallTime } from '../../codec/wall-time.ts';
import type { Bindings } from './expression.ts';
import type { CodeTable } from './mapping.ts';

/** Functions that every expression has, besides jsonata's own and the code tables of its mapping. */
export const HELPERS = [
  'now',
  'millis',
  'today',
  'text',
  'amount',
  'date',
  'instant',
  'local',
  'phone',
] as const;

/** Code tables and helpers as an expression calls them. What cannot be read is nothing (undefined), never an error. */
export function createBindings(
  tables: Readonly<Record<string, CodeTable>>,
  timeZone: string,
  now: () => number,
): Bindings {
  const helpers: Record<(typeof HELPERS)[number], (value: unknown) => unknown> = {
    /** The kiosk's clock and not jsonata's. */
    now: () => new Date(now()).toISOString(),
    millis: () => now(),
    /** The hospital's day, `yyyy-MM-dd`. */
    today: () => localDay(now(), timeZone).date,
    text,
    amount,
    date: (value) => dateOf(text(value) ?? '', timeZone) ?? undefined,
    /** ISO instant of a time as the hospital's clocks show it. */
    instant: (value) => parseWallTime(text(value) ?? '', timeZone) ?? undefined,
    /** `yyyy-MM-dd HH:mm:ss` on the hospital's clocks, of an ISO instant. */
    local: (value) => {
      const at = Date.parse(text(value) ?? '');
      return Number.isNaN(at) ? undefined : printWallTime(at, timeZone);
    },
    phone,
  };
  const lookUps = Object.entries(tables).map(([name, table]) => [name, lookUp(table)] as const);
  return { ...Object.fromEntries(lookUps), ...helpers };
}

/** A code table as a function: the value of a code, that of `*` for any other code, nothing for no code. */
const lookUp = (table: CodeTable): ((code: unknown) => unknown) => {
  const values = new Map(Object.entries(table));
  return (code) => {
    if (typeof code !== 'string' && typeof code !== 'number' && typeof code !== 'boolean') return undefined;
    const key = String(code).trim();
    return values.has(key) ? values.get(key) : values.get('*');
  };
};

/** Text of a text or number, trimmed, in NFC; nothing for null and for a text of blanks (`$string(null)` would be `"null"`). */
const text = (value: unknown): string | undefined => {
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  if (typeof value !== 'string') return undefined;
  const trimmed = value.trim().normalize('NFC');
  return trimmed === '' ? undefined : trimmed;
};

/** `50.000` is fifty thousand to a Vietnamese and fifty to a computer: nobody guesses which. */
const THOUSANDS = /^-?\d{1,3}\.\d{3}$/;

/** A number that may come as text (`"50000.00"`). */
const amount = (value: unknown): number | undefined => {
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  const printed = text(value) ?? '';
  return /^-?\d{1,15}(?:\.\d+)?$/.test(printed) && !THOUSANDS.test(printed) ? Number(printed) : undefined;
};

/** Digits of a telephone number as it is dialled at home: `+84 912 …` and `0912 …` are one number. */
const phone = (value: unknown): string | undefined => {
  const digits = (text(value) ?? '').replace(/\D/g, '').replace(/^(?:00)?84(?=\d{9}$)/, '0');
  return digits === '' ? undefined : digits;
};

/** A part of a date that is zeros is not known (QĐ 130: `199000000000`). */
const partOf = (digits: string | undefined): number | null =>
  digits === undefined || Number(digits) === 0 ? null : Number(digits);

/**
 * FHIR date of a date as systems write it: `1990-01-01`, `1990-01`, `1990`, `01/01/1990`, `01/1990`, `19900101`, all with or
 * without a time after it. A time with an offset (midnight at home is yesterday in UTC) is read on the hospital's clocks.
 */
const dateOf = (printed: string, timeZone: string): string | null => {
  const instant = /\d{2}:\d{2}.*(?:Z|[+-]\d{2}:\d{2})$/.test(printed) ? Date.parse(printed) : Number.NaN;
  if (!Number.isNaN(instant)) return localDay(instant, timeZone).date;
  const [, year, month, day] =
    /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?:[T ].*)?$/.exec(printed) ??
    /^(\d{4})(\d{2})(\d{2})(?:\d{4}|\d{6})?$/.exec(printed) ??
    [];
  if (year !== undefined) return calendarDate(Number(year), partOf(month), partOf(day));
  return parseSlashDate(printed.split(/[T ]/)[0] ?? '');
};
