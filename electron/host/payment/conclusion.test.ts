import { expect, it } from 'vitest';
import { chargeIntent, chargePayload, money, watchIntent, watchPayload } from '../../../tests/money/lines.ts';
import { concludeCharge, concludeWatch, staffsMoney } from './conclusion.ts';

const LATE = { lateMs: 86_400_000 };
const kinds = (next: readonly { kind: string }[]): string[] => next.map(({ kind }) => kind);

it.each([
  ['vietqr', { why: 'cancelled' }, ['watch']],
  ['vietqr', { why: 'expired' }, ['watch']],
  ['vietqr', { why: 'not-started', fault: 'offline' }, ['watch']],
  ['card', { why: 'declined', reason: 'funds' }, []],
] as const)('%s without money, %j: %j', (means, why, next) => {
  const fate = { state: 'not-paid', ...why } as const;
  expect(kinds(concludeCharge(chargeIntent(chargePayload(means)), fate, LATE).next)).toEqual(next);
});

it('books each bill by itself, and goes on watching a transfer alone', () => {
  const bills = [
    { id: 'hd-1', amount: 100_000 },
    { id: 'hd-2', amount: 50_000 },
  ];
  const paid = { state: 'paid', money: [money('m1', 150_000)] } as const;
  const conclude = (means: 'card' | 'vietqr') =>
    concludeCharge(chargeIntent({ ...chargePayload(means), bills }), paid, LATE);
  expect(kinds(conclude('vietqr').next)).toEqual(['settle', 'settle', 'watch']);
  expect(kinds(conclude('card').next)).toEqual(['settle', 'settle']);
  expect(conclude('card').ending).toEqual({ end: 'paid', booked: false });
});

it.each([
  [
    'too little',
    [money('m1', 100_000)],
    { end: 'too-little', came: 100_000 },
    ['settle', 'attention', 'watch'],
  ],
  ['too much', [money('m1', 160_000)], { end: 'too-much', came: 160_000 }, ['settle', 'attention', 'watch']],
  [
    'twice',
    [money('m1', 150_000), money('m2', 150_000)],
    { end: 'twice', came: 300_000 },
    ['settle', 'attention', 'watch'],
  ],
  [
    'one piece told twice',
    [money('m1', 150_000), money('m1', 150_000)],
    { end: 'paid', booked: false },
    ['settle', 'watch'],
  ],
])('%s', (_, pieces, ending, next) => {
  const conclusion = concludeCharge(chargeIntent(), { state: 'paid', money: pieces }, LATE);
  expect(conclusion.ending).toEqual(ending);
  expect(kinds(conclusion.next)).toEqual(next);
});

it('tells late money by what it is: the bill, the rest of it, or once more', () => {
  const whole = money('m1', 150_000);
  expect(concludeWatch(watchIntent(), [whole])?.ending).toEqual({ end: 'late', came: 150_000 });
  const partly = watchIntent(watchPayload(['m0'], 50_000));
  const rest = [money('m0', 50_000), money('m1', 100_000)];
  expect(concludeWatch(partly, rest)).toMatchObject({
    came: 100_000,
    ending: { end: 'late', came: 150_000 },
  });
  const paid = watchIntent(watchPayload(['m1'], 150_000));
  expect(concludeWatch(paid, [whole])).toBeNull();
  expect(concludeWatch(paid, [whole, money('m2', 150_000)])?.ending).toEqual({ end: 'twice', came: 300_000 });
});

it('takes what staff have vouched for as the money that the provider names later', () => {
  const vouched = staffsMoney(chargePayload().charge, 0);
  const watch = watchIntent(watchPayload([vouched.id], 150_000));
  expect(concludeWatch(watch, [money('ft-1', 150_000)])).toBeNull();
  const more = concludeWatch(watch, [money('ft-1', 150_000), money('ft-2', 20_000)]);
  expect(more).toMatchObject({ came: 20_000, judgement: { pays: [], surplus: 20_000 } });
});
