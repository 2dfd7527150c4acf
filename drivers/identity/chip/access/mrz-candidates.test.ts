import { describe, expect, it } from 'vitest';
import { mrzLines, mrzInformation as printed } from '../../../../tests/lab/chip/issuer/mrz.ts';
import { chipPersonOf, expiryOf } from '../../../../tests/lab/chip/issuer/person.ts';
import { fhirBirthDate, PERSONAS } from '../../../../tests/personas.ts';
import { parseCompactDate } from '../../../codec/calendar.ts';
import type { CardKey } from '../../../ports/identity.ts';
import { computedMrzInformation, expiryCandidates, mrzInformationOf } from './mrz-candidates.ts';

const NO_END = '991231';
const TODAY = '2026-11-22';

describe('when a card ends', () => {
  it('the example of the domain facts (A4)', () =>
    expect(expiryCandidates('1989-07-04', '2021-08-12')).toEqual(['290704', '490704', NO_END]));

  // Born on 4 July 1960, 1980 and so on: the likeliest end of a card issued on the day.
  it.each([
    ['at 10', '2016-07-04', '2026-07-04', '300704'],
    ['well before 14', '2012-07-04', '2024-07-03', '260704'],
    ['two years before 14', '2012-07-04', '2024-07-04', '370704'],
    ['the day before 14', '2012-07-04', '2026-07-03', '370704'],
    ['at 14', '2012-07-04', '2026-07-04', '370704'],
    ['more than two years before 25', '2000-07-04', '2023-07-03', '250704'],
    ['two years before 25', '2000-07-04', '2023-07-04', '400704'],
    ['the day before 25', '2000-07-04', '2025-07-03', '400704'],
    ['at 25', '2000-07-04', '2025-07-04', '400704'],
    ['the day after 25', '2000-07-04', '2025-07-05', '400704'],
    ['more than two years before 40', '1985-07-04', '2023-07-03', '250704'],
    ['two years before 40', '1985-07-04', '2023-07-04', '450704'],
    ['at 40', '1985-07-04', '2025-07-04', '450704'],
    ['more than two years before 60', '1965-07-04', '2023-07-03', '250704'],
    ['at 58', '1965-07-04', '2023-07-04', NO_END],
    ['at 59', '1965-07-04', '2024-07-04', NO_END],
    ['at 60', '1965-07-04', '2025-07-04', NO_END],
    ['at 90', '1935-07-04', '2025-07-04', NO_END],
  ])('issued %s', (_, birth, issued, likeliest) =>
    expect(expiryCandidates(birth, issued)[0]).toBe(likeliest),
  );

  it('the end that the grace skips comes second: an office may have done without it', () => {
    expect(expiryCandidates('2000-07-04', '2024-01-01')).toEqual(['400704', '250704', '600704']);
    expect(expiryCandidates('1965-07-04', '2024-01-01')).toEqual([NO_END, '250704']);
  });

  it('a card without end has one candidate', () =>
    expect(expiryCandidates('1935-07-04', '2025-07-04')).toEqual([NO_END]));

  it.each([
    ['1996-02-29', '2016-03-01', '210228'],
    ['2000-02-29', '2022-03-01', '250228'],
    ['2000-02-29', '2030-03-01', '400229'],
    ['2000-02-29', '2045-03-01', '600229'],
    ['2010-02-28', '2020-03-01', '240228'],
  ])('born on 29 February: %s, issued %s', (birth, issued, likeliest) =>
    expect(expiryCandidates(birth, issued)[0]).toBe(likeliest),
  );

  it('never names an end twice, nor more than three', () => {
    for (let year = 1930; year <= 2024; year++)
      for (const birth of [`${year}-07-04`, `${year}-12-31`, `${year}-01-01`])
        for (const issued of ['2021-01-01', '2022-12-31', '2024-07-01', TODAY]) {
          const ends = expiryCandidates(birth, issued);
          expect(new Set(ends).size).toBe(ends.length);
          expect(ends.length).toBeLessThanOrEqual(3);
          expect(ends.length).toBeGreaterThan(0);
        }
  });

  it('agrees with whoever makes the cards of 2024: the likeliest end is theirs', () => {
    for (let year = 1930; year <= 2020; year++) {
      const end = expiryOf(`04/07/${year}`, '22/11/2025', 2024);
      const theirs = end === null ? NO_END : end.slice(-2) + end.slice(3, 5) + end.slice(0, 2);
      expect(expiryCandidates(`${year}-07-04`, '2025-11-22')[0], `born ${year}`).toBe(theirs);
    }
  });
});

const keyFor = (changed: Partial<CardKey>): CardKey => ({
  number: '001089123456',
  birthDate: '1989-07-04',
  issueDate: '2021-08-12',
  mrz: null,
  ...changed,
});

describe('the MRZ that is computed', () => {
  it('of number, birth date and end, each with its check digit', () =>
    expect(
      computedMrzInformation(keyFor({ number: '001090123456', birthDate: '1990-01-01' }), TODAY)[0],
    ).toBe('090123456290010113001019'));

  it('of an unknown day of issue: as if issued today, and a card made long ago is among them', () => {
    const unknown = computedMrzInformation(keyFor({ issueDate: null }), TODAY);
    expect(unknown).toEqual(computedMrzInformation(keyFor({ issueDate: TODAY }), TODAY));
    expect(unknown).toContain(computedMrzInformation(keyFor({}), TODAY)[0]);
  });

  it.each([null, '1945', '1945-05', ''])('of a birth date that is not whole (%j): none', (birthDate) =>
    expect(computedMrzInformation(keyFor({ birthDate }), TODAY)).toEqual([]),
  );

  const whole = PERSONAS.filter(({ card }) => card.birthDate.length === 8);
  it.each(whole.map((who) => [who.id, who] as const))('has the one on the card of %s', (_, who) => {
    const key: CardKey = {
      number: who.card.number,
      birthDate: fhirBirthDate(who),
      issueDate: parseCompactDate(who.card.issueDate),
      mrz: null,
    };
    expect(computedMrzInformation(key, TODAY)).toContain(printed(mrzLines(chipPersonOf(who))));
  });
});

describe('the MRZ that was read', () => {
  const [who] = PERSONAS;
  if (who === undefined) throw new Error('nobody');
  const lines = mrzLines(chipPersonOf(who));

  it('gives its own information', () => expect(mrzInformationOf(lines, TODAY)).toBe(printed(lines)));

  it.each([
    ['misread in the birth date', [lines[0], `X${lines[1].slice(1)}`, lines[2]]],
    ['misread in the number', [lines[0].replace(/^IDVNM./, 'IDVNMX'), lines[1], lines[2]]],
    ['two lines', lines.slice(0, 2)],
    ['nothing', []],
    ['empty lines', ['', '', '']],
    ['other words', ['A'.repeat(30), 'B'.repeat(30), 'C'.repeat(30)]],
  ])('gives nothing where it is %s', (_, read) => expect(mrzInformationOf(read, TODAY)).toBeNull());
});
