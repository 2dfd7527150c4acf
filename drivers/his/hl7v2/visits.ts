import type { Segment } from '../../codec/hl7v2/message.ts';
import { segment } from '../../codec/hl7v2/message.ts';
import { find, firstValueAt, textOf, valueAt } from '../../codec/hl7v2/position.ts';
import { putAt } from '../../codec/hl7v2/put.ts';
import { parseTime, printTime } from '../../codec/hl7v2/time.ts';
import { isWithin, localDay } from '../../codec/local-day.ts';
import type { HisFailure, RegisterRequest, Registration } from '../../ports/his.ts';
import type { Result } from '../../ports/result.ts';
import { err, ok } from '../../ports/result.ts';
import type { Engine } from './engine.ts';
import type { Hl7Options } from './options.ts';
import type { Known } from './patients.ts';
import { citizenOf } from './patients.ts';
import { insuranceOf } from './person.ts';
import type { Match } from './queries.ts';
import { byIdentifier, byPlace, matching, ofCitizen, VISITS } from './queries.ts';

/** A visit that stands in the hospital. `number` is null while it has none. */
export interface Standing extends Omit<Registration, 'number'> {
  readonly number: string | null;
  readonly isToday: boolean;
  /** PV1-45: the person has gone. */
  readonly isOver: boolean;
  /** PID, PV1 and what follows, as they came. */
  readonly match: Match;
}

/** Visits (lượt khám) as PV1 of the visit query. */
export interface Visits {
  /** All of a person that the hospital tells, by the citizen's number. */
  ofPerson(number: string, signal: AbortSignal): Promise<Result<readonly Standing[], HisFailure>>;
  /** Null where the hospital has none with this key. */
  byKey(visitKey: string, signal: AbortSignal): Promise<Result<Standing | null, HisFailure>>;
}

export function createVisits(engine: Engine, options: Hl7Options, now: () => number): Visits {
  const { fields, identifiers, timeZone } = options;

  /** One visit for each PV1; a match of several visits says PID once. */
  const visitsIn = (match: Match): Match[] => {
    const [pid] = match;
    const visits: Segment[][] = [];
    for (const one of match) {
      if (one.name === 'PV1' && pid) visits.push([pid]);
      if (one !== pid) visits.at(-1)?.push(one);
    }
    return visits;
  };

  const standingOf = (visit: Match): Standing | null => {
    const visitNumber = valueAt(visit, fields.visitNumber);
    const visitKey = valueAt(visit, fields.visitKey) || visitNumber;
    const encounterId = visitNumber || visitKey;
    const clinicId = valueAt(visit, fields.clinic);
    if (encounterId === '' || clinicId === '') return null;
    const came = parseTime(textOf(find(visit, 'PV1'), 44), timeZone);
    const today = localDay(now(), timeZone);
    const waiting = firstValueAt(visit, fields.waiting);
    return {
      encounterId,
      visitKey,
      clinicId,
      number: firstValueAt(visit, fields.queueNumber) || null,
      waiting: /^\d{1,5}$/.test(waiting) ? Number(waiting) : null,
      registeredAt: came ?? today.start,
      isToday: came !== null && isWithin(today, came),
      isOver: textOf(find(visit, 'PV1'), 45) !== '',
      match: visit,
    };
  };

  const standingIn = (matches: readonly Match[]): Standing[] =>
    matches.flatMap(visitsIn).flatMap((visit) => standingOf(visit) ?? []);

  return {
    async ofPerson(number, signal) {
      const found = await matching(engine, VISITS, byIdentifier(identifiers.cccd, number), signal);
      if (!found.ok) return found;
      const theirs = ofCitizen(found.value, number, options);
      return theirs.ok ? ok(standingIn(theirs.value)) : theirs;
    },

    async byKey(visitKey, signal) {
      const found = await matching(engine, VISITS, byPlace(fields.visitKey, visitKey), signal);
      if (!found.ok) return found;
      const visits = standingIn(found.value).filter((one) => one.visitKey === visitKey);
      const [first, second] = visits;
      return second ? err('bad-answer', 'several visits of one key') : ok(first ?? null);
    },
  };
}

/** The visit as the port tells it; null while it has no number. */
export const registrationOf = (standing: Standing): Registration | null => {
  const { encounterId, visitKey, clinicId, number, waiting, registeredAt } = standing;
  return number === null ? null : { encounterId, visitKey, clinicId, number, waiting, registeredAt };
};

/** ADT^A04: a citizen comes to a clinic (HL7 v2.5.1, 3.3.4). `known` as `citizenOf`. */
export const arrivalOf = (
  request: RegisterRequest,
  known: Known | null,
  options: Hl7Options,
  at: number,
): readonly Segment[] => {
  const { fields } = options;
  const timeOf = (instant: number): string => printTime(instant, options.timeZone);
  const insurance = insuranceOf(request.insuranceCode, request.insuranceChecked, options);
  const base = [
    segment('EVN', { 2: timeOf(at) }),
    ...citizenOf(request.identity, known, request.details, options),
    segment('PV1', { 1: '1', 2: 'O', 44: timeOf(Date.parse(request.cameAt)) }),
    ...(insurance === null ? [] : [insurance]),
  ];
  const values = [
    [fields.clinic, request.clinicId],
    [fields.visitKey, request.visitKey],
    [fields.arrivedFor, request.appointmentId],
  ] as const;
  return values.reduce<readonly Segment[]>(
    (message, [place, value]) => (place === null || value === null ? message : putAt(message, place, value)),
    base,
  );
};
