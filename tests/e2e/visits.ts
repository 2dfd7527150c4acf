import type { Encounter, Patient } from '@medplum/fhirtypes';
import { SYSTEMS } from '../lab/his-seed.ts';
import type { Lab } from '../lab/lab.ts';
import type { Persona } from '../personas.ts';

/** What stands in the virtual HIS of one persona. */
export async function standing(lab: Lab, who: Persona) {
  const patients = (await lab.his.all<Patient>('Patient')).filter((patient) =>
    patient.identifier?.some(
      ({ system, value }) => system === SYSTEMS.nationalId && value === who.card.number,
    ),
  );
  const ids = new Set(patients.map(({ id }) => `Patient/${id}`));
  const encounters = (await lab.his.all<Encounter>('Encounter')).filter(({ subject }) =>
    ids.has(subject?.reference ?? ''),
  );
  return { patients, encounters };
}

export const queueNumberOf = (encounter: Encounter | undefined): string =>
  encounter?.identifier?.find(({ system }) => system === SYSTEMS.queueNumber)?.value ?? '';
