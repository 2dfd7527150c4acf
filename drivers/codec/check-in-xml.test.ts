import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { printCheckIn } from './check-in-xml.ts';
import { CHECK_IN_ELEMENTS, type CheckInCard, type CheckInRecord } from './check-in-xml-fields.ts';
import { parseCheckIn } from './check-in-xml-parse.ts';

/** The example of domain facts D3, as it stands there. */
const VECTOR =
  '<CHI_TIEU_TRANG_THAI_KCB><DSACH_TRANG_THAI_KCB><TRANG_THAI_KCB><MA_LK>KB2611220001</MA_LK><STT>1</STT><MA_BN>BN0001</MA_BN><HO_TEN>Nguyễn Văn An</HO_TEN><SO_CCCD>001090123456</SO_CCCD><NGAY_SINH>199001010000</NGAY_SINH><GIOI_TINH>1</GIOI_TINH><MA_THE_BHYT>GD4010123456789</MA_THE_BHYT><MA_DKBD>01028</MA_DKBD><GT_THE_TU>20260101</GT_THE_TU><GT_THE_DEN>20261231</GT_THE_DEN><MA_DOITUONG_KCB>1.1</MA_DOITUONG_KCB><NGAY_VAO>202611220812</NGAY_VAO><NGAY_VAO_NOI_TRU></NGAY_VAO_NOI_TRU><LY_DO_VNT></LY_DO_VNT><MA_LY_DO_VNT></MA_LY_DO_VNT><MA_LOAI_KCB>01</MA_LOAI_KCB><MA_CSKCB>01999</MA_CSKCB><MA_DICH_VU>02.1896</MA_DICH_VU><TEN_DICH_VU>Khám Nội</TEN_DICH_VU><MA_THUOC></MA_THUOC><TEN_THUOC></TEN_THUOC><MA_VAT_TU></MA_VAT_TU><TEN_VAT_TU></TEN_VAT_TU><NGAY_YL>202611220812</NGAY_YL><DU_PHONG></DU_PHONG></TRANG_THAI_KCB></DSACH_TRANG_THAI_KCB><CHUKYDONVI/></CHI_TIEU_TRANG_THAI_KCB>';

const CARD = {
  code: 'GD4010123456789',
  facility: '01028',
  validFrom: '2026-01-01',
  validTo: '2026-12-31',
};
const ITEM = { code: '02.1896', name: 'Khám Nội' };
const AN: CheckInRecord = {
  treatmentId: 'KB2611220001',
  sequence: 1,
  patientId: 'BN0001',
  name: 'Nguyễn Văn An',
  idNumber: '001090123456',
  birthDate: '1990-01-01',
  sex: 'male',
  cards: [CARD],
  group: '1.1',
  arrivedAt: '2026-11-22T08:12',
  admittedAt: null,
  admissionReason: null,
  admissionReasonCode: null,
  careType: '01',
  facility: '01999',
  service: ITEM,
  drug: null,
  supply: null,
  orderedAt: '2026-11-22T08:12',
  reserve: null,
};
/** The message of the example with something changed; the reason where there is none. */
const xmlOf = (change: Partial<CheckInRecord>): string => {
  const made = printCheckIn({ ...AN, ...change });
  if (made.ok) return made.xml;
  return made.error === 'invalid' ? made.field : made.error;
};
const element = (name: string, change: Partial<CheckInRecord>): string =>
  new RegExp(`<${name}>([^<]*)</${name}>`).exec(xmlOf(change))?.[1] ?? xmlOf(change);

describe('the example of domain facts D3', () => {
  it('comes out byte for byte', () =>
    expect(Buffer.from(xmlOf({})).equals(Buffer.from(VECTOR)), xmlOf({})).toBe(true));

  it('is read back, also signed, with a head and with blanks between', () => {
    expect(parseCheckIn(VECTOR)).toEqual(AN);
    const signed = VECTOR.replace('<CHUKYDONVI/>', '<CHUKYDONVI><Signature>x</Signature></CHUKYDONVI>');
    expect(parseCheckIn(signed)).toEqual(AN);
    const airy = VECTOR.replaceAll(/(<\/\w+>)(?=<)/g, '$1\n  ');
    expect(parseCheckIn(`<?xml version="1.0" encoding="utf-8"?>\n${airy}\n`)).toEqual(AN);
  });

  it('has 26 elements', () => expect(CHECK_IN_ELEMENTS).toHaveLength(26));
});

