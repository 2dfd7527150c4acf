import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type BhytQr, parseBhytQr, printBhytQr } from './bhyt-qr.ts';
import { BHYT_15, BHYT_17, BHYT_SHORT, CCCD, VIETQR_KIOSK } from './code-samples.ts';

const AN: BhytQr = {
  code: 'GD4010123456789',
  name: 'Nguyễn Văn An',
  birthDate: '1990-01-01',
  sex: 'male',
  address: 'Số 1 Đường Mẫu, Phường Mẫu, Hà Nội',
  facility: '01028',
  validFrom: '2021-01-01',
  validTo: null,
  issueDate: '2021-01-05',
  guardian: 'Trần Thị Bốn',
  fiveYearDate: '2025-01-01',
  benefitLevel: null,
  managementNumber: '01000123456789',
  livingArea: null,
  check: '4641c59ff02659c3-1202',
  issuer: null,
  layout: 14,
};

const outcome = (line: string): string => {
  const read = parseBhytQr(line);
  if (read.ok) return 'ok';
  return read.error === 'invalid' ? `invalid: ${read.field}` : read.error;
};
/** The line of 16 fields with one of them changed. */
const withField = (index: number, text: string, line = BHYT_17): string =>
  line
    .split('|')
    .map((field, at) => (at === index ? text : field))
    .join('|');
const cardOf = (line: string): Partial<BhytQr> => {
  const read = parseBhytQr(line);
  return read.ok ? read.value : {};
};

describe('vectors of domain facts C1', () => {
  it('15 parts', () => expect(parseBhytQr(BHYT_15)).toEqual({ ok: true, value: AN, warnings: [] }));

  it('the short one', () =>
    expect(parseBhytQr(BHYT_SHORT)).toEqual({
      ok: true,
      warnings: [],
      value: {
        ...AN,
        code: 'TE1010123456789',
        name: 'Trần Bé Út',
        birthDate: '2022',
        sex: 'female',
        address: 'Hà Nội',
        validFrom: '2022-01-01',
        validTo: '2028-12-31',
        issueDate: '2022-01-01',
        guardian: null,
        fiveYearDate: null,
        managementNumber: null,
        check: null,
        layout: 9,
      },
    }));

  it('17 parts, ten digits, unpadded dates, capitals in hex', () =>
    expect(parseBhytQr(BHYT_17)).toEqual({
      ok: true,
      warnings: [],
      value: {
        ...AN,
        code: '0123456789',
        birthDate: '1990-05-01',
        address: null,
        facility: '01C54',
        validFrom: '2026-01-01',
        issueDate: '2026-01-05',
        guardian: null,
        fiveYearDate: '2030-01-01',
        benefitLevel: '4',
        livingArea: 'K3',
        issuer: 'Hà Nội',
        layout: 16,
      },
    }));

  it('prints the first as it stands', () => expect(printBhytQr(AN)).toBe(BHYT_15));
});

describe('fields', () => {
  it.each(['01 - 028', '01-028', '01 – 028', '01 — 028', '01028', '01 028', ' 01 -028 '])(
    'facility %j',
    (text) => expect(cardOf(withField(5, text)).facility).toBe('01028'),
  );

  it.each(['', ' ', '-', ' - '])('%j is absent', (text) => {
    for (const index of [3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15])
      expect(outcome(withField(index, text)), `${index}`).toBe('ok');
    expect(cardOf(withField(3, text)).sex).toBe('unknown');
  });

  it('a dash in hex is absent, too', () => expect(cardOf(withField(10, '2d')).guardian).toBeNull());

  it('a code in small letters is told in capitals', () =>
    expect(cardOf(withField(0, 'gd4010123456789')).code).toBe('GD4010123456789'));

  it('names come out composed', () =>
    expect(cardOf(withField(1, Buffer.from('Nguyễn Văn An'.normalize('NFD')).toString('hex'))).name).toBe(
      'Nguyễn Văn An',
    ));

  it.each([
    ['1', 'K1'],
    ['2', 'K2'],
    ['3', 'K3'],
    ['4', null],
  ])('living area %s', (digit, area) => expect(cardOf(withField(11, digit)).livingArea).toBe(area));

  it.each([
    [0, 'GD6010123456789', 'code'],
    [0, '012345678', 'code'],
    [0, '001090123456', 'code'],
    [0, 'G04010123456789', 'code'],
    [1, '4e6', 'name'],
    [1, 'Nguyễn Văn An', 'name'],
    [1, '3132', 'name'],
    [1, '', 'name'],
    [2, '31/02/1990', 'birthDate'],
    [2, '-', 'birthDate'],
    [2, '1/1/90', 'birthDate'],
    [3, '3', 'sex'],
    [3, 'Nam', 'sex'],
    [4, 'ff', 'address'],
    [5, '1-028', 'facility'],
    [5, '01 - 0288', 'facility'],
    [6, '2026', 'validFrom'],
    [7, '31/12', 'validTo'],
    [8, '0', 'issueDate'],
    [9, '12A', 'managementNumber'],
    [10, 'xx', 'guardian'],
    [11, '5', 'livingArea'],
    [11, 'K1', 'livingArea'],
    [12, '30/02/2030', 'fiveYearDate'],
    [13, '4641c59ff02659c-1202', 'check'],
    [14, '6', 'benefitLevel'],
    [15, '4', 'issuer'],
  ])('field %i as %j is refused', (index, text, field) =>
    expect(outcome(withField(index, text))).toBe(`invalid: ${field}`),
  );

  it.each([
    ['validity that ends before it begins', withField(7, '31/12/2025'), 'validity-reversed'],
    ['another level than the code has', withField(0, 'GD3010123456789'), 'benefit-mismatch'],
  ])('warns of %s', (_name, line, warning) =>
    expect(parseBhytQr(line)).toMatchObject({ ok: true, warnings: [warning] }),
  );
});

