import { createVocabulary, type Vocabulary } from '../words/vocabulary.ts';
import { createFeatureTable, type FeatureTable, learnFeatures } from './features.ts';

/** Texts that are about one thing. */
export interface Examples {
  readonly id: string;
  readonly texts: readonly string[];
}

/** All examples as numbers: those of one thing stand together. */
export interface Corpus {
  readonly vocabulary: Vocabulary;
  readonly table: FeatureTable;
  /** How many things there are. */
  readonly things: number;
  /** Thing of each example. */
  readonly of: Int32Array;
  /** Features of all examples, one after the other; those of example `e` are `flat[starts[e] .. starts[e + 1])`. */
  readonly flat: Int32Array;
  readonly starts: Int32Array;
  /** How many examples have a feature. */
  readonly times: Int32Array;
  /** How much a feature says: the rarer, the more. */
  readonly rarity: Float32Array;
  /** One over the length of an example, by the rarities of its features. */
  readonly scale: Float32Array;
}

/** Reads all examples, a thing a step. */
export function* readCorpus(things: readonly Examples[]): Generator<void, Corpus> {
  const vocabulary = createVocabulary();
  const table = createFeatureTable();
  const flat: number[] = [];
  const starts: number[] = [];
  const of: number[] = [];
  const times: number[] = [];
  const features: number[] = [];
  for (const [thing, { texts }] of things.entries()) {
    for (const text of texts) {
      learnFeatures(text, vocabulary, table, features);
      starts.push(flat.length);
      of.push(thing);
      for (const feature of features) {
        flat.push(feature);
        times[feature] = (times[feature] ?? 0) + 1;
      }
    }
    yield;
  }
  starts.push(flat.length);
  const rarity = Float32Array.from(times, (count) => Math.log(1 + of.length / count));
  return {
    vocabulary,
    table,
    things: things.length,
    of: Int32Array.from(of),
    flat: Int32Array.from(flat),
    starts: Int32Array.from(starts),
    times: Int32Array.from(times),
    rarity,
    scale: Float32Array.from(of, (_, example) => {
      let sum = 0;
      for (let at = starts[example] ?? 0; at < (starts[example + 1] ?? 0); at++)
        sum += (rarity[flat[at] ?? 0] ?? 0) ** 2;
      return 1 / (Math.sqrt(sum) || 1);
    }),
  };
}
