import { parseBhytCode } from './bhyt-code.ts';

/** A number that a person types, named by its length (domain facts A3, A4, C2). */
export type TypedNumber =
  /** Số định danh cá nhân: 12 digits. They have no check digit. */
  | { readonly kind: 'citizen-number'; readonly number: string }
  /** Số CMND: nine digits. */
  | { readonly kind: 'old-number'; readonly number: string }
  /** Mã số BHXH: ten digits. */
  | { readonly kind: 'insurance-number'; readonly number: string }
  /** Mã thẻ BHYT: 15 characters, letters in capitals. */
  | { readonly kind: 'insurance-code'; readonly number: string };

export const TYPED_NUMBER_FAILURES = [
  'empty',
  /** Something that stands in no such number, or two groups far apart. */
  'wrong-characters',
  'wrong-length',
  /** 15 characters that are not two letters, a level of benefits and twelve digits. */
  'wrong-structure',
] as const;
export type TypedNumberFailure = (typeof TYPED_NUMBER_FAILURES)[number];

export type TypedNumberResult =
  | { readonly ok: true; readonly value: TypedNumber }
  | { readonly ok: false; readonly error: TypedNumberFailure };

const MAX_LENGTH = 64;
/** Groups of letters and digits with blanks, dots or hyphens between. */
const GROUPS = /^[0-9A-Z]+(?:[ .\u00a0\u2010-\u2014-]{1,3}[0-9A-Z]+)*$/;
const BETWEEN = /[^0-9A-Z]/g;

const KINDS = new Map<number, 'citizen-number' | 'old-number' | 'insurance-number'>([
  [12, 'citizen-number'],
  [9, 'old-number'],
  [10, 'insurance-number'],
]);
const CODE_LENGTH = 15;

const refuse = (error: TypedNumberFailure): TypedNumberResult => ({ ok: false, error });

/** Reads what was typed: 12, 9 or 10 digits or a code of 15 characters. Blanks, dots and hyphens between groups are let be. */
export const readTypedNumber = (typed: string): TypedNumberResult => {
  const text = typed.trim().toUpperCase();
  if (text === '') return refuse('empty');
  if (text.length > MAX_LENGTH) return refuse('wrong-length');
  if (!GROUPS.test(text)) return refuse('wrong-characters');
  const number = text.replace(BETWEEN, '');
  if (number.length === CODE_LENGTH) {
    return parseBhytCode(number) === null
      ? refuse('wrong-structure')
      : { ok: true, value: { kind: 'insurance-code', number } };
  }
  const kind = KINDS.get(number.length);
  if (/[A-Z]/.test(number)) return refuse(kind === undefined ? 'wrong-length' : 'wrong-characters');
  return kind === undefined ? refuse('wrong-length') : { ok: true, value: { kind, number } };
};
