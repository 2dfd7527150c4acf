import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { numberWarnings } from '../codec/citizen-number.ts';
import { isAdult, isUnderSix, tellsOf } from './person.ts';

it.each([
  ['2020-11-24', '2026-11-23', true],
  ['2020-11-23', '2026-11-23', false],
  ['2020-02-29', '2026-02-28', true],
  ['2020-02-29', '2026-03-01', false],
  ['2026-11-23', '2026-11-23', true],
  ['2026-11-24', '2026-11-23', false],
  ['2026', '2026-11-23', true],
  ['1945', '2026-11-23', false],
  // It may have been on the last day.
  ['2020', '2026-11-23', true],
  ['2020-11', '2026-11-23', true],
  ['2020-10', '2026-11-23', false],
])('born on %s is under six on %s: %s', (birthDate, today, under) => {
  expect(isUnderSix(birthDate, today)).toBe(under);
});

it('answers for a child from the eighteenth birthday on', () => {
  expect(isAdult('2008-11-23', '2026-11-23')).toBe(true);
  expect(isAdult('2008-11-24', '2026-11-23')).toBe(false);
});

describe('what a citizen number tells', () => {
  it.each([
    ['001090123456', { sex: 'male', birthYear: 1990 }],
    ['001145000123', { sex: 'female', birthYear: 1945 }],
    ['001222123456', { sex: 'male', birthYear: 2022 }],
    ['079323000017', { sex: 'female', birthYear: 2023 }],
    ['001900123456', { sex: 'female', birthYear: 2300 }],
    ['00122212345', null],
    ['0012221234567', null],
    ['00122212345a', null],
    ['', null],
  ])('%s tells %o', (number, tells) => expect(tellsOf(number)).toEqual(tells));

  it('never disagrees with the warnings', () => {
    const numbers = fc.stringMatching(/^\d{12}$/);
    fc.assert(
      fc.property(numbers, (number) => {
        const tells = tellsOf(number);
        expect(tells && numberWarnings(number, String(tells.birthYear), tells.sex)).toEqual([]);
      }),
    );
  });
});
