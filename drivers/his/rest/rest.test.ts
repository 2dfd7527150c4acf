import type { Encounter, PaymentReconciliation } from '@medplum/fhirtypes';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { type LabHis, startHis } from '../../../tests/lab/his.ts';
import { CLINICS } from '../../../tests/lab/his-hospital.ts';
import {
  type LabMedipay,
  MEDIPAY_FAULTS,
  type MedipayFault,
  startMedipay,
} from '../../../tests/lab/medipay/medipay.ts';
import { medipayOptions, openRest } from '../../../tests/lab/medipay/rest-bench.ts';
import { persona } from '../../../tests/personas.ts';
import { identityOf, requestOf } from '../../../tests/visitors.ts';
import type { Bill, HospitalSystem, SettleRequest } from '../../ports/his.ts';

let hospital: LabHis;
let front: LabMedipay;
let his: HospitalSystem;
let lines: readonly string[];
const signal = new AbortController().signal;
/** Longer than any answer of the lab, and how late a slow one is. */
const PATIENT_MS = 60_000;
const SLOW_MS = 4_000;

beforeAll(async () => {
  hospital = await startHis();
  front = await startMedipay(hospital, { pageSize: 7 });
});
beforeEach(async () => {
  await front.setFault('ok', 0);
  await hospital.reseed();
  ({ his, lines } = await openRest(medipayOptions(front.url, { timeoutMs: PATIENT_MS })));
});
afterAll(async () => {
  await front.close();
  await hospital.close();
});

/** How many visits with this key stand in the HIS, counted in its own store. */
const standing = async (visitKey: string): Promise<number> =>
  (await hospital.all<Encounter>('Encounter')).filter(({ identifier }) =>
    identifier?.some(({ value }) => value === visitKey),
  ).length;
const freeIn = async (clinicId: string) => {
  const found = await his.departments(signal);
  if (!found.ok) throw new Error(found.detail);
  return found.value.flatMap(({ clinics }) => clinics).find(({ id }) => id === clinicId)?.free;
};

