import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDate, parseTime, printDate, printTime } from './time.ts';

const VIETNAM = 'Asia/Ho_Chi_Minh';

describe('time stamps (HL7 v2.5.1, 2.A.77)', () => {
  it.each([
    ['2026-11-22T01:15:30Z', VIETNAM, '20261122081530+0700'],
    ['2026-11-21T17:00:00Z', VIETNAM, '20261122000000+0700'],
    ['2026-12-31T18:05:09.900Z', VIETNAM, '20270101010509+0700'],
    ['2026-11-22T01:15:30Z', 'America/St_Johns', '20261121214530-0330'],
    ['2026-11-22T01:15:30Z', 'UTC', '20261122011530+0000'],
  ])('%s in %s is %s', (instant, zone, stamp) => expect(printTime(Date.parse(instant), zone)).toBe(stamp));

  it.each([
    ['20261122081530+0700', '2026-11-22T01:15:30.000Z'],
    ['20261122081530', '2026-11-22T01:15:30.000Z'],
    ['202611220815', '2026-11-22T01:15:00.000Z'],
    ['2026112208', '2026-11-22T01:00:00.000Z'],
    ['20261122', '2026-11-21T17:00:00.000Z'],
    ['20261122081530.25', '2026-11-22T01:15:30.250Z'],
    ['20261122011530-0330', '2026-11-22T04:45:30.000Z'],
    ['20261122011530+0000', '2026-11-22T01:15:30.000Z'],
  ])('%s is %s', (stamp, instant) => expect(parseTime(stamp, VIETNAM)).toBe(instant));

  it.each([
    '',
    '2026',
    '202611',
    '20261322',
    '20260231',
    '2026112224',
    '202611220860',
    'hôm nay',
    '2026-11-22',
  ])('%j is no time', (text) => expect(parseTime(text, VIETNAM)).toBeNull());

  it('finds the midnight of zones far from Greenwich', () => {
    expect(parseTime('20261122', 'Pacific/Kiritimati')).toBe('2026-11-21T10:00:00.000Z');
    expect(parseTime('20261122', 'Pacific/Pago_Pago')).toBe('2026-11-22T11:00:00.000Z');
  });

  it('brings any second back', () => {
    fc.assert(
      fc.property(fc.integer({ min: 946_684_800, max: 4_102_444_800 }), (second) => {
        const instant = second * 1_000;
        expect(parseTime(printTime(instant, VIETNAM), VIETNAM)).toBe(new Date(instant).toISOString());
      }),
    );
  });
});

describe('dates', () => {
  it.each([
    ['1978-05-17', '19780517'],
    ['1945-05', '194505'],
    ['1945', '1945'],
  ])('%s is %s, and back', (date, written) => {
    expect(printDate(date)).toBe(written);
    expect(parseDate(written)).toBe(date);
  });

  it('are read out of time stamps', () => expect(parseDate('197805170000+0700')).toBe('1978-05-17'));

  it.each(['', '19781', '197813', '19780230', 'không rõ'])('%j is none', (text) =>
    expect(parseDate(text)).toBeNull(),
  );
});
