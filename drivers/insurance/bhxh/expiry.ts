/** Assumed where the portal's word cannot be used: unreadable, or in the past by our clock. Shorter than any life seen. */
const ASSUMED_LIFE_MS = 5 * 60_000;
/** A longer life is a clock that is wrong. */
const LONGEST_LIFE_MS = 60 * 60_000;
/** A count of seconds beyond this (1973) is an instant, and a greater one still an instant in milliseconds. */
const LEAST_INSTANT_S = 1e8;
const LEAST_INSTANT_MS = 1e11;

/** `2026-11-22T03:51:20.1047187Z`: .NET writes seven digits of a second, and may leave out the zone, which is UTC. */
const INSTANT = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}:\d{2})(?:[.,](\d{1,3})\d*)? ?(Z|[+-]\d{2}:?\d{2})?$/i;
/** `/Date(1795319480104)/`, with or without a zone: what older .NET writes. */
const OLD_INSTANT = /^\/Date\((\d{1,15})(?:[+-]\d{4})?\)\/$/;
const NUMBER = /^\d{1,15}(?:\.\d+)?$/;

const instantOf = (text: string): number => {
  const old = OLD_INSTANT.exec(text);
  if (old !== null) return Number(old[1]);
  const match = INSTANT.exec(text);
  if (match === null) return Number.NaN;
  const [, day, time, fraction = '0', zone = 'Z'] = match;
  const zoneOf = zone.toUpperCase().replace(/^(...)(\d\d)$/, '$1:$2');
  return Date.parse(`${day}T${time}.${fraction.padEnd(3, '0')}${zoneOf}`);
};

const numberOf = (value: number, now: number): number => {
  if (value >= LEAST_INSTANT_MS) return value;
  return value >= LEAST_INSTANT_S ? value * 1000 : now + value * 1000;
};

/** When a token ends, milliseconds since the epoch (domain facts D1); a time that cannot be is replaced by one that is safe. */
export const expiryOf = (expiresIn: string | number | null | undefined, now: number): number => {
  const text = String(expiresIn ?? '').trim();
  const until = NUMBER.test(text) ? numberOf(Number(text), now) : instantOf(text);
  if (Number.isNaN(until) || until <= now) return now + ASSUMED_LIFE_MS;
  return Math.min(until, now + LONGEST_LIFE_MS);
};
