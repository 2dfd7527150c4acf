import { wordsOf } from '../words/terms.ts';
import type { Vocabulary } from '../words/vocabulary.ts';
import { createPairNumbers, type PairNumbers } from './pair-numbers.ts';

/**
 * What texts are compared by: their words without marks, each two that stand beside each other, and their words with
 * marks; numbered as they come.
 */
export interface FeatureTable {
  /** Feature of a word; of words that no example has, nothing. */
  readonly words: (number | undefined)[];
  readonly pairs: PairNumbers;
  /** How many examples have a feature. */
  readonly times: number[];
  /** In which example a feature was met last. */
  readonly met: number[];
  examples: number;
}

export const createFeatureTable = (): FeatureTable => ({
  words: [],
  pairs: createPairNumbers(),
  times: [],
  met: [],
  examples: 0,
});

/** Adds the features of an example to `out`, each once; numbered where they are new. */
export function learnFeatures(
  text: string,
  vocabulary: Vocabulary,
  table: FeatureTable,
  out: number[],
): void {
  const { words, pairs, met, times } = table;
  const example = ++table.examples;
  const fresh = (): number => {
    met.push(0);
    return times.push(0) - 1;
  };
  const put = (feature: number): void => {
    if (met[feature] === example) return;
    met[feature] = example;
    times[feature] = (times[feature] ?? 0) + 1;
    out.push(feature);
  };
  let before = -1;
  const putWord = (word: number): void => {
    words[word] ??= fresh();
    put(words[word]);
  };
  const add = (word: number): void => {
    putWord(word);
    if (before >= 0) put(pairs.learn(before, word, fresh));
    before = word;
  };

  const entries = wordsOf(text).map(vocabulary.learn);
  let changed = false;
  for (const { meant, written, marked } of entries) {
    if (meant === null) add(written);
    else for (const word of meant) add(word);
    changed ||= meant !== null;
    if (marked >= 0) putWord(marked);
  }
  if (!changed) return;
  before = -1;
  for (const { written } of entries) add(written);
}
