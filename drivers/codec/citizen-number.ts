import type { CalendarDate } from './calendar.ts';

/** Disagreements between a citizen number and the rest (domain facts A4). They warn: a number is never refused for them. */
export type NumberWarning = 'century-mismatch' | 'year-mismatch' | 'sex-mismatch';

/** No disagreement: by far the most cards. */
const NONE: readonly NumberWarning[] = [];

/** Compares century, year and sex of a number of 12 digits with birth date and sex. */
export const numberWarnings = (
  number: string,
  birthDate: CalendarDate,
  sex: 'male' | 'female' | 'unknown',
): readonly NumberWarning[] => {
  const digit = number.charCodeAt(3) - 48;
  const century = 19 + (digit >> 1) === Number(birthDate.slice(0, 2));
  const year =
    number.charCodeAt(4) === birthDate.charCodeAt(2) && number.charCodeAt(5) === birthDate.charCodeAt(3);
  const same = sex === 'unknown' || sex === (digit % 2 === 0 ? 'male' : 'female');
  if (century && year && same) return NONE;
  const warnings: NumberWarning[] = [];
  if (!century) warnings.push('century-mismatch');
  if (!year) warnings.push('year-mismatch');
  if (!same) warnings.push('sex-mismatch');
  return warnings;
};
