import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ChargeFate, Money } from '../../../drivers/ports/payment.ts';
import type { Intent } from '../journal/journal.ts';
import { DIFFERENCES, type HisWords, type ProviderWord, type ReportRow, reportOf } from './report.ts';
import {
  attentionPayload,
  CHARGE,
  chargePayload,
  lineOf,
  moneyOf,
  reversePayload,
  settlePayload,
  watchPayload,
} from './report-samples.ts';

const FEE = CHARGE.amount;
const MONEY = moneyOf();
const paid = (...money: Money[]): ChargeFate => ({ state: 'paid', money });
const CANCELLED: ChargeFate = { state: 'not-paid', why: 'cancelled' };
const UNKNOWN: ChargeFate = { state: 'unknown' };

const charge = (outcome: string | null) => lineOf('charge', outcome, chargePayload());
const settle = (outcome: string | null, money = [MONEY]) => lineOf('settle', outcome, settlePayload(money));
const watch = (known: string[], outcome: string | null = null) =>
  lineOf('watch', outcome, watchPayload(known));
const attention = (
  why: Parameters<typeof attentionPayload>[0],
  amount = FEE,
  outcome: string | null = null,
) => lineOf('attention', outcome, attentionPayload(why, amount, [MONEY, moneyOf('FT2')]));
const reverse = (outcome: string | null, money = MONEY) => lineOf('reverse', outcome, reversePayload(money));

/** `his`: what it says of every settlement; null where it was not asked. */
const rowsOf = (lines: readonly Intent[], word: ProviderWord, his: boolean | 'no-answer' | null) => {
  const settles = lines.filter(({ kind }) => kind === 'settle');
  const words: HisWords = new Map(his === null ? [] : settles.map(({ id }) => [id, his]));
  return reportOf(lines, new Map([[CHARGE.id, word]]), words);
};
const rowOf = (...given: Parameters<typeof rowsOf>): ReportRow => {
  const [row, ...more] = rowsOf(...given);
  if (!row || more.length > 0) throw new Error(`${more.length} rows more`);
  return row;
};

// biome-ignore format: a table
const CASES: readonly [string, Intent[], ProviderWord, boolean | 'no-answer' | null, Partial<ReportRow>][] = [
  ['paid and booked', [charge('paid'), settle('booked'), watch(['FT26326000001'])], paid(MONEY), true,
    { difference: 'none', ours: 'paid', received: FEE, providerAmount: FEE, his: 'booked' }],
  ['paid and booked, nobody asked', [charge('paid'), settle('booked')], 'not-asked', null,
    { difference: 'none', provider: 'not-asked', providerAmount: null, his: 'not-asked' }],
  ['declined', [charge('declined-funds')], CANCELLED, null,
    { difference: 'none', ours: 'declined-funds', received: 0, providerAmount: 0, his: null }],
  ['an old card charge of which the terminal cannot tell', [settle('booked')], UNKNOWN, true,
    { difference: 'none', ours: 'paid', provider: 'unknown', providerAmount: null }],
  ['cancelled, and paid all the same', [charge('cancelled'), watch([])], paid(MONEY), null,
    { difference: 'late-money', received: 0, providerAmount: FEE }],
  ['the same money once more', [charge('paid'), settle('booked')], paid(MONEY, moneyOf('FT2')), true,
    { difference: 'late-money', providerAmount: 2 * FEE }],
  ['paid, and the kiosk does not know it yet', [charge(null)], paid(MONEY), null,
    { difference: 'late-money', ours: 'open' }],
  ['paid, and the provider knows nothing', [charge('paid'), settle('booked')], CANCELLED, true,
    { difference: 'unknown-at-provider', provider: 'not-paid', providerAmount: 0 }],
  ['another amount', [charge('paid'), settle('booked')], paid(moneyOf(MONEY.id, FEE - 1)), true,
    { difference: 'amount-differs', providerAmount: FEE - 1 }],
  ['given back, and the HIS still has it', [charge('paid'), settle('booked'), reverse('reversed')], CANCELLED, true,
    { difference: 'booked-not-paid', reversed: FEE }],
  ['given back before it was booked', [charge('paid'), settle('by-staff'), reverse('reversed')], CANCELLED, false,
    { difference: 'none', his: 'not-booked' }],
  ['waits to be booked', [charge('paid'), settle(null)], paid(MONEY), false,
    { difference: 'paid-not-booked', his: 'not-booked' }],
  ['booked, and the HIS has lost it', [charge('paid'), settle('booked')], paid(MONEY), false,
    { difference: 'paid-not-booked' }],
  ['half of it is booked', [charge('paid'), settle(null), settle('booked')], paid(MONEY), null,
    { difference: 'paid-not-booked', his: 'not-asked' }],
  ['staff booked it by hand', [charge('paid'), settle('by-staff')], paid(MONEY), false,
    { difference: 'none', his: 'not-booked' }],
  ['nobody knows', [charge(null)], UNKNOWN, null, { difference: 'unfinished', ours: 'open', provider: 'unknown' }],
  ['still waits for money', [charge(null)], { state: 'open', money: [] }, null,
    { difference: 'unfinished', provider: 'open', providerAmount: 0 }],
  ['came twice', [settle('booked'), attention('twice')], paid(MONEY, moneyOf('FT2')), true,
    { difference: 'to-give-back', received: 2 * FEE }],
  ['came twice, and one went back', [settle('booked'), attention('twice', FEE, 'reversed'), reverse('reversed', moneyOf('FT2'))],
    paid(MONEY, moneyOf('FT2')), true, { difference: 'none', received: 2 * FEE, reversed: FEE }],
  ['is going back', [settle('booked'), reverse(null)], paid(MONEY), true, { difference: 'going-back' }],
  ['too little', [settle('booked', [moneyOf('FT1', 50_000)]), lineOf('attention', null, attentionPayload('short', 100_000, [moneyOf('FT1', 50_000)]))],
    paid(moneyOf('FT1', 50_000)), true, { difference: 'too-little', received: 50_000 }],
  ['the provider does not answer', [charge('paid'), settle('booked')], 'no-answer', true,
    { difference: 'no-answer', provider: 'no-answer' }],
  ['the HIS does not answer', [charge('paid'), settle('booked')], paid(MONEY), 'no-answer',
    { difference: 'no-answer', his: 'no-answer' }],
];

