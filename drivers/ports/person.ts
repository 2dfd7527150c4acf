import type { FhirDate } from './identity.ts';

/**
 * Whether who was born then is under six on the day `today` (trẻ em dưới 6 tuổi, Luật BHYT). Of a date without day or month
 * the last one that it may mean counts; who is not born yet is no child.
 */
export const isUnderSix = (birthDate: FhirDate, today: FhirDate): boolean =>
  birthDate <= today && isYounger(birthDate, 6, today);

/** Old enough to answer for a child. */
export const isAdult = (birthDate: FhirDate, today: FhirDate): boolean => !isYounger(birthDate, 18, today);

/** FHIR dates of one length follow each other as text; a 29 February is kept by its text alone. */
function isYounger(birthDate: FhirDate, years: number, today: FhirDate): boolean {
  const [year, month = '12', day = '31'] = birthDate.split('-');
  return `${String(Number(year) + years).padStart(4, '0')}-${month}-${day}` > today;
}

/** What a citizen number says of its owner. */
export interface NumberTells {
  readonly sex: 'male' | 'female';
  readonly birthYear: number;
}

const NUMBER = /^\d{12}$/;

/** Sex and year of birth by the fourth to sixth digit (domain facts A4); null where it is not 12 digits. */
export const tellsOf = (number: string): NumberTells | null => {
  if (!NUMBER.test(number)) return null;
  const digit = Number(number.charAt(3));
  return {
    sex: digit % 2 === 0 ? 'male' : 'female',
    birthYear: (19 + (digit >> 1)) * 100 + Number(number.slice(4, 6)),
  };
};
