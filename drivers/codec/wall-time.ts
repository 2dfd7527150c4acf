import { calendarDate } from './calendar.ts';

const formats = new Map<string, Intl.DateTimeFormat>();

const formatOf = (timeZone: string): Intl.DateTimeFormat => {
  const known = formats.get(timeZone);
  if (known !== undefined) return known;
  const format = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' });
  formats.set(timeZone, format);
  return format;
};

/** How far the clocks there are ahead of UTC at an instant, ms. */
const offsetAt = (instant: number, timeZone: string): number => {
  const parts = formatOf(timeZone).formatToParts(instant);
  const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
  // `GMT` alone is UTC.
  const [, sign, hours = '0', minutes = '0', seconds = '0'] =
    /^GMT(?:([+-])(\d{2}):(\d{2})(?::(\d{2}))?)?$/.exec(name) ?? [];
  const ahead = ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000;
  return sign === '-' ? -ahead : ahead;
};

/** Ways in which systems write a time of the day of some day; fractions of a second are let go. */
const LAYOUTS: readonly RegExp[] = [
  /^(?<y>\d{4})-(?<mo>\d{2})-(?<d>\d{2})[T ](?<h>\d{2}):(?<mi>\d{2})(?::(?<s>\d{2})(?:[.,]\d+)?)?$/,
  /^(?<d>\d{1,2})\/(?<mo>\d{1,2})\/(?<y>\d{4})[T ]+(?<h>\d{1,2}):(?<mi>\d{2})(?::(?<s>\d{2})(?:[.,]\d+)?)?$/,
  /^(?<y>\d{4})(?<mo>\d{2})(?<d>\d{2})(?<h>\d{2})(?<mi>\d{2})(?<s>\d{2})?$/,
];
/** A time that says itself how far it is from UTC. */
const WITH_OFFSET = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})$/;

/**
 * ISO instant of a time as clocks in an IANA time zone show it: `2026-11-22 08:12:00`, with `T`, with or without seconds,
 * `22/11/2026 08:12`, `202611220812`. A time that carries its own offset keeps it. Null for anything else, and for a time that
 * no clock shows (31/02, 24:30).
 */
export const parseWallTime = (text: string, timeZone: string): string | null => {
  const printed = text.trim();
  if (WITH_OFFSET.test(printed)) {
    const at = Date.parse(printed);
    return Number.isNaN(at) ? null : new Date(at).toISOString();
  }
  const found = LAYOUTS.map((layout) => layout.exec(printed)?.groups).find((groups) => groups !== undefined);
  if (!found) return null;
  const [year, month, day] = [Number(found.y), Number(found.mo), Number(found.d)];
  const [hour, minute, second] = [Number(found.h), Number(found.mi), Number(found.s ?? 0)];
  if (calendarDate(year, month, day) === null || hour > 23 || minute > 59 || second > 59) return null;
  const wall = Date.UTC(year, month - 1, day, hour, minute, second);
  // Asked twice, since the offset may change in between.
  const first = wall - offsetAt(wall, timeZone);
  return new Date(wall - offsetAt(first, timeZone)).toISOString();
};

/** `2026-11-22 08:12:00`: what clocks in an IANA time zone show at an instant (ms since the epoch). */
export const printWallTime = (instant: number, timeZone: string): string =>
  new Date(instant + offsetAt(instant, timeZone)).toISOString().slice(0, 19).replace('T', ' ');
