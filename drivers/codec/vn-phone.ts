export const PHONE_FAILURES = [
  'empty',
  /** Something that stands in no telephone number. */
  'wrong-characters',
  /** Neither the 10 digits of a mobile nor the 11 of a landline. */
  'wrong-length',
  /** As long as one, and beginning as none in Viet Nam, or with another country. */
  'wrong-prefix',
] as const;
export type PhoneFailure = (typeof PHONE_FAILURES)[number];

export type PhoneResult =
  | { readonly ok: true; readonly value: string }
  | { readonly ok: false; readonly error: PhoneFailure };

const LONGEST = 40;
const WRITTEN = /^\+?[\d\s.()\u2010-\u2014-]+$/;
/** `+84`, `0084`, or `84` before what a number has without its zero; some write the zero all the same: `+84 (0)912 …`. */
const COUNTRY = /^(?:\+84|0084|84(?=0?\d{9,10}$))0?/;
/** Mobile 03, 05, 07, 08, 09; landline 02 (Ministry of Information and Communications, numbering plan of 2018). */
const HOME = /^0(?:[35789]\d{8}|2\d{9})$/;
const ELSEWHERE = /^(?:\+|00)\d/;
const LENGTHS: readonly number[] = [10, 11];

const refuse = (error: PhoneFailure): PhoneResult => ({ ok: false, error });

/** Reads a number as people write it, `+84 912 345 678` or `0912.345.678`, into digits as dialled at home: `0912345678`. */
export const readPhone = (written: string): PhoneResult => {
  const text = written.trim();
  if (text === '') return refuse('empty');
  if (text.length > LONGEST) return refuse('wrong-length');
  if (!WRITTEN.test(text)) return refuse('wrong-characters');
  const digits = text.replace(/[^\d+]/g, '').replace(COUNTRY, '0');
  if (HOME.test(digits)) return { ok: true, value: digits };
  return refuse(ELSEWHERE.test(digits) || LENGTHS.includes(digits.length) ? 'wrong-prefix' : 'wrong-length');
};

/** A number by its last three digits alone: `•••••••678`; nothing of a shorter one. */
export const maskPhone = (phone: string): string =>
  phone.length > 3 ? `${'•'.repeat(phone.length - 3)}${phone.slice(-3)}` : '•'.repeat(phone.length);
