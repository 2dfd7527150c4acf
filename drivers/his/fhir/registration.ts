import { localDay } from '../../codec/local-day.ts';
import type { OpenContext } from '../../define.ts';
import type {
  DetailsChange,
  HisFailure,
  Registered,
  RegisterFailure,
  RegisterRequest,
} from '../../ports/his.ts';
import type { Result } from '../../ports/result.ts';
import { err, ok } from '../../ports/result.ts';
import type { Appointments } from './appointments.ts';
import type { Catalogue } from './catalogue.ts';
import type { FhirClient } from './client.ts';
import type { Written } from './client-answers.ts';
import type { Coverages } from './coverages.ts';
import type { FhirDetails } from './details-desk.ts';
import type { Encounters } from './encounters.ts';
import type { Options } from './options.ts';
import type { PatientCreated, Patients } from './patients.ts';
import type { Encounter } from './schemas.ts';
import { encounter, idOf } from './schemas.ts';
import { token } from './systems.ts';
import { encounterOf, type VisitPlan } from './visit-resources.ts';
import { postVisit } from './visit-transaction.ts';

export interface RegistrationParts {
  readonly client: FhirClient;
  readonly patients: Patients;
  readonly appointments: Appointments;
  readonly encounters: Encounters;
  readonly catalogue: Catalogue;
  readonly coverages: Coverages;
  readonly details: FhirDetails;
}

export type Register = (
  request: RegisterRequest,
  signal: AbortSignal,
) => Promise<Result<Registered, RegisterFailure>>;

/** Tiếp nhận: finds or creates the patient, sees to the insurance card, and registers the visit once. */
export function createRegister(
  parts: RegistrationParts,
  { systems, timeZone, registration: mode, detailsMs }: Options,
  { now, log }: Pick<OpenContext, 'now' | 'log'>,
): Register {
  const { client, patients, appointments, encounters, catalogue, coverages, details } = parts;

  async function planOf(
    request: RegisterRequest,
    patientId: string,
    signal: AbortSignal,
  ): Promise<VisitPlan> {
    const place = await catalogue.placeOf(request.clinicId, signal);
    const arrival = `${patientId}.${request.clinicId}.${localDay(Date.parse(request.cameAt), timeZone).date}`;
    return { request, patientId, arrival, place, at: new Date(now()).toISOString() };
  }

  const createEncounter = (plan: VisitPlan, signal: AbortSignal): Promise<Written<Encounter>> =>
    client.write(
      'POST',
      'Encounter',
      encounterOf(plan, systems),
      { 'if-none-exist': token(systems.arrival, plan.arrival) },
      encounter,
      signal,
    );

  /** A visit that was registered elsewhere has its bill: only the missing one is sent. */
  async function createAll(
    plan: VisitPlan,
    coverage: string | null,
    signal: AbortSignal,
  ): Promise<Written<Encounter> | Result<never, HisFailure>> {
    const [standing, clinic] = await Promise.all([
      encounters.byArrival(plan.arrival, signal),
      catalogue.clinic(plan.request.clinicId, signal),
    ]);
    if (!standing.ok) return standing;
    if (standing.value) return { kind: 'stored', created: false, resource: standing.value };
    if (!clinic.ok) return clinic;
    if (clinic.value === null) return err('bad-answer', 'a clinic without a price');
    return postVisit(client, plan, clinic.value, coverage, systems, signal);
  }

  /** A visit of somebody else, of another clinic, or one that staff have taken back, is nobody's number. */
  function objection(
    found: Encounter,
    { patientId, arrival }: VisitPlan,
  ): Result<never, RegisterFailure> | null {
    const isOurs =
      idOf(found.subject, 'Patient') === patientId &&
      found.identifier?.some(({ system, value }) => system === systems.arrival && value === arrival);
    if (!isOurs) return err('unknown', 'another visit');
    if (!TAKEN_BACK.includes(found.status)) return null;
    log('visit-taken-back');
    return err('bad-answer', 'the visit was taken back');
  }

  async function registered(
    found: Encounter,
    { request, patientId }: VisitPlan,
    signal: AbortSignal,
  ): Promise<Result<Registered, RegisterFailure>> {
    catalogue.placesChanged();
    const [waiting, arrived] = await Promise.all([
      encounters.waitingBefore(found, signal),
      request.appointmentId === null || appointments.arrive(request.appointmentId, patientId, signal),
    ]);
    if (!arrived) log('appointment-not-arrived');
    const told = encounters.registrationOf(found, waiting);
    const registration = told ?? (await numbered(found.id, waiting, signal));
    if (!registration) return err('unknown', 'no number');
    return ok({ registration, already: registration.visitKey !== request.visitKey });
  }

  /** Some give the number after the answer to the create. */
  async function numbered(id: string, waiting: number | null, signal: AbortSignal) {
    const again = await client.read(`Encounter/${id}`, encounter, signal);
    return again.ok && again.value ? encounters.registrationOf(again.value.resource, waiting) : null;
  }

  /** Puts what somebody told on the record that stands. */
  async function keepDetails(patientId: string, told: DetailsChange, signal: AbortSignal): Promise<void> {
    const until = AbortSignal.any([signal, AbortSignal.timeout(detailsMs)]);
    const kept = await details.put(patientId, told, until);
    if (!kept.ok) log('details-not-kept', { why: kept.error });
  }

  async function visitOf(
    request: RegisterRequest,
    patientId: string,
    signal: AbortSignal,
  ): Promise<Result<Registered, RegisterFailure>> {
    const code = request.insuranceCode;
    // Before the visit: a HIS makes the bill out with it, and looks for the card then.
    const [plan, coverage] = await Promise.all([
      planOf(request, patientId, signal),
      code === null ? null : coverages.keep(code, patientId, signal),
    ]);
    const visit = await (mode === 'encounter'
      ? createEncounter(plan, signal)
      : createAll(plan, coverage, signal));
    if ('ok' in visit) return visit;
    if (visit.kind !== 'stored') return err(VISIT_FAILURE[visit.kind]);
    return objection(visit.resource, plan) ?? registered(visit.resource, plan, signal);
  }

  return async (request, signal) => {
    const patient = await patients.create(request.identity, request.details, signal);
    if (patient.kind !== 'stored') return err(PATIENT_FAILURE[patient.kind]);
    const patientId = patient.resource.id;
    const [visit] = await Promise.all([
      visitOf(request, patientId, signal),
      patient.created || keepDetails(patientId, request.details, signal),
    ]);
    return visit;
  };
}

const TAKEN_BACK: readonly string[] = ['cancelled', 'entered-in-error'];

/** A patient that may or may not have been stored is no visit yet: the next try finds it. */
const PATIENT_FAILURE: Record<Exclude<PatientCreated['kind'], 'stored'>, RegisterFailure> = {
  'not-sent': 'no-answer',
  unknown: 'no-answer',
  conflict: 'bad-answer',
  'precondition-failed': 'several-patients',
  rejected: 'bad-answer',
  refused: 'refused',
  stranger: 'bad-answer',
  'other-record': 'other-record',
};
const VISIT_FAILURE: Record<Exclude<Written<unknown>['kind'], 'stored'>, RegisterFailure> = {
  'not-sent': 'no-answer',
  unknown: 'unknown',
  conflict: 'clinic-full',
  'precondition-failed': 'bad-answer',
  rejected: 'bad-answer',
  refused: 'refused',
};
