import { badRequest, conflict, OperationOutcomeError, validateResource, type WithId } from '@medplum/core';
import { MemoryRepository } from '@medplum/fhir-router';
import type {
  Appointment,
  ChargeItemDefinition,
  Encounter,
  HealthcareService,
  Identifier,
  Patient,
  Resource,
  Slot,
} from '@medplum/fhirtypes';
import { PERSONAS } from '../personas.ts';
import { chargesOf, isInsured, olderBillsOf } from './his-bills.ts';
import { bookPayment } from './his-cashier.ts';
import { indexProfiles, indexSearch } from './his-search.ts';
import { SYSTEMS, seedHospital } from './his-seed.ts';
import { localDay } from './local-day.ts';

export interface HospitalOptions {
  readonly now: () => number;
  readonly places: (clinicId: string) => number;
  /** Every stored resource is held against its R4 definition. */
  readonly validate: boolean;
}

/**
 * Medplum's in-memory FHIR repository with the rules of a hospital: a new visit takes a place, gets a queue number and is
 * billed; a payment pays its bills. A resource that comes with an id is stored as it is.
 */
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
    for (const one of PERSONAS) for (const bill of olderBillsOf(one, now)) await this.createResource(bill);
    for (const arrival of seed.arrivals)
      await super.createResource({ ...arrival, ...(await this.admit(arrival)) });
    for (const arrival of seed.registered) await this.createResource(arrival);
  }

  override async createResource<T extends Resource>(resource: T): Promise<WithId<T>> {
    this.check(resource);
    if (resource.resourceType === 'Slot') this.noteSlot(resource);
    if (resource.id !== undefined) return super.createResource(resource);
    if (resource.resourceType === 'PaymentReconciliation') await bookPayment(this, resource);
    if (resource.resourceType !== 'Encounter') return super.createResource(resource);
    const admission = await this.admit(resource);
    const account = await this.bill(resource, admission.identifier ?? []);
    return super.createResource({ ...resource, ...admission, ...account });
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
    const clinicId = clinicOf(visit);
    if (!clinicId) throw new OperationOutcomeError(badRequest('Encounter.serviceType names no clinic'));
    await this.readResource('HealthcareService', clinicId);
    if (!(await this.holdsAppointment(visit))) await this.takeSlot(clinicId);
    return {
      identifier: [...(visit.identifier ?? []), this.nextNumber(clinicId)],
      period: visit.period ?? { start: new Date(this.options.now()).toISOString() },
    };
  }

  /** Viện phí: opens the account of a visit and makes its bill out. */
  private async bill(visit: Encounter, numbers: readonly Identifier[]): Promise<Pick<Encounter, 'account'>> {
    const clinicId = clinicOf(visit) ?? '';
    const patientId = visit.subject?.reference?.replace(/^Patient\//, '') ?? '';
    const clinic = await this.readResource<HealthcareService>('HealthcareService', clinicId);
    const price = await this.readResource<ChargeItemDefinition>('ChargeItemDefinition', `gia-${clinicId}`);
    const patient = await this.readResource<Patient>('Patient', patientId);
    const { account, bill } = chargesOf({
      patientId,
      queueNumber: numbers.find(({ system }) => system === SYSTEMS.queueNumber)?.value ?? '',
      clinicId,
      clinicName: clinic.name ?? clinicId,
      price: price.propertyGroup?.[0]?.priceComponent?.[0]?.amount?.value ?? 0,
      insured: isInsured(patient.identifier?.find(({ system }) => system === SYSTEMS.nationalId)?.value),
      at: this.options.now(),
    });
    await this.createResource(account);
    await this.createResource(bill);
    return { account: [{ reference: `Account/${account.id}` }] };
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

const clinicOf = (visit: Encounter): string | undefined =>
  visit.serviceType?.coding?.find((coding) => coding.system === SYSTEMS.clinic)?.code;

/** What R4 requires of the resources that a kiosk writes; refused with 400 even where validation is off. */
const REQUIRED: readonly (readonly [string, string])[] = [
  ['Encounter', 'status'],
  ['Encounter', 'class'],
  ['Encounter', 'subject'],
  ['Appointment', 'status'],
  ['Appointment', 'participant'],
  ['PaymentReconciliation', 'status'],
  ['PaymentReconciliation', 'created'],
  ['PaymentReconciliation', 'paymentDate'],
  ['PaymentReconciliation', 'paymentAmount'],
];
