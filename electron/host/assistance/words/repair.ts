import { distance, letterPairs } from './distance.ts';
import { undoKeys } from './keystrokes.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A word that may have been meant, and how sure that is: 0 to 1. */
export interface Guess {
  readonly word: number;
  readonly weight: number;
}
/** Places of words, one after the other; at each the words that may stand there. Empty: nothing like it is known. */
export type Repaired = readonly (readonly Guess[])[];

/** Mends a word that content never, or hardly ever, uses. Keeps nothing: such a word may be a name. */
export type Repair = (plain: string) => Repaired;

const KEYS = 0.95;
const GLUED = 0.9;
const ONE_ERROR = 0.7;
const TWO_ERRORS = 0.5;
/** Words that content uses less often may be errors of their own. */
const USUAL = 3;
const SHORTEST_GLUED = 5;
const MOST_GUESSES = 4;
/** The same letters in another order are likelier meant than any word that is near. */
const SWAPPED_FIRST = 1_000;

/** `vocabulary` must know all content by now. */
export function createRepair(vocabulary: Vocabulary): Repair {
  const byPair = new Map<number, number[]>();
  vocabulary.names.forEach((name, number) => {
    if (name === undefined || name.length < 2 || vocabulary.timesOf(number) < USUAL) return;
    for (const pair of new Set(letterPairs(name))) {
      const list = byPair.get(pair);
      if (list) list.push(number);
      else byPair.set(pair, [number]);
    }
  });
  const { split } = createSplitter(vocabulary);

  const mend = (word: string): Repaired => {
    if (/^\p{N}+$/u.test(word)) return [];
    const typed = undoKeys(word);
    const number = typed === null ? -1 : vocabulary.find(typed);
    if (number >= 0) return [[{ word: number, weight: KEYS }]];
    const parts = word.length >= SHORTEST_GLUED ? split(word) : [];
    if (parts.length > 1) return parts.map((part) => [{ word: part, weight: GLUED }]);
    const near = nearTo(word);
    return near.length > 0 ? [near] : [];
  };

  const nearTo = (word: string): readonly Guess[] => {
    if (word.length < 3) return [];
    const most = word.length >= 7 ? 2 : 1;
    const letters = lettersOf(word);
    const candidates = new Set(letterPairs(word).flatMap((pair) => byPair.get(pair) ?? []));
    return [...candidates]
      .flatMap((number) => {
        const name = vocabulary.names[number] ?? '';
        if (name === word || Math.abs(name.length - word.length) > most) return [];
        const errors = distance(word, name);
        if (errors > most) return [];
        const likely = (name[0] === word[0] ? 20 : 0) + (lettersOf(name) === letters ? SWAPPED_FIRST : 0);
        const rank = vocabulary.timesOf(number) / errors + likely;
        return [{ word: number, weight: errors === 1 ? ONE_ERROR : TWO_ERRORS, rank }];
      })
      .sort((one, other) => other.rank - one.rank)
      .slice(0, MOST_GUESSES);
  };

  return mend;
}

const lettersOf = (word: string): string => [...word].sort().join('');

const LONGEST_WORD = 7;
/** Words of which most text is made; what is rare joins anything to anything. */
const COMMON = 5;

/** `giolamviec` → gio, lam, viec: the likeliest way to cut a text into words that content uses. */
function createSplitter(vocabulary: Vocabulary) {
  const costOf = (part: string): number => {
    if (part.length < 2 && part !== 'o' && part !== 'y') return Number.POSITIVE_INFINITY;
    const number = vocabulary.find(part);
    const times = number < 0 ? 0 : vocabulary.timesOf(number);
    return times < COMMON ? Number.POSITIVE_INFINITY : Math.log(100_000 / times);
  };
  return {
    split(text: string): readonly number[] {
      const cost = [0];
      const from = [0];
      for (let end = 1; end <= text.length; end++) {
        cost[end] = Number.POSITIVE_INFINITY;
        for (let start = Math.max(0, end - LONGEST_WORD); start < end; start++) {
          const before = cost[start] ?? 0;
          if (before === Number.POSITIVE_INFINITY) continue;
          const all = before + costOf(text.slice(start, end));
          if (all < (cost[end] ?? 0)) [cost[end], from[end]] = [all, start];
        }
      }
      if (cost[text.length] === Number.POSITIVE_INFINITY) return [];
      const parts: number[] = [];
      for (let end = text.length; end > 0; end = from[end] ?? 0)
        parts.unshift(vocabulary.find(text.slice(from[end] ?? 0, end)));
      return parts;
    },
  };
}
