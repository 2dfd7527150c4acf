/** What digits are: a telephone as dialled at home, số định danh cá nhân, a whole day. */
export type DigitShape = 'phone' | 'number' | 'date';

interface Groups {
  readonly lengths: readonly number[];
  readonly between: string;
}

const MOBILE: Groups = { lengths: [4, 3, 3], between: ' ' };
/** 11 digits: `0243 825 3531`. */
const LANDLINE: Groups = { lengths: [4, 3, 4], between: ' ' };
const NUMBER: Groups = { lengths: [3, 3, 3, 3], between: ' ' };
const DATE: Groups = { lengths: [2, 2, 4], between: '/' };

const groupsOf = (shape: DigitShape, digits: string): Groups => {
  if (shape === 'number') return NUMBER;
  if (shape === 'date') return DATE;
  return digits.startsWith('02') ? LANDLINE : MOBILE;
};

/** How many digits it has when whole: 10 of a mobile, 11 of a landline (`02…`), 12 of a number, 8 of a day. */
export const longestOf = (shape: DigitShape, digits: string): number =>
  groupsOf(shape, digits).lengths.reduce((sum, length) => sum + length, 0);

/** The digits in groups; what stands between two of them comes with the first digit that needs it. */
export const groupedDigits = (shape: DigitShape, digits: string): string =>
  filled(shape, digits).slice(0, shownLength(shape, digits));

/** Places that are still empty, with what stands between them: `_/__/____` behind `1`. */
export const restOf = (shape: DigitShape, digits: string): string =>
  filled(shape, digits).slice(shownLength(shape, digits));

const filled = (shape: DigitShape, digits: string): string => {
  const { lengths, between } = groupsOf(shape, digits);
  const padded = digits.padEnd(longestOf(shape, digits), '_');
  let at = 0;
  return lengths
    .map((length) => {
      at += length;
      return padded.slice(at - length, at);
    })
    .join(between);
};

const shownLength = (shape: DigitShape, digits: string): number => {
  const all = filled(shape, digits);
  const first = all.indexOf('_');
  return first < 0 ? all.length : first;
};

/** Mobile (03, 05, 07, 08, 09 and eight more) or landline (02 and nine more), as dialled at home. */
export const isPhone = (digits: string): boolean => /^0(?:[35789]\d{8}|2\d{9})$/.test(digits);

/** Số định danh cá nhân: 12 digits; they have no check digit (domain.md A4). */
export const isNumber = (digits: string): boolean => /^\d{12}$/.test(digits);

/** FHIR date of eight digits `ddmmyyyy`; null where they are fewer, or the calendar has no such day. */
export const dateOf = (digits: string): string | null => {
  const [, day, month, year] = /^(\d{2})(\d{2})(\d{4})$/.exec(digits) ?? [];
  if (!day || !month || !year || Number(year) < FIRST_YEAR) return null;
  const date = `${year}-${month}-${day}`;
  const at = new Date(`${date}T00:00:00Z`);
  // 31 February is either refused or rolls over into March.
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(date) ? date : null;
};

/** The first year that a citizen number can tell (domain.md A4). */
const FIRST_YEAR = 1900;
