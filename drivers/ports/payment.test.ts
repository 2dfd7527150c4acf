import { describe, expect, it } from 'vitest';
import { type Money, soundMoney } from './payment.ts';

const NOW = Date.parse('2026-11-22T02:12:00Z');
const DAY_MS = 86_400_000;
const MOST = 999_999_999_999;
const piece = (amount: number, at: number | null = NOW): Money => ({
  id: `FT${amount}`,
  amount,
  at,
  receipt: null,
  card: null,
});

describe('soundMoney', () => {
  it.each([[[]], [[piece(1)]], [[piece(MOST)]], [[piece(MOST - 1), piece(1)]], [[piece(1, null)]]])(
    '%j is told as it is',
    (money) => expect(soundMoney(money, NOW)).toEqual(money),
  );

  it.each([
    ...[0, -1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, MOST + 1, 1e17].map((amount) => [piece(amount)]),
    [piece(MOST), piece(1)],
    [piece(1), piece(-1)],
  ])('%j %j cannot be true', (...money) => expect(soundMoney(money, NOW)).toBeNull());

  it.each([
    [Date.UTC(2020, 0, 1), true],
    [NOW + DAY_MS, true],
    [Date.UTC(2020, 0, 1) - 1, false],
    [NOW + DAY_MS + 1, false],
    [0, false],
    [-1, false],
    [Number.NaN, false],
    [9e15, false],
  ])('taken at %d: known %s', (at, isKnown) =>
    expect(soundMoney([piece(5, at)], NOW)).toEqual([piece(5, isKnown ? at : null)]),
  );
});
