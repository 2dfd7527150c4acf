import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkDigit, type MrzTd1, mrzInformation, parseMrzTd1, printMrzTd1 } from './mrz-td1.ts';

const TODAY = '2026-11-22';
const AN = [
  'IDVNM0901234562001090123456<<3',
  '9001011M3001019VNM<<<<<<<<<<<4',
  'NGUYEN<<VAN<AN<<<<<<<<<<<<<<<<',
] as const;
const [FIRST, SECOND, THIRD] = AN;
/** The worked example of ICAO 9303-5, appendix B. */
const UTOPIA = [
  'I<UTOD231458907<<<<<<<<<<<<<<<',
  '7408122F1204159UTO<<<<<<<<<<<6',
  'ERIKSSON<<ANNA<MARIA<<<<<<<<<<',
];
const CARD: MrzTd1 = {
  number: '001090123456',
  documentNumber: '090123456',
  birthDate: '1990-01-01',
  sex: 'male',
  expiryDate: '2030-01-01',
  nationality: 'VNM',
  name: 'NGUYEN VAN AN',
};

const outcome = (mrz: readonly string[] | string): string => {
  const result = parseMrzTd1(mrz, TODAY);
  if (result.ok) return 'ok';
  return result.error === 'check-digit' ? `${result.error}: ${result.field}` : result.error;
};

/** The second line with a right composite digit. */
const sealed = (first: string, second: string): readonly string[] => {
  const text = first.slice(5) + second.slice(0, 7) + second.slice(8, 15) + second.slice(18, 29);
  return [first, second.slice(0, 29) + checkDigit(text), THIRD];
};
const dated = (birth: string, sex: string, expiry: string, first: string = FIRST): readonly string[] =>
  sealed(first, `${birth}${checkDigit(birth)}${sex}${expiry}${checkDigit(expiry)}VNM<<<<<<<<<<<0`);

describe('vectors', () => {
  it('domain facts B2', () => {
    expect(parseMrzTd1(AN, TODAY)).toEqual({ ok: true, value: CARD });
    expect(parseMrzTd1(AN.join(''), TODAY)).toEqual({ ok: true, value: CARD });
    expect(printMrzTd1(CARD)).toEqual(AN);
    expect(mrzInformation('090123456', '900101', '300101')).toBe('090123456290010113001019');
  });

  it('MRZ information of ICAO 9303-11, D.2', () => {
    expect(mrzInformation('L898902C', '690806', '940623')).toBe('L898902C<369080619406236');
  });

  it('ICAO 9303-5, appendix B: a card of another state', () => {
    expect(parseMrzTd1(UTOPIA, TODAY)).toEqual({
      ok: true,
      value: {
        number: null,
        documentNumber: 'D23145890',
        birthDate: '1974-08-12',
        sex: 'female',
        expiryDate: '2012-04-15',
        nationality: 'UTO',
        name: 'ERIKSSON ANNA MARIA',
      },
    });
  });

  it('ICAO 9303-3, 4.9: check digits', () => {
    expect([checkDigit('520727'), checkDigit('AB2134<<<'), checkDigit('')]).toEqual(['3', '5', '0']);
  });
});

describe('check digits', () => {
  it('every wrong digit is found', () => {
    for (let line = 0; line < 2; line++)
      for (let at = line === 0 ? 5 : 0; at < 30; at++) {
        const digit = AN[line]?.[at] ?? '';
        if (!/\d/.test(digit)) continue;
        const changed = AN.map((text, index) =>
          index === line ? text.slice(0, at) + ((Number(digit) + 1) % 10) + text.slice(at + 1) : text,
        );
        expect(outcome(changed), `line ${line + 1}, character ${at + 1}`).toContain('check-digit');
      }
  });

  it.each([
    ['document-number', [FIRST.replace('0901234562', '0901234563'), SECOND]],
    ['optional-data', [`${FIRST.slice(0, 29)}4`, SECOND]],
    ['birth-date', [FIRST, SECOND.replace('9001011', '9001012')]],
    ['expiry-date', [FIRST, SECOND.replace('3001019', '3001018')]],
    ['composite', [FIRST, `${SECOND.slice(0, 29)}5`]],
  ])('names %s', (field, lines) => expect(outcome([...lines, THIRD])).toBe(`check-digit: ${field}`));

  it('leaves optional data that has not the shape of Vietnam alone', () => {
    const first = `${FIRST.slice(0, 15)}AB12<<<<<<<<<<9`;
    expect(parseMrzTd1(sealed(first, SECOND), TODAY)).toMatchObject({ ok: true, value: { number: null } });
    const foreign = `I<UTO${FIRST.slice(5, 29)}4`;
    expect(parseMrzTd1(sealed(foreign, SECOND), TODAY)).toMatchObject({ ok: true, value: { number: null } });
  });

  it('takes a number without the extra digit', () => {
    expect(parseMrzTd1(sealed(`${FIRST.slice(0, 29)}<`, SECOND), TODAY)).toMatchObject({
      ok: true,
      value: { number: '001090123456' },
    });
  });
});

