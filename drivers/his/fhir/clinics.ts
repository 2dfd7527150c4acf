import type { OpenContext } from '../../define.ts';
import type { Department, HisFailure } from '../../ports/his.ts';
import type { Result } from '../../ports/result.ts';
import { ok } from '../../ports/result.ts';
import type { FhirClient } from './client.ts';
import { pricesAt } from './prices.ts';
import { charge, healthcareService, idOf, location, organization, schedule, wordsOf } from './schemas.ts';

/** A department with what does not change in the course of a day. */
export interface FixedDepartment {
  readonly department: Department;
  /** Schedule ids of each clinic id. */
  readonly schedules: ReadonlyMap<string, readonly string[]>;
  /** Location id of each clinic id. */
  readonly rooms: ReadonlyMap<string, string>;
}

/** Departments, clinics, rooms and prices. */
export async function readClinics(
  client: FhirClient,
  timeZone: string,
  at: number,
  log: OpenContext['log'],
  signal: AbortSignal,
): Promise<Result<FixedDepartment[], HisFailure>> {
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
  const prices = pricesAt(charges.value, at, timeZone);
  for (const clinic of prices.doubtful) log('two-prices', { clinic });
  const schedulesOf = new Map<string, string[]>();
  for (const { id, actor, active } of schedules.value)
    for (const clinicId of actor.map((one) => idOf(one, 'HealthcareService')))
      if (clinicId !== null && active !== false)
        schedulesOf.set(clinicId, [...(schedulesOf.get(clinicId) ?? []), id]);

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
        .filter(
          ({ active, providedBy }) => active !== false && idOf(providedBy, 'Organization') === department.id,
        )
        // What has no price cannot be offered: nobody is sent to a clinic without being told what it costs.
        .flatMap((service) => {
          const price = prices.of.get(service.id);
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
