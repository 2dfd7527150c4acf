import { segment } from '../../codec/hl7v2/message.ts';
import { printTime } from '../../codec/hl7v2/time.ts';
import { leftToChange } from '../../ports/details-change.ts';
import type {
  Contact,
  DetailsChange,
  DetailsDesk,
  DetailsFailure,
  HisFailure,
  PatientDetails,
} from '../../ports/his.ts';
import { err, ok, type Result } from '../../ports/result.ts';
import type { Engine, Told } from './engine.ts';
import type { MessageType } from './header.ts';
import { freshId } from './header.ts';
import type { Hl7Options } from './options.ts';
import { noVisit } from './patients.ts';
import { identifierOf, pidWith } from './person.ts';
import { detailsOf, partsOf, withKnownPhone } from './person-details.ts';
import { byIdentifier, type Match, matching, PERSONS } from './queries.ts';

export const UPDATE: MessageType = ['ADT', 'A08', 'ADT_A01'];

export interface Details extends DetailsDesk {
  /** Puts what a person told on their record, with a visit that stands already. A failure is logged alone. */
  keep(person: Match, told: DetailsChange, signal: AbortSignal): Promise<void>;
}

export interface DetailsParts {
  readonly engine: Engine;
  readonly options: Hl7Options;
  readonly now: () => number;
  readonly pause: (ms: number, signal: AbortSignal) => Promise<void>;
  readonly log: (event: string) => void;
}

/**
 * Thông tin liên hệ by query and ADT^A08 (HL7 v2.5.1, 3.3.8). v2 has no condition on a version: the record is read, held
 * against what was seen, told, and read again until it says what was told.
 */
export function createDetails({ engine, options, now, pause, log }: DetailsParts): Details {
  const { patient: system } = options.identifiers;

  async function find(
    patientId: string,
    signal: AbortSignal,
  ): Promise<Result<Match, HisFailure | 'no-patient'>> {
    const found = await matching(engine, PERSONS, byIdentifier(system, patientId), signal);
    if (!found.ok) return found;
    const theirs = found.value.find(([pid]) => identifierOf(pid, system) === patientId);
    if (theirs) return ok(theirs);
    // An engine that passes a criterion over answers others.
    return found.value.length > 0 ? err('bad-answer', 'others than were asked for') : err('no-patient');
  }

  /** The control id is new each time: the same change is another deed where staff took the first one back. */
  function tell(person: Match, change: DetailsChange, signal: AbortSignal): Promise<Told> {
    const { fields, relatives } = partsOf(person, change, options);
    const [pid = segment('PID', {})] = person;
    const event = segment('EVN', { 2: printTime(now(), options.timeZone) });
    return engine.tell(UPDATE, freshId(), [event, pidWith(pid, fields), ...relatives, noVisit()], signal);
  }

  /** An engine may take a message before the hospital behind it has worked on it. */
  async function awaited(
    patientId: string,
    wanted: DetailsChange,
    signal: AbortSignal,
  ): Promise<Result<PatientDetails, DetailsFailure>> {
    for (let left = options.askNumber.times; left > 0; left--) {
      const found = await find(patientId, signal);
      if (!found.ok) return err('unknown', found.detail ?? found.error);
      const details = detailsOf(found.value);
      if (says(details, wanted)) return ok(details);
      if (left > 1) await pause(options.askNumber.everyMs, signal);
      if (signal.aborted) break;
    }
    return err('unknown', 'taken, and not told back');
  }

  return {
    async read(patientId, signal) {
      const found = await find(patientId, signal);
      return found.ok ? ok(detailsOf(found.value)) : found;
    },

    async update(patientId, seen, change, signal) {
      const found = await find(patientId, signal);
      if (!found.ok) return found;
      const standing = detailsOf(found.value);
      const left = leftToChange(standing, seen, withKnownPhone(found.value, change));
      if (left === null) return err('changed');
      if (Object.keys(left).length === 0) return ok(standing);
      const told = await tell(found.value, left, signal);
      if (told.kind === 'accepted') return awaited(patientId, left, signal);
      const isGone = told.kind === 'error' && isOneOf(told.errors, options.codes.noPatient);
      return err(isGone ? 'no-patient' : failureOf(told));
    },

    async keep(person, told, signal) {
      const standing = detailsOf(person);
      const left = leftToChange(standing, standing, told) ?? {};
      if (Object.keys(left).length === 0) return;
      if ((await tell(person, left, signal)).kind !== 'accepted') log('details-not-kept');
    },
  };
}

const isOneOf = (errors: readonly string[], codes: readonly string[]): boolean =>
  errors.some((code) => codes.includes(code));

/** What became of a message that may be sent again, where it was not accepted. */
export const failureOf = (told: Exclude<Told, { readonly kind: 'accepted' }>): HisFailure | 'unknown' => {
  if (told.kind === 'rejected') return told.failure;
  if (told.kind === 'error') return 'bad-answer';
  return told.kind === 'not-sent' ? 'no-answer' : 'unknown';
};

/** Whether the record says what was wanted. */
const says = (now: PatientDetails, { phone, address, contact, guardian }: DetailsChange): boolean =>
  (phone === undefined || now.phone === phone) &&
  (address === undefined || now.address === address) &&
  (contact === undefined || isSame(now.contact, contact)) &&
  (guardian === undefined || isSame(now.guardian, guardian));

const isSame = (one: Contact | null, other: Contact): boolean =>
  one?.name === other.name && one.phone === other.phone;
