import type { Repair } from '../words/repair.ts';
import { termOf, wordsOf } from '../words/terms.ts';
import type { Vocabulary } from '../words/vocabulary.ts';

/** Where numbers of words are joined to one key; a vocabulary is far smaller. */
const JOIN = 0x1_0000;

/**
 * What texts are compared by: their words without marks, each two that stand beside each other, and their words with
 * marks; numbered as they come.
 */
export interface FeatureTable {
  readonly words: Map<number, number>;
  readonly pairs: Map<number, number>;
  /** In which example a feature was met last; as many as there are features. */
  readonly met: number[];
  examples: number;
}

export const createFeatureTable = (): FeatureTable => ({
  words: new Map(),
  pairs: new Map(),
  met: [],
  examples: 0,
});

/** Features of an example; numbered where they are new. `out` is filled anew, without repeats. */
export function learnFeatures(
  text: string,
  vocabulary: Vocabulary,
  table: FeatureTable,
  out: number[],
): void {
  out.length = 0;
  const entries = wordsOf(text).map(vocabulary.learn);
  const example = ++table.examples;
  const put = (feature: number): void => {
    if (table.met[feature] === example) return;
    table.met[feature] = example;
    out.push(feature);
  };
  const word = (number: number): void => put(numbered(table, table.words, number));
  const pair = (one: number, other: number): void => put(numbered(table, table.pairs, one * JOIN + other));

  let before = -1;
  let changed = false;
  for (const { meant, written, marked } of entries) {
    changed ||= meant !== null;
    for (const number of meant ?? [written]) {
      word(number);
      if (before >= 0) pair(before, number);
      before = number;
    }
    if (marked >= 0) word(marked);
  }
  if (!changed) return;
  before = -1;
  for (const { written } of entries) {
    word(written);
    if (before >= 0) pair(before, written);
    before = written;
  }
}

function numbered(table: FeatureTable, map: Map<number, number>, key: number): number {
  const known = map.get(key);
  if (known !== undefined) return known;
  const next = table.met.push(0) - 1;
  map.set(key, next);
  return next;
}

/** How sure it is that the Vietnamese for an English word says the same. */
const TRANSLATED = 0.6;

/** What was found of a question. */
export interface QuestionFeatures {
  /** Feature → how sure it is that it was meant, 0 to 1. */
  readonly known: ReadonlyMap<number, number>;
  /** Words of which nothing is known. */
  readonly unknown: number;
}

/** Features of a question, its unknown words mended where that can be. */
export function questionFeatures(
  text: string,
  vocabulary: Vocabulary,
  table: FeatureTable,
  repair: Repair,
): QuestionFeatures {
  const known = new Map<number, number>();
  const put = (feature: number | undefined, weight: number): void => {
    if (feature !== undefined && weight > (known.get(feature) ?? 0)) known.set(feature, weight);
  };
  const words = wordsOf(text);
  const terms = words.map(termOf);
  let unknown = 0;

  const placesOf = (plain: string) => {
    const number = vocabulary.find(plain);
    // A word that is hardly used may be an error, even where content has made it once.
    if (number >= 0 && (vocabulary.timesOf(number) > 2 || plain.length < 3))
      return [[{ word: number, weight: 1 }]];
    const mended = repair(plain);
    if (number < 0) return mended;
    return mended.length === 1
      ? [[{ word: number, weight: 1 }, ...(mended[0] ?? [])]]
      : [[{ word: number, weight: 1 }]];
  };
  const read = (plains: readonly string[], counts: boolean): void => {
    let before: readonly { word: number; weight: number }[] = [];
    for (const plain of plains) {
      const places = placesOf(plain);
      if (places.length === 0) {
        if (counts) unknown++;
        before = [];
      }
      for (const guesses of places) {
        for (const { word, weight } of guesses) {
          put(table.words.get(word), weight);
          for (const one of before)
            put(table.pairs.get(one.word * JOIN + word), Math.min(weight, one.weight));
        }
        before = guesses;
      }
    }
  };

  read(
    terms.flatMap(({ meant, written }) => meant ?? [written]),
    true,
  );
  if (terms.some(({ meant }) => meant !== null))
    read(
      terms.map(({ written }) => written),
      false,
    );
  for (const { vietnamese } of terms) {
    let last = -1;
    for (const plain of vietnamese) {
      const number = vocabulary.find(plain);
      put(table.words.get(number), TRANSLATED);
      put(table.pairs.get(last * JOIN + number), TRANSLATED);
      last = number;
    }
  }
  for (const word of words) {
    const marked = vocabulary.findMarked(word);
    if (marked >= 0) put(table.words.get(marked), 1);
  }
  return { known, unknown };
}
