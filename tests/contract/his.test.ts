import type { Encounter, Patient } from '@medplum/fhirtypes';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { HisFailure, HospitalSystem, RegisterFailure } from '../../drivers/ports/his.ts';
import { type Lab, startLab } from '../lab/lab.ts';
import { persona } from '../personas.ts';
import { identityOf, requestOf } from '../visitors.ts';
import { frontOf, type HisFront, wireOf } from './his-fronts.ts';
import { hosted, openOn } from './hosting.ts';

/** The lab's HIS answers this late, and the question is given up this early: ms. */
const SLOW_MS = 4_000;
const GIVE_UP_MS = 100;
const FAILURES: readonly HisFailure[] = ['no-answer', 'bad-answer', 'refused'];
const REGISTER_FAILURES: readonly RegisterFailure[] = [...FAILURES, 'clinic-full', 'unknown'];
const TWO_HOURS_MS = 2 * 3_600_000;

let lab: Lab;
beforeAll(async () => {
  lab = await startLab({ scanner: false, interfaces: true });
});
afterAll(() => lab.close());

/** How many visits with this key stand in the HIS, counted in its own store. */
const standing = async (visitKey: string): Promise<number> => {
  const visits = await lab.his.all<Encounter>('Encounter');
  return visits.filter(({ identifier }) => identifier?.some(({ value }) => value === visitKey)).length;
};

