import type { Cue } from './cues.ts';
import { type Sight, stands } from './sight.ts';
import { type Written, writtenOf } from './written.ts';

/** A person of the visit, by the words of the full name. */
export type KnownName = readonly Written[];

export const knownNames = (names: readonly string[]): readonly KnownName[] =>
  names.map((name) => writtenOf(name.normalize('NFKC'))).filter((name) => name.length > 0);

/** Marks and case may be left out, in the question and in the record. */
const isSame = (one: Written, other: Written): boolean =>
  one.key === other.key || ((one.isBare || other.isBare) && one.plain === other.plain);

/** Words from `at` on that name one of them: two syllables in any order, all in one word, or the given name behind a cue. */
export function knownAt(sight: Sight, at: number, cue: Cue | null, known: readonly KnownName[]): number {
  return Math.max(0, ...known.map((name) => lengthOf(sight, at, cue, name)));
}

function lengthOf(sight: Sight, at: number, cue: Cue | null, name: KnownName): number {
  const word = sight.words[at];
  const given = name.at(-1);
  if (!word || !given) return 0;
  const left = [...name];
  let length = 0;
  for (let next: Written | undefined = word; next; next = sight.words[at + length]) {
    const found = left.findIndex((part) => next !== undefined && isSame(part, next));
    if (found < 0 || (length > 0 && !next.followsOn)) break;
    left.splice(found, 1);
    length += 1;
  }
  if (length >= 2) return length;
  const together = name.map(({ plain }) => plain).join('');
  if (name.length > 1 && word.plain === together) return 1;
  const isGiven = isSame(given, word) && (cue !== null || (stands(sight, word) && !word.beginsSentence));
  return isGiven ? 1 : 0;
}
