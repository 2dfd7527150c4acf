import { wordsOf } from '../words/terms.ts';
import type { Vocabulary } from '../words/vocabulary.ts';

/** Where numbers of words are joined to one key; a vocabulary is far smaller. */
const JOIN = 0x1_0000;

/** The key of two words that stand beside each other. */
export const pairKey = (one: number, other: number): number => one * JOIN + other;

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
  const pair = (one: number, other: number): void => put(numbered(table, table.pairs, pairKey(one, other)));

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
