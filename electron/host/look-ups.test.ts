import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PatientDay } from '../../drivers/ports/his.ts';
import { DEPARTMENTS } from '../../tests/down/his.ts';
import type { DownKiosk } from '../../tests/down/kiosk.ts';
import { NO_ANSWER, NOT_COVERED, openKiosk } from '../../tests/down/kiosk.ts';
import { MORNING, PERSON } from '../../tests/money/parts.ts';
import type { Catalogue } from './catalogue.ts';
import { DELAYS } from './delays.ts';
import type { LookUps } from './look-ups.ts';
import { createLookUps } from './look-ups.ts';
import type { Visit } from './visit.ts';
import { insuranceView } from './visit.ts';

let kiosk: DownKiosk;
let lookUps: LookUps;
let known: Parameters<Catalogue['remember']>[0];
beforeEach(() => open());
afterEach(() => kiosk.close());

function open(visit: Readonly<Record<string, unknown>> = {}): void {
  kiosk = openKiosk(visit);
  known = [];
  lookUps = createLookUps(kiosk.parts, {
    remembered: () => known,
    remember: (departments) => {
      known = departments;
    },
  });
}

describe('a HIS that is down', () => {
  it('is not waited for again by whoever goes on without it: what it offered last is offered', async () => {
    known = DEPARTMENTS;
    kiosk.his.manner = 'no-answer';
    const visit = kiosk.visit();
    expect(await lookUps.day(visit)).toEqual({ ok: false, error: 'no-answer' });
    const asked = kiosk.his.asked.length;
    expect(await lookUps.departments(visit)).toEqual({ ok: true, value: DEPARTMENTS });
    expect(kiosk.his.asked.length).toBe(asked);
    expect(visit.departments).toHaveLength(1);
  });

  it('is asked again by whoever tries again', async () => {
    kiosk.his.manner = 'no-answer';
    const visit = kiosk.visit();
    await lookUps.day(visit);
    kiosk.his.manner = 'well';
    expect(await lookUps.day(visit)).toMatchObject({ ok: true, value: { numbers: [], details: false } });
    expect(visit.hisFailed).toBe(false);
  });

  it('offers nothing where the kiosk keeps no visits, or was never told', async () => {
    kiosk.his.manner = 'no-answer';
    const visit = kiosk.visit();
    await lookUps.day(visit);
    expect(await lookUps.departments(visit)).toEqual({ ok: false, error: 'no-answer' });
    kiosk.close();
    open({ hisDown: { keepHours: 0 } });
    known = DEPARTMENTS;
    kiosk.his.manner = 'no-answer';
    const other = kiosk.visit();
    await lookUps.day(other);
    expect(await lookUps.departments(other)).toEqual({ ok: false, error: 'no-answer' });
  });

  it('remembers what it offers while it is well', async () => {
    await lookUps.departments(kiosk.visit());
    expect(known).toEqual(DEPARTMENTS);
  });
});

describe('a record under the number of the card', () => {
  const record = { id: 'p-1', name: PERSON.name, birthDate: PERSON.birthDate, phone: null };
  const ask = async (found: object) => {
    kiosk.his.day = { patient: { ...record, ...found }, appointments: [], registrations: [] };
    return lookUps.day(kiosk.visit());
  };

  it('of another name and birth date is for staff to look at', async () => {
    expect(await ask({ name: 'Trần Thị Bình', birthDate: '1975-03-02' })).toEqual({
      ok: false,
      error: 'other-record',
    });
  });

  it.each([
    { name: 'NGUYEN VAN AN' },
    { name: 'Nguyễn Văn Ân Mẫu' },
    { birthDate: '1991-01-01' },
    { birthDate: '1990', name: 'Nguyễn An' },
    { birthDate: null, name: 'Trần Thị Bình' },
  ])('that differs by %j alone is the person’s', async (found) => {
    expect(await ask(found)).toMatchObject({ ok: true });
  });
});

