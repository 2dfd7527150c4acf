import type {
  Account,
  ChargeItem,
  Coverage,
  Encounter,
  Invoice,
  Resource,
  ServiceRequest,
} from '@medplum/fhirtypes';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { type LabHis, startHis } from '../../../tests/lab/his.ts';
import { type FhirBench, openFhir } from '../../../tests/lab/his-fhir-bench.ts';
import { SYSTEMS } from '../../../tests/lab/his-seed.ts';
import { persona } from '../../../tests/personas.ts';
import { identityOf, requestOf } from '../../../tests/visitors.ts';

const NOW = Date.parse('2026-11-22T02:00:00Z');
const TYPES = ['Account', 'Encounter', 'ServiceRequest', 'ChargeItem', 'Invoice'] as const;
const UNINSURED = 'foreign-address';
const INSURED = { insuranceCode: 'GD4010107814263' };
const signal = new AbortController().signal;

let lab: LabHis;
let bench: FhirBench;
let before: readonly number[];
beforeAll(async () => {
  lab = await startHis({ validate: true, now: () => NOW });
});
beforeEach(async () => {
  await lab.setFault('ok');
  await lab.reseed();
  before = await counts();
  bench = await openFhir(
    { baseUrl: lab.url, timeoutMs: 60_000, coverageMs: 60_000, placesMs: 0, registration: 'transaction' },
    { now: () => NOW },
  );
});
afterEach(() => bench.his.close());
afterAll(() => lab.close());

const counts = () => Promise.all(TYPES.map(async (type) => (await lab.all(type)).length));
/** How many of each type came into the HIS. */
const added = async () => (await counts()).map((count, index) => count - (before[index] ?? 0));
const ONE_OF_EACH = [1, 1, 1, 1, 1];

/** What was registered last in this clinic. */
const ofVisit = async <T extends Resource & { identifier?: { system?: string; value?: string }[] }>(
  type: T['resourceType'],
): Promise<T> => {
  const one = (await lab.all<T>(type)).findLast(({ identifier }) =>
    identifier?.some(({ system, value }) => system === SYSTEMS.arrival && value?.includes('.noi-')),
  );
  if (!one) throw new Error(`no ${type}`);
  return one;
};
const billsOf = async (who: string) => {
  const day = await bench.his.patientDay(identityOf(persona(who)), signal);
  const found = await bench.his.bills(day.ok ? (day.value.patient?.id ?? '') : '', signal);
  if (!found.ok) throw new Error(found.error);
  return found.value;
};
const freeOf = async (clinicId: string) => {
  const found = await bench.his.departments(signal);
  if (!found.ok) throw new Error(found.error);
  return found.value.flatMap(({ clinics }) => clinics).find(({ id }) => id === clinicId)?.free;
};

