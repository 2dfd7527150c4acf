import type { Segment } from '../../codec/hl7v2/message.ts';
import { segment } from '../../codec/hl7v2/message.ts';
import { printTime } from '../../codec/hl7v2/time.ts';
import { leftToChange } from '../../ports/details-change.ts';
import type { DetailsChange, HisFailure, HisPatient, RegisterRequest } from '../../ports/his.ts';
import type { Identity } from '../../ports/identity.ts';
import type { Result } from '../../ports/result.ts';
import { err, ok } from '../../ports/result.ts';
import type { Engine, Told } from './engine.ts';
import type { MessageType } from './header.ts';
import { lastingId } from './header.ts';
import type { Hl7Options } from './options.ts';
import { patientOf, pidOf } from './person.ts';
import { detailsOf, partsOf } from './person-details.ts';
import type { Match } from './queries.ts';
import { byIdentifier, matching, ofCitizen, PERSONS } from './queries.ts';

/** Somebody whom the hospital knows, and PID and NK1 as it told them. */
export interface Known {
  readonly patient: HisPatient;
  readonly person: Match;
}

/** `several`: doubles, which are for the staff to sort out and never for a kiosk. */
export type Found = ({ readonly kind: 'one' } & Known) | { readonly kind: 'none' | 'several' };

/** Người bệnh. */
export interface Patients {
  find(number: string, signal: AbortSignal): Promise<Result<Found, HisFailure>>;
  /** ADT^A28: tells the hospital of a person whom it does not know. */
  add(request: RegisterRequest, signal: AbortSignal): Promise<Told>;
}

export const ADD_PERSON: MessageType = ['ADT', 'A28', 'ADT_A05'];

/** Part of the control id of a deed that also tells details: without them it is another deed. */
export const markOf = (details: DetailsChange): readonly string[] =>
  Object.keys(details).length === 0 ? [] : ['details'];

/** PID of a citizen and NK1 of their relatives, with what they told of themselves. `known`: null for a newcomer. */
export const citizenOf = (
  identity: Identity,
  known: Known | null,
  details: DetailsChange,
  options: Hl7Options,
): readonly Segment[] => {
  const now = known && detailsOf(known.person);
  const told = now ? (leftToChange(now, now, details) ?? {}) : details;
  const { fields, relatives } = partsOf(known?.person ?? null, told, options);
  return [pidOf(identity, known?.patient.id ?? null, fields, options), ...relatives];
};

/** PV1 that says that there is no visit (table 0004, N). */
export const noVisit = (): Segment => segment('PV1', { 1: '1', 2: 'N' });

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
      const [person = []] = theirs.value;
      return ok(isOne ? { kind: 'one', patient, person } : { kind: 'several' });
    },

    add: ({ identity, visitKey, details }, signal) =>
      engine.tell(
        ADD_PERSON,
        lastingId('A28', visitKey, identity.number, ...markOf(details)),
        [
          segment('EVN', { 2: printTime(now(), options.timeZone) }),
          ...citizenOf(identity, null, details, options),
          noVisit(),
        ],
        signal,
      ),
  };
}
