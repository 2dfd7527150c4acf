import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDate } from './dates.ts';

describe('dates of the portal', () => {
  it.each([
    ['01/02/2026', '2026-02-01'],
    ['1/2/2026', '2026-02-01'],
    [' 01/02/2026 ', '2026-02-01'],
    ['01-02-2026', '2026-02-01'],
    ['01.02.2026', '2026-02-01'],
    ['01022026', '2026-02-01'],
    ['20260201', '2026-02-01'],
    ['2026-02-01', '2026-02-01'],
    ['2026-02-01T00:00:00', '2026-02-01'],
    ['01/02/2026 00:00:00', '2026-02-01'],
    ['02/1945', '1945-02'],
    ['1945', '1945'],
  ])('%j is %s', (text, date) => expect(readDate(text)).toBe(date));

  it.each([null, '', ' ', '01/01/0001', '31/12/9999', '9999-12-31T00:00:00', '99991231', '0001-01-01'])(
    '%j is none',
    (text) => expect(readDate(text)).toBeNull(),
  );

  it.each(['31/02/2026', 'later', '32/01/2026', '2026-13-01', '1/1/26', '010220', '20261301', '-'])(
    '%j cannot be read',
    (text) => expect(readDate(text)).toBeUndefined(),
  );

  it('reads every day in every form', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1900-01-01'), max: new Date('2399-12-31'), noInvalidDate: true }),
        (date) => {
          const day = date.toISOString().slice(0, 10);
          const [year = '', month = '', dayOfMonth = ''] = day.split('-');
          for (const text of [
            day,
            year + month + dayOfMonth,
            dayOfMonth + month + year,
            `${Number(dayOfMonth)}/${Number(month)}/${year}`,
            `${dayOfMonth}/${month}/${year} 07:00`,
          ])
            expect(readDate(text)).toBe(day);
        },
      ),
    );
  });
});
