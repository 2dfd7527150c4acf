/** One civil day of a place. `start` and `end` are ISO instants, `end` the first one no longer in it. */
export interface LocalDay {
  readonly date: string;
  readonly start: string;
  readonly end: string;
}

const DAY_MS = 86_400_000;

/** Whether this machine knows a time zone of that name (IANA). */
export const isTimeZone = (name: string): boolean => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
};

const formats = new Map<string, Intl.DateTimeFormat>();

const formatOf = (timeZone: string): Intl.DateTimeFormat => {
  const known = formats.get(timeZone);
  if (known !== undefined) return known;
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  formats.set(timeZone, format);
  return format;
};

/** What a clock on the wall there shows, as milliseconds of a UTC calendar. */
const wallClock = (instant: number, timeZone: string): number => {
  const part: Record<string, number> = {};
  for (const { type, value } of formatOf(timeZone).formatToParts(instant)) part[type] = Number(value);
  return Date.UTC(
    part.year ?? 0,
    (part.month ?? 1) - 1,
    part.day ?? 1,
    part.hour ?? 0,
    part.minute ?? 0,
    part.second ?? 0,
  );
};

/** The instant at which the wall clock there shows `wall`; asked twice since the offset may change in between. */
const instantOf = (wall: number, timeZone: string): number => {
  const first = wall - (wallClock(wall, timeZone) - wall);
  return first - (wallClock(first, timeZone) - wall);
};

interface Latest {
  readonly from: number;
  readonly to: number;
  readonly day: LocalDay;
}
/** The day that was asked for last, by zone: nearly every question is about today, and to find a day out is slow. */
const latest = new Map<string, Latest>();

/** The local day that holds an instant (milliseconds since the epoch) in an IANA time zone. */
export const localDay = (instant: number, timeZone: string): LocalDay => {
  const known = latest.get(timeZone);
  if (known && instant >= known.from && instant < known.to) return known.day;
  const day = dayOf(instant, timeZone);
  latest.set(timeZone, { from: Date.parse(day.start), to: Date.parse(day.end), day });
  return day;
};

const dayOf = (instant: number, timeZone: string): LocalDay => {
  const wall = wallClock(instant, timeZone);
  const midnight = wall - (((wall % DAY_MS) + DAY_MS) % DAY_MS);
  return {
    date: new Date(midnight).toISOString().slice(0, 10),
    start: new Date(instantOf(midnight, timeZone)).toISOString(),
    end: new Date(instantOf(midnight + DAY_MS, timeZone)).toISOString(),
  };
};

/** Whether an ISO instant lies in the day; false for a text that is no instant. */
export const isWithin = (day: LocalDay, instant: string): boolean => {
  const at = Date.parse(instant);
  return at >= Date.parse(day.start) && at < Date.parse(day.end);
};
