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
  /** How much each of `flat` says in its example: its rarity, as a part of the length of the example. */
  readonly loud: Float32Array;
}

/** Reads all examples, a thing a step. */
export function* readCorpus(things: readonly Examples[]): Generator<void, Corpus> {
  const vocabulary = createVocabulary();
  const table = createFeatureTable();
  const flat: number[] = [];
  const starts: number[] = [];
  const of: number[] = [];
  for (const [thing, { texts }] of things.entries()) {
    for (const text of texts) {
      starts.push(flat.length);
      of.push(thing);
      learnFeatures(text, vocabulary, table, flat);
    }
    yield;
  }
  starts.push(flat.length);
  const { times } = table;
  const rarity = new Float32Array(times.length);
  times.forEach((count, feature) => {
    rarity[feature] = Math.log(1 + of.length / count);
  });
  return {
    vocabulary,
    table,
    things: things.length,
    of: new Int32Array(of),
    flat: new Int32Array(flat),
    starts: new Int32Array(starts),
    times: new Int32Array(times),
    rarity,
    loud: loudness(flat, starts, rarity),
  };
}

/** Examples are made equally long: a long one would else speak louder than a short one. */
function loudness(flat: readonly number[], starts: readonly number[], rarity: Float32Array): Float32Array {
  const loud = new Float32Array(flat.length);
  for (let example = 0; example + 1 < starts.length; example++) {
    const [from, to] = [starts[example] ?? 0, starts[example + 1] ?? 0];
    let sum = 0;
    for (let place = from; place < to; place++) sum += (rarity[flat[place] ?? 0] ?? 0) ** 2;
    const unit = 1 / (Math.sqrt(sum) || 1);
    for (let place = from; place < to; place++) loud[place] = (rarity[flat[place] ?? 0] ?? 0) * unit;
  }
  return loud;
}
