import { IN_VIETNAMESE, plainEnglish } from './english.ts';
import { fold, lower } from './fold.ts';
import { MEANINGS } from './lexicon.ts';

/** A question is a few sentences; what is longer is no question, and its beginning says as much as all of it. In characters. */
const LONGEST = 600;
const WORD = /[\p{L}\p{M}][\p{L}\p{M}\p{N}]*|\p{N}+[\p{L}\p{M}]*|%/gu;
/** The same letter three times and more: `ơiiii`, `đauuu`. */
const DRAWN_OUT = /(\p{L})\1{2,}/gu;

/** The words of a text as they were written: lower case, with their marks. */
export const wordsOf = (text: string): readonly string[] =>
  lower(text.slice(0, LONGEST)).replace(DRAWN_OUT, '$1').match(WORD) ?? [];

/** A word without marks, English ones without endings: as written, and as meant (`bv` → `benh vien`), where that is something else. */
export interface Term {
  readonly written: string;
  readonly meant: readonly string[] | null;
  /** Of an English word, the Vietnamese for it. */
  readonly vietnamese: readonly string[];
}

const NONE: readonly string[] = [];

export const termOf = (word: string): Term => {
  const meaning = MEANINGS.get(word);
  const written = plainEnglish(fold(word));
  return {
    written,
    meant: meaning?.map(fold) ?? null,
    vietnamese: IN_VIETNAMESE.get(written)?.map(fold) ?? NONE,
  };
};
