import { estimateBenefit } from '../../codec/benefit.ts';
import type { Coverage, InsuranceAnswer } from '../../ports/insurer.ts';
import { type Card, type CardDoubt, holds, knownCard, newerCard } from './card.ts';
import { CODES, type CodeMeaning } from './codes.ts';
import { type Asked, type PersonDoubt, personDoubt } from './person.ts';
import type { LookUpAnswer } from './schemas.ts';

/** Why an answer that came whole says nothing: a word for the operator's log. */
export type Doubt = 'unknown-code' | CardDoubt | PersonDoubt;

export type Reading =
  | { readonly kind: 'answer'; readonly answer: InsuranceAnswer }
  /** Take another token and ask again. */
  | { readonly kind: 'token-refused' }
  | { readonly kind: 'doubtful'; readonly code: string; readonly doubt: Doubt };

type Chosen = Pick<Coverage, 'renewed' | 'nextFrom'> & { readonly card: Card };

const known = (card: Card | CardDoubt, today: string, nextFrom: string | null = null): Chosen | CardDoubt => {
  if (typeof card === 'string') return card;
  return holds(card, today) ? { card, renewed: false, nextFrom } : 'not-today';
};

/** Which of two cards counts today; `not-yet`: the old one is over and the new one has not begun. */
const choose = (
  which: 'this' | 'new' | 'new-if-begun',
  answer: LookUpAnswer,
  today: string,
): Chosen | CardDoubt | 'not-yet' => {
  if (which === 'this') return known(knownCard(answer), today);
  const newer = newerCard(answer);
  const whole = typeof newer === 'string' ? null : newer;
  if (whole !== null && holds(whole, today)) return { card: whole, renewed: true, nextFrom: null };
  const begins = whole !== null && whole.validFrom > today ? whole.validFrom : null;
  if (which === 'new-if-begun') return known(knownCard(answer), today, begins);
  if (begins !== null) return 'not-yet';
  return typeof newer === 'string' ? newer : 'not-today';
};

const coveredBy = (
  answer: LookUpAnswer,
  meaning: Extract<CodeMeaning, { status: 'covered' }>,
  today: string,
): Reading => {
  const code = answer.maKetQua;
  const chosen = choose(meaning.card, answer, today);
  if (chosen === 'not-yet')
    return { kind: 'answer', answer: { status: 'not-covered', code, reason: 'expired' } };
  if (typeof chosen === 'string') return { kind: 'doubtful', code, doubt: chosen };
  const { card, renewed, nextFrom } = chosen;
  const benefitPercent = estimateBenefit(card.code, today)?.percent ?? null;
  const { staffCheck } = meaning;
  return {
    kind: 'answer',
    answer: {
      status: 'covered',
      code,
      coverage: { ...card, renewed, nextFrom, staffCheck, benefitPercent },
    },
  };
};

/** What the portal's answer means for whom it was asked about. `today`: FHIR date of the hospital. */
export const interpret = (answer: LookUpAnswer, asked: Asked, today: string): Reading => {
  const code = answer.maKetQua;
  const meaning: CodeMeaning | undefined = CODES[code];
  if (meaning === undefined) return { kind: 'doubtful', code, doubt: 'unknown-code' };
  if (meaning.status === 'token-refused') return { kind: 'token-refused' };
  if (meaning.status === 'no-answer') return { kind: 'answer', answer: { ...meaning, code } };
  const reason = meaning.status === 'not-covered' ? meaning.reason : null;
  const doubt = personDoubt(answer, asked, reason);
  if (doubt !== null) return { kind: 'doubtful', code, doubt };
  if (meaning.status === 'not-covered') return { kind: 'answer', answer: { ...meaning, code } };
  return coveredBy(answer, meaning, today);
};
