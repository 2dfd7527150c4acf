import type { BhytQr } from '../../drivers/codec/bhyt-qr.ts';
import type { Code } from '../../drivers/codec/code.ts';

/** What is said of one code, in the words of the command line. */
export interface ParsedCode {
  readonly type: 'cccd-qr' | 'bhyt-qr' | 'mrz' | 'vietqr' | 'unknown';
  readonly ok: boolean;
  readonly value: object | null;
  readonly warnings: readonly string[];
  /** A closed code, with the field behind a colon where one is at fault: `invalid: birthDate`. */
  readonly error: string | null;
}

/** The fields of an insurance card that the command line tells: the card has more. */
const insuranceOf = (card: BhytQr): object => ({
  code: card.code,
  name: card.name,
  birthDate: card.birthDate,
  sex: card.sex,
  address: card.address,
  facility: card.facility,
  validFrom: card.validFrom,
  validTo: card.validTo,
  issueDate: card.issueDate,
  guardian: card.guardian,
  fiveYearDate: card.fiveYearDate,
  benefitLevel: card.benefitLevel,
});

/** What the command line refuses: a number alone is no card, and nobody here knows what a token means. */
export type RefusedCode = Code & ({ readonly ok: false } | { readonly type: 'typed' | 'token' });

export const isRefused = (code: Code): code is RefusedCode =>
  !code.ok || code.type === 'typed' || code.type === 'token';

/** Type and reason of a refused code, both closed words. */
export const refusalOf = (code: RefusedCode): { type: ParsedCode['type']; error: string } => {
  if (code.ok) return { type: 'unknown', error: code.type === 'token' ? 'token' : 'not-a-citizen-card' };
  const type = code.type === 'typed' ? 'unknown' : code.type;
  return { type, error: 'field' in code ? `${code.error}: ${code.field}` : code.error };
};

/** A code as the command line tells it. */
export const parsedCodeOf = (code: Code): ParsedCode => {
  if (isRefused(code)) {
    const { type, error } = refusalOf(code);
    return { type, ok: false, value: null, warnings: [], error };
  }
  const value = code.type === 'bhyt-qr' ? insuranceOf(code.value) : code.value;
  return { type: code.type, ok: true, value, warnings: code.warnings, error: null };
};