describe('his/rest on a MediPay HIS', () => {
  it('reads departments, clinics, rooms, prices and free places over several pages', async () => {
    const found = await his.departments(signal);
    if (!found.ok) throw new Error(found.detail);
    expect(found.value).toHaveLength(12);
    const clinics = found.value.flatMap(({ clinics: all }) => all);
    expect(clinics).toHaveLength(CLINICS.length);
    for (const clinic of clinics) {
      const seed = CLINICS.find(({ id }) => id === clinic.id);
      expect(clinic).toMatchObject({
        name: { vi: seed?.vi, en: seed?.en },
        room: seed?.room,
        price: seed?.price,
      });
      expect(clinic.floor).not.toBe('');
      expect(clinic).not.toHaveProperty('more');
    }
    expect(await freeIn(persona('clinic-full').clinicId)).toBe(0);
    expect(await freeIn('noi-1')).toBe(14);
  });

  it('makes one visit of one key, side by side and one after the other', async () => {
    const request = requestOf('covered', 'visit-1');
    const answers = await Promise.all([1, 2, 3].map(() => his.register(request, signal)));
    answers.push(await his.register(request, signal));
    expect(answers[0]).toMatchObject({
      ok: true,
      value: { already: false, registration: { visitKey: 'visit-1', number: '007', waiting: 6 } },
    });
    for (const one of answers) expect(one).toEqual(answers[0]);
    expect(await standing('visit-1')).toBe(1);
    expect(await freeIn('noi-1')).toBe(13);
    expect(await his.findVisit('visit-1', signal)).toMatchObject({ ok: true, value: { number: '007' } });
    expect(await his.findVisit('visit-2', signal)).toEqual({ ok: true, value: null });
  });

  it('gives the standing number back to the same person, by another key and on another day of asking', async () => {
    await his.register(requestOf('long-name', 'visit-1'), signal);
    const second = await his.register(requestOf('long-name', 'visit-2'), signal);
    expect(second).toMatchObject({
      ok: true,
      value: { already: true, registration: { visitKey: 'visit-1' } },
    });
    expect(await standing('visit-2')).toBe(0);
    const desk = await his.register(requestOf('already-has-number', 'visit-3'), signal);
    expect(desk).toMatchObject({ ok: true, value: { already: true } });
    expect(await his.patientDay(identityOf(persona('already-has-number')), signal)).toMatchObject({
      ok: true,
      value: { registrations: [{ clinicId: 'tmh-1' }] },
    });
  });

  it('says that a clinic is full, and stores neither visit nor patient', async () => {
    const before = (await hospital.all('Patient')).length;
    const request = requestOf('no-insurance', 'visit-1', { clinicId: persona('clinic-full').clinicId });
    expect(await his.register(request, signal)).toMatchObject({ ok: false, error: 'clinic-full' });
    expect(await standing('visit-1')).toBe(0);
    expect((await hospital.all('Patient')).length).toBe(before);
  });

  it('knows no clinic of that name, and sends nothing to it', async () => {
    const failed = await his.register(requestOf('covered', 'visit-1', { clinicId: 'noi-99' }), signal);
    expect(failed).toMatchObject({ ok: false, error: 'bad-answer' });
  });

  it("finds today's appointment, and its place is kept for who has it", async () => {
    const identity = identityOf(persona('appointment-today'));
    const day = await his.patientDay(identity, signal);
    if (!day.ok) throw new Error(day.detail);
    const [booked] = day.value.appointments;
    expect(booked?.clinicId).toBe('tim-mach-2');
    const before = await freeIn('tim-mach-2');
    const request = requestOf('appointment-today', 'visit-1', { appointmentId: booked?.id ?? null });
    expect(await his.register(request, signal)).toMatchObject({ ok: true, value: { already: false } });
    expect(await freeIn('tim-mach-2')).toBe(before);
    expect(await his.patientDay(identity, signal)).toMatchObject({ ok: true, value: { appointments: [] } });
  });

  it('calls a visit unknown whose answer was lost; asking finds it, and registering again makes no second', async () => {
    for (const mode of ['lose-answer', 'huge-receipt', 'garbled-receipt'] as const) {
      await hospital.reseed();
      const request = requestOf('no-insurance', `visit-${mode}`);
      expect(await freeIn(request.clinicId)).toBe(19);
      const { repository } = hospital;
      const create = repository.createResource.bind(repository);
      vi.spyOn(repository, 'createResource').mockImplementation(async (resource) => {
        if (resource.resourceType === 'Encounter') await front.setFault(mode);
        return create(resource);
      });
      expect(await his.register(request, signal)).toMatchObject({ ok: false, error: 'unknown' });
      vi.restoreAllMocks();
      await front.setFault('ok');
      expect(await his.findVisit(request.visitKey, signal)).toMatchObject({
        ok: true,
        value: { visitKey: request.visitKey },
      });
      expect(await his.register(request, signal)).toMatchObject({ ok: true, value: { already: false } });
      expect(await standing(request.visitKey)).toBe(1);
    }
  });

  /** Nobody answers, or the answer breaks off. */
  const NO_ANSWER: readonly MedipayFault[] = ['down', 'slow-drip'];
  const faults = MEDIPAY_FAULTS.filter((mode) => mode !== 'ok' && mode !== 'lose-answer');
  it.each(faults)('HIS %s: a failure to every question, never a throw', async (mode) => {
    const request = requestOf('covered', 'visit-1');
    await his.departments(signal);
    await front.setFault(mode);
    const failed = { ok: false, error: NO_ANSWER.includes(mode) ? 'no-answer' : 'bad-answer' };
    expect(await his.patientDay(request.identity, signal)).toMatchObject(failed);
    expect(await his.departments(signal)).toMatchObject(failed);
    expect(await his.findVisit('visit-1', signal)).toMatchObject(failed);
    expect(await his.bills('bn-000117', signal)).toMatchObject(failed);
    expect(await his.findSettlement('charge-1', signal)).toMatchObject(failed);
    // The patient is asked for before anything is sent that changes something.
    expect(await his.register(request, signal)).toMatchObject(failed);
    await front.setFault('ok');
    expect(await standing('visit-1')).toBe(0);
    expect(await his.register(request, signal)).toMatchObject({ ok: true, value: { already: false } });
  });

  it('sends nothing for a signal that is aborted already', async () => {
    const before = front.requests();
    await his.departments(signal);
    const asked = front.requests();
    expect(asked).toBeGreaterThan(before);
    const aborted = AbortSignal.abort();
    const money = {
      key: 'c',
      patientId: 'p',
      bills: [{ id: 'b', amount: 1 }],
      means: 'card',
      reference: 'r',
      moneyIds: [],
      at: new Date().toISOString(),
    } as const;
    const answers = await Promise.all([
      his.patientDay(identityOf(persona('covered')), aborted),
      his.departments(aborted),
      his.register(requestOf('covered', 'visit-1'), aborted),
      his.findVisit('visit-1', aborted),
      his.bills('bn-000117', aborted),
      his.settle(money, aborted),
      his.findSettlement('c', aborted),
    ]);
    for (const answer of answers) expect(answer).toMatchObject({ ok: false, error: 'no-answer' });
    expect(front.requests()).toBe(asked);
    expect(await standing('visit-1')).toBe(0);
  });

  it('tells the operator once why the HIS cannot be reached, and once that it can', async () => {
    await his.departments(signal);
    await front.setFault('down');
    // The first may still find the connection of before.
    for (let asked = 0; asked < 4; asked++) await his.findVisit('visit-1', signal);
    await front.setFault('ok');
    for (let asked = 0; asked < 2; asked++) await his.findVisit('visit-1', signal);
    expect(lines).toEqual([
      expect.stringContaining('"unreachable",{"why":"ECONNREFUSED"}'),
      expect.stringContaining('reached-again'),
    ]);
  });

  it('ends what is under way when it is closed, and asks nothing after that', async () => {
    await front.setFault('ok', SLOW_MS);
    const before = front.requests() + 1;
    const asked = his.findVisit('visit-1', signal);
    await vi.waitUntil(() => front.requests() === before, { timeout: PATIENT_MS });
    await his.close();
    expect(await asked).toMatchObject({ ok: false, error: 'no-answer' });
    await front.setFault('ok', 0);
    expect(await his.findVisit('visit-1', signal)).toMatchObject({ ok: false, error: 'no-answer' });
    expect(front.requests()).toBe(before);
  });

  it('gives a slow question up with its signal', async () => {
    await his.departments(signal);
    await front.setFault('ok', SLOW_MS);
    const until = AbortSignal.timeout(50);
    const answers = [
      his.departments(until),
      his.findVisit('visit-1', until),
      his.register(requestOf('covered', 'visit-1'), until),
    ];
    for (const answer of await Promise.all(answers))
      expect(answer).toMatchObject({ ok: false, error: 'no-answer' });
    await front.setFault('ok', 0);
  });

  it('is refused with another key, and says so', async () => {
    const signing = { scheme: 'hmac-sha256', merchantId: 'BV-OTHER', secret: { env: 'MEDIPAY_SECRET' } };
    const other = await openRest(medipayOptions(front.url, { signing }));
    expect(await other.his.departments(signal)).toMatchObject({ ok: false, error: 'refused' });
    expect(await other.his.register(requestOf('covered', 'visit-1'), signal)).toMatchObject({
      ok: false,
      error: 'refused',
    });
  });

  it('asks for a day side by side, and needs two requests to register', async () => {
    await his.departments(signal);
    const before = front.requests();
    await his.patientDay(identityOf(persona('covered')), signal);
    expect(front.requests() - before).toBe(3);
    await his.register(requestOf('covered', 'visit-1'), signal);
    expect(front.requests() - before).toBe(5);
  });

  it('names nobody in its failures', async () => {
    const who = persona('covered');
    const said: unknown[] = [];
    const small = faults.filter((mode) => !mode.startsWith('huge') && mode !== 'slow-drip');
    for (const mode of small) {
      await front.setFault(mode);
      said.push(
        await his.patientDay(identityOf(who), signal),
        await his.register(requestOf('covered', 'v'), signal),
      );
    }
    const words = JSON.stringify([said, lines]);
    for (const secret of [who.card.number, who.card.name, who.his.patientId ?? '-'])
      expect(words).not.toContain(secret);
  });
});

