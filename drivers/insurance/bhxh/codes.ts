import type { NoAnswer, NotCovered } from '../../ports/insurer.ts';

/** What a result code (maKetQua) of the look-up means for a check-in. */
export type CodeMeaning =
  | {
      readonly status: 'covered';
      /** Which of the two cards in the answer counts. */
      readonly card: 'this' | 'new' | 'new-if-begun';
      readonly staffCheck: boolean;
    }
  | { readonly status: 'not-covered'; readonly reason: NotCovered }
  | { readonly status: 'no-answer'; readonly why: NoAnswer }
  /** The token is worth nothing any more: take another one and ask again, once. */
  | { readonly status: 'token-refused' };

const covered = (card: 'this' | 'new' | 'new-if-begun', staffCheck = false): CodeMeaning => ({
  status: 'covered',
  card,
  staffCheck,
});
const not = (reason: NotCovered): CodeMeaning => ({ status: 'not-covered', reason });
const silent = (why: NoAnswer): CodeMeaning => ({ status: 'no-answer', why });

/** Result codes of KQNhanLichSuKCB2024 (CV 1923/BHXH-CNTT; domain facts D2). */
export const CODES: Readonly<Record<string, CodeMeaning>> = {
  '000': covered('this'),
  // Cards of the army and of the police.
  '001': covered('this', true),
  '002': covered('this', true),
  '003': covered('new'),
  '004': covered('new-if-begun'),
  '010': not('expired'),
  '050': not('no-card'),
  '051': not('wrong-code'),
  '052': not('wrong-code'),
  '053': not('wrong-code'),
  // The officer in whose name we ask is not registered, or registered by another name.
  '054': silent('misconfigured'),
  '055': silent('misconfigured'),
  '060': not('name-mismatch'),
  '061': not('name-mismatch'),
  '070': not('birth-date-mismatch'),
  '100': silent('portal-error'),
  '101': silent('portal-error'),
  '110': not('revoked'),
  '120': not('suspended'),
  '121': not('suspended'),
  '122': not('suspended'),
  '123': not('suspended'),
  '124': not('suspended'),
  '130': not('papers-needed'),
  // A parameter has the wrong form: ours to mend.
  '205': silent('misconfigured'),
  '401': { status: 'token-refused' },
  '500': silent('portal-error'),
};
