import type { z } from 'zod';
import { localDay } from '../../codec/local-day.ts';
import { type charge, idOf } from './schemas.ts';

type Definition = z.infer<typeof charge>;

export interface Prices {
  /** Integer đồng by HealthcareService id. */
  readonly of: ReadonlyMap<string, number>;
  /** Clinics with more than one price: nobody is told either. */
  readonly doubtful: readonly string[];
}

/** The prices of clinics that are in force at an instant (ChargeItemDefinition, R4). */
export function pricesAt(definitions: readonly Definition[], at: number, timeZone: string): Prices {
  const found = new Map<string, Set<number>>();
  for (const definition of definitions) {
    const price = baseOf(definition);
    if (price === undefined || definition.status !== 'active' || !isInForce(definition, at, timeZone))
      continue;
    for (const { valueReference } of definition.useContext ?? []) {
      const clinic = idOf(valueReference, 'HealthcareService');
      if (clinic !== null) found.set(clinic, (found.get(clinic) ?? new Set()).add(price));
    }
  }
  const all = [...found].map(([clinic, prices]) => ({ clinic, prices: [...prices] }));
  return {
    of: new Map(
      all.flatMap(({ clinic, prices: [price, other] }): [string, number][] =>
        price === undefined || other !== undefined ? [] : [[clinic, price]],
      ),
    ),
    doubtful: all.filter(({ prices }) => prices.length > 1).map(({ clinic }) => clinic),
  };
}

const baseOf = ({ propertyGroup }: Definition): number | undefined =>
  propertyGroup?.flatMap(({ priceComponent }) => priceComponent ?? []).find(({ type }) => type === 'base')
    ?.amount?.value;

/** A bound without time is a day, month or year of the hospital, and the end is still within (R4, Period). */
function isInForce({ effectivePeriod }: Definition, at: number, timeZone: string): boolean {
  const today = localDay(at, timeZone).date;
  const since = (bound: string): number =>
    bound.includes('T') ? at - Date.parse(bound) : compared(today.slice(0, bound.length), bound);
  const { start, end } = effectivePeriod ?? {};
  return (start === undefined || since(start) >= 0) && (end === undefined || since(end) <= 0);
}

const compared = (one: string, other: string): number => Number(one > other) - Number(one < other);
