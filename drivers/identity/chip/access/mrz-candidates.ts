import type { CalendarDate } from '../../../codec/calendar.ts';
import { mrzInformation, parseMrzTd1 } from '../../../codec/mrz-td1.ts';
import type { CardKey } from '../../../ports/identity.ts';

/** Ages at which a card ends (Luật Căn cước 2023, article 21; domain facts A4); below 14 since the card of 2024. */
const MILESTONES: readonly number[] = [14, 25, 40, 60];
/** A card made so long before a milestone holds until the one after. */
const GRACE_YEARS = 2;
/** What the MRZ of a card without end is believed to say. */
const NO_END = '991231';
const DOCUMENT_DIGITS = 9;
const MAX_CANDIDATES = 3;

const compact = (date: CalendarDate): string => date.slice(2).replaceAll('-', '');

/** 29 February is told as 28 where the year has none; the 29th itself comes first. */
const inYear = (birth: CalendarDate, year: number): CalendarDate => {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return birth.endsWith('-02-29') && !leap ? `${year}-02-28` : `${year}${birth.slice(4)}`;
};

/**
 * Expiry dates that a card may carry, likeliest first: the QR does not tell, and BAC needs it. At most three, `YYMMDD`.
 * @param issued day of issue, or today where it is not known
 */
export const expiryCandidates = (birth: CalendarDate, issued: CalendarDate): readonly string[] => {
  const year = Number(birth.slice(0, 4));
  const ends = MILESTONES.map((age) => inYear(birth, year + age)).filter((end) => end > issued);
  const near = (end: CalendarDate): boolean => inYear(end, Number(end.slice(0, 4)) - GRACE_YEARS) <= issued;
  const [first, ...later] = [...ends.map(compact), NO_END];
  const skipped = ends[0] !== undefined && near(ends[0]);
  return (skipped ? [...later.slice(0, 1), first, ...later.slice(1)] : [first, ...later])
    .filter((candidate) => candidate !== undefined)
    .slice(0, MAX_CANDIDATES);
};

/** MRZ information (24 characters) of an MRZ that was read; null where its check digits do not hold. */
export const mrzInformationOf = (lines: readonly string[], today: CalendarDate): string | null => {
  const [first = '', second = ''] = lines;
  return parseMrzTd1(lines, today).ok
    ? mrzInformation(first.slice(5, 14), second.slice(0, 6), second.slice(8, 14))
    : null;
};

/**
 * MRZ information that may open the chip, likeliest first, made of number, birth date and computed expiry (domain facts
 * A4, B1). Empty where the birth date is not whole.
 */
export const computedMrzInformation = (key: CardKey, today: CalendarDate): readonly string[] => {
  if (key.birthDate?.length !== 10) return [];
  const birth = key.birthDate;
  const document = key.number.slice(-DOCUMENT_DIGITS);
  return expiryCandidates(birth, key.issueDate ?? today).map((expiry) =>
    mrzInformation(document, compact(birth), expiry),
  );
};