describe('what is not to be told', () => {
  it.each<[string, Partial<CheckInRecord>, string]>([
    ['an emergency', { group: '2' }, 'emergency'],
    ['an emergency without a cost', { group: ' 2 ', service: null }, 'emergency'],
    ['no cost', { service: null }, 'no-cost'],
    ['a service and a drug', { drug: ITEM }, 'several-costs'],
    ['all three', { drug: ITEM, supply: ITEM }, 'several-costs'],
  ])('%s', (_name, change, error) =>
    expect(printCheckIn({ ...AN, ...change })).toEqual({ ok: false, error }),
  );

  it('takes a drug or a supply for the first cost just as well', () => {
    expect(element('MA_THUOC', { service: null, drug: ITEM })).toBe('02.1896');
    expect(element('TEN_VAT_TU', { service: null, supply: ITEM })).toBe('Khám Nội');
    expect(element('MA_DICH_VU', { service: null, supply: ITEM })).toBe('');
  });
});

describe('dates', () => {
  it.each([
    ['1990', '199000000000'],
    ['1990-05', '199005000000'],
    ['2026-11-20T23:05', '202611202305'],
  ])('birth %s is %s', (birthDate, text) => expect(element('NGAY_SINH', { birthDate })).toBe(text));

  it.each(['', '1990-13', '1990-02-30', '01/01/1990', '90', '1990-1-1', '2026-11-20T24:00', '0990'])(
    'birth %j is refused',
    (birthDate) => expect(xmlOf({ birthDate })).toBe('NGAY_SINH'),
  );

  it.each(['', '2026-11-22', '2026-11-22T8:12', '2026-11-31T08:12', '2026-11-22T08:12:00Z'])(
    'minute %j is refused',
    (at) => {
      expect(xmlOf({ arrivedAt: at })).toBe('NGAY_VAO');
      expect(xmlOf({ orderedAt: at })).toBe('NGAY_YL');
      expect(xmlOf({ admittedAt: at })).toBe('NGAY_VAO_NOI_TRU');
    },
  );
});

describe('cards', () => {
  it('none leaves four elements empty', () =>
    expect(xmlOf({ cards: [] })).toContain(
      '<MA_THE_BHYT></MA_THE_BHYT><MA_DKBD></MA_DKBD><GT_THE_TU></GT_THE_TU><GT_THE_DEN></GT_THE_DEN>',
    ));

  it('several stand one behind the other, each value at its place', () => {
    const cards = [CARD, { code: 'HT2010123456789', facility: null, validFrom: '2027-01-01', validTo: null }];
    expect(xmlOf({ cards })).toContain(
      '<MA_THE_BHYT>GD4010123456789;HT2010123456789</MA_THE_BHYT><MA_DKBD>01028;</MA_DKBD><GT_THE_TU>20260101;20270101</GT_THE_TU><GT_THE_DEN>20261231;</GT_THE_DEN>',
    );
    expect(parseCheckIn(xmlOf({ cards }))?.cards).toEqual(cards);
  });

  it.each<[string, Partial<CheckInCard>]>([
    ['MA_THE_BHYT', { code: 'GD40101234567890' }],
    ['MA_THE_BHYT', { code: '' }],
    ['MA_THE_BHYT', { code: 'A;B' }],
    ['MA_DKBD', { facility: '1028' }],
    ['GT_THE_TU', { validFrom: '2026-01' }],
    ['GT_THE_DEN', { validTo: '2026-02-30' }],
  ])('%s %j is refused', (field, change) => expect(xmlOf({ cards: [{ ...CARD, ...change }] })).toBe(field));
});

describe('sizes and forms', () => {
  it.each<[string, number, (value: string) => Partial<CheckInRecord>]>([
    ['MA_LK', 100, (treatmentId) => ({ treatmentId })],
    ['MA_BN', 100, (patientId) => ({ patientId })],
    ['HO_TEN', 255, (name) => ({ name })],
    ['SO_CCCD', 15, (idNumber) => ({ idNumber })],
    ['MA_LY_DO_VNT', 5, (admissionReasonCode) => ({ admissionReasonCode })],
    ['MA_DICH_VU', 50, (code) => ({ service: { ...ITEM, code } })],
    ['TEN_DICH_VU', 1024, (name) => ({ service: { ...ITEM, name } })],
    ['MA_THUOC', 255, (code) => ({ service: null, drug: { ...ITEM, code } })],
    ['TEN_VAT_TU', 1024, (name) => ({ service: null, supply: { ...ITEM, name } })],
  ])('%s holds %i characters, of whatever bytes', (field, size, change) => {
    expect(element(field, change('ễ'.repeat(size)))).toBe('ễ'.repeat(size));
    // composed it is as short as the other
    expect(element(field, change('ễ'.normalize('NFD').repeat(size)))).toBe('ễ'.repeat(size));
    expect(xmlOf(change('ễ'.repeat(size + 1)))).toBe(field);
  });

  it.each<[string, Partial<CheckInRecord>]>([
    ['MA_LK', { treatmentId: ' ' }],
    ['HO_TEN', { name: '' }],
    ['STT', { sequence: 0 }],
    ['STT', { sequence: 1.5 }],
    ['STT', { sequence: 10_000_000_000 }],
    ['MA_DOITUONG_KCB', { group: '' }],
    ['MA_DOITUONG_KCB', { group: '11.11' }],
    ['MA_LOAI_KCB', { careType: '1' }],
    ['MA_CSKCB', { facility: '1999' }],
    ['TEN_DICH_VU', { service: { code: '02.1896', name: ' ' } }],
    ['MA_DICH_VU', { service: { code: '', name: 'Khám Nội' } }],
    ['HO_TEN', { name: 'An\u0000' }],
    ['HO_TEN', { name: '\ud800' }],
    ['DU_PHONG', { reserve: '\uffff' }],
  ])('%s is refused: %j', (field, change) => expect(xmlOf(change)).toBe(field));

  it('marks what XML would take for its own', () => {
    expect(xmlOf({ name: 'A & B <C> "D"' })).toContain('<HO_TEN>A &amp; B &lt;C&gt; "D"</HO_TEN>');
    expect(parseCheckIn(xmlOf({ reserve: 'a\r\nb & </DU_PHONG>' }))?.reserve).toBe('a\r\nb & </DU_PHONG>');
  });
});