describe('values', () => {
  const birthOf = (birth: string, first?: string): string | null => {
    const result = parseMrzTd1(dated(birth, 'M', '300101', first), TODAY);
    return result.ok ? result.value.birthDate : null;
  };
  const withNumber = (number: string): string =>
    `${FIRST.slice(0, 15)}${number}<<${checkDigit(`${number}<<`)}`;
  const plain = `${FIRST.slice(0, 15)}${'<'.repeat(15)}`;

  it.each([
    ['the number says 1900', '050607', withNumber('001005123456'), '1905-06-07'],
    ['the number says 2000', '050607', withNumber('001205123456'), '2005-06-07'],
    ['the number says 2100: not born yet', '050607', withNumber('001405123456'), '2005-06-07'],
    ['the number tells of another year', '050607', withNumber('001006123456'), '2005-06-07'],
    ['no number, today', '261122', plain, '2026-11-22'],
    ['no number, tomorrow', '261123', plain, '1926-11-23'],
    ['no such day in this century', '000229', plain, '2000-02-29'],
    ['year alone', '45<<<<', withNumber('001045000123'), '1945'],
    ['year and month', '4505<<', withNumber('001045000123'), '1945-05'],
    ['zeros for unknown', '450000', withNumber('001045000123'), '1945'],
    ['31 February', '900231', plain, null],
    ['filler', '<<<<<<', plain, null],
    ['letters', '9O0101', plain, null],
  ])('birth: %s', (_name, birth, first, expected) => expect(birthOf(birth, first)).toBe(expected));

  it('reads unknown sex and an expiry of filler', () => {
    expect(parseMrzTd1(dated('900101', '<', '<<<<<<'), TODAY)).toMatchObject({
      ok: true,
      value: { sex: 'unknown', expiryDate: null },
    });
    expect(parseMrzTd1(dated('900101', 'F', '991231'), TODAY)).toMatchObject({
      ok: true,
      value: { sex: 'female', expiryDate: '2099-12-31' },
    });
  });

  it.each([
    ['a third sex', dated('900101', 'X', '300101')],
    ['30 February', dated('900101', 'M', '300230')],
    ['digits in the name', [FIRST, SECOND, THIRD.replace('NGUYEN', 'NGUY3N')]],
    ['no name', [FIRST, SECOND, '<'.repeat(30)]],
    ['no nationality', [FIRST, SECOND.replace('VNM', '<<<'), THIRD]],
    [
      'filler within the document number',
      sealed(`IDVNM09<123456${checkDigit('09<123456')}${FIRST.slice(15)}`, SECOND),
    ],
  ])('%s is invalid', (_name, lines) => expect(outcome(lines)).toBe('invalid'));

  it.each([
    ['two lines', AN.slice(0, 2)],
    ['29 characters', [FIRST.slice(1), SECOND, THIRD]],
    ['small letters', AN.map((line) => line.toLowerCase())],
    ['89 characters', AN.join('').slice(1)],
    ['91 characters', `${AN.join('')}<`],
    ['a passport', `P<VNM${AN.join('').slice(5)}`],
    ['nothing', ''],
    ['no lines', []],
  ])('%s: not an MRZ', (_name, lines) => expect(outcome(lines)).toBe('not-an-mrz'));

  it('prints a name without diacritics, cut at the line', () => {
    const name = 'Đặng Thị Ánh Nguyệt Cẩm Tú Quỳnh Hoa';
    const [, , third] = printMrzTd1({ ...CARD, name });
    expect(third).toBe('DANG<<THI<ANH<NGUYET<CAM<TU<QU');
    expect(parseMrzTd1([FIRST, SECOND, third], TODAY)).toMatchObject({
      value: { name: 'DANG THI ANH NGUYET CAM TU QU' },
    });
  });
});

const digits = (length: number): fc.Arbitrary<string> =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length }).map((d) => d.join(''));
const day = (min: string, max: string): fc.Arbitrary<string> =>
  fc
    .date({ min: new Date(min), max: new Date(max), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));

describe('properties', () => {
  it('reads back every card it prints', () => {
    const card: fc.Arbitrary<MrzTd1> = fc
      .record({
        birthDate: day('1900-01-01', '2026-01-01'),
        tail: digits(6),
        sex: fc.constantFrom('male', 'female', 'unknown'),
        expiryDate: fc.option(day('2020-01-01', '2099-12-31')),
        name: fc.constantFrom('LE', 'TRAN THI BICH', 'NGUYEN VAN AN'),
      })
      .map(({ tail, ...rest }) => {
        const century = rest.birthDate < '2000' ? 0 : 2;
        const number = `001${century}${rest.birthDate.slice(2, 4)}${tail}`;
        return { ...rest, number, documentNumber: number.slice(3), nationality: 'VNM' };
      });
    fc.assert(
      fc.property(card, (value) => {
        expect(parseMrzTd1(printMrzTd1(value), TODAY)).toEqual({ ok: true, value });
      }),
    );
  });
});
