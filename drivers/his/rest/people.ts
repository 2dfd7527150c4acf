import type { z } from 'zod';
import { isWithin, localDay } from '../../codec/local-day.ts';
import type { HisPatient, PatientDay, PatientFailure } from '../../ports/his.ts';
import type { Identity } from '../../ports/identity.ts';
import { err, ok, type Result } from '../../ports/result.ts';
import type { Compiled, Operation } from './compile.ts';
import type { Runner } from './operation.ts';
import { failureOf, fitting } from './operation.ts';
import { appointments, patients, registrations } from './shapes.ts';

/** Người bệnh, and what the HIS has of them today. */
export interface People {
  /** Null where nobody has this number. */
  find(identity: Identity, signal: AbortSignal): Promise<Result<HisPatient | null, PatientFailure>>;
  day(identity: Identity, signal: AbortSignal): Promise<Result<PatientDay, PatientFailure>>;
}

export function createPeople(
  runner: Runner,
  operations: Compiled['operations'],
  clock: { readonly now: () => number; readonly timeZone: string },
  log: (event: string) => void,
): People {
  const find: People['find'] = async (identity, signal) => {
    const ran = await runner.run(operations.patient, { identity }, signal);
    if (!ran.ok) return err(ran.why === 'several-patients' ? ran.why : failureOf(ran), ran.detail);
    const found = fitting('patient', patients, ran.value);
    if (!found.ok) return found;
    // A server may leave out of account what it does not know to search by.
    const [first, ...others] = found.value.filter(
      ({ number }) => number === null || number === identity.number || number === identity.oldNumber,
    );
    if (!first && found.value.length > 0) log('patient-of-another');
    if (!first) return ok(null);
    if (others.some(({ id }) => id !== first.id)) {
      log('patient-doubles');
      return err('several-patients');
    }
    const { number: _, ...patient } = first;
    return ok(patient);
  };

  /** An operation about somebody's day; none where the mapping has none, or it needs a patient whom the HIS does not know. */
  async function ofDay<T>(
    operation: Operation | null,
    schema: z.ZodType<T[]>,
    identity: Identity,
    patient: Promise<Result<HisPatient | null, PatientFailure>>,
    signal: AbortSignal,
  ): Promise<Result<T[], PatientFailure>> {
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
