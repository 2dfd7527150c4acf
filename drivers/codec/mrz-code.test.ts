import { describe, expect, it } from 'vitest';
import { MRZ, MRZ_UTOPIA } from './code-samples.ts';
import { looksLikeMrz, readMrzCode } from './mrz-code.ts';
import { checkDigit } from './mrz-td1.ts';

const TODAY = '2026-11-22';
const [FIRST, SECOND, THIRD] = MRZ;

const outcome = (text: string): string => {
  const read = readMrzCode(text, TODAY);
  if (read.ok) return ['ok', ...read.warnings].join(' ');
  return read.error === 'check-digit' ? `${read.error}: ${read.field}` : read.error;
};

/** A zone with right digits, of these lines. */
const sealed = (first: string, second = SECOND): string => {
  const document = first.slice(0, 14) + checkDigit(first.slice(5, 14)) + first.slice(15);
  const text = document.slice(5) + second.slice(0, 7) + second.slice(8, 15) + second.slice(18, 29);
  return [document, second.slice(0, 29) + checkDigit(text), THIRD].join('/');
};

describe('the zone of a Vietnamese citizen card', () => {
  it.each([
    ['/', MRZ.join('/')],
    ['/ with blanks', MRZ.join(' / ')],
    ['line feeds', MRZ.join('\n')],
    ['CR LF', `${MRZ.join('\r\n')}\r\n`],
    ['nothing', MRZ.join('')],
  ])('joined by %s', (_name, text) =>
    expect(readMrzCode(text, TODAY)).toEqual({
      ok: true,
      warnings: [],
      value: {
        number: '001090123456',
        documentNumber: '090123456',
        birthDate: '1990-01-01',
        sex: 'male',
        expiryDate: '2030-01-01',
        nationality: 'VNM',
        name: 'NGUYEN VAN AN',
      },
    }),
  );

  it.each([
    ['another state', MRZ_UTOPIA, 'foreign'],
    ['no number', sealed(FIRST.slice(0, 15) + '<'.repeat(15)), 'no-number'],
    ['something else than a number', sealed(`${FIRST.slice(0, 15)}ABC<<<<<<<<<<<<`), 'invalid'],
    ['a document number of another card', sealed(FIRST.replace('VNM0', 'VNM1')), 'invalid'],
    ['a letter that its check digit takes for a digit', sealed(FIRST.replace('VNM0', 'VNMA')), 'invalid'],
    ['another nationality', sealed(FIRST, SECOND.replace('VNM', 'LAO')), 'invalid'],
    ['a wrong digit', MRZ.join('/').replace('9001011', '9001012'), 'check-digit: birth-date'],
    ['one line', FIRST, 'incomplete'],
    ['two lines', `${FIRST}/${SECOND}`, 'incomplete'],
    ['a line cut', `${FIRST}/${SECOND}/${THIRD.slice(1)}`, 'incomplete'],
    ['a line too long', `${FIRST}/${SECOND}/${THIRD}<`, 'invalid'],
    ['four lines', `${FIRST}/${SECOND}/${THIRD}/${THIRD}`, 'invalid'],
    [
      'a passport',
      `P<VNMNGUYEN<<VAN<AN${'<'.repeat(25)}/B1234567<1VNM9001011M3001019${'<'.repeat(16)}`,
      'unsupported',
    ],
    ['nothing', '', 'incomplete'],
    ['a sex that the number denies', sealed(FIRST, SECOND.replace('M', 'F')), 'ok sex-mismatch'],
  ])('%s', (_name, text, expected) => expect(outcome(text)).toBe(expected));

  it('any one character changed is refused, warned of, or changes the name alone', () => {
    const text = MRZ.join('/');
    for (let at = 0; at < text.length; at++)
      for (const character of '0123456789ABKMFUVZ<') {
        if (character === text[at]) continue;
        const read = readMrzCode(text.slice(0, at) + character + text.slice(at + 1), TODAY);
        if (!read.ok) continue;
        const { name, sex, ...rest } = read.value;
        expect(rest, `${at} ${character}`).toEqual({
          number: '001090123456',
          documentNumber: '090123456',
          birthDate: '1990-01-01',
          expiryDate: '2030-01-01',
          nationality: 'VNM',
        });
        if (name !== 'NGUYEN VAN AN') expect(at).toBeGreaterThan(61);
        if (sex === 'female') expect(read.warnings).toEqual(['sex-mismatch']);
      }
  });

  it.each([
    [FIRST, true],
    [MRZ.join('\n'), true],
    ['NGUYEN<<VAN<AN', false],
    ['IDVNM0901234562001090123456', false],
    ['<a href="x">', false],
  ])('%j looks like one: %s', (text, expected) => expect(looksLikeMrz(text)).toBe(expected));
});