describe('a message that is none', () => {
  it.each([
    ['', ''],
    ['an element is missing', VECTOR.replace('<STT>1</STT>', '')],
    [
      'two elements changed places',
      VECTOR.replace('<STT>1</STT><MA_BN>BN0001</MA_BN>', '<MA_BN>BN0001</MA_BN><STT>1</STT>'),
    ],
    ['a day that does not exist', VECTOR.replaceAll('202611220812', '202611320812')],
    ['an admission that is no time', VECTOR.replace('<NGAY_VAO_NOI_TRU>', '<NGAY_VAO_NOI_TRU>soon')],
    ['an emergency', VECTOR.replace('>1.1<', '>2<')],
    ['cut', VECTOR.slice(0, -20)],
  ])('%s', (_name, xml) => expect(parseCheckIn(xml)).toBeNull());
});

const text = (maxLength: number) =>
  fc
    .string({ unit: fc.constantFrom(...'AĐBễấỹƯnhịtrx<>&"\';\r\n ,.🏥'), minLength: 1, maxLength })
    .map((body) => Array.from(`K${body}`).slice(0, maxLength).join(''));
const digits = (length: number) =>
  fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: length, maxLength: length });
const day = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const minute = fc
  .tuple(day, fc.integer({ min: 0, max: 23 }), fc.integer({ min: 1, max: 59 }))
  .map(
    ([date, hours, minutes]) =>
      `${date}T${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`,
  );
const item = fc.record({ code: text(50), name: text(200) });
const cost = fc.oneof(
  item.map((service) => ({ service, drug: null, supply: null })),
  item.map((drug) => ({ service: null, drug, supply: null })),
  item.map((supply) => ({ service: null, drug: null, supply })),
);
const record = fc
  .tuple(
    fc.record({
      treatmentId: text(100),
      sequence: fc.integer({ min: 1, max: 999 }),
      patientId: text(100),
      name: text(255),
      idNumber: fc.option(digits(12)),
      birthDate: fc.oneof(
        day,
        minute,
        day.map((date) => date.slice(0, 7)),
        day.map((date) => date.slice(0, 4)),
      ),
      sex: fc.constantFrom('male' as const, 'female' as const, 'unknown' as const),
      cards: fc.array(
        fc.record({
          code: digits(12).map((number) => `GD4${number}`),
          facility: fc.option(fc.constantFrom('01028', '01C54')),
          validFrom: fc.option(day),
          validTo: fc.option(day),
        }),
        { maxLength: 3 },
      ),
      group: fc.constantFrom('1.1', '1.18', '3.1', '7', '10'),
      arrivedAt: minute,
      admittedAt: fc.option(minute),
      admissionReason: fc.option(text(300)),
      admissionReasonCode: fc.option(text(5)),
      careType: digits(2),
      facility: fc.constantFrom('01999', '79C01'),
      orderedAt: minute,
      reserve: fc.option(text(300)),
    }),
    cost,
  )
  .map(([rest, costs]): CheckInRecord => ({ ...rest, ...costs }));

describe('properties', () => {
  it('reads back every record it prints', () => {
    fc.assert(
      fc.property(record, (value) => {
        const made = printCheckIn(value);
        expect(made.ok && parseCheckIn(made.xml)).toEqual(value);
      }),
    );
  });

  it('no text of a record gets out of its element', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (reserve) => {
        const made = printCheckIn({ ...AN, reserve });
        if (made.ok) expect(made.xml.match(/<[A-Z_]+>/g)).toEqual(VECTOR.match(/<[A-Z_]+>/g));
        else expect(made).toEqual({ ok: false, error: 'invalid', field: 'DU_PHONG' });
      }),
    );
  });
});