describe.each(hosted('his'))('his/%s', (id) => {
  let his: HospitalSystem;
  let front: HisFront;
  const { modes, asksDepartments, takesArrival } = wireOf(id);
  const signal = new AbortController().signal;
  /** Every method of the port that asks, at once. */
  const askAll = (until: AbortSignal) =>
    Promise.all([
      his.patientDay(identityOf(persona('covered')), until),
      asksDepartments ? his.departments(until) : his.findVisit('visit-2', until),
      his.findVisit('visit-1', until),
      his.register(requestOf('covered', 'visit-1'), until),
    ]);

  beforeEach(async () => {
    front = frontOf(lab, id);
    await front.setFault('ok', 0);
    await lab.his.reseed();
    his = (await openOn('his', id, lab.describe())).port;
  });
  afterEach(() => his.close());

  it('tells what can be booked, whole and consistent', async () => {
    const found = await his.departments(signal);
    if (!found.ok) throw new Error(found.error);
    const clinics = found.value.flatMap((department) => department.clinics);
    expect(clinics.length).toBeGreaterThan(0);
    expect(new Set(clinics.map((clinic) => clinic.id)).size).toBe(clinics.length);
    for (const department of found.value) {
      for (const clinic of department.clinics) {
        expect(clinic.departmentId).toBe(department.id);
        expect(Number.isInteger(clinic.price) && clinic.price >= 0).toBe(true);
        expect(clinic.free === null || (Number.isInteger(clinic.free) && clinic.free >= 0)).toBe(true);
        for (const said of [clinic.name.vi, clinic.name.en, clinic.room, clinic.floor])
          expect(said).not.toBe('');
      }
    }
    const full = clinics.find((clinic) => clinic.id === persona('clinic-full').clinicId);
    expect(full?.free).toBe(asksDepartments ? 0 : null);
  });

  it('knows nothing of a newcomer, and stores nothing for having been asked', async () => {
    const before = (await lab.his.all('Patient')).length;
    expect(await his.patientDay(identityOf(persona('no-insurance')), signal)).toEqual({
      ok: true,
      value: { patient: null, appointments: [], registrations: [] },
    });
    expect((await lab.his.all('Patient')).length).toBe(before);
  });

  it("tells today's appointment, and the number that somebody holds", async () => {
    const booked = await his.patientDay(identityOf(persona('appointment-today')), signal);
    expect(booked).toMatchObject({
      ok: true,
      value: { appointments: [{ clinicId: persona('appointment-today').clinicId }], registrations: [] },
    });
    const holder = await his.patientDay(identityOf(persona('already-has-number')), signal);
    expect(holder).toMatchObject({
      ok: true,
      value: { registrations: [{ clinicId: persona('already-has-number').clinicId }] },
    });
  });

  it('registers a visit, which is then found by its key and by its person', async () => {
    expect(await his.findVisit('visit-1', signal)).toEqual({ ok: true, value: null });
    const done = await his.register(requestOf('no-insurance', 'visit-1'), signal);
    if (!done.ok) throw new Error(done.error);
    expect(done.value.already).toBe(false);
    const { registration } = done.value;
    expect(registration).toMatchObject({ visitKey: 'visit-1', clinicId: persona('no-insurance').clinicId });
    expect(registration.number).toMatch(/^\S+$/);
    expect(Number.isNaN(Date.parse(registration.registeredAt))).toBe(false);
    const found = await his.findVisit('visit-1', signal);
    expect(found).toMatchObject({ ok: true, value: { number: registration.number, visitKey: 'visit-1' } });
    expect(await his.patientDay(identityOf(persona('no-insurance')), signal)).toMatchObject({
      ok: true,
      value: { registrations: [{ number: registration.number }] },
    });
  });

  it('makes one visit of one key, side by side and one after the other', async () => {
    const request = requestOf('long-name', 'visit-1');
    const first = await Promise.all([his.register(request, signal), his.register(request, signal)]);
    const all = [...first, await his.register(request, signal)];
    for (const one of all) expect(one).toEqual(all[0]);
    expect(all[0]).toMatchObject({ ok: true, value: { already: false } });
    expect(await standing('visit-1')).toBe(1);
  });

  it('gives the standing number back to the same person under another key', async () => {
    const first = await his.register(requestOf('long-name', 'visit-1'), signal);
    const second = await his.register(requestOf('long-name', 'visit-2'), signal);
    if (!first.ok) throw new Error(first.error);
    expect(second).toMatchObject({
      ok: true,
      value: {
        already: true,
        registration: { number: first.value.registration.number, visitKey: 'visit-1' },
      },
    });
    expect(await standing('visit-2')).toBe(0);
  });

  it('says that a clinic is full, and stores nothing', async () => {
    expect(await his.register(requestOf('clinic-full', 'visit-1'), signal)).toMatchObject({
      ok: false,
      error: 'clinic-full',
    });
    expect(await standing('visit-1')).toBe(0);
  });

  it('takes none of several records of one person, and changes nothing', async () => {
    const { patientId } = persona('covered').his;
    const one = await lab.his.repository.readResource<Patient>('Patient', patientId ?? '');
    await lab.his.repository.createResource<Patient>({ ...one, id: 'bn-000999' });
    const before = await lab.his.all<Patient>('Patient');
    const told = { ok: false, error: 'several-patients' };
    expect(await his.patientDay(identityOf(persona('covered')), signal)).toMatchObject(told);
    const request = requestOf('covered', 'visit-1', { details: { phone: '0402020202' } });
    expect(await his.register(request, signal)).toMatchObject(told);
    expect(await standing('visit-1')).toBe(0);
    expect(await lab.his.all<Patient>('Patient')).toEqual(before);
  });

  it("registers nobody on somebody else's record, and changes nothing of it", async () => {
    const { patientId } = persona('covered').his;
    const one = await lab.his.repository.readResource<Patient>('Patient', patientId ?? '');
    await lab.his.repository.updateResource<Patient>({
      ...one,
      name: [{ text: 'Trần Thị Bình' }],
      birthDate: '1955-01-02',
    });
    const before = await lab.his.all<Patient>('Patient');
    const request = requestOf('covered', 'visit-1', { details: { phone: '0402020202' } });
    expect(await his.register(request, signal)).toMatchObject({ ok: false, error: 'other-record' });
    expect(await standing('visit-1')).toBe(0);
    expect(await lab.his.all<Patient>('Patient')).toEqual(before);
  });

  it.runIf(takesArrival)('tells when the patient came, however late it is told', async () => {
    const cameAt = new Date(Math.floor(Date.now() / 1_000) * 1_000 - TWO_HOURS_MS).toISOString();
    const done = await his.register(requestOf('no-insurance', 'visit-1', { cameAt }), signal);
    if (!done.ok) throw new Error(done.error);
    expect(Date.parse(done.value.registration.registeredAt)).toBe(Date.parse(cameAt));
    const visits = await lab.his.all<Encounter>('Encounter');
    const own = visits.find(({ identifier }) => identifier?.some(({ value }) => value === 'visit-1'));
    expect(Date.parse(own?.period?.start ?? '')).toBe(Date.parse(cameAt));
  });

  it.each(['Patient', 'Encounter'] as const)(
    'never calls a visit refused whose answer was lost (%s); asking tells, and registering again makes no second',
    async (lostType) => {
      const request = requestOf('no-insurance', 'visit-1');
      const { repository } = lab.his;
      const create = repository.createResource.bind(repository);
      vi.spyOn(repository, 'createResource').mockImplementation(async (resource) => {
        if (resource.resourceType === lostType) await front.setFault('lose-answer');
        return create(resource);
      });
      const lost = await his.register(request, signal);
      vi.restoreAllMocks();
      await front.setFault('ok');
      const stands = (await standing('visit-1')) === 1;
      // Some take patient and visit in one message: then both stand.
      expect(stands || lostType === 'Patient').toBe(true);
      if (stands && !lost.ok) expect(lost.error).toBe('unknown');
      expect(lost.ok && !stands).toBe(false);
      const asked = await his.findVisit('visit-1', signal);
      expect(asked.ok && asked.value !== null).toBe(stands);
      expect(await his.register(request, signal)).toMatchObject({ ok: true, value: { already: false } });
      expect(await standing('visit-1')).toBe(1);
    },
  );

  it.each(modes.filter((mode) => mode !== 'ok' && mode !== 'lose-answer'))(
    'answers with a failure, never throws, while the HIS is %s',
    async (mode) => {
      await front.setFault(mode);
      const [day, departments, visit, registered] = await askAll(signal);
      for (const answer of [day, departments, visit])
        expect(FAILURES).toContain(answer.ok ? answer.value : answer.error);
      expect(REGISTER_FAILURES).toContain(registered.ok ? registered.value : registered.error);
      await front.setFault('ok');
      expect(await standing('visit-1')).toBe(0);
      expect(await his.register(requestOf('covered', 'visit-1'), signal)).toMatchObject({ ok: true });
      expect(await standing('visit-1')).toBe(1);
    },
  );

  it('answers with a failure for a signal that is aborted already, and sends nothing', async () => {
    for (const answer of await askAll(AbortSignal.abort()))
      expect(REGISTER_FAILURES).toContain(answer.ok ? answer.value : answer.error);
    expect(await standing('visit-1')).toBe(0);
  });

  it('gives a slow question up with its signal', async () => {
    await front.setFault('ok', SLOW_MS);
    for (const answer of await askAll(AbortSignal.timeout(GIVE_UP_MS)))
      expect(REGISTER_FAILURES).toContain(answer.ok ? answer.value : answer.error);
  });
});
