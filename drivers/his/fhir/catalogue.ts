import { isWithin, localDay } from '../../codec/local-day.ts';
import type { Department, HisFailure } from '../../ports/his.ts';
import type { Result } from '../../ports/result.ts';
import { ok } from '../../ports/result.ts';
import type { FhirClient } from './client.ts';
import {
  charge,
  healthcareService,
  idOf,
  location,
  organization,
  schedule,
  slot,
  wordsOf,
} from './schemas.ts';

export interface CatalogueOptions {
  readonly timeZone: string;
  /** How long departments, clinics, rooms and prices are taken as they were: ms. */
  readonly catalogueMs: number;
  /** How long free places are: ms. */
  readonly placesMs: number;
}

/** Departments, clinics, prices and free places of today. */
export interface Catalogue {
  departments(signal: AbortSignal): Promise<Result<readonly Department[], HisFailure>>;
  /** Where a clinic is, as an Encounter names it; empty where that is not known. */
  placeOf(clinicId: string, signal: AbortSignal): Promise<EncounterPlace>;
  /** After a registration the counts are old. */
  placesChanged(): void;
}

export interface EncounterPlace {
  readonly location?: readonly { readonly location: { readonly reference: string } }[];
  readonly serviceProvider?: { readonly reference: string };
}

export function createCatalogue(client: FhirClient, options: CatalogueOptions, now: () => number): Catalogue {
  const fixed = remembered(options.catalogueMs, now, (signal) => readFixed(client, signal));
  const places = remembered(options.placesMs, now, (signal) =>
    readPlaces(client, options.timeZone, now(), signal),
  );
  return {
    async departments(signal) {
      const [clinics, free] = await Promise.all([fixed.get(signal), places.get(signal)]);
      if (!clinics.ok) return clinics;
      if (!free.ok) return free;
      return ok(
        clinics.value.map(({ department, schedules }) => ({
          ...department,
          clinics: department.clinics.map((clinic) => ({
            ...clinic,
            free: countOf(schedules.get(clinic.id), free.value),
          })),
        })),
      );
    },
    async placeOf(clinicId, signal) {
      const clinics = await fixed.get(signal);
      if (!clinics.ok) return {};
      const owner = clinics.value.find(({ department }) =>
        department.clinics.some(({ id }) => id === clinicId),
      );
      const room = owner?.rooms.get(clinicId);
      return {
        ...(room === undefined ? {} : { location: [{ location: { reference: `Location/${room}` } }] }),
        ...(owner ? { serviceProvider: { reference: `Organization/${owner.department.id}` } } : {}),
      };
    },
    placesChanged: places.forget,
  };
}

/** The last good answer for a while; a failure is not remembered. */
function remembered<T>(
  ms: number,
  now: () => number,
  read: (signal: AbortSignal) => Promise<Result<T, HisFailure>>,
) {
  let known: { readonly value: T; readonly at: number } | null = null;
  return {
    async get(signal: AbortSignal): Promise<Result<T, HisFailure>> {
      if (known && now() - known.at < ms) return ok(known.value);
      const answer = await read(signal);
      if (answer.ok) known = { value: answer.value, at: now() };
      return answer;
    },
    forget: (): void => {
      known = null;
    },
  };
}

interface Fixed {
  readonly department: Department;
  /** Schedule ids of each clinic id. */
  readonly schedules: ReadonlyMap<string, readonly string[]>;
  /** Location id of each clinic id. */
  readonly rooms: ReadonlyMap<string, string>;
}

async function readFixed(client: FhirClient, signal: AbortSignal): Promise<Result<Fixed[], HisFailure>> {
  const [organizations, services, locations, charges, schedules] = await Promise.all([
    client.search('Organization?type=dept&active=true&_count=500', organization, signal),
    client.search('HealthcareService?active=true&_count=500', healthcareService, signal),
    client.search('Location?_count=500', location, signal),
    client.search('ChargeItemDefinition?status=active&_count=500', charge, signal),
    client.search('Schedule?_count=500', schedule, signal),
  ]);
  if (!organizations.ok) return organizations;
  if (!services.ok) return services;
  if (!locations.ok) return locations;
  if (!charges.ok) return charges;
  if (!schedules.ok) return schedules;

  const rooms = new Map(locations.value.map((one) => [one.id, one]));
  const prices = new Map(charges.value.flatMap(priceOf));
  const schedulesOf = new Map<string, string[]>();
  for (const { id, actor } of schedules.value)
    for (const clinicId of actor.map((one) => idOf(one, 'HealthcareService')))
      if (clinicId !== null) schedulesOf.set(clinicId, [...(schedulesOf.get(clinicId) ?? []), id]);

  const roomsOf = new Map(
    services.value.flatMap(({ id, location: rooms }): [string, string][] => {
      const room = idOf(rooms?.[0], 'Location');
      return room === null ? [] : [[id, room]];
    }),
  );

  const departments = organizations.value.map((department) => ({
    department: {
      id: department.id,
      name: wordsOf(department),
      clinics: services.value
        .filter((service) => idOf(service.providedBy, 'Organization') === department.id)
        // What has no price cannot be offered: nobody is sent to a clinic without being told what it costs.
        .flatMap((service) => {
          const price = prices.get(service.id);
          if (price === undefined) return [];
          const room = rooms.get(roomsOf.get(service.id) ?? '');
          const floor = rooms.get(idOf(room?.partOf, 'Location') ?? '');
          return [
            {
              id: service.id,
              departmentId: department.id,
              name: wordsOf(service),
              room: room?.name ?? '',
              floor: floor?.name ?? '',
              price,
              free: null,
            },
          ];
        }),
    },
    schedules: schedulesOf,
    rooms: roomsOf,
  }));
  return ok(departments.filter(({ department }) => department.clinics.length > 0));
}

const priceOf = (definition: (typeof charge)['_output']): [string, number][] => {
  const components = definition.propertyGroup?.flatMap(({ priceComponent }) => priceComponent ?? []) ?? [];
  const price = components.find(({ type }) => type === 'base')?.amount?.value;
  const clinics = (definition.useContext ?? []).map(({ valueReference }) =>
    idOf(valueReference, 'HealthcareService'),
  );
  return price === undefined ? [] : clinics.filter((id) => id !== null).map((id) => [id, price]);
};

/** Free places of today by Schedule id. */
async function readPlaces(
  client: FhirClient,
  timeZone: string,
  at: number,
  signal: AbortSignal,
): Promise<Result<ReadonlyMap<string, number>, HisFailure>> {
  const today = localDay(at, timeZone);
  const range = `start=ge${encodeURIComponent(today.start)}&start=lt${encodeURIComponent(today.end)}`;
  const slots = await client.search(`Slot?status=free&${range}&_count=1000`, slot, signal);
  if (!slots.ok) return slots;
  const free = new Map<string, number>();
  for (const { schedule: of, status, start } of slots.value) {
    const id = idOf(of, 'Schedule');
    if (id !== null && status === 'free' && isWithin(today, start)) free.set(id, (free.get(id) ?? 0) + 1);
  }
  return ok(free);
}

/** Null for a clinic that has no schedule: its places are not counted. */
const countOf = (
  schedules: readonly string[] | undefined,
  free: ReadonlyMap<string, number>,
): number | null =>
  schedules === undefined ? null : schedules.reduce((sum, id) => sum + (free.get(id) ?? 0), 0);
