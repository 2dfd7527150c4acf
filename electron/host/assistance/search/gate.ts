import type { Corpus } from './corpus.ts';

/** What kind of question it is. */
export const SCOPES = ['topic', 'clinical', 'elsewhere', 'emergency'] as const;
export type Scope = (typeof SCOPES)[number];

/** How much each feature speaks for each scope: those of feature `f` begin at `f × SCOPES.length`. */
export type Gate = Float32Array;

/** How often all examples are gone through, and how large the steps are; see docs/faq.md. */
const ROUNDS = 5;
const STEP = 4;
const DECAY = 0.5;
/** An example that is this sure already teaches nothing. */
const SURE = 0.98;
const SIZE = SCOPES.length;
/** So many examples are learned from in one step: a few ms. */
const AT_ONCE = 2_000;

/**
 * Learns to tell what the hospital answers from what it does not: logistic regression by stochastic descent. `scopeOf`: of
 * each thing. Without chance: the same content learns the same. In steps of a few ms.
 */
export function* learnGate(corpus: Corpus, scopeOf: readonly Scope[]): Generator<void, Gate> {
  const gate = new Float32Array(corpus.times.length * SIZE);
  const chances = new Float64Array(SIZE);
  const places = scopeOf.map((scope) => SCOPES.indexOf(scope));
  const order = Int32Array.from(corpus.of, (_, example) => example);
  const random = createRandom();

  for (let round = 0; round < ROUNDS; round++) {
    shuffle(order, random);
    const step = STEP * DECAY ** round;
    for (let turn = 0; turn < order.length; turn++) {
      if (turn % AT_ONCE === 0) yield;
      const example = order[turn] ?? 0;
      sumSigns(gate, corpus, example, chances);
      softmax(chances);
      const right = places[corpus.of[example] ?? 0] ?? 0;
      if ((chances[right] ?? 0) > SURE) continue;
      for (let scope = 0; scope < SIZE; scope++)
        chances[scope] = step * ((scope === right ? 1 : 0) - (chances[scope] ?? 0));
      moveSigns(gate, corpus, example, chances);
    }
  }
  return gate;
}

// Most of the time of building an index is spent in these two: the scopes are written out, since a loop over them takes
// twice as long.

function sumSigns(gate: Gate, { flat, loud, starts }: Corpus, example: number, sums: Float64Array): void {
  const end = starts[example + 1] ?? 0;
  let [one, two, three, four] = [0, 0, 0, 0];
  for (let place = starts[example] ?? 0; place < end; place++) {
    const base = (flat[place] ?? 0) * SIZE;
    const much = loud[place] ?? 0;
    one += much * (gate[base] ?? 0);
    two += much * (gate[base + 1] ?? 0);
    three += much * (gate[base + 2] ?? 0);
    four += much * (gate[base + 3] ?? 0);
  }
  sums.set([one, two, three, four]);
}

function moveSigns(gate: Gate, { flat, loud, starts }: Corpus, example: number, by: Float64Array): void {
  const end = starts[example + 1] ?? 0;
  const [one = 0, two = 0, three = 0, four = 0] = by;
  for (let place = starts[example] ?? 0; place < end; place++) {
    const base = (flat[place] ?? 0) * SIZE;
    const much = loud[place] ?? 0;
    gate[base] = (gate[base] ?? 0) + much * one;
    gate[base + 1] = (gate[base + 1] ?? 0) + much * two;
    gate[base + 2] = (gate[base + 2] ?? 0) + much * three;
    gate[base + 3] = (gate[base + 3] ?? 0) + much * four;
  }
}

/** Adds to `sums` what a feature says of each scope, `loud` times. */
export function addSigns(gate: Gate, feature: number, loud: number, sums: Float64Array): void {
  const base = feature * SIZE;
  for (let scope = 0; scope < SIZE; scope++)
    sums[scope] = (sums[scope] ?? 0) + loud * (gate[base + scope] ?? 0);
}

/** Sums become chances that together are 1. */
export function softmax(sums: Float64Array): void {
  let most = Number.NEGATIVE_INFINITY;
  for (const sum of sums) if (sum > most) most = sum;
  let all = 0;
  for (let place = 0; place < sums.length; place++) {
    const chance = Math.exp((sums[place] ?? 0) - most);
    sums[place] = chance;
    all += chance;
  }
  for (let place = 0; place < sums.length; place++) sums[place] = (sums[place] ?? 0) / all;
}

function shuffle(order: Int32Array, random: () => number): void {
  for (let last = order.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    const one = order[last] ?? 0;
    order[last] = order[other] ?? 0;
    order[other] = one;
  }
}

/** Numerical Recipes' linear congruential generator: the order only has to be mixed, and the same each time. */
function createRandom(): () => number {
  let state = 1;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
