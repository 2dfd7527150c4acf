import { leftToChange } from '../../ports/details-change.ts';
import type {
  DetailsChange,
  DetailsDesk,
  DetailsFailure,
  HisFailure,
  PatientDetails,
} from '../../ports/his.ts';
import { err, ok, type Result } from '../../ports/result.ts';
import type { Compiled } from './compile.ts';
import type { Ran, Runner, Stopped } from './operation.ts';
import { failureOf, fitting } from './operation.ts';
import { details as shape } from './shapes.ts';

/** Details as they stand, and what the HIS wants to be told back of them. */
interface Standing {
  readonly details: PatientDetails;
  readonly more: Readonly<Record<string, unknown>>;
}

/** Whoever changes a record under our hands is waited for once. */
const TRIES = 2;

/** Thông tin liên hệ by a mapping; null where it has none of it. */
export function createDetails(
  runner: Runner,
  { details, updateDetails }: Compiled['operations'],
): DetailsDesk | null {
  if (details === null || updateDetails === null) return null;

  const read = async (
    patientId: string,
    signal: AbortSignal,
  ): Promise<Result<Standing, HisFailure | 'no-patient'>> => {
    const ran = await runner.run(details, { patientId }, signal);
    if (!ran.ok) return err(ran.why === 'no-patient' ? ran.why : failureOf(ran), ran.detail);
    const found = standingIn('details', ran, patientId);
    if (!found.ok) return found;
    return found.value === null ? err('no-patient') : ok(found.value);
  };

  const store = async (
    patientId: string,
    seen: PatientDetails,
    change: DetailsChange,
    signal: AbortSignal,
  ): Promise<Result<PatientDetails, DetailsFailure>> => {
    const before = await read(patientId, signal);
    if (!before.ok) return before;
    const { details: now, more } = before.value;
    const left = leftToChange(now, seen, change);
    if (left === null) return err('changed');
    if (Object.keys(left).length === 0) return ok(now);
    const ran = await runner.run(updateDetails, { patientId, seen: now, change: left, more }, signal);
    if (!ran.ok) return err(updateFailureOf(ran), ran.detail);
    const said = standingIn('updateDetails', ran, patientId);
    if (!said.ok) return err('unknown', said.detail);
    if (said.value !== null) return ok(said.value.details);
    const after = await read(patientId, signal);
    return after.ok ? ok(after.value.details) : err('unknown', after.detail);
  };

  return {
    async read(patientId, signal) {
      const found = await read(patientId, signal);
      return found.ok ? ok(found.value.details) : found;
    },

    async update(patientId, seen, change, signal) {
      for (let left = TRIES; left > 1; left--) {
        const stored = await store(patientId, seen, change, signal);
        // The HIS may have refused an old version: what the patient saw can still stand in the new one.
        if (stored.ok || stored.error !== 'changed') return stored;
      }
      return store(patientId, seen, change, signal);
    },
  };
}

/** The result of an operation; null where it is nothing. `bad-answer`: it does not fit, or is about somebody else. */
function standingIn(
  operation: string,
  { value }: Extract<Ran, { readonly ok: true }>,
  patientId: string,
): Result<Standing | null, 'bad-answer'> {
  const found = fitting(operation, shape, value);
  if (!found.ok || found.value === null) return found.ok ? ok(null) : found;
  const { id, phone, address, contact, guardian, more } = found.value;
  // A server may leave out of account what it does not know to search by: nobody is shown the address of another.
  if (id !== patientId) return err('bad-answer', `${operation}: of another patient`);
  return ok({ details: { phone, address, contact, guardian }, more });
}

/** What became of a change that stopped. */
function updateFailureOf(stopped: Stopped): DetailsFailure {
  const { why, effect } = stopped;
  if (why === 'changed' || why === 'no-patient') return why;
  if (effect !== 'none' && (why === 'silent' || why === 'failed')) return 'unknown';
  return failureOf(stopped);
}
