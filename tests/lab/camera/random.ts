/** Numbers from 0 up to, not including, 1. */
export type Random = () => number;

/** The same seed gives the same numbers: mulberry32, 32 bits of state. */
export const seeded = (seed: number): Random => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  };
};

/** A number between two others. */
export const between = (random: Random, low: number, high: number): number => low + random() * (high - low);

/** One of a list that is not empty. */
export const oneOf = <T>(random: Random, list: readonly T[]): T => {
  const picked = list[Math.floor(random() * list.length)];
  if (picked === undefined) throw new Error('nothing to pick from');
  return picked;
};

/** Mean 0, standard deviation 1: the sum of four numbers, which is near enough to a bell for light on a sensor. */
export const bell = (random: Random): number =>
  (random() + random() + random() + random() - 2) * Math.sqrt(3);
