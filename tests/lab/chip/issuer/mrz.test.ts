import { describe, expect, it } from 'vitest';
import { PERSONAS, persona } from '../../../personas.ts';
import { checkDigit, mrzInformation, mrzLines } from './mrz.ts';
import { chipPersonOf, expiryOf } from './person.ts';

const AN = {
  number: '001090123456',
  name: 'Nguyễn Văn An',
  birthDate: '01/01/1990',
  sex: 'Nam',
  expiryDate: '01/01/2030',
} as const;

describe('the MRZ of a Vietnamese card', () => {
  it('is the synthetic vector of the domain facts', () => {
    expect(mrzLines(AN)).toEqual([
      'IDVNM0901234562001090123456<<3',
      '9001011M3001019VNM<<<<<<<<<<<4',
      'NGUYEN<<VAN<AN<<<<<<<<<<<<<<<<',
    ]);
    expect(mrzInformation(mrzLines(AN))).toBe('090123456290010113001019');
  });

  it('has the check digits of the worked example of ICAO 9303-11, appendix D.2', () => {
    expect(['L898902C<', '690806', '940623'].map(checkDigit)).toEqual(['3', '1', '6']);
  });

  it('fills what is not known of a birth date, and gives a card without end the last day', () => {
    const [, second] = mrzLines(chipPersonOf(persona('year-only-birth')));
    expect(second.slice(0, 18)).toBe(`45<<<<${checkDigit('45<<<<')}F9912315VNM`);
  });

  it('cuts a long name at the line', () => {
    expect(mrzLines(chipPersonOf(persona('long-name')))[2]).toBe('CONG<<TANG<TON<NU<HOANG<PHUONG');
  });

  it.each(PERSONAS.map(({ id }) => id))('is three lines of 30 for %s', (id) => {
    for (const line of mrzLines(chipPersonOf(persona(id)))) expect(line).toMatch(/^[A-Z0-9<]{30}$/);
  });
});

describe('the end of a card', () => {
  it.each([
    ['04/07/1989', '12/08/2021', 2021, '04/07/2029'],
    ['15/05/1998', '01/06/2021', 2021, '15/05/2038'],
    ['15/05/1998', '14/05/2021', 2021, '15/05/2023'],
    ['09/04/1965', '22/07/2023', 2021, null],
    ['14/02/2024', '12/11/2024', 2024, '14/02/2038'],
    ['29/02/2000', '01/09/2021', 2021, '28/02/2025'],
  ] as const)('born %s, made %s, layout %i: %s', (birth, issue, layout, expiry) => {
    expect(expiryOf(birth, issue, layout)).toBe(expiry);
  });
});
