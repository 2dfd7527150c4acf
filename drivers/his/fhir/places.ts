import { isWithin, localDay } from '../../codec/local-day.ts';
import type { HisFailure } from '../../ports/his.ts';
import type { Result } from '../../ports/result.ts';
import { ok } from '../../ports/result.ts';
import type { FhirClient } from './client.ts';
import { idOf, slot } from './schemas.ts';

/** Free places of today by Schedule id. */
export async function readPlaces(
  client: FhirClient,
  timeZone: string,
  at: number,
  signal: AbortSignal,
): Promise<Result<ReadonlyMap<string, number>, HisFailure>> {
  const today = localDay(at, timeZone);
  const range = `start=ge${encodeURIComponent(today.start)}&start=lt${encodeURIComponent(today.end)}`;
  const slots = await client.search(`Slot?status=free&${range}&_count=1000`, slot, signal);
  if (!slots.ok) return slots;
  const free = new Map<string, number>();
  for (const { schedule: of, status, start } of slots.value) {
    const id = idOf(of, 'Schedule');
    if (id !== null && status === 'free' && isWithin(today, start)) free.set(id, (free.get(id) ?? 0) + 1);
  }
  return ok(free);
}

/** Null for a clinic that has no schedule: its places are not counted. */
export const countOf = (
  schedules: readonly string[] | undefined,
  free: ReadonlyMap<string, number>,
): number | null =>
  schedules === undefined ? null : schedules.reduce((sum, id) => sum + (free.get(id) ?? 0), 0);
