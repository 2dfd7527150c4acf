import { type CalendarDate, calendarDate } from './calendar.ts';

/** A thing that costs, by the codes of the Ministry of Health. */
export interface CheckInItem {
  readonly code: string;
  readonly name: string;
}

/** An insurance card that counts in the visit. Days are whole FHIR dates. */
export interface CheckInCard {
  readonly code: string;
  readonly facility: string | null;
  readonly validFrom: CalendarDate | null;
  readonly validTo: CalendarDate | null;
}

/** One row of bảng check-in. Minutes are the hospital's own clock, `2026-11-22T08:12`; absent text is null. */
export interface CheckInRecord {
  /** MA_LK. */
  readonly treatmentId: string;
  /** STT: from 1 on. */
  readonly sequence: number;
  /** MA_BN. */
  readonly patientId: string;
  readonly name: string;
  /** SO_CCCD: citizen number, old identity card or passport. */
  readonly idNumber: string | null;
  /** FHIR date; of a newborn (to 28 days) the minute. */
  readonly birthDate: CalendarDate;
  readonly sex: 'male' | 'female' | 'unknown';
  readonly cards: readonly CheckInCard[];
  /** MA_DOITUONG_KCB: `1.1`. `2` is an emergency. */
  readonly group: string;
  /** NGAY_VAO. */
  readonly arrivedAt: string;
  /** NGAY_VAO_NOI_TRU, LY_DO_VNT, MA_LY_DO_VNT. */
  readonly admittedAt: string | null;
  readonly admissionReason: string | null;
  readonly admissionReasonCode: string | null;
  /** MA_LOAI_KCB: two digits. */
  readonly careType: string;
  /** MA_CSKCB. */
  readonly facility: string;
  /** The first cost: one of the three. */
  readonly service: CheckInItem | null;
  readonly drug: CheckInItem | null;
  readonly supply: CheckInItem | null;
  /** NGAY_YL. */
  readonly orderedAt: string;
  /** DU_PHONG. */
  readonly reserve: string | null;
}

/** Null where there is none; undefined where the record breaks the element's rule. */
type Read = string | null | undefined;

/** One of the 26 elements; `size` in characters. */
export interface CheckInElement {
  readonly name: string;
  readonly size: number;
  readonly required: boolean;
  readonly of: (record: CheckInRecord) => Read;
}

const NO_LIMIT = Number.POSITIVE_INFINITY;
const CARD_CODE_SIZE = 15;
const MINUTE = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):([0-5]\d)$/;
const DATE = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;
const FACILITY = /^\d{2}[0-9A-Z]{3}$/;
const SEXES = { male: '1', female: '2', unknown: '3' } as const;

const matching =
  (rule: RegExp) =>
  (text: string): Read =>
    rule.test(text) ? text : undefined;
const facilityOf = matching(FACILITY);

/** `1990`, `1990-05` or `1990-05-01` as digits; undefined where the calendar has no such day. */
const dateDigits = (date: string): string | undefined => {
  const [, year, month = null, day = null] = DATE.exec(date) ?? [];
  if (year === undefined) return undefined;
  const known = calendarDate(
    Number(year),
    month === null ? null : Number(month),
    day === null ? null : Number(day),
  );
  return known === date ? date.replaceAll('-', '') : undefined;
};

/** `20260101`. */
const dayDigits = (date: string): string | undefined => {
  const digits = dateDigits(date);
  return digits?.length === 'yyyymmdd'.length ? digits : undefined;
};

/** `202611220812`. */
const minuteDigits = (minute: string): string | undefined => {
  const [, date = '', hours, minutes] = MINUTE.exec(minute) ?? [];
  const day = dayDigits(date);
  return day === undefined ? undefined : `${day}${hours}${minutes}`;
};

/** Parts that are not known are 0: `199000000000`. */
const birthDigits = (date: string): string | undefined =>
  date.includes('T') ? minuteDigits(date) : dateDigits(date)?.padEnd('yyyymmddHHMM'.length, '0');

/** One value a card, `;` between. */
const ofCards =
  (value: (card: CheckInCard) => Read) =>
  ({ cards }: CheckInRecord): Read => {
    const values = cards.map(value);
    return values.includes(undefined) ? undefined : values.map((one) => one ?? '').join(';');
  };
