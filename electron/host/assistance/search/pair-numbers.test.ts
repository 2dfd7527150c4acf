import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createPairNumbers } from './pair-numbers.ts';

test('pairs are numbered as they come, and found again: as a map does', () => {
  const word = fc.integer({ min: 0, max: 65_534 });
  fc.assert(
    fc.property(fc.array(fc.tuple(word, word), { maxLength: 6_000 }), word, word, (pairs, one, other) => {
      const ours = createPairNumbers();
      const map = new Map<string, number>();
      for (const [left, right] of pairs) {
        const key = `${left} ${right}`;
        const number = map.get(key) ?? map.size;
        map.set(key, number);
        expect(ours.learn(left, right, () => number)).toBe(number);
      }
      for (const [left, right] of pairs) expect(ours.find(left, right)).toBe(map.get(`${left} ${right}`));
      expect(ours.find(one, other)).toBe(map.get(`${one} ${other}`) ?? -1);
    }),
    { numRuns: 30 },
  );
});
