import { isPlain } from './fold.ts';
import { termOf } from './terms.ts';

/** A word as it is looked up: numbers of words in the vocabulary. */
export interface Entry {
  /** Without marks, as written. */
  readonly written: number;
  /** Without marks, as meant; null where that is the same. */
  readonly meant: readonly number[] | null;
  /** With its marks; -1 where it has none. */
  readonly marked: number;
}

/** The words of all content, numbered as they come. */
export interface Vocabulary {
  /** The entry of a word that content uses; it is numbered where it is new. */
  learn(word: string): Entry;
  /** Number of a word without marks; -1 where content never uses it. */
  find(plain: string): number;
  /** Number of a word with its marks; -1 where content never uses it so. */
  findMarked(word: string): number;
  /** How often content uses a word without marks. */
  timesOf(number: number): number;
  /** Words without marks, by number; words with marks have gaps here. */
  readonly names: readonly (string | undefined)[];
}

export function createVocabulary(): Vocabulary {
  const plain = new Map<string, number>();
  const marked = new Map<string, number>();
  const entries = new Map<string, Entry>();
  const names: (string | undefined)[] = [];
  const times: number[] = [];

  const numberOf = (word: string): number => {
    const known = plain.get(word);
    if (known !== undefined) return known;
    plain.set(word, names.length);
    times.push(0);
    return names.push(word) - 1;
  };
  const numberOfMarked = (word: string): number => {
    if (isPlain(word)) return -1;
    marked.set(word, names.length);
    times.push(0);
    return names.push(undefined) - 1;
  };
  const make = (word: string): Entry => {
    const { written, meant } = termOf(word);
    const entry = {
      written: numberOf(written),
      meant: meant?.map(numberOf) ?? null,
      marked: numberOfMarked(word),
    };
    entries.set(word, entry);
    return entry;
  };
  const count = (number: number): void => {
    times[number] = (times[number] ?? 0) + 1;
  };

  return {
    learn(word) {
      const entry = entries.get(word) ?? make(word);
      count(entry.written);
      if (entry.meant !== null) for (const number of entry.meant) count(number);
      return entry;
    },
    find: (word) => plain.get(word) ?? -1,
    findMarked: (word) => marked.get(word) ?? -1,
    timesOf: (number) => times[number] ?? 0,
    names,
  };
}
