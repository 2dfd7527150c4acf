import type { Appointment, Encounter, Identifier, Patient } from '@medplum/fhirtypes';
import type { LabHis } from '../his.ts';
import { SYSTEMS } from '../his-seed.ts';
import { localDay } from '../local-day.ts';

/** Names of the identifier systems on this wire. */
export const AUTHORITIES = { citizen: 'CCCD', insurance: 'BHYT', patient: 'BV' } as const;

export const valueIn = (identifiers: readonly Identifier[] | undefined, system: string): string =>
  identifiers?.find((one) => one.system === system)?.value ?? '';

export const citizenNumberOf = (patient: Patient): string => valueIn(patient.identifier, SYSTEMS.nationalId);

/** What the engine looks up in the store of the hospital. */
export class Records {
  private readonly his: LabHis;

  constructor(his: LabHis) {
    this.his = his;
  }

  /** Everybody with that number in a system; an empty name of a system is any. */
  async patients(value: string, authority: string): Promise<Patient[]> {
    if (value === '') return [];
    const everybody = await this.his.all<Patient>('Patient');
    return everybody.filter(
      (one) =>
        (authority !== AUTHORITIES.patient && citizenNumberOf(one) === value) ||
        (authority !== AUTHORITIES.citizen && one.id === value),
    );
  }

  async visitOf(key: string): Promise<Encounter[]> {
    const visits = await this.his.all<Encounter>('Encounter');
    return visits.filter((one) => valueIn(one.identifier, SYSTEMS.visitKey) === key);
  }

  async visitsOf(patientId: string): Promise<Encounter[]> {
    const visits = await this.his.all<Encounter>('Encounter');
    return visits.filter((one) => one.subject?.reference === `Patient/${patientId}`);
  }

  async withArrival(arrival: string): Promise<Encounter | undefined> {
    const visits = await this.his.all<Encounter>('Encounter');
    return visits.find((one) => valueIn(one.identifier, SYSTEMS.arrival) === arrival);
  }

  async appointmentsOf(patientId: string): Promise<Appointment[]> {
    const all = await this.his.all<Appointment>('Appointment');
    return all.filter(({ participant }) =>
      participant.some(({ actor }) => actor?.reference === `Patient/${patientId}`),
    );
  }

  /** People of the same clinic and day with a lower number who still wait. */
  async waitingBefore(visit: Encounter): Promise<number> {
    const number = Number(valueIn(visit.identifier, SYSTEMS.queueNumber));
    const day = dayOf(visit);
    const others = await this.his.all<Encounter>('Encounter');
    return others.filter(
      (one) =>
        one.status === 'arrived' &&
        clinicOf(one) === clinicOf(visit) &&
        dayOf(one) === day &&
        Number(valueIn(one.identifier, SYSTEMS.queueNumber)) < number,
    ).length;
  }
}

export const clinicOf = (visit: Encounter): string => visit.serviceType?.coding?.[0]?.code ?? '';

const dayOf = (visit: Encounter): string => localDay(Date.parse(visit.period?.start ?? ''));
