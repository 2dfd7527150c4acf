import { calendarDate, parseCompactDate, parseSlashDate } from '../../codec/calendar.ts';
import type { FhirDate } from '../../ports/identity.ts';

/** The first and the last year of a .NET calendar stand for "none". */
const NO_DATE = /(^|\D)(0001|9999)(\D|$)|^(00010101|99991231|01010001|31129999)$/;

/**
 * A date of the portal: `01/01/2026`, `1/1/2026`, `05/1945`, `1945`, and what other servers on the way make of it: `01-01-2026`,
 * `01012026`, `20260101`, `2026-01-01`, each perhaps with a time behind. Null where there is none, undefined where it cannot be read.
 */
export const readDate = (text: string | null): FhirDate | null | undefined => {
  const [date = ''] = text?.trim().split(/[T ]/) ?? [];
  if (date === '' || NO_DATE.test(date)) return null;
  const [, isoYear, isoMonth, isoDay] = /^(\d{4})-?(\d{2})-?(\d{2})$/.exec(date) ?? [];
  const iso = isoYear === undefined ? null : calendarDate(Number(isoYear), Number(isoMonth), Number(isoDay));
  // No eight digits are a day both ways round: a day and a month are never a year.
  return iso ?? parseCompactDate(date) ?? parseSlashDate(date.replace(/[-.]/g, '/')) ?? undefined;
};
