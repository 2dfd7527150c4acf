import { withoutNames } from './scrub/names.ts';
import { withoutNumbers } from './scrub/numbers.ts';

/** Longest question that is kept, in characters. */
const LONGEST = 200;
/** What stands behind it is not looked at; the page sends less. */
const LONGEST_READ = 2_000;

const UNSEEN = /[\p{Cf}\p{Co}\p{Cn}\p{Cs}]/gu;
const BLANKS = /[\s\p{Cc}\p{Z}]+/gu;

/**
 * A question with nothing in it that names a person, for the hospital to see what its patients ask. Numbers, written or
 * told digit by digit, codes, mail and net addresses become `#`, names of people `…`. One line of at most 200 characters,
 * NFC. `known`: full names of the people of the visit, which are looked for besides what looks like a name.
 * It leans towards taking away: a topic is understood without a word or two.
 */
export function scrub(question: string, known: readonly string[]): string {
  // Letters that only look different are one letter, or a name could hide behind them.
  const text = question
    .slice(0, LONGEST_READ)
    .replace(UNSEEN, '')
    .normalize('NFKC')
    .slice(0, LONGEST_READ)
    .replace(BLANKS, ' ');
  const scrubbed = withoutNames(withoutNumbers(text), known).replace(BLANKS, ' ').trim();
  return cut(scrubbed);
}

/** A letter outside the basic plane is two characters: it is not cut in half. */
const cut = (text: string): string =>
  text
    .slice(0, LONGEST)
    .replace(/[\uD800-\uDBFF]$/, '')
    .trim();