it('what is answered of the adult after the visit became the child’s is nobody’s', async () => {
  const visit = kiosk.visit();
  let answer: (() => void) | undefined;
  const late = new Promise<void>((resolve) => {
    answer = resolve;
  });
  const { patientDay } = kiosk.his;
  kiosk.his.patientDay = async () => {
    await late;
    return { ok: true, value: { patient: null, appointments: [], registrations: [] } };
  };
  lookUps.begin(visit);
  const asked = lookUps.day(visit);
  const child = { ...PERSON, number: '001322000017', name: 'Nguyễn Bảo Châu' };
  Object.assign(visit, { identity: child });
  kiosk.his.patientDay = patientDay;
  kiosk.his.day = {
    patient: { id: 'of-the-child', name: child.name, birthDate: child.birthDate, phone: null },
    appointments: [],
    registrations: [],
  };
  lookUps.begin(visit);
  answer?.();
  expect(await asked).toMatchObject({ ok: true });
  expect(visit.patientId).toBe('of-the-child');
});

it('several records of one person are for staff: no number is given here', async () => {
  kiosk.his.manner = 'several-patients';
  const visit = kiosk.visit();
  expect(await lookUps.day(visit)).toEqual({ ok: false, error: 'several-patients' });
  expect(visit).toMatchObject({ deskOnly: true, hisFailed: false });
});

describe('a child whose number was typed', () => {
  const { number, name, birthDate } = PERSON;
  const patient = { id: 'p-1', name, birthDate, phone: null };
  const day = (found: PatientDay['patient']): PatientDay => ({
    patient: found,
    appointments: [],
    registrations: [],
  });
  const typed = (): Visit =>
    Object.assign(kiosk.visit(), {
      identity: { ...PERSON, source: 'typed', assurance: 'typed' },
      typed: true,
    });

  async function ask(): Promise<{ day: unknown; at: number }> {
    const visit = typed();
    lookUps.begin(visit);
    return { day: await lookUps.day(visit), at: kiosk.now - MORNING };
  }

  it('is told of where name and birth date are the hospital’s', async () => {
    kiosk.his.day = day({ ...patient, name: name.toUpperCase() });
    expect(await ask()).toMatchObject({ day: { ok: true } });
  });

  it.each([
    ['nobody has', null],
    ['another name has', { ...patient, name: 'Trần Thị Bình' }],
    ['another birth date has', { ...patient, birthDate: '2021-01-01' }],
  ])('is told nothing of a number that %s: staff look at the papers', async (_, found) => {
    kiosk.his.day = day(found);
    kiosk.insurer = NOT_COVERED;
    const answers = await ask();
    expect(answers.day).toEqual({ ok: false, error: 'papers-first' });
    expect(answers.at).toBe(DELAYS.typedAnswer);
    expect(JSON.stringify(answers)).not.toContain(number);
    expect(insuranceView(NOT_COVERED, { typed: true })).toEqual(insuranceView(NO_ANSWER, { typed: true }));
  });

  it('is answered alike when it is asked again', async () => {
    for (const manner of ['well', 'several-patients', 'no-answer'] as const) {
      kiosk.his.manner = manner;
      const visit = typed();
      lookUps.begin(visit);
      await lookUps.day(visit);
      const days = (): number => kiosk.his.asked.filter((what) => what === 'day').length;
      const [at, asked] = [kiosk.now, days()];
      expect(await lookUps.day(visit)).toEqual({ ok: false, error: 'papers-first' });
      expect([kiosk.now, days()]).toEqual([at, asked]);
    }
  });

  it('goes to the desk where the HIS could not be asked: nothing is forwarded unseen', async () => {
    kiosk.his.manner = 'no-answer';
    const visit = typed();
    lookUps.begin(visit);
    expect(await lookUps.day(visit)).toEqual({ ok: false, error: 'papers-first' });
    expect(visit.deskOnly).toBe(true);
  });
});
