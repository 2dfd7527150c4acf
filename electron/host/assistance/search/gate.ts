import type { Corpus } from './corpus.ts';
import { at } from './evidence.ts';

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
 * each thing. Without chance: the same content learns the same. In
 * steps of a few ms.
 */
export function* learnGate(
  { of, flat, starts, scale, rarity, times }: Corpus,
  scopeOf: readonly Scope[],
): Generator<void, Gate> {
  const gate = new Float32Array(times.length * SIZE);
  const chances = new Float64Array(SIZE);
  const places = scopeOf.map((scope) => SCOPES.indexOf(scope));
  const order = Int32Array.from(of, (_, example) => example);
  const random = createRandom();

  for (let round = 0; round < ROUNDS; round++) {
    shuffle(order, random);
    const step = STEP * DECAY ** round;
    for (const [turn, example] of order.entries()) {
      if (turn % AT_ONCE === 0) yield;
      const [from, to] = [at(starts, example), at(starts, example + 1)];
      const unit = at(scale, example);
      chances.fill(0);
      for (let place = from; place < to; place++) {
        const feature = at(flat, place);
        addSigns(gate, feature, at(rarity, feature) * unit, chances);
      }
      softmax(chances);
      const right = places[at(of, example)] ?? 0;
      if (at(chances, right) > SURE) continue;
      for (let scope = 0; scope < SIZE; scope++)
        chances[scope] = step * ((scope === right ? 1 : 0) - at(chances, scope));
      for (let place = from; place < to; place++) {
        const feature = at(flat, place);
        const loud = at(rarity, feature) * unit;
        for (let scope = 0; scope < SIZE; scope++)
          gate[feature * SIZE + scope] = at(gate, feature * SIZE + scope) + loud * at(chances, scope);
      }
    }
  }
  return gate;
}

/** Adds to `sums` what a feature says of each scope, `loud` times. */
export function addSigns(gate: Gate, feature: number, loud: number, sums: Float64Array): void {
  const base = feature * SIZE;
  for (let scope = 0; scope < SIZE; scope++) sums[scope] = at(sums, scope) + loud * at(gate, base + scope);
}

/** Sums become chances that together are 1. */
export function softmax(sums: Float64Array): void {
  let most = Number.NEGATIVE_INFINITY;
  for (const sum of sums) if (sum > most) most = sum;
  let all = 0;
  for (let place = 0; place < sums.length; place++) {
    const chance = Math.exp(at(sums, place) - most);
    sums[place] = chance;
    all += chance;
  }
  for (let place = 0; place < sums.length; place++) sums[place] = at(sums, place) / all;
}

function shuffle(order: Int32Array, random: () => number): void {
  for (let last = order.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    const one = at(order, last);
    order[last] = at(order, other);
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
