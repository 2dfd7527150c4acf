import { evalFhirPath, globalSchema, normalizeOperationOutcome, parseSearchRequest } from '@medplum/core';
import type { Bundle } from '@medplum/fhirtypes';
import type { HospitalRepository } from './his-rules.ts';

/** Adds what the memory store leaves out: included resources (_include) and the link to the next page. */
export const finishSearch = async (
  bundle: Bundle,
  search: string,
  url: URL,
  repository: HospitalRepository,
): Promise<void> => {
  const request = parseSearchRequest(search.slice(1));
  const found = bundle.entry ?? [];
  for (const entry of found) entry.search = { mode: 'match' };
  const wanted = new Set<string>();
  for (const include of request.include ?? []) {
    const path = globalSchema.types[include.resourceType]?.searchParams?.[include.searchParam]?.expression;
    for (const { resource } of path ? found : []) {
      for (const value of evalFhirPath(path ?? '', resource)) wanted.add(referenceOf(value));
    }
  }
  wanted.delete('');
  for (const reference of wanted) {
    try {
      bundle.entry?.push({
        resource: await repository.readReference({ reference }),
        search: { mode: 'include' },
      });
    } catch (error) {
      // A reference to nothing is left out of the bundle, as R4 allows; anything else is ours to know.
      if (normalizeOperationOutcome(error).id !== 'not-found') throw error;
    }
  }
  const end = (request.offset ?? 0) + (request.count ?? 0);
  if (request.count && bundle.total !== undefined && end < bundle.total) {
    const next = new URL(url);
    next.searchParams.set('_offset', String(end));
    bundle.link = [{ relation: 'next', url: next.href }];
  }
};

const referenceOf = (value: unknown): string =>
  typeof value === 'object' && value !== null && 'reference' in value && typeof value.reference === 'string'
    ? value.reference
    : '';