describe('bills of his/rest', () => {
  const DEBTOR = persona('older-bill');
  const payments = () => hospital.all<PaymentReconciliation>('PaymentReconciliation');
  const oneBill = async (): Promise<Bill> => {
    const found = await his.bills(DEBTOR.his.patientId ?? '', signal);
    const [bill, another] = found.ok ? found.value : [];
    if (!bill || another) throw new Error('not one bill');
    return bill;
  };
  const moneyFor = (bill: Bill, key: string, amount = bill.due): SettleRequest => ({
    key,
    patientId: bill.patientId,
    bills: [{ id: bill.id, amount }],
    means: 'vietqr',
    reference: '7K2M9XQ4T',
    moneyIds: ['FT26326000001'],
    at: new Date().toISOString(),
  });

  it('are told, paid in part and in full, and gone', async () => {
    const bill = await oneBill();
    expect(bill).toMatchObject({ visitKey: null, insurance: 240_000, due: 60_000 });
    expect(bill.items.map(({ amount }) => amount)).toEqual([120_000, 180_000]);
    expect(await his.settle(moneyFor(bill, 'charge-1', 25_000), signal)).toEqual({ ok: true, value: null });
    expect(await oneBill()).toEqual({ ...bill, due: 35_000 });
    expect(await his.findSettlement('charge-1', signal)).toEqual({ ok: true, value: true });
    const rest = moneyFor(bill, 'charge-2', 35_000);
    const answers = await Promise.all([his.settle(rest, signal), his.settle(rest, signal)]);
    for (const answer of answers) expect(answer).toEqual({ ok: true, value: null });
    expect(await his.bills(bill.patientId, signal)).toEqual({ ok: true, value: [] });
    expect(await payments()).toHaveLength(2);
  });

  it('carry the key of their visit, and the telephone of their patient', async () => {
    await his.register(requestOf('older-bill', 'visit-1'), signal);
    const found = await his.bills(DEBTOR.his.patientId ?? '', signal);
    expect(found.ok && found.value.map(({ visitKey }) => visitKey)).toEqual([null, 'visit-1']);
    const day = await his.patientDay(identityOf(DEBTOR), signal);
    expect(day).toMatchObject({ ok: true, value: { patient: { phone: DEBTOR.his.phone } } });
  });

  it('take no other money once they are paid, and do not exist where they do not', async () => {
    const bill = await oneBill();
    await his.settle(moneyFor(bill, 'charge-1'), signal);
    expect(await his.settle(moneyFor(bill, 'charge-2'), signal)).toMatchObject({
      ok: false,
      error: 'already-paid',
    });
    expect(await his.settle(moneyFor({ ...bill, id: 'no-such-bill' }, 'charge-3'), signal)).toMatchObject({
      ok: false,
      error: 'no-bill',
    });
    expect(await his.findSettlement('charge-2', signal)).toEqual({ ok: true, value: false });
    expect(await payments()).toHaveLength(1);
  });

  it.each([
    'lose-answer',
    'huge-receipt',
    'garbled-receipt',
    'huge',
    'nonsense-html',
    'error-500',
    'failure-999',
  ] as const)('are unknown after %s, and booked once', async (mode) => {
    const request = moneyFor(await oneBill(), 'charge-1');
    await front.setFault(mode);
    expect(await his.settle(request, signal)).toMatchObject({ ok: false, error: 'unknown' });
    await front.setFault('ok');
    const booked = (await payments()).length === 1;
    expect(await his.findSettlement('charge-1', signal)).toEqual({ ok: true, value: booked });
    expect(await his.settle(request, signal)).toEqual({ ok: true, value: null });
    expect(await payments()).toHaveLength(1);
  });

  it('cannot be reached while the HIS is down', async () => {
    const request = moneyFor(await oneBill(), 'charge-1');
    await front.setFault('down');
    expect(await his.findSettlement('charge-1', signal)).toMatchObject({ ok: false, error: 'no-answer' });
    expect(await his.settle(request, signal)).toMatchObject({ ok: false, error: 'no-answer' });
  });

  it('are none where the hospital has none of it', async () => {
    const { his: without } = await openRest(
      medipayOptions(front.url, { without: ['bills', 'appointments', 'registrations'] }),
    );
    const before = front.requests();
    expect(await without.bills('bn-000117', signal)).toEqual({ ok: true, value: [] });
    expect(front.requests()).toBe(before);
    const day = await without.patientDay(identityOf(persona('already-has-number')), signal);
    expect(day).toMatchObject({
      ok: true,
      value: { patient: { id: 'bn-000107' }, appointments: [], registrations: [] },
    });
    expect(front.requests()).toBe(before + 1);
  });
});
