import { fold } from './words/fold.ts';
import { wordsOf } from './words/terms.ts';

/** Beside these words stand names, or illnesses that nobody wants to be known of them. */
const CUES = new Set(
  (
    'tên họ_tên bệnh_nhân patient name named husband wife facebook fb zalo ' +
    'hiv aids sida ung_thư giang_mai trầm_cảm tâm_thần cancer depression'
  )
    .split(' ')
    .map((cue) => fold(cue).replaceAll('_', ' ')),
);

/**
 * Whether a question is better not kept, even scrubbed: it has the cue of a name or of a grave illness, or a given name of the
 * people of the visit (`known`: full names, given names last).
 */
export const isDoubtful = (question: string, known: readonly string[]): boolean => {
  const words = wordsOf(question).map(fold);
  const given = known.map((name) => fold(wordsOf(name).at(-1) ?? '')).filter((name) => name !== '');
  return words.some(
    (word, at) => CUES.has(word) || CUES.has(`${word} ${words[at + 1] ?? ''}`) || given.includes(word),
  );
};
