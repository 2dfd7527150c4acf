import { isOtherRecord } from '../../codec/other-record.ts';
import type {
  HisFailure,
  PatientFailure,
  Registered,
  RegisterFailure,
  RegisterRequest,
} from '../../ports/his.ts';
import type { Result } from '../../ports/result.ts';
import { err, ok } from '../../ports/result.ts';
import type { Details } from './details.ts';
import type { Engine, Told } from './engine.ts';
import type { MessageType } from './header.ts';
import { lastingId } from './header.ts';
import type { Hl7Options } from './options.ts';
import type { Found, Known, Patients } from './patients.ts';
import { markOf } from './patients.ts';
import type { Standing, Visits } from './visits.ts';
import { arrivalOf, registrationOf } from './visits.ts';

export const REGISTER: MessageType = ['ADT', 'A04', 'ADT_A01'];

export interface RegisteringParts {
  readonly engine: Engine;
  readonly patients: Patients;
  readonly visits: Visits;
  readonly details: Details;
  readonly options: Hl7Options;
  readonly now: () => number;
  /** Waits; at once where the signal is aborted. */
  readonly pause: (ms: number, signal: AbortSignal) => Promise<void>;
  readonly log: (event: string) => void;
}

/**
 * Registers a visit once. The order: who the person is and what stands already; the person, where new (A28); the visit (A04); the
 * number, which no acknowledgement carries, by asking. What the answer to A04 leaves open is `unknown`, and sending the same
 * request again sends the same control id and key.
 */
export function createRegistering(parts: RegisteringParts) {
  const { engine, patients, visits, details, options, now, pause, log } = parts;

  /** What the hospital holds of this request: the visit of its key, or of its person in this clinic today. */
  const heldIn = (standing: readonly Standing[], request: RegisterRequest): Standing | null =>
    standing.find(({ visitKey }) => visitKey === request.visitKey) ??
    standing.find(({ clinicId, isToday, isOver }) => clinicId === request.clinicId && isToday && !isOver) ??
    null;

  async function held(
    request: RegisterRequest,
    signal: AbortSignal,
  ): Promise<Result<Standing | null, HisFailure>> {
    const ofPerson = await visits.ofPerson(request.identity.number, signal);
    return ofPerson.ok ? ok(heldIn(ofPerson.value, request)) : ofPerson;
  }

  /** An engine may take a message before the hospital behind it has worked on it. */
  async function number(
    request: RegisterRequest,
    signal: AbortSignal,
  ): Promise<Result<Registered, RegisterFailure>> {
    for (let left = options.askNumber.times; left > 0; left--) {
      const standing = await held(request, signal);
      if (!standing.ok) return err('unknown', standing.error);
      const done = standing.value && registered(standing.value, request);
      if (done) return ok(done);
      if (left > 1) await pause(options.askNumber.everyMs, signal);
      if (signal.aborted) break;
    }
    return err('unknown', 'taken, and no number');
  }

  /** A HIS that says "error" may have failed after the work: it is asked before anybody believes it. */
  async function despite(
    { errors }: { readonly errors: readonly string[] },
    request: RegisterRequest,
    signal: AbortSignal,
  ): Promise<Result<Registered, RegisterFailure>> {
    const isOneOf = (codes: readonly string[]) => errors.some((code) => codes.includes(code));
    if (isOneOf(options.codes.duplicate)) return number(request, signal);
    if (isOneOf(options.codes.clinicFull)) return err('clinic-full');
    const standing = await held(request, signal);
    if (!standing.ok) return err('unknown', standing.error);
    return standing.value ? number(request, signal) : err('bad-answer');
  }

  async function tellVisit(
    request: RegisterRequest,
    known: Known | null,
    signal: AbortSignal,
  ): Promise<Told> {
    const { visitKey, clinicId } = request;
    // Another clinic is another deed, though the visit and its key are the same.
    const controlId = lastingId('A04', visitKey, clinicId, ...markOf(request.details));
    return engine.tell(REGISTER, controlId, arrivalOf(request, known, options, now()), signal);
  }

  /** The person as the hospital knows them; null for a newcomer, whom it knows by the citizen's number from now on. */
  async function personOf(
    found: Found,
    request: RegisterRequest,
    signal: AbortSignal,
  ): Promise<Result<Known | null, PatientFailure>> {
    if (found.kind === 'one') return ok(found);
    if (found.kind === 'several') return err('several-patients');
    if (!options.addPerson) return ok(null);
    const told = await patients.add(request, signal);
    switch (told.kind) {
      case 'accepted':
        return ok(null);
      case 'error':
        return told.errors.some((code) => options.codes.duplicate.includes(code))
          ? ok(null)
          : err('bad-answer');
      case 'rejected':
        return err(told.failure);
      // A person of whom nobody knows whether they were added is no visit yet: the next try finds them.
      case 'not-sent':
      case 'unknown':
        return err('no-answer');
    }
  }

  /** Tells the person, where new, and the visit. `bad-answer`: nothing of the visit stands. */
  async function attempt(
    request: RegisterRequest,
    found: Found,
    signal: AbortSignal,
  ): Promise<Result<Registered, RegisterFailure>> {
    const known = await personOf(found, request, signal);
    if (!known.ok) return known;
    const told = await tellVisit(request, known.value, signal);
    switch (told.kind) {
      case 'accepted':
        return number(request, signal);
      case 'error':
        return despite(told, request, signal);
      case 'rejected':
        return err(told.failure);
      case 'not-sent':
        return err('no-answer');
      case 'unknown':
        return err('unknown');
    }
  }

  return async function register(
    request: RegisterRequest,
    signal: AbortSignal,
  ): Promise<Result<Registered, RegisterFailure>> {
    const [found, standing] = await Promise.all([
      patients.find(request.identity.number, signal),
      held(request, signal),
    ]);
    if (!found.ok) return found;
    if (!standing.ok) return standing;
    if (found.value.kind === 'one' && isOtherRecord(request.identity, found.value.patient))
      return err('other-record');
    if (standing.value) {
      if (found.value.kind === 'one') await details.keep(found.value.person, request.details, signal);
      const done = registered(standing.value, request);
      return done ? ok(done) : number(request, signal);
    }
    const done = await attempt(request, found.value, signal);
    if (done.ok || done.error !== 'bad-answer' || markOf(request.details).length === 0) return done;
    // What the hospital refused may be what the person told of themselves: the visit goes without it.
    const again = await patients.find(request.identity.number, signal);
    if (!again.ok) return done;
    const without = await attempt({ ...request, details: {} }, again.value, signal);
    if (without.ok) log('details-not-kept');
    return without;
  };
}

function registered(standing: Standing, request: RegisterRequest): Registered | null {
  const registration = registrationOf(standing);
  return registration && { registration, already: registration.visitKey !== request.visitKey };
}
