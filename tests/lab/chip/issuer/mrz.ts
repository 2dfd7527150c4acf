import { tlv } from './der.ts';
import type { ChipPerson } from './person.ts';

const WEIGHTS = [7, 3, 1];
const NAME_LENGTH = 30;

const valueOfLetter = (letter: string): number => (letter === '<' ? 0 : Number.parseInt(letter, 36));

/** Check digit of an MRZ field (ICAO 9303-3, 4.9): weights 7, 3, 1, modulo 10. */
export const checkDigit = (field: string): string => {
  const sum = [...field].reduce(
    (total, letter, index) => total + valueOfLetter(letter) * (WEIGHTS[index % 3] ?? 0),
    0,
  );
  return String(sum % 10);
};

const checked = (field: string): string => field + checkDigit(field);

/** `dd/MM/yyyy` → `yyMMdd`; what is not known of `MM/yyyy` and `yyyy` is filled (9303-3, 4.8). */
const mrzDate = (date: string): string => {
  const [year = '', month = '<<', day = '<<'] = date.split('/').toReversed();
  return year.slice(-2) + month + day;
};

/** A card without an end has the last day that two digits of the year can say. */
const mrzExpiry = (date: string | null): string => (date === null ? '991231' : mrzDate(date));

/** `Đặng Quốc Khải` → `DANG<<QUOC<KHAI`, cut at the 30 places of a TD1 line. */
const mrzName = (name: string): string => {
  const plain = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toUpperCase()
    .replaceAll('Đ', 'D')
    .replace(/[^A-Z ]/g, '');
  const [surname = '', ...given] = plain.split(/ +/);
  return [surname, given.join('<')].join('<<').slice(0, NAME_LENGTH).padEnd(NAME_LENGTH, '<');
};

/** The three lines of the Vietnamese card (TD1), with the check digit at the end of line 1 that only Vietnam has. */
export const mrzLines = (
  person: Pick<ChipPerson, 'number' | 'birthDate' | 'expiryDate' | 'sex' | 'name'>,
): readonly [string, string, string] => {
  const { number, birthDate, expiryDate, sex, name } = person;
  const first = `IDVNM${checked(number.slice(-9))}${checked(`${number}<<`)}`;
  const dates = checked(mrzDate(birthDate)) + (sex === 'Nam' ? 'M' : 'F') + checked(mrzExpiry(expiryDate));
  const second = `${dates}VNM${'<'.repeat(11)}`;
  const composite = first.slice(5) + second.slice(0, 7) + second.slice(8, 15) + second.slice(18, 29);
  return [first, second + checkDigit(composite), mrzName(name)];
};

/** MRZ information of basic access control (9303-11, 4.3.2): number, birth date, expiry date, each with its check digit. */
export const mrzInformation = ([first, second]: readonly [string, string, string]): string =>
  first.slice(5, 15) + second.slice(0, 7) + second.slice(8, 15);

/** EF.DG1 (9303-10, 4.7.1). */
export const dataGroup1 = (lines: readonly [string, string, string]): Uint8Array =>
  tlv(0x61, tlv(0x5f1f, new TextEncoder().encode(lines.join(''))));
