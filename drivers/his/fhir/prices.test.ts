import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { pricesAt } from './prices.ts';
import type { charge } from './schemas.ts';

type Definition = z.infer<typeof charge>;

const ZONE = 'Asia/Ho_Chi_Minh';
/** 00:30 of New Year's Day in the hospital, the last day of the old year in UTC. */
const NEW_YEAR = Date.parse('2026-12-31T17:30:00Z');

const price = (value: number, more: Partial<Definition> = {}): Definition => ({
  resourceType: 'ChargeItemDefinition',
  status: 'active',
  useContext: [{ valueReference: { reference: 'HealthcareService/noi-1' } }],
  propertyGroup: [{ priceComponent: [{ type: 'base', amount: { value, currency: 'VND' } }] }],
  ...more,
});
const at = (definitions: readonly Definition[], instant = NEW_YEAR) => pricesAt(definitions, instant, ZONE);

describe('the price of a clinic', () => {
  it.each([
    ['without a period', {}, true],
    ['since today', { start: '2027-01-01' }, true],
    ['since an instant that has come', { start: '2027-01-01T00:00:00+07:00' }, true],
    ['since this year', { start: '2027' }, true],
    ['from tomorrow on', { start: '2027-01-02' }, false],
    ['from an instant that will come', { start: '2027-01-01T01:00:00+07:00' }, false],
    ['until today', { end: '2027-01-01' }, true],
    ['until this month', { end: '2027-01' }, true],
    ['until yesterday', { end: '2026-12-31' }, false],
    ['until last year', { start: '2020', end: '2026' }, false],
    ['since no date at all', { start: 'T' }, false],
  ])('%s', (_name, effectivePeriod, isInForce) => {
    expect(at([price(50_000, { effectivePeriod })]).of.get('noi-1')).toBe(isInForce ? 50_000 : undefined);
  });

  it('changes with the day of the hospital', () => {
    const both = [
      price(50_000, { effectivePeriod: { end: '2026-12-31' } }),
      price(60_000, { effectivePeriod: { start: '2027-01-01' } }),
    ];
    expect(at(both, NEW_YEAR - 3_600_000)).toEqual({ of: new Map([['noi-1', 50_000]]), doubtful: [] });
    expect(at(both)).toEqual({ of: new Map([['noi-1', 60_000]]), doubtful: [] });
  });

  it('is none where two are in force at once, and one where both are the same', () => {
    expect(at([price(50_000), price(60_000)])).toEqual({ of: new Map(), doubtful: ['noi-1'] });
    expect(at([price(50_000), price(50_000)])).toEqual({ of: new Map([['noi-1', 50_000]]), doubtful: [] });
  });

  it('is not that of a draft, or of one that is no more', () => {
    for (const status of ['draft', 'retired', 'unknown'])
      expect(at([price(50_000, { status })]).of.size).toBe(0);
  });
});
