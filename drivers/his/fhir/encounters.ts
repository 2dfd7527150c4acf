import { isWithin, localDay } from '../../codec/local-day.ts';
import type { HisFailure, Registration } from '../../ports/his.ts';
import type { Result } from '../../ports/result.ts';
import { err, ok } from '../../ports/result.ts';
import type { FhirClient } from './client.ts';
import type { Encounter } from './schemas.ts';
import { encounter, idOf } from './schemas.ts';
import type { Systems } from './systems.ts';
import { token } from './systems.ts';

/** The key under which a visit was registered; the Encounter's own id where it was not at a kiosk. */
export const visitKeyOf = (found: Encounter, systems: Systems): string =>
  found.identifier?.find(({ system }) => system === systems.visitKey)?.value ?? found.id;

/** Visits (lượt khám) as Encounters. */
export interface Encounters {
  /** Today's visits of a patient that hold a queue number. */
  ofToday(patientId: string, signal: AbortSignal): Promise<Result<Registration[], HisFailure>>;
  byVisitKey(visitKey: string, signal: AbortSignal): Promise<Result<Registration | null, HisFailure>>;
  /** The visit registered under a key, with or without a number. */
  ofKey(visitKey: string, signal: AbortSignal): Promise<Result<Encounter | null, HisFailure>>;
  /** The visit of a person, clinic and day, with or without a number. */
  byArrival(arrival: string, signal: AbortSignal): Promise<Result<Encounter | null, HisFailure>>;
  /** Null where the Encounter has no queue number. */
  registrationOf(found: Encounter, waiting: number | null): Registration | null;
  /** People who arrived at the same place before this visit and still wait; null where the HIS cannot tell. */
  waitingBefore(found: Encounter, signal: AbortSignal): Promise<number | null>;
}

export function createEncounters(
  client: FhirClient,
  systems: Systems,
  timeZone: string,
  now: () => number,
): Encounters {
  const identifierOf = (found: Encounter, system: string): string | null =>
    found.identifier?.find((one) => one.system === system)?.value ?? null;
  const range = (): string => {
    const { start, end } = localDay(now(), timeZone);
    return `date=ge${encodeURIComponent(start)}&date=lt${encodeURIComponent(end)}`;
  };
  // A visit that was never ended is open for ever (FHIR R4, Period), so the search finds those of other days too.
  const isToday = (found: Encounter): boolean =>
    isWithin(localDay(now(), timeZone), found.period?.start ?? found.meta?.lastUpdated ?? '');

  const registrationOf: Encounters['registrationOf'] = (found, waiting) => {
    const number = identifierOf(found, systems.queueNumber);
    const clinicId = found.serviceType?.coding?.find(({ system }) => system === systems.clinic)?.code;
    if (number === null || clinicId === undefined) return null;
    return {
      encounterId: found.id,
      visitKey: visitKeyOf(found, systems),
      clinicId,
      number,
      waiting,
      registeredAt: found.period?.start ?? found.meta?.lastUpdated ?? new Date(now()).toISOString(),
    };
  };

  async function waitingBefore(found: Encounter, signal: AbortSignal): Promise<number | null> {
    const place = found.location?.[0]?.location;
    const mine = Date.parse(found.period?.start ?? '');
    if (place?.reference === undefined || Number.isNaN(mine)) return null;
    const others = await client.search(
      `Encounter?status=arrived&location=${encodeURIComponent(place.reference)}&${range()}&_count=1000`,
      encounter,
      signal,
    );
    if (!others.ok) return null;
    // A server may leave out of account what it does not know to search by: nobody is told of those who wait elsewhere.
    const room = idOf(place, 'Location');
    return others.value.filter(
      (one) =>
        one.id !== found.id &&
        one.status === 'arrived' &&
        one.location?.some(({ location }) => idOf(location, 'Location') === room) &&
        isToday(one) &&
        !(Date.parse(one.period?.start ?? '') > mine),
    ).length;
  }

  /** The one visit with an identifier. A server that answers with others was asked in vain: nobody is given their number. */
  async function withIdentifier(
    system: string,
    value: string,
    signal: AbortSignal,
  ): Promise<Result<Encounter | null, HisFailure>> {
    const found = await client.search(`Encounter?${token(system, value)}`, encounter, signal);
    if (!found.ok) return found;
    const holds = (one: Encounter): boolean =>
      one.identifier?.some((own) => own.system === system && own.value === value) ?? false;
    return found.value.every(holds) ? ok(found.value[0] ?? null) : err('bad-answer', 'another visit');
  }

  const ofKey: Encounters['ofKey'] = (visitKey, signal) => withIdentifier(systems.visitKey, visitKey, signal);

  return {
    ofKey,
    registrationOf,
    waitingBefore,

    async ofToday(patientId, signal) {
      const subject = encodeURIComponent(`Patient/${patientId}`);
      const found = await client.search(
        `Encounter?patient=${subject}&status=arrived&${range()}&_count=100`,
        encounter,
        signal,
      );
      if (!found.ok) return found;
      const today = found.value.filter(
        (one) => one.status === 'arrived' && isToday(one) && idOf(one.subject, 'Patient') === patientId,
      );
      const all = await Promise.all(
        today.map(async (one) => registrationOf(one, await waitingBefore(one, signal))),
      );
      return ok(all.filter((one) => one !== null));
    },

    async byVisitKey(visitKey, signal) {
      const found = await ofKey(visitKey, signal);
      if (!found.ok || found.value === null) return found.ok ? ok(null) : found;
      const registration = registrationOf(found.value, await waitingBefore(found.value, signal));
      // It stands: whoever was told that it does not would register it again.
      return registration ? ok(registration) : err('bad-answer', 'no number');
    },

    byArrival: (arrival, signal) => withIdentifier(systems.arrival, arrival, signal),
  };
}
