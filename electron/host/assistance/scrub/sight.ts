import { GIVEN, MIDDLE, RARE_SURNAME, SURNAME } from './name-words.ts';
import { ORDINARY } from './ordinary-words.ts';
import { isExactlyIn, isIn, type WordSet, type Written, wordSet, writtenOf } from './written.ts';

/** The words of a question, and what their writing tells. */
export interface Sight {
  readonly words: readonly Written[];
  /** Whether a capital letter means anything: not where nearly all words have one. */
  readonly caseTells: boolean;
}

/** So many words must be without a capital before those that have one stand out. */
const LOWER = 0.2;

export function sightOf(text: string): Sight {
  const words = writtenOf(text);
  const lower = words.filter(({ hasCapital }) => !hasCapital).length;
  return { words, caseTells: lower > words.length * LOWER };
}

const NAME_SETS = [GIVEN, MIDDLE, SURNAME, RARE_SURNAME];

/** Whether the letters are those of a part of a name, whatever their marks. */
const mayNameByLetters = ({ plain }: Written): boolean => NAME_SETS.some((set) => set.plain.has(plain));

/** Names are written so as well (Đậu, Bảo, Trọng, Nhơ), but hardly ever meant. */
const HARDLY_NAMES = wordSet('dau bao trong nho');

/** A word of questions; without marks, only where no name is written so. */
export const isOrdinary = (word: Written): boolean =>
  isExactlyIn(ORDINARY, word) ||
  (word.isLoose &&
    (HARDLY_NAMES.keys.has(word.key) || (ORDINARY.plain.has(word.plain) && !mayNameByLetters(word))));

/** As `isIn`, also where only the words beside it carry marks. */
export const isInBare = (set: WordSet, word: Written): boolean =>
  isIn(set, word) || (word.isBare && set.plain.has(word.plain));

export const isGivenOrMiddle = (word: Written): boolean => isIn(GIVEN, word) || isIn(MIDDLE, word);

export const isSurname = (word: Written): boolean => isInBare(SURNAME, word) || isInBare(RARE_SURNAME, word);

/** The word behind `at`, where nothing parts them. */
export const nextOf = ({ words }: Sight, at: number): Written | undefined => {
  const next = words[at + 1];
  return next?.followsOn ? next : undefined;
};

/** A capital that tells of a name: not that of an abbreviation (`BHYT`, `Rh`). */
export const stands = ({ caseTells }: Sight, word: Written): boolean =>
  caseTells && word.hasCapital && /[aeiouy]/.test(word.plain) && (!word.isUpper || mayNameByLetters(word));

/** How many words from `at` on, one behind the other, pass. */
export function runOf(
  { words }: Sight,
  at: number,
  most: number,
  passes: (word: Written, at: number) => boolean,
): number {
  let length = 0;
  while (length < most) {
    const word = words[at + length];
    if (!word || (length > 0 && !word.followsOn) || !passes(word, at + length)) break;
    length += 1;
  }
  return length;
}
