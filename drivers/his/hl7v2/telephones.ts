import type { Parts, Repetition } from '../../codec/hl7v2/message.ts';
import { partOf } from '../../codec/hl7v2/position.ts';

/** Digits of a telephone (XTN) as it is dialled at home: `+84 912 …` and `0912 …` are one number. */
const digitsOf = (phone: Repetition): string | undefined =>
  [partOf(phone, 1), partOf(phone, 12), [5, 6, 7].map((part) => partOf(phone, part)).join('')]
    .map((text) => text.replace(/\D/g, '').replace(/^(?:00)?840?(?=\d{9}$)/, '0'))
    .find((digits) => digits !== '');

/** The telephone under which somebody is called: the mobile first. */
export const calledOf = (phones: readonly Repetition[]): Repetition | undefined => {
  const known = phones.filter((one) => digitsOf(one) !== undefined);
  return known.find((one) => partOf(one, 3) === 'CP') ?? known[0];
};

/** Its digits; null where there is none. */
export const phoneOf = (phones: readonly Repetition[]): string | null => {
  const called = calledOf(phones);
  return (called && digitsOf(called)) ?? null;
};

/** A number as dialled at home, as XTN: 02 begins the numbers of landlines. */
export const telephoneOf = (phone: string): Parts => [phone, 'PRN', phone.startsWith('02') ? 'PH' : 'CP'];
