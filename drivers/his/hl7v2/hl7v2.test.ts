import type { Encounter, Patient } from '@medplum/fhirtypes';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type LabHis, startHis } from '../../../tests/lab/his.ts';
import { type LabHl7, startHl7Engine } from '../../../tests/lab/hl7/engine.ts';
import { openKiosk } from '../../../tests/lab/hl7/kiosk.ts';
import { fhirBirthDate, PERSONAS, persona } from '../../../tests/personas.ts';
import { identityOf, requestOf } from '../../../tests/visitors.ts';
import type { HospitalSystem } from '../../ports/his.ts';

const signal = new AbortController().signal;
const PATIENCE = { timeoutMs: 60_000 };

let lab: LabHis;
let engine: LabHl7;
let his: HospitalSystem;
beforeAll(async () => {
  lab = await startHis({ validate: true });
  engine = await startHl7Engine(lab);
});
beforeEach(async () => {
  await engine.setFault('ok', 0);
  await lab.reseed();
  his = (await openKiosk({ port: engine.port }, PATIENCE)).his;
});
afterEach(() => his.close());
afterAll(async () => {
  await engine.close();
  await lab.close();
});

const standing = async (visitKey: string): Promise<number> => {
  const visits = await lab.all<Encounter>('Encounter');
  return visits.filter(({ identifier }) => identifier?.some(({ value }) => value === visitKey)).length;
};

describe('a hospital behind an interface engine', () => {
  it('tells what stands in the configuration to be booked', async () => {
    const found = await his.departments(signal);
    if (!found.ok) throw new Error(found.error);
    const clinics = found.value.flatMap((department) => department.clinics);
    expect([found.value.length, clinics.length]).toEqual([12, 30]);
    for (const department of found.value)
      for (const clinic of department.clinics)
        expect(clinic).toMatchObject({ departmentId: department.id, free: null });
  });

  it.each(PERSONAS.filter((one) => one.his.patientId !== null).map((one) => [one.id, one] as const))(
    'knows %s whole: the Vietnamese name, the date, the telephone',
    async (_id, who) => {
      expect(await his.patientDay(identityOf(who), signal)).toMatchObject({
        ok: true,
        value: {
          patient: {
            id: who.his.patientId,
            name: who.card.name,
            birthDate: fhirBirthDate(who),
            phone: who.his.phone,
          },
          registrations:
            who.his.registeredClinicId === null ? [] : [{ clinicId: who.his.registeredClinicId }],
        },
      });
    },
  );

  it('knows nothing of a newcomer, and stores nothing for having been asked', async () => {
    const before = (await lab.all('Patient')).length;
    expect(await his.patientDay(identityOf(persona('no-insurance')), signal)).toEqual({
      ok: true,
      value: { patient: null, appointments: [], registrations: [] },
    });
    expect((await lab.all('Patient')).length).toBe(before);
  });

  it('takes a newcomer with the longest name as the card has it, and gives a number', async () => {
    const request = requestOf('long-name', 'visit-1', { insuranceCode: 'DN4464618896182' });
    const done = await his.register(request, signal);
    expect(done).toMatchObject({
      ok: true,
      value: {
        already: false,
        registration: { visitKey: 'visit-1', clinicId: 'san-1', number: '005', waiting: 4 },
      },
    });
    const people = await lab.all<Patient>('Patient');
    const { card } = persona('long-name');
    expect(
      people.filter(({ identifier }) => identifier?.some(({ value }) => value === card.number)),
    ).toMatchObject([
      {
        name: [{ text: card.name }],
        birthDate: '1988-12-25',
        gender: 'female',
        address: [{ text: card.address }],
      },
    ]);
    expect(await his.findVisit('visit-1', signal)).toEqual(
      done.ok ? { ok: true, value: done.value.registration } : 'not registered',
    );
    expect(await his.patientDay(request.identity, signal)).toMatchObject({
      ok: true,
      value: { registrations: [{ number: '005', visitKey: 'visit-1' }] },
    });
  });

  it('says that a clinic is full, and stores nothing', async () => {
    expect(await his.register(requestOf('clinic-full', 'visit-1'), signal)).toEqual({
      ok: false,
      error: 'clinic-full',
    });
    expect(await standing('visit-1')).toBe(0);
  });
});
