import { badRequest, conflict, OperationOutcomeError, validateResource, type WithId } from '@medplum/core';
import { MemoryRepository } from '@medplum/fhir-router';
import type { Appointment, Encounter, Identifier, Resource, Slot } from '@medplum/fhirtypes';
import { indexProfiles, indexSearch } from './his-search.ts';
import { SYSTEMS, seedHospital } from './his-seed.ts';
import { localDay } from './local-day.ts';

export interface HospitalOptions {
  readonly now: () => number;
  readonly places: (clinicId: string) => number;
  /** Every stored resource is held against its R4 definition. */
  readonly validate: boolean;
}

/** Medplum's in-memory FHIR repository with the rules of a hospital: a new visit takes a place and gets a queue number. */
export class HospitalRepository extends MemoryRepository {
  private readonly options: HospitalOptions;
  /** Free Slots of each Schedule of the seeded day, first first. */
  private free = new Map<string, string[]>();
  /** Last queue number of `<clinic>.<day>`. */
  private numbers = new Map<string, number>();

  constructor(options: HospitalOptions) {
    super();
    this.options = options;
    indexSearch();
    indexProfiles();
  }

  /** Empties the hospital and seeds it for today. */
  async reseed(): Promise<void> {
    this.clear();
    this.free = new Map();
    this.numbers = new Map();
    const now = this.options.now();
    const seed = seedHospital(localDay(now), now, this.options.places);
    for (const resource of seed.resources) await this.createResource(resource);
    for (const arrival of seed.arrivals) await this.createResource(arrival);
  }

  override async createResource<T extends Resource>(resource: T): Promise<WithId<T>> {
    this.check(resource);
    if (resource.resourceType === 'Slot') this.noteSlot(resource);
    if (resource.resourceType !== 'Encounter' || resource.id !== undefined)
      return super.createResource(resource);
    return super.createResource({ ...resource, ...(await this.admit(resource)) });
  }

  private check(resource: Resource): void {
    if (this.options.validate) validateResource(resource);
    const missing = REQUIRED.find(([type, field]) => type === resource.resourceType && !(field in resource));
    if (missing) throw new OperationOutcomeError(badRequest(`${missing[0]}.${missing[1]} is required`));
  }

  private noteSlot(slot: Slot): void {
    const schedule = slot.schedule.reference ?? '';
    const others = (this.free.get(schedule) ?? []).filter((id) => id !== slot.id);
    this.free.set(schedule, slot.status === 'free' && slot.id ? [...others, slot.id] : others);
  }

  /** Tiếp nhận: takes the place, then the number. @throws 409 conflict where the clinic has no place left today. */
  private async admit(visit: Encounter): Promise<Pick<Encounter, 'identifier' | 'period'>> {
    const clinicId = visit.serviceType?.coding?.find((coding) => coding.system === SYSTEMS.clinic)?.code;
    if (!clinicId) throw new OperationOutcomeError(badRequest('Encounter.serviceType names no clinic'));
    await this.readResource('HealthcareService', clinicId);
    if (!(await this.holdsAppointment(visit))) await this.takeSlot(clinicId);
    return {
      identifier: [...(visit.identifier ?? []), this.nextNumber(clinicId)],
      period: visit.period ?? { start: new Date(this.options.now()).toISOString() },
    };
  }

  /** Whoever has an appointment has a place already. */
  private async holdsAppointment(visit: Encounter): Promise<boolean> {
    for (const reference of visit.appointment ?? []) {
      const booked = await this.readReference<Appointment>(reference);
      if (booked.participant.some(({ actor }) => actor?.reference === visit.subject?.reference)) return true;
    }
    return false;
  }

  private async takeSlot(clinicId: string): Promise<void> {
    const id = this.free.get(`Schedule/lich-${clinicId}`)?.[0];
    if (!id) throw new OperationOutcomeError(conflict('No free place in this clinic today'));
    const slot = await this.readResource<Slot>('Slot', id);
    await this.updateResource<Slot>({ ...slot, status: 'busy' });
  }

  private nextNumber(clinicId: string): Identifier {
    const key = `${clinicId}.${localDay(this.options.now())}`;
    const next = (this.numbers.get(key) ?? 0) + 1;
    this.numbers.set(key, next);
    return { system: SYSTEMS.queueNumber, value: String(next).padStart(3, '0') };
  }
}

/** What R4 requires of the resources that a kiosk writes; refused with 400 even where validation is off. */
const REQUIRED: readonly (readonly [string, string])[] = [
  ['Encounter', 'status'],
  ['Encounter', 'class'],
  ['Encounter', 'subject'],
  ['Appointment', 'status'],
  ['Appointment', 'participant'],
];
