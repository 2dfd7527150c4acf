import { type CalendarDate, parseSlashDate } from '../calendar.ts';
import { type Decoded, openFile, refuse } from './decoded.ts';
import { findItems, ITEM, type Items } from './dg13-items.ts';

/** EF.DG13 of a Vietnamese card (domain facts B3). Text is NFC; what is empty or absent is null. */
export interface Dg13 {
  /** Số định danh cá nhân: 12 digits. */
  readonly number: string | null;
  readonly name: string | null;
  readonly birthDate: CalendarDate | null;
  readonly sex: 'male' | 'female' | 'unknown';
  readonly nationality: string | null;
  readonly ethnicity: string | null;
  readonly religion: string | null;
  /** Quê quán. */
  readonly origin: string | null;
  /** Nơi thường trú. */
  readonly residence: string | null;
  /** Đặc điểm nhận dạng. */
  readonly features: string | null;
  readonly issueDate: CalendarDate | null;
  readonly expiryDate: CalendarDate | null;
  /** Không thời hạn. */
  readonly noExpiry: boolean;
  readonly father: string | null;
  readonly mother: string | null;
  readonly spouse: string | null;
  /** Số CMND cũ: 9 digits. */
  readonly oldNumber: string | null;
  /** 16 characters of unknown meaning. */
  readonly chipId: string | null;
}

const TAG = 0x6d;
const SEXES = new Map<string, Dg13['sex']>([
  ['nam', 'male'],
  ['nữ', 'female'],
  ['nu', 'female'],
]);

/** Null for words in a date's place too: one odd value must not cost the patient the whole card. */
const dateOf = (text: string | null): CalendarDate | null => (text === null ? null : parseSlashDate(text));

const isEndless = (text: string | null): boolean => text?.toLowerCase().startsWith('không thời hạn') ?? false;

/** Items 15 and 16 change places between the cards of 2021 and 2024: their content tells them apart. */
const tellNumbers = (items: Items): Pick<Dg13, 'oldNumber' | 'chipId'> => {
  const texts = [ITEM.oldNumber, ITEM.chipId].flatMap((n) => items.get(n) ?? []);
  return {
    oldNumber: texts.find((text) => /^\d{9}$/.test(text)) ?? null,
    chipId: texts.find((text) => /^[\x21-\x7e]{16}$/.test(text)) ?? null,
  };
};

const toDg13 = (items: Items): Decoded<Dg13> => {
  const text = (n: number, at = 0): string | null => items.get(n)?.[at] || null;
  const expiry = text(ITEM.expiryDate);
  const noExpiry = isEndless(expiry);
  const birthDate = dateOf(text(ITEM.birthDate));
  const issueDate = dateOf(text(ITEM.issueDate));
  const expiryDate = noExpiry ? null : dateOf(expiry);
  const number = text(ITEM.number);
  if (number !== null && !/^\d{12}$/.test(number)) return refuse('invalid');
  return {
    ok: true,
    value: {
      number,
      name: text(ITEM.name),
      birthDate,
      sex: SEXES.get(text(ITEM.sex)?.toLowerCase() ?? '') ?? 'unknown',
      nationality: text(ITEM.nationality),
      ethnicity: text(ITEM.ethnicity),
      religion: text(ITEM.religion),
      origin: text(ITEM.origin),
      residence: text(ITEM.residence),
      features: text(ITEM.features),
      issueDate,
      expiryDate,
      noExpiry,
      father: text(ITEM.parents),
      mother: text(ITEM.parents, 1),
      spouse: text(ITEM.spouse),
      ...tellNumbers(items),
    },
  };
};

/**
 * Reads the personal data of a Vietnamese card. `malformed`: no item at all; `invalid`: an item twice, broken UTF-8, a
 * number that is not of 12 digits. A date that is none is null.
 */
export const parseDg13 = (bytes: Uint8Array): Decoded<Dg13> => {
  const file = openFile(bytes, TAG);
  if (!file.ok) return file;
  const items = findItems(file.value);
  if (items === null) return refuse('invalid');
  return items.size === 0 ? refuse('malformed') : toDg13(items);
};
