import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Money } from '../../../drivers/ports/payment.ts';
import { judge, sumOf } from './judge.ts';

const money = (...amounts: number[]): Money[] =>
  amounts.map((amount, index) => ({ id: `m${index}`, amount, at: null, receipt: null, card: null }));
const BILLS = [
  { id: 'a', amount: 100_000 },
  { id: 'b', amount: 50_000 },
];

describe('money against bills', () => {
  it.each([
    ['exactly', 0, [150_000], BILLS, 0, 0],
    ['in two pieces', 0, [90_000, 60_000], BILLS, 0, 0],
    ['too little', 0, [120_000], [BILLS[0], { id: 'b', amount: 20_000 }], 0, 30_000],
    ['the rest of it', 120_000, [30_000], [{ id: 'b', amount: 30_000 }], 0, 0],
    ['too much', 0, [200_000], BILLS, 50_000, 0],
    ['more than the rest', 120_000, [100_000], [{ id: 'b', amount: 30_000 }], 70_000, 0],
    ['when all was paid', 150_000, [150_000], [], 150_000, 0],
  ] as const)('%s', (_, before, amounts, pays, surplus, missing) => {
    expect(judge(BILLS, before, money(...amounts))).toMatchObject({ pays, surplus, missing });
  });

  it('tells the whole amount twice from merely too much', () => {
    expect(judge(BILLS, 0, money(150_000, 150_000)).surplusWhy).toBe('twice');
    expect(judge(BILLS, 150_000, money(150_000)).surplusWhy).toBe('twice');
    expect(judge(BILLS, 0, money(150_000, 1_000)).surplusWhy).toBe('too-much');
    expect(judge(BILLS, 0, money(300_000)).surplusWhy).toBe('too-much');
  });

  it('loses nothing and pays no bill twice, in whatever pieces the money comes', () => {
    const amount = fc.integer({ min: 1, max: 1_000_000 });
    fc.assert(
      fc.property(
        fc.array(amount, { minLength: 1, maxLength: 5 }),
        fc.array(fc.array(amount, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 4 }),
        (dues, batches) => {
          const bills = dues.map((due, index) => ({ id: `b${index}`, amount: due }));
          const paid = new Map<string, number>();
          let before = 0;
          for (const batch of batches) {
            const { pays, surplus, missing } = judge(bills, before, money(...batch));
            expect(sumOf(pays) + surplus).toBe(sumOf(money(...batch)));
            for (const part of pays) paid.set(part.id, (paid.get(part.id) ?? 0) + part.amount);
            before += sumOf(pays);
            expect(missing).toBe(sumOf(bills) - before);
          }
          for (const { id, amount: due } of bills) expect(paid.get(id) ?? 0).toBeLessThanOrEqual(due);
        },
      ),
    );
  });
});
