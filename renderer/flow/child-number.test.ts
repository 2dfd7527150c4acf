import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isUnderSix } from '../../electron/contract/person.ts';
import { mayBeUnderSix } from './child-number.ts';

const TODAY = '2026-11-23';
const day = fc
  .date({
    min: new Date('2010-01-01T00:00:00Z'),
    max: new Date('2026-11-23T00:00:00Z'),
    noInvalidDate: true,
  })
  .map((at) => at.toISOString().slice(0, 10));

describe('a number that a child under six may have', () => {
  it.each(['', '00122412345', '0012241234567', '00122412345x'])('is not %j', (number) => {
    expect(mayBeUnderSix(number, TODAY)).toBe(false);
  });

  it('no child under six is refused for the year of its number, and nobody is let in who is seven', () => {
    fc.assert(
      fc.property(day, fc.boolean(), (birthDate, girl) => {
        const number = `001${girl ? 3 : 2}${birthDate.slice(2, 4)}123456`;
        if (isUnderSix(birthDate, TODAY)) expect(mayBeUnderSix(number, TODAY)).toBe(true);
        if (birthDate < '2020') expect(mayBeUnderSix(number, TODAY)).toBe(false);
      }),
    );
  });
});
