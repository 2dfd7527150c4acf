import { describe, expect, it } from 'vitest';
import { dateOf, groupedDigits, isNumber, isPhone, longestOf, restOf } from './digit-groups.ts';

describe('digits as they are shown', () => {
  it.each([
    ['phone', '', '', '____ ___ ___'],
    ['phone', '0912', '0912 ', '___ ___'],
    ['phone', '0912345678', '0912 345 678', ''],
    ['phone', '02438253531', '0243 825 3531', ''],
    ['number', '001090123456', '001 090 123 456', ''],
    ['number', '0010', '001 0', '__ ___ ___'],
    ['date', '', '', '__/__/____'],
    ['date', '2', '2', '_/__/____'],
    ['date', '22', '22/', '__/____'],
    ['date', '22112', '22/11/2', '___'],
    ['date', '22112026', '22/11/2026', ''],
  ] as const)('%s of "%s" is "%s" and "%s"', (shape, digits, shown, rest) => {
    expect([groupedDigits(shape, digits), restOf(shape, digits)]).toEqual([shown, rest]);
  });

  it('takes as many as a whole one has', () => {
    expect([
      longestOf('phone', '09'),
      longestOf('phone', '02'),
      longestOf('number', ''),
      longestOf('date', ''),
    ]).toEqual([10, 11, 12, 8]);
  });
});

it.each([
  ['29022024', '2024-02-29'],
  ['31122020', '2020-12-31'],
  ['31022024', null],
  ['29022023', null],
  ['00012020', null],
  ['01132020', null],
  ['31042021', null],
  ['01010000', null],
  ['0101199', null],
  ['', null],
])('the day %s is %s', (digits, date) => expect(dateOf(digits)).toBe(date));

it('knows a phone that can be dialled, and a number that is whole', () => {
  expect(['0912345678', '0312345678', '02438253531'].every(isPhone)).toBe(true);
  expect(['', '091234567', '09123456789', '0212345678', '0112345678', '1912345678'].some(isPhone)).toBe(
    false,
  );
  expect(isNumber('001090123456')).toBe(true);
  expect(isNumber('00109012345')).toBe(false);
});
