import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  calendarDate,
  parseCompactDate,
  parseSlashDate,
  printCompactDate,
  printSlashDate,
} from './calendar.ts';

describe('calendar dates of Vietnamese cards', () => {
  it.each([
    ['01011990', '1990-01-01'],
    ['29022000', '2000-02-29'],
    ['051945', '1945-05'],
    ['1945', '1945'],
  ])('reads compact %s', (text, date) => expect(parseCompactDate(text)).toBe(date));

  it.each(['31021990', '29021900', '00011990', '01131990', '131945', '0107', '1011990', '', '01/01/1990'])(
    'refuses compact %j',
    (text) => expect(parseCompactDate(text)).toBeNull(),
  );

  it.each([
    ['01/01/1990', '1990-01-01'],
    ['1/5/1945', '1945-05-01'],
    ['5/1945', '1945-05'],
    ['1945', '1945'],
    [' 01/01/2025', '2025-01-01'],
  ])('reads slash %s', (text, date) => expect(parseSlashDate(text)).toBe(date));

  it.each(['31/02/1990', '2025-01-01', '-', '', '1/1/90'])('refuses slash %j', (text) =>
    expect(parseSlashDate(text)).toBeNull(),
  );

  it('refuses a day without a month', () => expect(calendarDate(1990, null, 1)).toBeNull());

  it('reads back what it prints', () => {
    const date = fc.oneof(
      fc
        .date({ min: new Date('1900-01-01'), max: new Date('2399-12-31'), noInvalidDate: true })
        .map((day) => day.toISOString().slice(0, 10)),
      fc.constantFrom('1945', '1945-05', '2399-12'),
    );
    fc.assert(
      fc.property(date, (value) => {
        expect(parseCompactDate(printCompactDate(value))).toBe(value);
        expect(parseSlashDate(printSlashDate(value))).toBe(value);
      }),
    );
  });
});
