import { z } from 'zod';
import { localDay } from '../../codec/local-day.ts';
import { defineDriver } from '../../define.ts';
import type { HospitalSystem, Registered, RegisterFailure, RegisterRequest } from '../../ports/his.ts';
import type { Result } from '../../ports/result.ts';
import { err, ok } from '../../ports/result.ts';
import { createAppointments } from './appointments.ts';
import { createBills } from './bills.ts';
import { createCatalogue } from './catalogue.ts';
import type { Written } from './client.ts';
import { createFhirClient } from './client.ts';
import { createEncounters } from './encounters.ts';
import { createPatients } from './patients.ts';
import type { Encounter } from './schemas.ts';
import { encounter } from './schemas.ts';
import { createSettlements } from './settlements.ts';
import { systems, token } from './systems.ts';

const options = z.strictObject({
  baseUrl: z.url(),
  /** Bearer token, named, not written. */
  token: z.strictObject({ env: z.string() }).nullable().default(null),
  timeoutMs: z.number().int().positive().default(8_000),
  timeZone: z.string().default('Asia/Ho_Chi_Minh'),
  catalogueMs: z.number().int().nonnegative().default(60_000),
  placesMs: z.number().int().nonnegative().default(2_000),
  systems,
});

/** A hospital information system with a FHIR R4 interface. */
export default defineDriver({
  kind: 'his',
  id: 'fhir',
  label: 'HIS – FHIR R4',
  options,
  async open(chosen, context) {
    const { now, log } = context;
    const bearer = chosen.token === null ? null : (context.secret(chosen.token.env) ?? null);
    if (chosen.token !== null && bearer === null)
      return err('misconfigured', `${chosen.token.env} is not set`);
    const client = createFhirClient({ baseUrl: chosen.baseUrl, timeoutMs: chosen.timeoutMs, bearer });
    const patients = createPatients(client, chosen.systems, () => log('patient-doubles'));
    const appointments = createAppointments(client, chosen.timeZone, now);
    const encounters = createEncounters(client, chosen.systems, chosen.timeZone, now);
    const catalogue = createCatalogue(client, chosen, now);
    const bills = createBills(client, chosen.systems, log);
    const settlements = createSettlements(client, chosen.systems, chosen.timeZone, now, () =>
      log('settlement-doubles'),
    );

    async function createEncounter(
      request: RegisterRequest,
      patientId: string,
      signal: AbortSignal,
    ): Promise<Written<Encounter>> {
      const at = now();
      const arrival = `${patientId}.${request.clinicId}.${localDay(at, chosen.timeZone).date}`;
      const place = await catalogue.placeOf(request.clinicId, signal);
      return client.write(
        'POST',
        'Encounter',
        {
          resourceType: 'Encounter',
          status: 'arrived',
          class: { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'AMB' },
          identifier: [
            { system: chosen.systems.visitKey, value: request.visitKey },
            { system: chosen.systems.arrival, value: arrival },
          ],
          subject: { reference: `Patient/${patientId}` },
          serviceType: { coding: [{ system: chosen.systems.clinic, code: request.clinicId }] },
          period: { start: new Date(at).toISOString() },
          ...place,
          ...(request.appointmentId === null
            ? {}
            : { appointment: [{ reference: `Appointment/${request.appointmentId}` }] }),
        },
        { 'if-none-exist': token(chosen.systems.arrival, arrival) },
        encounter,
        signal,
      );
    }

    async function registered(
      found: Encounter,
      request: RegisterRequest,
      signal: AbortSignal,
    ): Promise<Result<Registered, RegisterFailure>> {
      catalogue.placesChanged();
      const [waiting, arrived] = await Promise.all([
        encounters.waitingBefore(found, signal),
        request.appointmentId === null || appointments.arrive(request.appointmentId, signal),
      ]);
      if (!arrived) log('appointment-not-arrived');
      const registration = encounters.registrationOf(found, waiting);
      if (registration) return ok({ registration, already: registration.visitKey !== request.visitKey });
      const again = await encounters.byVisitKey(request.visitKey, signal);
      return again.ok && again.value
        ? ok({ registration: again.value, already: false })
        : err('unknown', 'no number');
    }

    const system: HospitalSystem = {
      async patientDay(identity, signal) {
        const patient = await patients.find(identity, signal);
        if (!patient.ok) return patient;
        if (!patient.value) return ok({ patient: null, appointments: [], registrations: [] });
        const [booked, standing] = await Promise.all([
          appointments.ofToday(patient.value.id, signal),
          encounters.ofToday(patient.value.id, signal),
        ]);
        if (!booked.ok) return booked;
        if (!standing.ok) return standing;
        return ok({ patient: patient.value, appointments: booked.value, registrations: standing.value });
      },

      departments: (signal) => catalogue.departments(signal),

      async register(request, signal) {
        const patient = await patients.create(request.identity, signal);
        if (patient.kind !== 'stored') return err(PATIENT_FAILURE[patient.kind]);
        const visit = await createEncounter(request, patient.resource.id, signal);
        if (visit.kind !== 'stored') return err(VISIT_FAILURE[visit.kind]);
        return registered(visit.resource, request, signal);
      },

      findVisit: (visitKey, signal) => encounters.byVisitKey(visitKey, signal),
      bills: (patientId, signal) => bills.unpaid(patientId, signal),
      settle: (request, signal) => settlements.settle(request, signal),
      findSettlement: (key, signal) => settlements.find(key, signal),
      close: async () => undefined,
    };
    return ok(system);
  },
});

type Failed = Exclude<Written<unknown>['kind'], 'stored'>;

/** A patient that may or may not have been stored is no visit yet: the next try finds it. */
const PATIENT_FAILURE: Record<Failed, RegisterFailure> = {
  'not-sent': 'no-answer',
  unknown: 'no-answer',
  conflict: 'bad-answer',
  rejected: 'bad-answer',
  refused: 'refused',
};
const VISIT_FAILURE: Record<Failed, RegisterFailure> = {
  'not-sent': 'no-answer',
  unknown: 'unknown',
  conflict: 'clinic-full',
  rejected: 'bad-answer',
  refused: 'refused',
};
