import { type CalendarDate, calendarDate } from './calendar.ts';
import { printCheckIn } from './check-in-xml.ts';
import {
  CHECK_IN_ELEMENTS,
  type CheckInCard,
  type CheckInField,
  type CheckInItem,
  type CheckInRecord,
} from './check-in-xml-fields.ts';

const ROW = CHECK_IN_ELEMENTS.map(({ name }) => `(?:<${name}/>|<${name}>([^<]*)</${name}>)`).join('\\s*');
const MESSAGE = new RegExp(
  [
    '^\\s*(?:<\\?xml[^>]*\\?>)?',
    '<CHI_TIEU_TRANG_THAI_KCB>',
    '<DSACH_TRANG_THAI_KCB>',
    '<TRANG_THAI_KCB>',
    ROW,
    '</TRANG_THAI_KCB>',
    '</DSACH_TRANG_THAI_KCB>',
    '(?:<CHUKYDONVI/>|<CHUKYDONVI>[\\s\\S]*</CHUKYDONVI>)',
    '</CHI_TIEU_TRANG_THAI_KCB>\\s*$',
  ].join('\\s*'),
);

const SIGNS: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const unescaped = (text: string): string =>
  text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(amp|lt|gt|quot|apos));/gi, (whole, decimal, hex, name) => {
    if (name !== undefined) return SIGNS[name] ?? whole;
    const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });

/** `1990`, `1990-05` or `1990-05-01` of eight digits whose unknown parts are 0. */
const dateOf = (digits: string): CalendarDate | null => {
  const [, year, month, day] = /^(\d{4})(\d{2})(\d{2})$/.exec(digits) ?? [];
  const known = (part: string | undefined) => (part === '00' ? null : Number(part));
  return year === undefined ? null : calendarDate(Number(year), known(month), known(day));
};
const minuteOf = (digits: string): string | null => {
  const [, date = '', hours, minutes] = /^(\d{8})(\d{2})(\d{2})$/.exec(digits) ?? [];
  const day = dateOf(date);
  return day === null ? null : `${day}T${hours}:${minutes}`;
};
const birthOf = (digits: string): string | null =>
  digits.endsWith('0000') ? dateOf(digits.slice(0, 8)) : minuteOf(digits);

const orNull = (text: string): string | null => (text === '' ? null : text);
const SEXES: Readonly<Record<string, CheckInRecord['sex']>> = { 1: 'male', 2: 'female', 3: 'unknown' };

type At = (name: CheckInField) => string;

const cardsOf = (at: At): CheckInCard[] => {
  if (at('MA_THE_BHYT') === '') return [];
  const of = (name: CheckInField, index: number): string => at(name).split(';')[index] ?? '';
  return at('MA_THE_BHYT')
    .split(';')
    .map((code, index) => ({
      code,
      facility: orNull(of('MA_DKBD', index)),
      validFrom: dateOf(of('GT_THE_TU', index)),
      validTo: dateOf(of('GT_THE_DEN', index)),
    }));
};
const itemOf = (code: string, name: string): CheckInItem | null =>
  code === '' && name === '' ? null : { code, name };

const recordOf = (at: At): CheckInRecord => ({
  treatmentId: at('MA_LK'),
  sequence: Number(at('STT')),
  patientId: at('MA_BN'),
  name: at('HO_TEN'),
  idNumber: orNull(at('SO_CCCD')),
  birthDate: birthOf(at('NGAY_SINH')) ?? '',
  sex: SEXES[at('GIOI_TINH')] ?? 'unknown',
  cards: cardsOf(at),
  group: at('MA_DOITUONG_KCB'),
  arrivedAt: minuteOf(at('NGAY_VAO')) ?? '',
  admittedAt: minuteOf(at('NGAY_VAO_NOI_TRU')),
  admissionReason: orNull(at('LY_DO_VNT')),
  admissionReasonCode: orNull(at('MA_LY_DO_VNT')),
  careType: at('MA_LOAI_KCB'),
  facility: at('MA_CSKCB'),
  service: itemOf(at('MA_DICH_VU'), at('TEN_DICH_VU')),
  drug: itemOf(at('MA_THUOC'), at('TEN_THUOC')),
  supply: itemOf(at('MA_VAT_TU'), at('TEN_VAT_TU')),
  orderedAt: minuteOf(at('NGAY_YL')) ?? '',
  reserve: orNull(at('DU_PHONG')),
});

/** The texts of the 26 elements; null where the message is not made of them. */
const textsOf = (xml: string): ReadonlyMap<CheckInField, string> | null => {
  const found = MESSAGE.exec(xml);
  return (
    found &&
    new Map<CheckInField, string>(
      CHECK_IN_ELEMENTS.map(({ name }, index) => [name, unescaped(found[index + 1] ?? '')]),
    )
  );
};

/**
 * The row of a message, signed or not: the inverse of `printCheckIn`. Null where it is no such message, has several rows, or says what
 * could not have been printed.
 */
export const parseCheckIn = (xml: string): CheckInRecord | null => {
  const texts = textsOf(xml);
  if (texts === null) return null;
  const record = recordOf((name) => texts.get(name) ?? '');
  const again = printCheckIn(record);
  const printed = again.ok ? textsOf(again.xml) : null;
  return [...texts].every(([name, text]) => printed?.get(name) === text) ? record : null;
};
