import { looksLikeBhyt } from './bhyt-code.ts';
import { type BhytField, type BhytQr, type BhytWarning, bhytQrOf } from './bhyt-qr.ts';
import type { CalendarDate } from './calendar.ts';
import { type CccdQr, type CccdQrWarning, cccdQrOf } from './cccd-qr.ts';
import type { NumberWarning } from './citizen-number.ts';
import { type CitizenMrz, looksLikeMrz, type MrzCodeFailure, readMrzCode } from './mrz-code.ts';
import type { MrzField } from './mrz-td1.ts';
import { type ScannedText, scannedText } from './scanned-text.ts';
import { looksLikeToken, type Token, tokenOf } from './token.ts';
import { readTypedNumber, type TypedNumber, type TypedNumberFailure } from './typed-number.ts';
import { looksLikePayment, type VietQr, type VietQrFailure, type VietQrField, vietQrOf } from './vietqr.ts';

type Taken<Type, Value, Warning> = {
  readonly type: Type;
  readonly ok: true;
  readonly value: Value;
  readonly warnings: readonly Warning[];
};
type Refused<Type, Failure> = { readonly type: Type; readonly ok: false; readonly error: Failure };

/** Why a text is no code that anybody here reads. */
export const UNKNOWN_FAILURES = ['empty', 'noise', 'link', 'json', 'text'] as const;
export type UnknownFailure = (typeof UNKNOWN_FAILURES)[number];

export type CccdCode = Taken<'cccd-qr', CccdQr, CccdQrWarning> | Refused<'cccd-qr', 'incomplete' | 'invalid'>;
export type BhytCode =
  | Taken<'bhyt-qr', BhytQr, BhytWarning>
  | Refused<'bhyt-qr', 'incomplete'>
  | (Refused<'bhyt-qr', 'invalid'> & { readonly field: BhytField });
export type MrzCode =
  | Taken<'mrz', CitizenMrz, NumberWarning>
  | Refused<'mrz', MrzCodeFailure>
  | (Refused<'mrz', 'check-digit'> & { readonly field: MrzField });
export type VietQrCode =
  | Taken<'vietqr', VietQr, never>
  | Refused<'vietqr', Exclude<VietQrFailure, 'not-a-payment-code'>>
  | (Refused<'vietqr', 'invalid'> & { readonly field: VietQrField });
export type TypedCode =
  | Taken<'typed', TypedNumber, never>
  | Refused<'typed', Exclude<TypedNumberFailure, 'empty'>>;
export type TokenCode = Taken<'token', Token, never>;
export type UnknownCode = Refused<'unknown', UnknownFailure>;

/** What a text is, and what it says or why it is refused. */
export type Code = CccdCode | BhytCode | MrzCode | VietQrCode | TypedCode | TokenCode | UnknownCode;

/** No code that is known holds more: the largest QR code has 4,296 letters and digits, or 7,089 digits alone. */
const MAX_LENGTH = 4296;
const NO_WARNINGS: readonly never[] = [];

const unknown = (error: UnknownFailure): UnknownCode => ({ type: 'unknown', ok: false, error });

const LINK = /^(?:[a-z][a-z0-9+.-]*:\/\/|www\.|(?:mailto|tel|sms|smsto|geo|market|intent|data):)\S/i;
/** A host and a path without a scheme: `example.vn/a?b`. */
const HOST_AND_PATH = /^(?:[a-z0-9-]+\.)+[a-z]{2,}\/\S*$/i;
const JSON_TEXT = /^(?:\{.*\}|\[.*\]|\{\s*".*|\[\s*[{["].*)$/;

const plainTextOf = (text: string): UnknownCode => {
  if (JSON_TEXT.test(text)) return unknown('json');
  return unknown(LINK.test(text) || HOST_AND_PATH.test(text) ? 'link' : 'text');
};

/** Digits in groups; or the two letters of an insurance code before most of its digits. */
const NUMBER = /^(?:[0-9][0-9 .\u00a0\u2010-\u2014-]*|[A-Z]{2}[ .-]{0,3}[0-9][0-9 .-]{7,24})$/i;

const typedOf = (text: string): TypedCode => {
  const read = readTypedNumber(text);
  if (read.ok) return { type: 'typed', ok: true, value: read.value, warnings: NO_WARNINGS };
  return { type: 'typed', ok: false, error: read.error === 'empty' ? 'wrong-characters' : read.error };
};

const paymentOf = (text: string): VietQrCode => {
  const read = vietQrOf(text);
  if (read.ok) return { type: 'vietqr', ok: true, value: read.value, warnings: NO_WARNINGS };
  if (read.error === 'invalid') return { type: 'vietqr', ok: false, error: read.error, field: read.field };
  return {
    type: 'vietqr',
    ok: false,
    error: read.error === 'not-a-payment-code' ? 'malformed' : read.error,
  };
};

const bhytOf = (fields: readonly string[]): BhytCode | UnknownCode => {
  const read = bhytQrOf(fields);
  if (read.ok) return { type: 'bhyt-qr', ok: true, value: read.value, warnings: read.warnings };
  if (read.error === 'invalid') return { type: 'bhyt-qr', ok: false, error: read.error, field: read.field };
  return read.error === 'incomplete' ? { type: 'bhyt-qr', ok: false, error: read.error } : unknown('text');
};

/** A text with bars between its fields. */
const fieldsOf = (scanned: ScannedText, today: CalendarDate): CccdCode | BhytCode | UnknownCode => {
  const fields = scanned.text.split('|');
  if (looksLikeBhyt(fields)) return bhytOf(fields);
  const read = cccdQrOf(scanned, fields, today);
  if (read.ok) return { type: 'cccd-qr', ok: true, value: read.value, warnings: read.warnings };
  if (read.error === 'not-a-citizen-card') return plainTextOf(scanned.text);
  return read.error === 'noise' ? unknown('noise') : { type: 'cccd-qr', ok: false, error: read.error };
};

const mrzOf = (text: string, today: CalendarDate): MrzCode => {
  const read = readMrzCode(text, today);
  if (read.ok) return { type: 'mrz', ok: true, value: read.value, warnings: read.warnings };
  return read.error === 'check-digit'
    ? { type: 'mrz', ok: false, error: read.error, field: read.field }
    : { type: 'mrz', ok: false, error: read.error };
};

/**
 * Names the kind of any text that was scanned, seen or typed, and reads it. Nothing is guessed: what breaks its own rules
 * is refused with the reason, and what only looks odd is a warning. Never throws.
 * Lines of a machine-readable zone are joined by `/` or line breaks.
 * @param today FHIR date: decides the century of a birth in such a zone; no citizen card is of a later day
 */
export const readCode = (line: string, today: CalendarDate): Code => {
  if (line.length > MAX_LENGTH) return unknown('noise');
  const trimmed = line.trim();
  if (trimmed === '') return unknown('empty');
  if (looksLikeMrz(trimmed)) return mrzOf(trimmed, today);
  const scanned = scannedText(trimmed, MAX_LENGTH);
  if (scanned === null) return unknown('noise');
  const { text, torn } = scanned;
  if (text.includes('|')) return fieldsOf(scanned, today);
  if (torn) return unknown('noise');
  if (looksLikePayment(text)) return paymentOf(trimmed);
  if (NUMBER.test(text)) return typedOf(text);
  if (looksLikeToken(text)) return { type: 'token', ok: true, value: tokenOf(text), warnings: NO_WARNINGS };
  return plainTextOf(text);
};
