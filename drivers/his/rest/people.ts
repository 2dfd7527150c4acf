import type { z } from 'zod';
import { isWithin, localDay } from '../../codec/local-day.ts';
import type { HisFailure, HisPatient, PatientDay } from '../../ports/his.ts';
import type { Identity } from '../../ports/identity.ts';
import { ok, type Result } from '../../ports/result.ts';
import type { Compiled, Operation } from './compile.ts';
import type { Runner } from './operation.ts';
import { appointments, patients, registrations } from './shapes.ts';

/** Người bệnh, and what the HIS has of them today. */
export interface People {
  /** Null where nobody has this number, or several do: doubles are for the staff to sort out, never for a kiosk. */
  find(identity: Identity, signal: AbortSignal): Promise<Result<HisPatient | null, HisFailure>>;
  day(identity: Identity, signal: AbortSignal): Promise<Result<PatientDay, HisFailure>>;
}

export function createPeople(
  runner: Runner,
  operations: Compiled['operations'],
  clock: { readonly now: () => number; readonly timeZone: string },
  log: (event: string) => void,
): People {
  const find: People['find'] = async (identity, signal) => {
    const found = await runner.ask(operations.patient, { identity }, patients, signal);
    if (!found.ok) return found;
    // A server may leave out of account what it does not know to search by.
    const [first, second] = found.value.filter(
      ({ number }) => number === null || number === identity.number || number === identity.oldNumber,
    );
    if (!first && found.value.length > 0) log('patient-of-another');
    if (second) log('patient-doubles');
    if (!first || second) return ok(null);
    const { number: _, ...patient } = first;
    return ok(patient);
  };

  /** An operation about somebody's day; none where the mapping has none, or it needs a patient whom the HIS does not know. */
  async function ofDay<T>(
    operation: Operation | null,
    schema: z.ZodType<T[]>,
    identity: Identity,
    patient: Promise<Result<HisPatient | null, HisFailure>>,
    signal: AbortSignal,
  ): Promise<Result<T[], HisFailure>> {
    if (operation === null) return ok([]);
    if (!operation.needs.includes('patient'))
      return runner.ask(operation, { identity, patient: null }, schema, signal);
    const known = await patient;
    if (!known.ok) return known;
    if (known.value === null) return ok([]);
    return runner.ask(operation, { identity, patient: known.value }, schema, signal);
  }

  return {
    find,

    async day(identity, signal) {
      const asked = find(identity, signal);
      const [patient, booked, standing] = await Promise.all([
        asked,
        ofDay(operations.appointments, appointments, identity, asked, signal),
        ofDay(operations.registrations, registrations, identity, asked, signal),
      ]);
      if (!patient.ok) return patient;
      if (!booked.ok) return booked;
      if (!standing.ok) return standing;
      const today = localDay(clock.now(), clock.timeZone);
      return ok({
        patient: patient.value,
        appointments: booked.value
          .filter(({ start }) => isWithin(today, start))
          .sort((a, b) => Date.parse(a.start) - Date.parse(b.start)),
        registrations: standing.value.filter(({ registeredAt }) => isWithin(today, registeredAt)),
      });
    },
  };
}
