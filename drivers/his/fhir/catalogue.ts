import type { OpenContext } from '../../define.ts';
import type { Clinic, Department, HisFailure } from '../../ports/his.ts';
import type { Result } from '../../ports/result.ts';
import { ok } from '../../ports/result.ts';
import type { FhirClient } from './client.ts';
import { readClinics } from './clinics.ts';
import { countOf, readPlaces } from './places.ts';
import { remembered } from './remembered.ts';

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
  /** What a clinic is called and costs; null where it cannot be booked. Its places are not counted. */
  clinic(clinicId: string, signal: AbortSignal): Promise<Result<Clinic | null, HisFailure>>;
  /** Where a clinic is, as an Encounter names it; empty where that is not known. */
  placeOf(clinicId: string, signal: AbortSignal): Promise<EncounterPlace>;
  /** After a registration the counts are old. */
  placesChanged(): void;
}

export interface EncounterPlace {
  readonly location?: readonly { readonly location: { readonly reference: string } }[];
  readonly serviceProvider?: { readonly reference: string };
}

export function createCatalogue(
  client: FhirClient,
  options: CatalogueOptions,
  now: () => number,
  log: OpenContext['log'],
): Catalogue {
  const fixed = remembered(options.catalogueMs, now, (signal) =>
    readClinics(client, options.timeZone, now(), log, signal),
  );
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
    async clinic(clinicId, signal) {
      const clinics = await fixed.get(signal);
      if (!clinics.ok) return clinics;
      const all = clinics.value.flatMap(({ department }) => department.clinics);
      return ok(all.find(({ id }) => id === clinicId) ?? null);
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
