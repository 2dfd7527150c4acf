import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Invoice } from './bill-schemas.ts';
import { invoice } from './bill-schemas.ts';
import { moneyOf } from './invoice-money.ts';
import { systems } from './systems.ts';

const names = systems.parse({});
const vnd = (value: number) => ({ value, currency: 'VND' });
const bhyt = { coding: [{ system: names.price, code: 'BHYT' }] };
const base = (value: number) => ({ type: 'base', amount: vnd(value) });
const insured = (value: number) => ({ type: 'deduction', code: bhyt, amount: vnd(value) });
const line = (text: string, ...priceComponent: object[]) => ({
  chargeItemCodeableConcept: { text },
  priceComponent,
});
const bill = (more: object): Invoice =>
  invoice.parse({ resourceType: 'Invoice', id: 'i', status: 'issued', ...more });
const read = (more: object) => moneyOf(bill(more), names);

const amount = fc.integer({ min: 0, max: 1_000_000_000 });
const visit = fc.array(fc.tuple(amount, fc.integer({ min: 0, max: 100 })), { minLength: 1, maxLength: 12 });

describe('the money of an Invoice', () => {
  it('is its lines, what insurance pays, and what is left', () => {
    const lineItem = [line('Khám', base(50_000), insured(40_000)), line('Siêu âm', base(120_000))];
    expect(read({ lineItem, totalNet: vnd(130_000), totalGross: vnd(130_000) })).toEqual({
      ok: true,
      value: {
        items: [
          { label: 'Khám', amount: 50_000 },
          { label: 'Siêu âm', amount: 120_000 },
        ],
        insurance: 40_000,
        due: 130_000,
      },
    });
  });

  it('adds up for every bill, whatever insurance pays and was paid', () => {
    fc.assert(
      fc.property(visit, fc.integer({ min: 0, max: 100 }), (parts, paidPercent) => {
        const priced = parts.map(([value, percent]) => ({
          value,
          covered: Math.floor((value * percent) / 100),
        }));
        const owed = priced.reduce((sum, { value, covered }) => sum + value - covered, 0);
        const paid = Math.floor((owed * paidPercent) / 100);
        const found = read({
          lineItem: priced.map(({ value, covered }) => line('Dịch vụ', base(value), insured(covered))),
          totalNet: vnd(owed),
          extension: [{ url: names.paid, valueMoney: vnd(paid) }],
        });
        if (!found.ok) throw new Error(found.error);
        const { items, insurance, due } = found.value;
        expect(due).toBe(owed - paid);
        expect(items.reduce((sum, one) => sum + one.amount, 0) - insurance).toBe(owed);
      }),
    );
  });

  it('is left out where one amount is a fraction, negative, missing, or of another currency', () => {
    const wrong = fc.oneof(
      fc.double({ min: 0.01, max: 1e9, noNaN: true, noInteger: true }).map(vnd),
      fc.integer({ min: -1_000_000, max: -1 }).map(vnd),
      fc.constant({ currency: 'VND' }),
      fc.constant({ value: 1e300, currency: 'VND' }),
      fc.constantFrom('USD', 'vnd', undefined).map((currency) => ({ value: 50_000, currency })),
    );
    const place = fc.constantFrom('base', 'deduction', 'totalNet', 'totalGross', 'whole', 'paid');
    fc.assert(
      fc.property(wrong, place, (money, where) => {
        const lineItem = [
          line(
            'Khám',
            { type: 'base', amount: where === 'base' ? money : vnd(50_000) },
            ...(where === 'deduction' ? [{ type: 'deduction', code: bhyt, amount: money }] : []),
          ),
        ];
        const found = read({
          lineItem,
          totalNet: where === 'totalNet' ? money : vnd(50_000),
          ...(where === 'totalGross' ? { totalGross: money } : {}),
          ...(where === 'whole'
            ? { totalPriceComponent: [{ type: 'deduction', code: bhyt, amount: money }] }
            : {}),
          ...(where === 'paid' ? { extension: [{ url: names.paid, valueMoney: money }] } : {}),
        });
        expect(found).toMatchObject({ ok: false, error: 'amount' });
      }),
    );
  });

  const cases: readonly (readonly [string, object, object])[] = [
    [
      'net and gross as R4 reads them: taxes between',
      {
        lineItem: [line('Giường', base(100_000), { type: 'tax', amount: vnd(8_000) })],
        totalNet: vnd(100_000),
        totalGross: vnd(108_000),
      },
      { ok: true, value: { due: 108_000, insurance: 0 } },
    ],
    [
      'gross read as the price before insurance',
      {
        lineItem: [line('Khám', base(50_000), insured(40_000))],
        totalNet: vnd(10_000),
        totalGross: vnd(50_000),
      },
      { ok: true, value: { due: 10_000, insurance: 40_000 } },
    ],
    [
      'insurance on the bill as a whole',
      {
        lineItem: [line('Khám', base(50_000))],
        totalPriceComponent: [base(50_000), insured(40_000)],
        totalNet: vnd(10_000),
      },
      { ok: true, value: { due: 10_000, insurance: 40_000 } },
    ],
    [
      'a reduction that insurance does not pay lessens the line',
      {
        lineItem: [line('Khám', base(50_000), { type: 'deduction', amount: vnd(20_000) })],
        totalNet: vnd(30_000),
      },
      { ok: true, value: { due: 30_000, insurance: 0, items: [{ amount: 30_000 }] } },
    ],
    [
      'what only informs is not counted',
      {
        lineItem: [line('Khám', base(50_000), { type: 'informational', amount: { value: 0.5 } })],
        totalNet: vnd(50_000),
      },
      { ok: true, value: { due: 50_000 } },
    ],
    ['no lines: one total', { totalGross: vnd(48_000) }, { ok: true, value: { items: [], due: 48_000 } }],
    [
      'no lines, and two totals that differ',
      { totalNet: vnd(40_000), totalGross: vnd(48_000) },
      { ok: false, error: 'totals' },
    ],
    ['nothing at all', {}, { ok: false, error: 'totals' }],
    [
      'lines without totals',
      { lineItem: [line('Khám', base(50_000))] },
      { ok: true, value: { due: 50_000 } },
    ],
    [
      'lines that add up to neither total',
      { lineItem: [line('Khám', base(50_000))], totalNet: vnd(49_999) },
      { ok: false, error: 'totals' },
    ],
    [
      'a line without a price',
      { lineItem: [line('Khám')], totalNet: vnd(0) },
      { ok: false, error: 'amount' },
    ],
    [
      'a component of a kind that is not known',
      { lineItem: [line('Khám', { type: 'gift', amount: vnd(1) })] },
      { ok: false, error: 'amount' },
    ],
    [
      'more paid than owed',
      { totalNet: vnd(10_000), extension: [{ url: names.paid, valueMoney: vnd(10_001) }] },
      { ok: false, error: 'totals' },
    ],
    [
      'all of it paid by insurance',
      { lineItem: [line('Khám', base(50_000), insured(50_000))], totalNet: vnd(0) },
      { ok: true, value: { due: 0, insurance: 50_000 } },
    ],
    [
      'a line that is named by its code, by its reference, or not at all',
      {
        lineItem: [
          { chargeItemCodeableConcept: { coding: [{}, { display: 'X-quang' }] }, priceComponent: [base(1)] },
          { chargeItemReference: { display: 'Thuốc' }, priceComponent: [base(2)] },
          { priceComponent: [base(3)] },
        ],
      },
      {
        ok: true,
        value: { items: [{ label: 'X-quang' }, { label: 'Thuốc' }, { label: 'Dịch vụ khám chữa bệnh' }] },
      },
    ],
  ];
  it.each(cases)('%s', (_name, more, expected) => {
    expect(read(more)).toMatchObject(expected);
  });
});
