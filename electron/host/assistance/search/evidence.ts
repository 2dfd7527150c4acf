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
  for (const thing of of) sizes[thing] = (sizes[thing] ?? 0) + 1;
  const { feature, thing, count } = pairsOf(corpus);
  const starts = new Int32Array(times.length + 1);
  const odds = new Float32Array(feature.length);
  for (let pair = 0; pair < feature.length; pair++) {
    const one = feature[pair] ?? 0;
    const all = times[one] ?? 0;
    const here = count[pair] ?? 0;
    const size = sizes[thing[pair] ?? 0] ?? 0;
    const before = (PRIOR * all) / of.length;
    const inside = (here + before) / (size + PRIOR);
    const outside = (all - here + before + PRIOR_ELSEWHERE) / (of.length - size + PRIOR);
    if (inside <= outside) continue;
    odds[pair] = Math.log(inside / outside);
    starts[one + 1] = (starts[one + 1] ?? 0) + 1;
  }
  for (let one = 0; one < times.length; one++) starts[one + 1] = (starts[one + 1] ?? 0) + (starts[one] ?? 0);

  const next = starts.slice();
  const kept = starts[times.length] ?? 0;
  const evidence = { starts, things: new Int32Array(kept), weights: new Float32Array(kept) };
  for (let pair = 0; pair < feature.length; pair++) {
    const weight = odds[pair] ?? 0;
    if (weight === 0) continue;
    const one = feature[pair] ?? 0;
    const place = next[one] ?? 0;
    next[one] = place + 1;
    evidence.things[place] = thing[pair] ?? 0;
    evidence.weights[place] = weight;
  }
  return evidence;
}

/** Every feature with every thing whose examples have it, and how many of them do. */
function pairsOf({ of, flat, starts, times }: Corpus) {
  const feature = new Int32Array(flat.length);
  const thing = new Int32Array(flat.length);
  const count = new Int32Array(flat.length);
  let size = 0;
  // Examples of one thing stand together: a feature that is met again is the same pair.
  const pairOf = new Int32Array(times.length).fill(-1);
  for (let example = 0; example < of.length; example++) {
    const about = of[example] ?? 0;
    const end = starts[example + 1] ?? 0;
    for (let place = starts[example] ?? 0; place < end; place++) {
      const one = flat[place] ?? 0;
      const known = pairOf[one] ?? -1;
      if (known >= 0 && thing[known] === about) count[known] = (count[known] ?? 0) + 1;
      else {
        pairOf[one] = size;
        feature[size] = one;
        thing[size] = about;
        count[size++] = 1;
      }
    }
  }
  return { feature: feature.subarray(0, size), thing, count };
}

/** Adds to `sums` what a feature says, `sure` times. */
export function addEvidence(
  { starts, things, weights }: Evidence,
  feature: number,
  sure: number,
  sums: Float64Array,
): void {
  const end = starts[feature + 1] ?? 0;
  for (let pair = starts[feature] ?? 0; pair < end; pair++) {
    const thing = things[pair] ?? 0;
    sums[thing] = (sums[thing] ?? 0) + sure * (weights[pair] ?? 0);
  }
}
