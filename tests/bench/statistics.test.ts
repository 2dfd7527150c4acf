import { expect, it } from 'vitest';
import { quantile, summarise } from './statistics.ts';

it('gives values that were measured, by nearest rank', () => {
  const hundred = Array.from({ length: 100 }, (_, n) => 100 - n);
  expect(summarise(hundred)).toEqual({ count: 100, p50: 50, p95: 95, max: 100 });
  expect(summarise([7])).toEqual({ count: 1, p50: 7, p95: 7, max: 7 });
  expect(quantile([3, 1, 2], 0.5)).toBe(2);
});

it('says that there was nothing to measure', () => {
  expect(summarise([]).p95).toBeNaN();
});
