import { IN_VIETNAMESE, plainEnglish } from './english.ts';
import { fold, lower } from './fold.ts';
import { DIGIT, kindOf, OTHER } from './letters.ts';
import { MEANINGS } from './lexicon.ts';

/** A question is a few sentences; what is longer is no question, and its beginning says as much as all of it. In characters. */
const LONGEST = 600;
/** The same letter three times and more: `ơiiii`, `đauuu`. */
const DRAWN_OUT = /(\p{L})\1{2,}/gu;
const PERCENT = 0x25;

/**
 * The words of a text as they were written: lower case, with their marks. A word is a letter and the letters and digits behind
 * it, or digits and the letters behind them (`b12`, `500k`); the sign for percent is one, too.
 */
export function wordsOf(text: string): readonly string[] {
  const all = lower(text.slice(0, LONGEST));
  return cut(isDrawnOut(all) ? all.replace(DRAWN_OUT, '$1') : all);
}

/** Whether the same sign stands three times in a row: hardly any text has that. */
function isDrawnOut(text: string): boolean {
  for (let at = 2; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === text.charCodeAt(at - 1) && unit === text.charCodeAt(at - 2)) return true;
  }
  return false;
}

function cut(text: string): readonly string[] {
  const words: string[] = [];
  let begin = -1;
  let letters = false;
  let number = false;
  const end = (at: number): void => {
    if (begin >= 0) words.push(text.slice(begin, at));
    begin = -1;
  };
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    const kind = kindOf(unit);
    if (kind === OTHER) {
      end(at);
      if (unit === PERCENT) words.push('%');
      continue;
    }
    const digit = kind === DIGIT;
    // Behind digits come letters, and then no digits: `2a3` is two words.
    if (begin >= 0 && digit && number && letters) end(at);
    if (begin < 0) {
      begin = at;
      number = digit;
      letters = !digit;
    } else if (!digit) letters = true;
  }
  end(text.length);
  return words;
}

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