describe('a visit in one transaction', () => {
  it('stands with its account, order, charge and bill, each of which knows the others', async () => {
    expect(await bench.his.register(requestOf(UNINSURED, 'visit-1'), signal)).toMatchObject({
      ok: true,
      value: { already: false, registration: { visitKey: 'visit-1', clinicId: 'noi-2' } },
    });
    expect(await added()).toEqual(ONE_OF_EACH);
    const visit = await ofVisit<Encounter>('Encounter');
    const account = `Account/${(await ofVisit<Account>('Account')).id}`;
    const charge = await ofVisit<ChargeItem>('ChargeItem');
    expect(visit.account).toEqual([{ reference: account }]);
    expect(await ofVisit<ServiceRequest>('ServiceRequest')).toMatchObject({
      encounter: { reference: `Encounter/${visit.id}` },
      subject: visit.subject,
    });
    expect(charge).toMatchObject({
      context: { reference: `Encounter/${visit.id}` },
      account: [{ reference: account }],
      priceOverride: { value: 50_000, currency: 'VND' },
    });
    expect(await ofVisit<Invoice>('Invoice')).toMatchObject({
      status: 'issued',
      account: { reference: account },
      lineItem: [{ chargeItemReference: { reference: `ChargeItem/${charge.id}` } }],
    });
  });

  it('has one bill: that of the kiosk, with the whole price where nobody is insured', async () => {
    await bench.his.register(requestOf(UNINSURED, 'visit-1'), signal);
    expect(await billsOf(UNINSURED)).toMatchObject([
      { visitKey: 'visit-1', insurance: 0, due: 50_000, items: [{ amount: 50_000 }] },
    ]);
  });

  it('leaves to the HIS what insurance pays, and names the card on the account', async () => {
    await bench.his.register(requestOf('covered', 'visit-1', INSURED), signal);
    expect(await billsOf('covered')).toMatchObject([{ visitKey: 'visit-1', insurance: 40_000, due: 10_000 }]);
    const [card] = await lab.all<Coverage>('Coverage');
    expect((await ofVisit<Account>('Account')).coverage).toEqual([
      { coverage: { reference: `Coverage/${card?.id}` }, priority: 1 },
    ]);
  });

  it('is made once of one key, side by side and one after the other, and given back under another', async () => {
    const request = requestOf(UNINSURED, 'visit-1');
    const first = await Promise.all([1, 2, 3].map(() => bench.his.register(request, signal)));
    const all = [...first, await bench.his.register(request, signal)];
    for (const one of all) expect(one).toEqual(all[0]);
    expect(all[0]).toMatchObject({ ok: true, value: { already: false } });
    expect(await bench.his.register(requestOf(UNINSURED, 'visit-2'), signal)).toMatchObject({
      ok: true,
      value: { already: true, registration: { visitKey: 'visit-1' } },
    });
    expect(await added()).toEqual(ONE_OF_EACH);
  });

  it('is nothing at all where the clinic is full, and takes no number', async () => {
    const places = await freeOf('noi-2');
    expect(await bench.his.register(requestOf('clinic-full', 'visit-1'), signal)).toMatchObject({
      ok: false,
      error: 'clinic-full',
    });
    expect(await added()).toEqual([0, 0, 0, 0, 0]);
    expect(await freeOf('noi-2')).toBe(places);
  });

  it('is taken back whole where its last part fails: place and number too', async () => {
    const places = await freeOf('noi-2');
    const { repository } = lab;
    const create = repository.createResource.bind(repository);
    vi.spyOn(repository, 'createResource').mockImplementation(async (resource, options) => {
      if (resource.resourceType === 'Invoice') throw new Error('out of order');
      return create(resource, options);
    });
    const failed = await bench.his.register(requestOf(UNINSURED, 'visit-1'), signal);
    vi.restoreAllMocks();
    expect(failed.ok).toBe(false);
    expect(await added()).toEqual([0, 0, 0, 0, 0]);
    expect(await freeOf('noi-2')).toBe(places);
    const done = await bench.his.register(requestOf(UNINSURED, 'visit-1'), signal);
    await lab.reseed();
    const undisturbed = await bench.his.register(requestOf(UNINSURED, 'visit-1'), signal);
    expect(done.ok && done.value.registration.number).toBe(
      undisturbed.ok ? undisturbed.value.registration.number : '',
    );
  });

  it('is unknown where its answer was lost; asking tells, and sending again makes no second', async () => {
    // The patient stands already: the transaction is the only change.
    const request = requestOf('covered', 'visit-1', { clinicId: 'noi-2' });
    lab.watch((when, message) => {
      if (when === 'before' && message === 'his:register') void lab.setFault('lose-answer');
    });
    expect(await bench.his.register(request, signal)).toEqual({ ok: false, error: 'unknown' });
    lab.watch(null);
    await lab.setFault('ok');
    expect(await bench.his.findVisit('visit-1', signal)).toMatchObject({
      ok: true,
      value: { visitKey: 'visit-1' },
    });
    expect(await bench.his.register(request, signal)).toMatchObject({ ok: true, value: { already: false } });
    expect(await added()).toEqual(ONE_OF_EACH);
  });

  it('makes no second bill of a visit that was registered at the desk', async () => {
    const request = requestOf('already-has-number', 'visit-1', { cameAt: new Date(NOW).toISOString() });
    expect(await bench.his.register(request, signal)).toMatchObject({
      ok: true,
      value: { already: true },
    });
    expect(await added()).toEqual([0, 0, 0, 0, 0]);
    expect(await billsOf('already-has-number')).toHaveLength(1);
  });

  it('is not sent for a clinic whose price nobody knows', async () => {
    await lab.repository.deleteResource('ChargeItemDefinition', 'gia-noi-2');
    expect(await bench.his.register(requestOf(UNINSURED, 'visit-1'), signal)).toMatchObject({
      ok: false,
      error: 'bad-answer',
    });
    expect(await added()).toEqual([0, 0, 0, 0, 0]);
  });
});
