import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseWallTime, printWallTime } from './wall-time.ts';

const HOME = 'Asia/Ho_Chi_Minh';
const zones = ['Asia/Ho_Chi_Minh', 'UTC', 'Europe/Berlin', 'America/St_Johns', 'Australia/Lord_Howe'];

describe('a time on the wall', () => {
  it.each([
    ['2026-11-22 00:30:00', '2026-11-21T17:30:00.000Z'],
    ['2026-11-22T00:30', '2026-11-21T17:30:00.000Z'],
    ['2026-11-22T00:30:00.1047187', '2026-11-21T17:30:00.000Z'],
    ['22/11/2026 08:12', '2026-11-22T01:12:00.000Z'],
    ['2/1/2026 8:12:09', '2026-01-02T01:12:09.000Z'],
    ['202611220812', '2026-11-22T01:12:00.000Z'],
    ['20261122081230', '2026-11-22T01:12:30.000Z'],
    [' 2026-11-22 08:12:00 ', '2026-11-22T01:12:00.000Z'],
    ['2026-11-22T03:51:20.1047187Z', '2026-11-22T03:51:20.104Z'],
    ['2026-11-22T08:12:00+09:00', '2026-11-21T23:12:00.000Z'],
  ])('%s in Vietnam is %s', (text, instant) => expect(parseWallTime(text, HOME)).toBe(instant));

  it.each([
    '',
    'hôm nay',
    '2026-11-22',
    '31/02/2026 08:00',
    '2026-11-22 24:30',
    '2026-11-22 08:60',
    '1795313520',
  ])('%j is none', (text) => expect(parseWallTime(text, HOME)).toBeNull());

  it('knows summer time', () => {
    expect(parseWallTime('2026-07-01 12:00:00', 'Europe/Berlin')).toBe('2026-07-01T10:00:00.000Z');
    expect(parseWallTime('2026-12-01 12:00:00', 'Europe/Berlin')).toBe('2026-12-01T11:00:00.000Z');
    expect(printWallTime(Date.parse('2026-07-01T10:00:00Z'), 'Europe/Berlin')).toBe('2026-07-01 12:00:00');
  });

  it('that was printed reads as the same instant, but for the hour that comes twice', () => {
    const seconds = fc.integer({ min: 0, max: 4_000_000_000 });
    fc.assert(
      fc.property(seconds, fc.constantFrom(...zones), (second, zone) => {
        const printed = printWallTime(second * 1000, zone);
        const read = Date.parse(parseWallTime(printed, zone) ?? '');
        expect(printWallTime(read, zone)).toBe(printed);
        if (zone === HOME || zone === 'UTC') expect(read).toBe(second * 1000);
      }),
    );
  });
});
