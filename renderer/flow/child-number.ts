import { tellsOf } from '../../electron/contract/person.ts';

const YEARS = 6;

/** The day where the hospitals are, as a FHIR date. */
export const hospitalToday = (): string =>
  new Date().toLocaleDateString('en-CA', { timeZone: 'Asia/Ho_Chi_Minh' });

/** Whether a child under six can have this number: by its year alone. */
export function mayBeUnderSix(number: string, today: string): boolean {
  const year = tellsOf(number)?.birthYear;
  const thisYear = Number(today.slice(0, 4));
  return year !== undefined && year >= thisYear - YEARS && year <= thisYear;
}
