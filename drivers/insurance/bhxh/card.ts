import { facilityOf } from '../../codec/bhyt-fields.ts';
import type { Coverage } from '../../ports/insurer.ts';
import { readDate } from './dates.ts';
import type { LookUpAnswer } from './schemas.ts';

/** A card as the answer has it; days are whole. */
export type Card = Pick<Coverage, 'code' | 'validFrom' | 'validTo' | 'facility'>;

/** Why the answer has no card that counts: it is not there, its dates cannot be read, or it does not hold today. */
export type CardDoubt = 'card-missing' | 'card-dates' | 'not-today';

/** Their list of letters is open (domain facts C2). */
const CODE = /^(?:[A-Z]{2}\d{13}|\d{10})$/;
const WHOLE_DAY = 'yyyy-mm-dd'.length;

/** Five characters, however they are written; of a number the leading zero is gone. Null where they are none. */
const facilityCode = (text: string | null): string | null => {
  if (text === null) return null;
  return facilityOf(/^\d{4}$/.test(text) ? text.padStart(5, '0') : text) ?? null;
};

const cardOf = (
  code: string | null,
  from: string | null,
  to: string | null,
  facility: string | null,
): Card | CardDoubt => {
  const plain = code?.replace(/[\s-]/g, '').toUpperCase() ?? '';
  if (!CODE.test(plain)) return 'card-missing';
  const [validFrom, validTo] = [readDate(from), readDate(to)];
  if (validFrom?.length !== WHOLE_DAY) return 'card-dates';
  if (validTo === undefined || (validTo !== null && validTo.length !== WHOLE_DAY)) return 'card-dates';
  return { code: plain, validFrom, validTo, facility: facilityCode(facility) };
};

/** The card that was known. */
export const knownCard = ({ maThe, gtTheTu, gtTheDen, maDKBD }: LookUpAnswer): Card | CardDoubt =>
  cardOf(maThe, gtTheTu, gtTheDen, maDKBD);

/** The newer one, with 003 and 004. */
export const newerCard = ({ maTheMoi, gtTheTuMoi, gtTheDenMoi, maDKBDMoi }: LookUpAnswer): Card | CardDoubt =>
  cardOf(maTheMoi, gtTheTuMoi, gtTheDenMoi, maDKBDMoi);

/** Whether a card holds on a day (FHIR date). */
export const holds = ({ validFrom, validTo }: Card, day: string): boolean =>
  validFrom <= day && (validTo === null || day <= validTo);
