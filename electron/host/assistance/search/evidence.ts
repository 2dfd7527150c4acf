import type { Corpus } from './corpus.ts';

/**
 * For which things a feature speaks, and how loud; only for those whose examples have it more often than others'. Those of
 * feature `f` are `things[starts[f] .. starts[f + 1])` and as many `weights`.
 */
export interface Evidence {
  readonly starts: Int32Array;
  readonly things: Int32Array;
  readonly weights: Float32Array;
}

/** As if every thing had been spoken of so often before anything was read: one sight is no proof. */
const PRIOR = 0.5;
const PRIOR_ELSEWHERE = 1;

/** Log-odds of each feature in the examples of a thing against all others: naive Bayes, of which only what speaks for it. */
export function weighEvidence(corpus: Corpus): Evidence {
  const { of, things, times } = corpus;
  const sizes = new Int32Array(things);
  for (const thing of of) sizes[thing] = at(sizes, thing) + 1;
  const pairs = pairsOf(corpus);
  const odds = Float32Array.from(pairs.feature, (feature, pair) => {
    const all = at(times, feature);
    const here = pairs.count[pair] ?? 0;
    const size = at(sizes, pairs.thing[pair] ?? 0);
    const before = (PRIOR * all) / of.length;
    const inside = (here + before) / (size + PRIOR);
    const outside = (all - here + before + PRIOR_ELSEWHERE) / (of.length - size + PRIOR);
    return Math.log(inside / outside);
  });

  const starts = new Int32Array(times.length + 1);
  pairs.feature.forEach((feature, pair) => {
    if (at(odds, pair) > 0) starts[feature + 1] = at(starts, feature + 1) + 1;
  });
  for (let feature = 0; feature < times.length; feature++)
    starts[feature + 1] = at(starts, feature + 1) + at(starts, feature);

  const next = starts.slice();
  const kept = at(starts, times.length);
  const evidence = { starts, things: new Int32Array(kept), weights: new Float32Array(kept) };
  pairs.feature.forEach((feature, pair) => {
    if (at(odds, pair) <= 0) return;
    const place = at(next, feature);
    next[feature] = place + 1;
    evidence.things[place] = pairs.thing[pair] ?? 0;
    evidence.weights[place] = at(odds, pair);
  });
  return evidence;
}

/** Every feature with every thing whose examples have it, and how many of them do. */
function pairsOf({ of, flat, starts, times }: Corpus) {
  const pairs: { feature: number[]; thing: number[]; count: number[] } = {
    feature: [],
    thing: [],
    count: [],
  };
  // Examples of one thing stand together: a feature that is met again is the same pair.
  const pairOf = new Int32Array(times.length).fill(-1);
  for (let example = 0; example < of.length; example++) {
    const thing = at(of, example);
    for (let place = at(starts, example); place < at(starts, example + 1); place++) {
      const feature = at(flat, place);
      const known = at(pairOf, feature);
      if (known >= 0 && pairs.thing[known] === thing) pairs.count[known] = (pairs.count[known] ?? 0) + 1;
      else {
        pairOf[feature] = pairs.feature.length;
        pairs.feature.push(feature);
        pairs.thing.push(thing);
        pairs.count.push(1);
      }
    }
  }
  return pairs;
}

/** Adds to `sums` what a feature says, `sure` times. */
export function addEvidence(
  { starts, things, weights }: Evidence,
  feature: number,
  sure: number,
  sums: Float64Array,
): void {
  for (let pair = at(starts, feature); pair < at(starts, feature + 1); pair++) {
    const thing = at(things, pair);
    sums[thing] = at(sums, thing) + sure * at(weights, pair);
  }
}

/** Numbers of a table whose places are known to be there. */
export const at = (table: Int32Array | Float32Array | Float64Array, place: number): number =>
  table[place] ?? 0;