describe('lines', () => {
  it.each([
    ['cut before the $', BHYT_15.slice(0, -1), 'incomplete'],
    ['cut in the address', BHYT_15.slice(0, 100), 'incomplete'],
    ['a field too many', BHYT_15.replace('|$', '||$'), 'invalid: layout'],
    ['fields missing', 'GD4010123456789|4e677579|01/01/1990|$', 'invalid: layout'],
    ['two cards in one line', `${BHYT_SHORT}|${BHYT_SHORT}`, 'invalid: layout'],
    ['a code alone', 'GD4010123456789', 'not-an-insurance-card'],
    ['a citizen card', CCCD[0] ?? '', 'not-an-insurance-card'],
    ['a payment code', VIETQR_KIOSK, 'not-an-insurance-card'],
    ['a control character', BHYT_15.replace('01 -', '01\t-'), 'noise'],
    ['without end', `${BHYT_15}${'x'.repeat(2048)}`, 'noise'],
    ['nothing', '', 'noise'],
  ])('%s', (_name, line, expected) => expect(outcome(line)).toBe(expected));

  it('blanks and line breaks around it are let be', () => expect(outcome(` ${BHYT_15}\r\n`)).toBe('ok'));
});

const digits = (length: number): fc.Arbitrary<string> =>
  fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: length, maxLength: length });
const words = fc
  .string({ unit: fc.constantFrom(...'AĐBễấỹƯnhịtrx ,.🏥'), maxLength: 40 })
  .map((text) => `L${text}x`);
const day = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const mayBe = fc.option;
const short = {
  code: fc.oneof(
    digits(10),
    fc
      .tuple(fc.constantFrom('GD', 'TE', 'HT'), fc.constantFrom('1', '5'), digits(12))
      .map((parts) => parts.join('')),
  ),
  name: words,
  birthDate: fc.oneof(
    day,
    day.map((date) => date.slice(0, 7)),
    day.map((date) => date.slice(0, 4)),
  ),
  sex: fc.constantFrom('male' as const, 'female' as const, 'unknown' as const),
  address: mayBe(words),
  facility: mayBe(fc.tuple(digits(2), fc.constantFrom('028', 'C54')).map((parts) => parts.join(''))),
  validFrom: mayBe(day),
  validTo: mayBe(day),
  issueDate: mayBe(day),
};
const long = {
  ...short,
  managementNumber: mayBe(digits(14)),
  guardian: mayBe(words),
  livingArea: mayBe(fc.constantFrom('K1' as const, 'K2' as const, 'K3' as const)),
  fiveYearDate: mayBe(day),
  check: mayBe(fc.constant('4641c59ff02659c3-1202')),
};
const none = fc.constant(null);
const card: fc.Arbitrary<BhytQr> = fc.oneof(
  fc.record({
    ...short,
    managementNumber: none,
    guardian: none,
    livingArea: none,
    fiveYearDate: none,
    check: none,
    benefitLevel: none,
    issuer: none,
    layout: fc.constant(9 as const),
  }),
  fc.record({ ...long, benefitLevel: none, issuer: none, layout: fc.constant(14 as const) }),
  fc.record({
    ...long,
    benefitLevel: mayBe(fc.constantFrom('1', '3', '5')),
    issuer: mayBe(words),
    layout: fc.constant(16 as const),
  }),
);

describe('properties', () => {
  it('reads back every card it prints', () => {
    fc.assert(
      fc.property(card, (value) => {
        expect(parseBhytQr(printBhytQr(value))).toMatchObject({ ok: true, value });
      }),
    );
  });
});
