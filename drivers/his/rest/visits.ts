import { isOtherRecord } from '../../codec/other-record.ts';
import type {
  HisFailure,
  Registered,
  RegisterFailure,
  RegisterRequest,
  Registration,
} from '../../ports/his.ts';
import { err, ok, type Result } from '../../ports/result.ts';
import type { Catalogue } from './catalogue.ts';
import type { Compiled } from './compile.ts';
import type { Ran, Runner, Stopped } from './operation.ts';
import { failureOf, fitting } from './operation.ts';
import type { People } from './people.ts';
import { registrations } from './shapes.ts';

/** Lượt khám. */
export interface Visits {
  register(request: RegisterRequest, signal: AbortSignal): Promise<Result<Registered, RegisterFailure>>;
  find(visitKey: string, signal: AbortSignal): Promise<Result<Registration | null, HisFailure>>;
}

/** What a registration that stopped is to the port. `unknown` wherever the visit may stand. */
function registerFailureOf(stopped: Stopped): RegisterFailure {
  const { why, effect, done } = stopped;
  if (done) return 'unknown';
  if (why === 'clinic-full' || why === 'several-patients') return why;
  if (effect === 'once' && (why === 'silent' || why === 'failed')) return 'unknown';
  return failureOf(stopped);
}

export function createVisits(
  runner: Runner,
  operations: Compiled['operations'],
  people: People,
  catalogue: Catalogue,
  log: (event: string) => void,
): Visits {
  const find: Visits['find'] = async (visitKey, signal) => {
    const found = await runner.ask(operations.findVisit, { visitKey }, registrations, signal);
    if (!found.ok) return found;
    const mine = found.value.find((one) => one.visitKey === visitKey);
    // A server may leave out of account what it does not know to search by: another visit is not "no visit".
    if (!mine && found.value.length > 0) return err('bad-answer', 'findVisit: the visit of another key');
    return ok(mine ?? null);
  };

  /**
   * The request with what its operation needs besides. Nothing of it changes anything. The patient is looked up for every
   * mapping: a visit must not come to stand on somebody else's record.
   */
  async function inputOf(
    request: RegisterRequest,
    signal: AbortSignal,
  ): Promise<Result<object, RegisterFailure>> {
    const { needs } = operations.register;
    const [patient, clinic] = await Promise.all([
      people.find(request.identity, signal),
      needs.includes('clinic') ? catalogue.clinic(request.clinicId, signal) : ok(null),
    ]);
    if (!patient.ok) return patient;
    if (!clinic.ok) return clinic;
    if (patient.value && isOtherRecord(request.identity, patient.value)) return err('other-record');
    return ok({ ...request, patient: patient.value, clinic: clinic.value });
  }

  /** The HIS says that the visit stands already, and nothing more. */
  async function standing(
    request: RegisterRequest,
    signal: AbortSignal,
  ): Promise<Result<Registered, RegisterFailure>> {
    const own = await find(request.visitKey, signal);
    if (!own.ok) return err('unknown', own.detail);
    if (own.value) return ok({ registration: own.value, already: false });
    const day = await people.day(request.identity, signal);
    if (!day.ok) return err('unknown', day.detail);
    const there = day.value.registrations.find(({ clinicId }) => clinicId === request.clinicId);
    return there
      ? ok({ registration: there, already: true })
      : err('bad-answer', 'register: a standing visit that cannot be found');
  }

  /** What a HIS refuses may be what the person told of themselves: the visit goes without it. */
  async function sent(request: RegisterRequest, input: object, signal: AbortSignal): Promise<Ran> {
    const ran = await runner.run(operations.register, input, signal);
    const isRefused = !ran.ok && ran.why === 'rejected' && !ran.done;
    if (!isRefused || Object.keys(request.details).length === 0) return ran;
    const without = await runner.run(operations.register, { ...input, details: {} }, signal);
    if (without.ok) log('details-not-kept');
    return without;
  }

  function registered(request: RegisterRequest, ran: Ran): Result<Registered, RegisterFailure> {
    if (!ran.ok) return err(registerFailureOf(ran), ran.detail);
    const found = fitting('register', registrations, ran.value);
    if (!found.ok) return err('unknown', found.detail);
    const [registration, another] = found.value;
    if (!registration || another) return err('unknown', `register: ${found.value.length} visits`);
    if (registration.clinicId !== request.clinicId)
      return err('unknown', 'register: a visit of another clinic');
    return ok({ registration, already: registration.visitKey !== request.visitKey });
  }

  return {
    find,

    async register(request, signal) {
      const input = await inputOf(request, signal);
      if (!input.ok) return input;
      const ran = await sent(request, input.value, signal);
      catalogue.placesChanged();
      return !ran.ok && ran.why === 'already' && !ran.done
        ? standing(request, signal)
        : registered(request, ran);
    },
  };
}
