import { AsyncLocalStorage } from 'node:async_hooks';
import {
  badRequest,
  conflict,
  normalizeOperationOutcome,
  OperationOutcomeError,
  validateResource,
  type WithId,
} from '@medplum/core';
import { type CreateResourceOptions, MemoryRepository } from '@medplum/fhir-router';
import type {
  Appointment,
  ChargeItemDefinition,
  Encounter,
  HealthcareService,
  Identifier,
  Invoice,
  Patient,
  Resource,
  Slot,
} from '@medplum/fhirtypes';
import { PERSONAS } from '../personas.ts';
import { chargesOf, isInsured, madeOut, olderBillsOf } from './his-bills.ts';
import { bookPayment } from './his-cashier.ts';
import { missingField } from './his-required.ts';
import { indexProfiles, indexSearch } from './his-search.ts';
import { SYSTEMS, seedHospital } from './his-seed.ts';
import { localDay } from './local-day.ts';

export interface HospitalOptions {
  readonly now: () => number;
  readonly places: (clinicId: string) => number;
  /** Every stored resource is held against its R4 definition. */
  readonly validate: boolean;
}

type Undo = () => unknown;

/**
 * Medplum's in-memory FHIR repository with the rules of a hospital: a new visit takes a place, gets a queue number and is
 * billed, unless it brings its account and bill along; a bill that comes as a draft is made out; a payment pays its bills. A
 * resource that comes with an id is stored as it is. What a transaction did before it failed is taken back.
 */
export class HospitalRepository extends MemoryRepository {
  private readonly options: HospitalOptions;
  /** Free Slots of each Schedule of the seeded day, first first. */
  private free = new Map<string, string[]>();
  /** Last queue number of `<clinic>.<day>`. */
  private numbers = new Map<string, number>();
  /** How to take back what the transaction under way has done, first first. */
  private readonly undo = new AsyncLocalStorage<Undo[]>();

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
    for (const arrival of seed.arrivals) await this.store({ ...arrival, ...(await this.admit(arrival)) });
    for (const arrival of seed.registered) await this.createResource(arrival);
  }

  /** `assignedId`: the id is the router's own, of a resource that is posted in a Bundle. */
  override async createResource<T extends Resource>(
    resource: T,
    { assignedId = false }: CreateResourceOptions = {},
  ): Promise<WithId<T>> {
    this.check(resource);
    if (resource.resourceType === 'Slot') this.noteSlot(resource);
    if (resource.id !== undefined && !assignedId) return this.store(resource);
    if (resource.resourceType === 'PaymentReconciliation') await bookPayment(this, resource);
    if (resource.resourceType === 'Invoice' && resource.status === 'draft')
      return this.store({ ...resource, ...madeOut(resource, await this.isInsured(resource)) });
    if (resource.resourceType !== 'Encounter') return this.store(resource);
    const admission = await this.admit(resource);
    const account = resource.account ? {} : await this.bill(resource, admission.identifier ?? []);
    return this.store({ ...resource, ...admission, ...account });
  }

  /** All of it or nothing; a transaction within another is a part of it. */
  override async withTransaction<TResult>(
    callback: (client: undefined) => Promise<TResult>,
  ): Promise<TResult> {
    if (this.undo.getStore()) return callback(undefined);
    const done: Undo[] = [];
    try {
      return await this.undo.run(done, () => callback(undefined));
    } catch (error) {
      for (const undo of done.reverse()) await undo();
      throw error;
    }
  }

  private async store<T extends Resource>(resource: T): Promise<WithId<T>> {
    const undo = this.undo.getStore();
    if (!undo) return super.createResource(resource);
    const before = await this.standing(resource);
    const stored = await super.createResource(resource);
    undo.push(async () => {
      if (!before) return super.deleteResource(stored.resourceType, stored.id);
      if (before.resourceType === 'Slot') this.noteSlot(before);
      await super.createResource(before);
    });
    return stored;
  }

  private async standing({ resourceType, id }: Resource): Promise<Resource | null> {
    try {
      return id === undefined ? null : await this.readResource<Resource>(resourceType, id);
    } catch (error) {
      if (normalizeOperationOutcome(error).id !== 'not-found') throw error;
      return null;
    }
  }

  private async isInsured({ subject }: Pick<Invoice, 'subject'>): Promise<boolean> {
    const patient = await this.readReference<Patient>({ reference: subject?.reference ?? '' });
    return isInsured(patient.identifier?.find(({ system }) => system === SYSTEMS.nationalId)?.value);
  }

  private check(resource: Resource): void {
    if (this.options.validate) validateResource(resource);
    const missing = missingField(resource);
    if (missing) throw new OperationOutcomeError(badRequest(`${missing} is required`));
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
    const { account, bill } = chargesOf({
      patientId,
      queueNumber: numbers.find(({ system }) => system === SYSTEMS.queueNumber)?.value ?? '',
      clinicId,
      clinicName: clinic.name ?? clinicId,
      price: price.propertyGroup?.[0]?.priceComponent?.[0]?.amount?.value ?? 0,
      insured: await this.isInsured(visit),
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
    this.undo.getStore()?.push(() => this.numbers.get(key) === next && this.numbers.set(key, next - 1));
    return { system: SYSTEMS.queueNumber, value: String(next).padStart(3, '0') };
  }
}

const clinicOf = (visit: Encounter): string | undefined =>
  visit.serviceType?.coding?.find((coding) => coding.system === SYSTEMS.clinic)?.code;
