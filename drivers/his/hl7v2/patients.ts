import type { Segment } from '../../codec/hl7v2/message.ts';
import { segment } from '../../codec/hl7v2/message.ts';
import { printTime } from '../../codec/hl7v2/time.ts';
import type { HisFailure, HisPatient } from '../../ports/his.ts';
import type { Identity } from '../../ports/identity.ts';
import type { Result } from '../../ports/result.ts';
import { err, ok } from '../../ports/result.ts';
import type { Engine, Told } from './engine.ts';
import type { MessageType } from './header.ts';
import { lastingId } from './header.ts';
import type { Hl7Options } from './options.ts';
import { patientOf, pidOf } from './person.ts';
import { byIdentifier, matching, ofCitizen, PERSONS } from './queries.ts';

/** `several`: doubles, which are for the staff to sort out and never for a kiosk. */
export type Found =
  | { readonly kind: 'one'; readonly patient: HisPatient }
  | { readonly kind: 'none' | 'several' };

/** Người bệnh. */
export interface Patients {
  find(number: string, signal: AbortSignal): Promise<Result<Found, HisFailure>>;
  /** ADT^A28: tells the hospital of a person whom it does not know. `visitKey`: of the visit for which. */
  add(identity: Identity, visitKey: string, signal: AbortSignal): Promise<Told>;
}

export const ADD_PERSON: MessageType = ['ADT', 'A28', 'ADT_A05'];

/**
 * What A28 and A08 say of a person (HL7 v2.5.1, 3.3.28 and 3.3.8): EVN, PID, and a PV1 that says that there is no visit (table
 * 0004, N). `patientId` as `pidOf`.
 */
export const personBody = (
  identity: Identity,
  patientId: string | null,
  options: Hl7Options,
  at: number,
): readonly Segment[] => [
  segment('EVN', { 2: printTime(at, options.timeZone) }),
  pidOf(identity, patientId, options),
  segment('PV1', { 1: '1', 2: 'N' }),
];

export function createPatients(engine: Engine, options: Hl7Options, now: () => number): Patients {
  return {
    async find(number, signal) {
      const { cccd } = options.identifiers;
      const answer = await matching(engine, PERSONS, byIdentifier(cccd, number), signal);
      if (!answer.ok) return answer;
      const theirs = ofCitizen(answer.value, number, options);
      if (!theirs.ok) return theirs;
      const patients = theirs.value.map(([pid]) => (pid ? patientOf(pid, options) : null));
      const known = patients.filter((patient) => patient !== null);
      if (known.length < patients.length) return err('bad-answer', "a patient without the hospital's number");
      const [patient] = known;
      if (patient === undefined) return ok({ kind: 'none' });
      // The same patient may be told once for each of several visits.
      const isOne = known.every(({ id }) => id === patient.id);
      return ok(isOne ? { kind: 'one', patient } : { kind: 'several' });
    },

    add: (identity, visitKey, signal) =>
      engine.tell(
        ADD_PERSON,
        lastingId('A28', visitKey, identity.number),
        personBody(identity, null, options, now()),
        signal,
      ),
  };
}
