import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expiryOf } from './expiry.ts';

const NOW = Date.parse('2026-11-22T03:40:00Z');
const MINUTE = 60_000;
const TOLD = Date.parse('2026-11-22T03:51:20Z');
const ASSUMED = NOW + 5 * MINUTE;
const LONGEST = NOW + 60 * MINUTE;

describe('end of a token', () => {
  it.each([
    ['seven digits of a second', '2026-11-22T03:51:20.1047187Z', TOLD + 104],
    ['no fraction', '2026-11-22T03:51:20Z', TOLD],
    ['one digit of a second', '2026-11-22T03:51:20.5Z', TOLD + 500],
    ['a comma', '2026-11-22T03:51:20,1047187Z', TOLD + 104],
    ['no zone, which is UTC', '2026-11-22T03:51:20.5', TOLD + 500],
    ['a blank for the T', '2026-11-22 03:51:20', TOLD],
    ['local zone', '2026-11-22T10:51:20+07:00', TOLD],
    ['local zone as .NET may write it', '2026-11-22 10:51:20.0000000 +0700', TOLD],
    ['the way of older .NET', `/Date(${TOLD})/`, TOLD],
    ['the way of older .NET, with a zone', `/Date(${TOLD}+0700)/`, TOLD],
    ['seconds', 900, NOW + 15 * MINUTE],
    ['seconds as text', '900', NOW + 15 * MINUTE],
    ['parts of seconds', 900.5, NOW + 900_500],
    ['an instant in seconds', TOLD / 1000, TOLD],
    ['an instant in milliseconds', TOLD, TOLD],
    ['past by our clock', '2026-11-22T03:00:00Z', ASSUMED],
    ['past, as a number', 1_700_000_000, ASSUMED],
    ['no time at all', 0, ASSUMED],
    ['less than none', -5, ASSUMED],
    ['a day ahead', '2026-11-23T03:40:00Z', LONGEST],
    ['the end of time', '9999-12-31T23:59:59.9999999Z', LONGEST],
    ['a year in seconds', 31_536_000, LONGEST],
    ['the beginning of time', '0001-01-01T00:00:00', ASSUMED],
    ['a day that does not exist', '2026-13-45T99:99:99Z', ASSUMED],
    ['a Vietnamese date', '22/11/2026 03:51:20', ASSUMED],
    ['unreadable', 'soon', ASSUMED],
    ['empty', '', ASSUMED],
    ['absent', null, ASSUMED],
  ])('%s', (_name, value, until) => expect(expiryOf(value, NOW)).toBe(until));

  it('is never past, nor further than an hour away', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.double(), fc.date().map(String)), (value) => {
        const until = expiryOf(value, NOW);
        expect(until).toBeGreaterThan(NOW);
        expect(until).toBeLessThanOrEqual(LONGEST);
      }),
    );
  });
});