describe('reconciliation', () => {
  it.each(CASES)('%s', (_, lines, word, his, expected) => {
    const row = rowOf(lines, word, his);
    expect(row).toMatchObject({ reference: CHARGE.reference, amount: FEE, at: CHARGE.mintedAt, ...expected });
  });

  it('shows each of the words of its set in one of these cases', () => {
    const shown = new Set(CASES.map(([, lines, word, his]) => rowOf(lines, word, his).difference));
    expect([...shown].sort()).toEqual([...DIFFERENCES].sort());
  });

  it('has differences first, the worst of them at the top, and then the oldest', () => {
    const other = { ...CHARGE, id: 'other', reference: 'OTHER', mintedAt: CHARGE.mintedAt - 1 };
    const third = { ...CHARGE, id: 'third', reference: 'THIRD', mintedAt: CHARGE.mintedAt - 2 };
    const lines = [
      lineOf('settle', 'booked', settlePayload([MONEY], other)),
      lineOf('settle', 'booked', settlePayload([MONEY], third)),
      charge(null),
    ];
    const rows = reportOf(lines, new Map(), new Map());
    expect(rows.map(({ reference }) => reference)).toEqual([CHARGE.reference, 'THIRD', 'OTHER']);
  });

  it('says that a part of it stands in the HIS', () => {
    const [left, done] = [settle(null), settle('booked')];
    const words = new Map([
      [left.id, false],
      [done.id, true],
    ]);
    const [row] = reportOf([left, done], new Map([[CHARGE.id, paid(MONEY)]]), words);
    expect(row).toMatchObject({ his: 'partly', difference: 'paid-not-booked' });
  });

  it('names no person', () => {
    const rows = rowsOf([charge(null), charge('paid'), settle('booked')], paid(MONEY), true);
    expect(JSON.stringify(rows)).not.toMatch(/Nguyễn|001090/);
  });

  it('finds a difference wherever the sums of kiosk and provider are not the same', () => {
    const pieces = fc.array(
      fc.record({ id: fc.constantFrom('A', 'B', 'C'), amount: fc.integer({ min: 1, max: 9 }) }),
      {
        maxLength: 3,
      },
    );
    const once = (money: { id: string; amount: number }[]): Money[] => [
      ...new Map(money.map(({ id, amount }) => [id, moneyOf(id, amount)])).values(),
    ];
    fc.assert(
      fc.property(pieces, pieces, (mine, theirs) => {
        const [ours, held] = [once(mine), once(theirs)];
        const lines = ours.length > 0 ? [settle('booked', ours)] : [charge('cancelled')];
        const word = held.length > 0 ? paid(...held) : CANCELLED;
        const row = rowOf(lines, word, true);
        const total = (money: readonly Money[]) => money.reduce((sum, { amount }) => sum + amount, 0);
        if (total(ours) !== total(held)) expect(row.difference).not.toBe('none');
        if (
          ours.length === held.length &&
          ours.every((one) => held.some(({ id, amount }) => id === one.id && amount === one.amount))
        )
          expect(row.difference).toBe('none');
      }),
    );
  });
});
