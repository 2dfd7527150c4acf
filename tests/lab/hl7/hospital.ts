import { isDeepStrictEqual } from 'node:util';
import { getStatus, normalizeOperationOutcome } from '@medplum/core';
import type { Appointment, Encounter, Patient } from '@medplum/fhirtypes';
import type { LabHis } from '../his.ts';
import { labInsuranceOf, withLabInsurance } from '../his-details.ts';
import { arrivalOf, SYSTEMS } from '../his-seed.ts';
import { localDay } from '../local-day.ts';
import { refusalOf } from './answers.ts';
import { bookMoney } from './cashier.ts';
import { insuranceIn, withTold } from './details.ts';
import type { Reply } from './listener.ts';
import { AUTHORITIES, type Records } from './records.ts';
import { instantOf, parts, repetitions, type WireMessage } from './wire.ts';

/** The hospital's own codes for what table 0357 does not tell apart (ERR-5). */
export const OWN_CODES = { full: 'FULL', paid: 'PAID' } as const;

const UNKNOWN_KEY = '204';
const INTERNAL = '207';
const MISSING = '101';

/** `yyyyMMdd` → `yyyy-MM-dd`, and shorter ones. */
const fhirDate = (text: string): string =>
  text.replace(/^(\d{4})(\d{2})?(\d{2})?.*$/, (_, ...found) => {
    return found
      .slice(0, 3)
      .filter((part) => part !== undefined)
      .join('-');
  });

/** What changes something in the store of the hospital, with the hospital's rules. */
export class Hospital {
  private readonly his: LabHis;
  private readonly records: Records;
  private readonly now: () => number;

  constructor(his: LabHis, records: Records, now: () => number) {
    this.his = his;
    this.records = records;
    this.now = now;
  }

  /** Does what a message asks for. */
  async take(request: WireMessage): Promise<Reply> {
    switch (request.event) {
      case 'ADT^A28':
        return this.addPerson(request);
      case 'ADT^A08':
        return this.updatePerson(request);
      case 'ADT^A04':
        return this.register(request);
      case 'DFT^P03':
        return this.book(request);
      default:
        return this.refuse(request, 'AR', '201');
    }
  }

  private refuse(request: WireMessage, code: 'AE' | 'AR', error: string, own = ''): Reply {
    return { text: refusalOf(request, code, error, own, this.now()) };
  }

  private identifierIn(request: WireMessage, authority: string): string {
    const ids = repetitions(request.raw('PID', 3)).map(parts);
    return ids.find((id) => id[3] === authority)?.[0] ?? '';
  }

  private async personOf(request: WireMessage): Promise<Patient | undefined> {
    const [byId] = await this.records.patients(
      this.identifierIn(request, AUTHORITIES.patient),
      AUTHORITIES.patient,
    );
    const [byNumber] = await this.records.patients(
      this.identifierIn(request, AUTHORITIES.citizen),
      AUTHORITIES.citizen,
    );
    return byId ?? byNumber;
  }

  private async addPerson(request: WireMessage): Promise<Reply> {
    const number = this.identifierIn(request, AUTHORITIES.citizen);
    const name = parts(request.raw('PID', 5)).filter((part) => part !== '');
    if (number === '' || name.length === 0) return this.refuse(request, 'AE', MISSING);
    if (!(await this.personOf(request))) await this.create(request, number, name.join(' '));
    return 'AA';
  }

  private create(request: WireMessage, number: string, name: string): Promise<Patient> {
    const sex = request.get('PID-8');
    const made: Patient = {
      resourceType: 'Patient',
      active: true,
      identifier: [{ system: SYSTEMS.nationalId, value: number }],
      name: [{ text: name }],
      gender: sex === 'M' ? 'male' : sex === 'F' ? 'female' : 'unknown',
      birthDate: fhirDate(request.get('PID-7')),
    };
    return this.his.repository.createResource<Patient>(withTold(made, request));
  }

  private async updatePerson(request: WireMessage): Promise<Reply> {
    const person = await this.personOf(request);
    if (!person) return this.refuse(request, 'AE', UNKNOWN_KEY);
    const [key, insurance] = [request.get('PV1-50.1'), insuranceIn(request)];
    const [visit] = await this.records.visitOf(key);
    if (key !== '' && !visit) return this.refuse(request, 'AE', UNKNOWN_KEY);
    await this.keep(person, request);
    if (visit && insurance !== null && insurance !== labInsuranceOf(visit))
      await this.his.repository.updateResource<Encounter>(withLabInsurance(visit, insurance));
    return 'AA';
  }

  /** Puts on the record what a message says of the person. */
  private async keep(person: Patient, request: WireMessage): Promise<void> {
    const told = withTold(person, request);
    if (!isDeepStrictEqual(told, person)) await this.his.repository.updateResource<Patient>(told);
  }

  /** One visit of a key, and one of a person in a clinic on a day: what stands already is taken again. */
  private async register(request: WireMessage): Promise<Reply> {
    const [clinicId, key] = [request.get('PV1-3.1'), request.get('PV1-50.1')];
    if (clinicId === '' || key === '') return this.refuse(request, 'AE', MISSING);
    if ((await this.records.visitOf(key)).length > 0) return 'AA';
    const number = this.identifierIn(request, AUTHORITIES.citizen);
    const name = parts(request.raw('PID', 5)).filter((part) => part !== '');
    const known = await this.personOf(request);
    if (!known && (number === '' || name.length === 0)) return this.refuse(request, 'AE', MISSING);
    const person = known ?? (await this.create(request, number, name.join(' ')));
    const at = instantOf(request.get('PV1-44')) ?? this.now();
    const arrival = `${person.id}.${clinicId}.${localDay(at)}`;
    if (await this.records.withArrival(arrival)) return 'AA';
    const appointmentId = request.get('PV1-5.1');
    try {
      const arrived: Encounter = {
        ...arrivalOf(person.id ?? '', clinicId, localDay(at), new Date(at).toISOString()),
        identifier: [
          { system: SYSTEMS.visitKey, value: key },
          { system: SYSTEMS.arrival, value: arrival },
        ],
        ...(appointmentId === '' ? {} : { appointment: [{ reference: `Appointment/${appointmentId}` }] }),
      };
      const insurance = insuranceIn(request) === 'to-be-checked' ? 'to-be-checked' : null;
      await this.his.repository.createResource(insurance ? withLabInsurance(arrived, insurance) : arrived);
      if (known) await this.keep(known, request);
    } catch (error) {
      const status = getStatus(normalizeOperationOutcome(error));
      if (status === 409) return this.refuse(request, 'AE', INTERNAL, OWN_CODES.full);
      return this.refuse(request, 'AE', status === 404 ? UNKNOWN_KEY : INTERNAL);
    }
    await this.arrived(appointmentId);
    return 'AA';
  }

  private async arrived(appointmentId: string): Promise<void> {
    if (appointmentId === '') return;
    const booked = await this.his.repository.readResource<Appointment>('Appointment', appointmentId);
    await this.his.repository.updateResource<Appointment>({ ...booked, status: 'arrived' });
  }

  private async book(request: WireMessage): Promise<Reply> {
    const outcome = await bookMoney(this.his, request, this.now());
    switch (outcome) {
      case 'booked':
      case 'standing':
        return 'AA';
      case 'paid':
        return this.refuse(request, 'AE', INTERNAL, OWN_CODES.paid);
      case 'no-bill':
        return this.refuse(request, 'AE', UNKNOWN_KEY);
      case 'wrong':
        return this.refuse(request, 'AE', INTERNAL);
    }
  }
}
