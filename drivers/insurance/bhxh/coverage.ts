import { parseSlashDate } from '../../codec/calendar.ts';
import type { Coverage, InsuranceAnswer } from '../../ports/insurer.ts';
import { CODES, type CodeMeaning } from './codes.ts';
import type { LookUpAnswer } from './schemas.ts';

type CardData = Omit<Coverage, 'renewed' | 'staffCheck'>;

const cardOf = (
  code: string | null,
  from: string | null,
  to: string | null,
  facility: string | null,
): CardData | null => {
  const validFrom = from === null ? null : parseSlashDate(from);
  const validTo = to === null ? null : parseSlashDate(to);
  if (code === null || validFrom === null || (to !== null && validTo === null)) return null;
  return { code, validFrom, validTo, facility };
};

/** The card that counts today; null where the answer has none that is whole. */
const choose = (
  which: 'this' | 'new' | 'new-if-begun',
  answer: LookUpAnswer,
  today: string,
): CardData | null => {
  const old = cardOf(answer.maThe, answer.gtTheTu, answer.gtTheDen, answer.maDKBD);
  const renewed = cardOf(
    answer.maTheMoi,
    answer.gtTheTuMoi,
    answer.gtTheDenMoi,
    answer.maDKBDMoi ?? answer.maDKBD,
  );
  if (which === 'this') return old;
  if (which === 'new') return renewed;
  return renewed !== null && renewed.validFrom <= today ? renewed : old;
};

/** What the portal's answer means. `today`: FHIR date of the hospital. `token-refused` is for the caller to mend. */
export const interpret = (answer: LookUpAnswer, today: string): InsuranceAnswer | 'token-refused' => {
  const code = answer.maKetQua;
  const meaning: CodeMeaning | undefined = CODES[code];
  if (meaning === undefined) return { status: 'no-answer', code, why: 'bad-answer' };
  if (meaning.status === 'token-refused') return 'token-refused';
  if (meaning.status !== 'covered') return { ...meaning, code };
  const card = choose(meaning.card, answer, today);
  if (card === null) return { status: 'no-answer', code, why: 'bad-answer' };
  return {
    status: 'covered',
    code,
    coverage: { ...card, renewed: meaning.card !== 'this', staffCheck: meaning.staffCheck },
  };
};
