import type { Appointment, Encounter } from '@medplum/fhirtypes';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { LabHis } from '../../../tests/lab/his.ts';
import { startHis } from '../../../tests/lab/his.ts';
import { CLINICS } from '../../../tests/lab/his-hospital.ts';
import { persona } from '../../../tests/personas.ts';
import { identityOf } from '../../../tests/visitors.ts';
import type { HospitalSystem, RegisterRequest } from '../../ports/his.ts';
import driver from './index.ts';

let lab: LabHis;
let his: HospitalSystem;
const signal = AbortSignal.timeout(60_000);

const requestOf = (
  id: Parameters<typeof persona>[0],
  visitKey: string,
  clinicId?: string,
): RegisterRequest => ({
  visitKey,
  identity: identityOf(persona(id)),
  clinicId: clinicId ?? persona(id).clinicId,
  appointmentId: null,
  insuranceCode: null,
  insuranceChecked: true,
  details: {},
  cameAt: new Date().toISOString(),
});

async function open(url: string): Promise<HospitalSystem> {
  const opened = await driver.open(driver.options.parse({ baseUrl: url, timeoutMs: 2_000, placesMs: 0 }), {
    signal,
    now: Date.now,
    secret: () => undefined,
    lost: () => undefined,
    log: () => undefined,
  });
  if (!opened.ok) throw new Error(opened.error);
  return opened.value;
}

beforeAll(async () => {
  lab = await startHis();
  his = await open(lab.url);
});
beforeEach(() => lab.reseed());
afterAll(() => lab.close());

/** The seed has six people of noi-1's twenty places there already. */
describe('his/fhir', () => {
  it('reads departments, clinics, rooms, prices and free places', async () => {
    const found = await his.departments(signal);
    if (!found.ok) throw new Error(found.error);
    expect(found.value).toHaveLength(12);
    const clinics = found.value.flatMap(({ clinics: all }) => all);
    expect(clinics).toHaveLength(CLINICS.length);
    for (const clinic of clinics) {
      expect(clinic.price).toBeGreaterThanOrEqual(30_000);
      expect(clinic.room).not.toBe('');
      expect(clinic.floor).not.toBe('');
      expect(clinic.name.vi).not.toBe(clinic.name.en);
    }
    expect(clinics.find(({ id }) => id === persona('clinic-full').clinicId)?.free).toBe(0);
    expect(clinics.find(({ id }) => id === persona('covered').clinicId)?.free).toBe(14);
  });

  it('makes one Patient and one Encounter, however often the same visit is registered', async () => {
    const request = requestOf('covered', 'visit-1');
    const before = (await lab.all('Patient')).length;
    const [first, ...others] = await Promise.all([1, 2, 3, 4].map(() => his.register(request, signal)));
    expect(first).toMatchObject({
      ok: true,
      value: { already: false, registration: { visitKey: 'visit-1' } },
    });
    for (const other of others) expect(other).toEqual(first);
    expect(
      (await lab.all<Encounter>('Encounter')).filter(({ identifier }) =>
        identifier?.some(({ value }) => value === 'visit-1'),
      ),
    ).toHaveLength(1);
    expect((await lab.all('Patient')).length - before).toBeLessThanOrEqual(1);
    const free = await his.departments(signal);
    expect(
      free.ok && free.value.flatMap(({ clinics }) => clinics).find(({ id }) => id === request.clinicId)?.free,
    ).toBe(13);
  });

  it('gives the standing number back at a second kiosk, and counts who waits', async () => {
    await his.register(requestOf('new-card-2024', 'visit-0', 'noi-1'), signal);
    const first = await his.register(requestOf('covered', 'visit-1', 'noi-1'), signal);
    expect(first).toMatchObject({
      ok: true,
      value: { already: false, registration: { number: '008', waiting: 7 } },
    });
    const second = await his.register(requestOf('covered', 'visit-2', 'noi-1'), signal);
    expect(second).toMatchObject({
      ok: true,
      value: { already: true, registration: { number: '008', visitKey: 'visit-1' } },
    });
    const day = await his.patientDay(identityOf(persona('covered')), signal);
    expect(day).toMatchObject({ ok: true, value: { registrations: [{ number: '008', clinicId: 'noi-1' }] } });
  });

  it("finds today's appointment and marks it arrived", async () => {
    const identity = identityOf(persona('appointment-today'));
    const day = await his.patientDay(identity, signal);
    if (!day.ok) throw new Error(day.error);
    const [booked] = day.value.appointments;
    expect(booked?.clinicId).toBe(persona('appointment-today').clinicId);
    const request = { ...requestOf('appointment-today', 'visit-1'), appointmentId: booked?.id ?? null };
    expect(await his.register(request, signal)).toMatchObject({ ok: true, value: { already: false } });
    expect((await lab.all<Appointment>('Appointment')).find(({ id }) => id === booked?.id)?.status).toBe(
      'arrived',
    );
    expect(await his.patientDay(identity, signal)).toMatchObject({ ok: true, value: { appointments: [] } });
  });

  it('a full clinic is said so, and nothing is stored', async () => {
    expect(await his.register(requestOf('clinic-full', 'visit-1'), signal)).toMatchObject({
      ok: false,
      error: 'clinic-full',
    });
    expect(await his.findVisit('visit-1', signal)).toEqual({ ok: true, value: null });
  });

  it('an answer that was lost after the work is unknown, and asking tells', async () => {
    const request = requestOf('appointment-today', 'visit-1');
    const slow = await open(lab.url);
    await lab.setFault('lose-answer');
    const lost = await slow.register(request, signal);
    await lab.setFault('ok');
    expect(lost.ok).toBe(false);
    const again = await slow.register(request, signal);
    expect(again).toMatchObject({ ok: true, value: { already: false } });
    expect(await slow.findVisit('visit-1', signal)).toMatchObject({
      ok: true,
      value: { visitKey: 'visit-1' },
    });
  });

  it.each([
    ['down', 'no-answer'],
    ['nonsense-html', 'bad-answer'],
    ['cut-json', 'bad-answer'],
    ['wrong-resource', 'bad-answer'],
    ['error-500', 'bad-answer'],
  ] as const)('HIS %s: %s to a question', async (fault, failure) => {
    await lab.setFault(fault);
    const identity = identityOf(persona('covered'));
    const fresh = await open(lab.url);
    expect(await fresh.patientDay(identity, signal)).toMatchObject({ ok: false, error: failure });
    expect(await fresh.departments(signal)).toMatchObject({ ok: false, error: failure });
    await lab.setFault('ok');
  });
});
