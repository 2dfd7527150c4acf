import { sameName } from './names.ts';

/** Dates (`2026`, `2026-11` or `2026-11-23`) of which one is told less exactly than the other do not differ: `1945` and `1945-05-17`. */
export const datesDiffer = (one: string, other: string): boolean =>
  !one.startsWith(other) && !other.startsWith(one);

/**
 * Whether the record under a person's number is somebody else's. Names are written in many ways, and days of birth come to be
 * known later: only both together say so.
 */
export const isOtherRecord = (
  { name, birthDate }: { readonly name: string; readonly birthDate: string },
  record: { readonly name: string; readonly birthDate: string | null },
): boolean =>
  record.birthDate !== null &&
  record.name !== '' &&
  datesDiffer(record.birthDate, birthDate) &&
  !sameName(record.name, name);
