import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { estimateBenefit } from './benefit.ts';

const percentOf = (code: string, day: string): number | undefined => estimateBenefit(code, day)?.percent;

describe('benefit level (domain facts C3)', () => {
  it.each([
    ['CC1010123456789', 100],
    ['CK2010123456789', 100],
    ['HT3010123456789', 95],
    ['GD4010123456789', 80],
    ['QN5010123456789', 100],
  ])('%s is %i percent, under the old law and the new', (code, percent) => {
    expect(percentOf(code, '2025-06-30')).toBe(percent);
    expect(percentOf(code, '2025-07-01')).toBe(percent);
    expect(percentOf(code, '2026-11-22')).toBe(percent);
  });

  it('says which law it is by, and that the new one is not confirmed', () => {
    expect(estimateBenefit('GD4010123456789', '2025-06-30')).toEqual({
      percent: 80,
      certain: true,
      source: 'Luật 46/2014/QH13, Điều 22',
    });
    expect(estimateBenefit('GD4010123456789', '2025-07-01')).toEqual({
      percent: 80,
      certain: false,
      source: 'Luật 51/2024/QH15; NĐ 188/2025/NĐ-CP',
    });
  });

  it.each([
    ['ten digits have no level', '0123456789', '2026-11-22'],
    ['nor has a citizen number', '001090123456', '2026-11-22'],
    ['a level that there is not', 'GD6010123456789', '2026-11-22'],
    ['no code', '', '2026-11-22'],
    ['a day before the law', 'GD4010123456789', '2014-12-31'],
  ])('%s', (_name, code, day) => expect(estimateBenefit(code, day)).toBeNull());

  it('covers every day since 2015 once, and never leaves 0 to 100', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2015-01-01'), max: new Date('2199-12-31'), noInvalidDate: true }),
        fc.constantFrom('1', '2', '3', '4', '5'),
        (date, level) => {
          const percent = percentOf(`GD${level}010123456789`, date.toISOString().slice(0, 10)) ?? -1;
          expect(percent).toBeGreaterThan(0);
          expect(percent).toBeLessThanOrEqual(100);
        },
      ),
    );
  });
});
