import { randomUUID } from 'node:crypto';
import type { Clinic } from '../../ports/his.ts';
import type { FhirClient } from './client.ts';
import { pathOf, type Written } from './client-answers.ts';
import type { Encounter } from './schemas.ts';
import { encounter, transactionResponse } from './schemas.ts';
import type { Systems } from './systems.ts';
import { token } from './systems.ts';
import { chargesOf, encounterOf, type VisitPlan } from './visit-resources.ts';

const urn = (): string => `urn:uuid:${randomUUID()}`;

/** Where the Encounter stands in the Bundle, and so in the answer. */
const ENCOUNTER = 1;

/**
 * Visit, order, charge and bill in one transaction (FHIR R4, http.html#transaction): all stand or none. Each is created under
 * the same condition, so that the same visit sent again finds all of them.
 */
export async function postVisit(
  client: FhirClient,
  plan: VisitPlan,
  clinic: Clinic,
  coverage: string | null,
  systems: Systems,
  signal: AbortSignal,
): Promise<Written<Encounter>> {
  const links = { account: urn(), encounter: urn(), chargeItem: urn(), coverage };
  const { account, order, chargeItem, bill } = chargesOf(plan, clinic, links, systems);
  const visit = { ...encounterOf(plan, systems), account: [{ reference: links.account }] };
  const condition = token(systems.arrival, plan.arrival);
  const entryOf = (fullUrl: string, resource: { readonly resourceType: string }) => ({
    fullUrl,
    resource,
    request: { method: 'POST', url: resource.resourceType, ifNoneExist: condition },
  });
  const answered = await client.write(
    'POST',
    '',
    {
      resourceType: 'Bundle',
      type: 'transaction',
      entry: [
        entryOf(links.account, account),
        entryOf(links.encounter, visit),
        entryOf(urn(), order),
        entryOf(links.chargeItem, chargeItem),
        entryOf(urn(), bill),
      ],
    },
    {},
    transactionResponse,
    signal,
  );
  if (answered.kind !== 'stored') return answered;
  const entry = answered.resource.entry[ENCOUNTER];
  const [, status] = /^(20[01])\b/.exec(entry?.response.status ?? '') ?? [];
  if (!entry || status === undefined) return { kind: 'unknown' };
  const created = status === '201';
  const told = encounter.safeParse(entry.resource);
  if (told.success) return { kind: 'stored', created, resource: told.data };
  const path = pathOf(entry.response.location);
  const kept = path === null ? null : await client.read(path, encounter, signal);
  return kept?.ok && kept.value
    ? { kind: 'stored', created, resource: kept.value.resource }
    : { kind: 'unknown' };
}
