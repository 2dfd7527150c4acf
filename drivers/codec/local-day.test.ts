import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isWithin, localDay } from './local-day.ts';

const VIETNAM = 'Asia/Ho_Chi_Minh';

describe('local day', () => {
  it.each([
    ['2026-11-21T17:00:00Z', '2026-11-22'],
    ['2026-11-22T16:59:59.999Z', '2026-11-22'],
    ['2026-11-22T17:00:00Z', '2026-11-23'],
    ['2026-12-31T18:00:00Z', '2027-01-01'],
  ])('%s is %s in Vietnam', (instant, date) =>
    expect(localDay(Date.parse(instant), VIETNAM).date).toBe(date),
  );

  it('gives the instants of its bounds', () => {
    expect(localDay(Date.parse('2026-11-22T01:15:00Z'), VIETNAM)).toEqual({
      date: '2026-11-22',
      start: '2026-11-21T17:00:00.000Z',
      end: '2026-11-22T17:00:00.000Z',
    });
  });

  it('knows days of 23 hours', () => {
    const day = localDay(Date.parse('2026-03-29T12:00:00Z'), 'Europe/Paris');
    expect(Date.parse(day.end) - Date.parse(day.start)).toBe(23 * 3_600_000);
  });

  it('holds the instant that it was asked for, whatever was asked before', () => {
    const [from, to] = [Date.parse('2025-12-30T00:00:00Z'), Date.parse('2026-11-02T00:00:00Z')];
    fc.assert(
      fc.property(
        fc.integer({ min: from, max: to }),
        fc.constantFrom(VIETNAM, 'Europe/Paris'),
        (at, zone) => {
          const day = localDay(at, zone);
          expect(isWithin(day, new Date(at).toISOString())).toBe(true);
          const shown = new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(at);
          expect(day.date).toBe(shown);
        },
      ),
    );
  });

  it('compares instants in any notation', () => {
    const day = localDay(Date.parse('2026-11-22T01:15:00Z'), VIETNAM);
    expect(isWithin(day, '2026-11-22T00:00:00+07:00')).toBe(true);
    expect(isWithin(day, '2026-11-23T00:00:00+07:00')).toBe(false);
    expect(isWithin(day, 'soon')).toBe(false);
  });
});
