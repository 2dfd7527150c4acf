/** Assumed where the portal's word cannot be used: unreadable, or in the past by our clock. Shorter than any life seen. */
const ASSUMED_LIFE_MS = 5 * 60_000;
/** A longer life is a clock that is wrong. */
const LONGEST_LIFE_MS = 60 * 60_000;

/** `2026-11-22T03:51:20.1047187Z`: .NET writes seven digits of a second, and may leave out the zone, which is UTC. */
const instantOf = (text: string): number => {
  const match = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}:\d{2})(?:\.(\d{1,3})\d*)?(Z|[+-]\d{2}:?\d{2})?$/.exec(
    text.trim(),
  );
  if (match === null) return Number.NaN;
  const [, day, time, fraction = '0', zone = 'Z'] = match;
  return Date.parse(`${day}T${time}.${fraction.padEnd(3, '0')}${zone}`);
};

/** When a token ends, milliseconds since the epoch (domain facts D1). */
export const expiryOf = (expiresIn: string | number | null | undefined, now: number): number => {
  const seconds = typeof expiresIn === 'number' || /^\d+$/.test(expiresIn ?? '') ? Number(expiresIn) : null;
  const until = seconds === null ? instantOf(String(expiresIn)) : now + seconds * 1000;
  if (Number.isNaN(until) || until <= now) return now + ASSUMED_LIFE_MS;
  return Math.min(until, now + LONGEST_LIFE_MS);
};