const cardCode = ({ code }: CheckInCard): Read =>
  code.length > 0 && code.length <= CARD_CODE_SIZE && !/[;\s]/.test(code) ? code : undefined;
/** A pair that is there is there as a whole. */
const part =
  (item: 'service' | 'drug' | 'supply', which: keyof CheckInItem) =>
  (record: CheckInRecord): Read => {
    const value = record[item]?.[which] ?? null;
    return value?.trim() === '' ? undefined : value;
  };
const optional =
  (read: (text: string) => Read) =>
  (text: string | null): Read =>
    text === null ? null : read(text);

/** The elements of TRANG_THAI_KCB in their order (CV 1245/BHXH-CNTT), sizes of QĐ 130 and QĐ 4750 (domain facts D3). */
export const CHECK_IN_ELEMENTS = [
  { name: 'MA_LK', size: 100, required: true, of: ({ treatmentId }) => treatmentId },
  {
    name: 'STT',
    size: 10,
    required: true,
    of: ({ sequence }) => (Number.isSafeInteger(sequence) && sequence > 0 ? String(sequence) : undefined),
  },
  { name: 'MA_BN', size: 100, required: true, of: ({ patientId }) => patientId },
  { name: 'HO_TEN', size: 255, required: true, of: ({ name }) => name },
  { name: 'SO_CCCD', size: 15, required: false, of: ({ idNumber }) => idNumber },
  { name: 'NGAY_SINH', size: 12, required: true, of: ({ birthDate }) => birthDigits(birthDate) },
  { name: 'GIOI_TINH', size: 1, required: true, of: ({ sex }) => SEXES[sex] },
  { name: 'MA_THE_BHYT', size: NO_LIMIT, required: false, of: ofCards(cardCode) },
  {
    name: 'MA_DKBD',
    size: NO_LIMIT,
    required: false,
    of: ofCards(({ facility }) => optional(facilityOf)(facility)),
  },
  {
    name: 'GT_THE_TU',
    size: NO_LIMIT,
    required: false,
    of: ofCards(({ validFrom }) => optional(dayDigits)(validFrom)),
  },
  {
    name: 'GT_THE_DEN',
    size: NO_LIMIT,
    required: false,
    of: ofCards(({ validTo }) => optional(dayDigits)(validTo)),
  },
  {
    name: 'MA_DOITUONG_KCB',
    size: 4,
    required: true,
    of: ({ group }) => matching(/^\d{1,2}(?:\.\d{1,2})?$/)(group),
  },
  { name: 'NGAY_VAO', size: 12, required: true, of: ({ arrivedAt }) => minuteDigits(arrivedAt) },
  {
    name: 'NGAY_VAO_NOI_TRU',
    size: 12,
    required: false,
    of: ({ admittedAt }) => optional(minuteDigits)(admittedAt),
  },
  { name: 'LY_DO_VNT', size: NO_LIMIT, required: false, of: ({ admissionReason }) => admissionReason },
  { name: 'MA_LY_DO_VNT', size: 5, required: false, of: ({ admissionReasonCode }) => admissionReasonCode },
  { name: 'MA_LOAI_KCB', size: 2, required: true, of: ({ careType }) => matching(/^\d{2}$/)(careType) },
  { name: 'MA_CSKCB', size: 5, required: true, of: ({ facility }) => facilityOf(facility) },
  { name: 'MA_DICH_VU', size: 50, required: false, of: part('service', 'code') },
  { name: 'TEN_DICH_VU', size: 1024, required: false, of: part('service', 'name') },
  { name: 'MA_THUOC', size: 255, required: false, of: part('drug', 'code') },
  { name: 'TEN_THUOC', size: 1024, required: false, of: part('drug', 'name') },
  { name: 'MA_VAT_TU', size: 255, required: false, of: part('supply', 'code') },
  { name: 'TEN_VAT_TU', size: 1024, required: false, of: part('supply', 'name') },
  { name: 'NGAY_YL', size: 12, required: true, of: ({ orderedAt }) => minuteDigits(orderedAt) },
  { name: 'DU_PHONG', size: NO_LIMIT, required: false, of: ({ reserve }) => reserve },
] as const satisfies readonly CheckInElement[];

export type CheckInField = (typeof CHECK_IN_ELEMENTS)[number]['name'];
