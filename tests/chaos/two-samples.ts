/** The largest distance between the two empirical distribution functions (Kolmogorov–Smirnov), 0 to 1. */
export function ksDistance(one: readonly number[], other: readonly number[]): number {
  const share = (values: readonly number[], at: number): number =>
    values.filter((value) => value <= at).length / values.length;
  return Math.max(...[...one, ...other].map((at) => Math.abs(share(one, at) - share(other, at))));
}

/**
 * Probability of a distance as large as this, or larger, between two samples of one distribution: the labels are dealt
 * anew `rounds` times (permutation test), so that nothing is supposed of the distribution, and ties do no harm. `random`
 * gives numbers from 0 to 1.
 */
export function ksProbability(
  one: readonly number[],
  other: readonly number[],
  random: () => number,
  rounds = 20_000,
): number {
  const found = distanceIn(ranked(one, other));
  let asLarge = 0;
  const labels = ranked(one, other);
  for (let round = 0; round < rounds; round++) {
    shuffle(labels.isOne, random);
    if (distanceIn(labels) >= found - 1e-12) asLarge += 1;
  }
  // The samples as they came are one of the deals.
  return (asLarge + 1) / (rounds + 1);
}

/** Both samples in the order of their values: to which each belongs, and whether a greater value follows. */
interface Ranked {
  readonly isOne: boolean[];
  readonly isLast: readonly boolean[];
}

function ranked(one: readonly number[], other: readonly number[]): Ranked {
  const all = [
    ...one.map((value) => ({ value, isOne: true })),
    ...other.map((value) => ({ value, isOne: false })),
  ].sort((a, b) => a.value - b.value);
  return {
    isOne: all.map(({ isOne }) => isOne),
    isLast: all.map(({ value }, at) => all[at + 1]?.value !== value),
  };
}

function distanceIn({ isOne, isLast }: Ranked): number {
  const ofOne = isOne.filter(Boolean).length;
  const ofOther = isOne.length - ofOne;
  let [seenOne, seenOther, farthest] = [0, 0, 0];
  for (const [at, belongs] of isOne.entries()) {
    if (belongs) seenOne += 1;
    else seenOther += 1;
    if (isLast[at]) farthest = Math.max(farthest, Math.abs(seenOne / ofOne - seenOther / ofOther));
  }
  return farthest;
}

/** Fisher and Yates. */
function shuffle<T>(values: T[], random: () => number): void {
  for (let at = values.length - 1; at > 0; at--) {
    const partner = Math.floor(random() * (at + 1));
    const [here, there] = [values[at], values[partner]];
    if (here === undefined || there === undefined) return;
    [values[at], values[partner]] = [there, here];
  }
}
