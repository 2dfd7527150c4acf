import type { Plan } from './plan.ts';

/** What is wrong with a place that a kiosk or an answer names; null where nothing is, or there is no plan. */
export const faultOfPlace = (where: string | null, plan: Plan | null): string | null =>
  where === null || plan === null || plan.places.some(({ id }) => id === where)
    ? null
    : `the plan has no place ${where}`;
