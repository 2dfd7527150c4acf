import { describe, expect, it } from 'vitest';
import { randomOf } from './random.ts';
import { ksDistance, ksProbability } from './two-samples.ts';

const sample = (count: number, draw: () => number): number[] => Array.from({ length: count }, draw);

describe('two samples', () => {
  it('are as far apart as their distribution functions', () => {
    expect(ksDistance([1, 2, 3], [1, 2, 3])).toBe(0);
    expect(ksDistance([1, 2, 3], [4, 5, 6])).toBe(1);
    expect(ksDistance([1, 2, 3, 4], [3, 4, 5, 6])).toBe(0.5);
  });

  it('of one distribution are told apart no more often than alpha says', () => {
    const random = randomOf(1);
    const found = sample(200, () =>
      ksProbability(sample(40, random), sample(40, random), random, 1_000) <= 0.05 ? 1 : 0,
    );
    const share = found.reduce((sum, one) => sum + one, 0) / found.length;
    expect(share).toBeLessThan(0.12);
  });

  it('of which one lies farther on are told apart', () => {
    const random = randomOf(2);
    const [near, far] = [sample(40, random), sample(40, () => random() + 0.6)];
    expect(ksProbability(near, far, random)).toBeLessThan(0.001);
  });

  it('of nothing but ties are one', () => {
    const ties = Array<number>(40).fill(7);
    expect(ksProbability(ties, ties, randomOf(3), 1_000)).toBe(1);
  });
});
