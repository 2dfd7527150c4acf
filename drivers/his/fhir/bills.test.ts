import type { Encounter, Invoice, PaymentReconciliation, Resource } from '@medplum/fhirtypes';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type LabHis, startHis } from '../../../tests/lab/his.ts';
import { SYSTEMS } from '../../../tests/lab/his-seed.ts';
import { persona } from '../../../tests/personas.ts';
import type { HospitalSystem, SettleRequest } from '../../ports/his.ts';
import driver from './index.ts';

const WHO = 'bn-000101';
const NOW = Date.parse('2026-11-22T02:00:00Z');
const signal = new AbortController().signal;
let lab: LabHis;
let his: HospitalSystem;
let said: string[];

beforeAll(async () => {
  lab = await startHis({ validate: true, now: () => NOW });
});
beforeEach(async () => {
  await lab.setFault('ok');
  await lab.reseed();
  said = [];
  const opened = await driver.open(driver.options.parse({ baseUrl: lab.url }), {
    signal,
    now: () => NOW,
    secret: () => undefined,
    lost: () => undefined,
    log: (event, fields) => void said.push(`${event} ${JSON.stringify(fields ?? {})}`),
  });
  if (!opened.ok) throw new Error(opened.error);
  his = opened.value;
});
afterAll(() => lab.close());

const store = (resource: Resource) => lab.repository.createResource(resource);
const bill = (id: string, more: Partial<Invoice> = {}): Invoice => ({
  resourceType: 'Invoice',
  id,
  status: 'issued',
  subject: { reference: `Patient/${WHO}` },
  date: '2026-11-20T08:00:00+07:00',
  totalNet: { value: 50_000, currency: 'VND' },
  ...more,
});
const visit = (id: string, accountId: string, who = WHO): Encounter => ({
  resourceType: 'Encounter',
  id,
  status: 'arrived',
  class: { code: 'AMB' },
  identifier: [{ system: SYSTEMS.visitKey, value: `key-${id}` }],
  subject: { reference: `Patient/${who}` },
  account: [{ reference: `Account/${accountId}` }],
});
const account = { account: { reference: 'Account/a-1' } };
const keysOf = async () => {
  const found = await his.bills(WHO, signal);
  return found.ok ? found.value.map(({ visitKey }) => visitKey) : found.error;
};

describe('the visit of a bill', () => {
  it('is that of its account', async () => {
    await store(visit('v-1', 'a-1'));
    await store(visit('v-2', 'a-2'));
    await store(bill('b-1', account));
    expect(await keysOf()).toEqual(['key-v-1']);
  });

  it('is written on the Invoice itself, where the hospital does so, and asks for no more', async () => {
    await store(bill('b-1', { ...account, identifier: [{ system: SYSTEMS.visitKey, value: 'key-own' }] }));
    const before = lab.requests();
    expect(await keysOf()).toEqual(['key-own']);
    expect(lab.requests() - before).toBe(1);
  });

  it.each([
    ['no account', [], {}],
    ['an account of no visit', [], account],
    ['an account of two visits', [visit('v-1', 'a-1'), visit('v-2', 'a-1')], account],
    ["an account of somebody else's visit", [visit('v-1', 'a-1', 'bn-000103')], account],
  ])('is not told by %s', async (_name, visits, more) => {
    for (const one of visits) await store(one);
    await store(bill('b-1', more));
    expect(await keysOf()).toEqual([null]);
  });
});

describe('bills', () => {
  it('are those that are open and of the patient, oldest first', async () => {
    await store(bill('b-2'));
    await store(bill('b-1', { date: '2026-11-19' }));
    await store(bill('paid', { status: 'balanced' }));
    await store(bill('draft', { status: 'draft' }));
    await store(bill('other', { subject: { reference: 'Patient/bn-000103' } }));
    const found = await his.bills(WHO, signal);
    expect(found).toMatchObject({
      ok: true,
      value: [
        { id: 'b-1', patientId: WHO, issuedAt: '2026-11-19T00:00:00.000Z' },
        { id: 'b-2', issuedAt: '2026-11-20T01:00:00.000Z', due: 50_000 },
      ],
    });
    expect(said).toEqual([]);
  });

  it('leaves out, and logs without a name, what cannot be believed', async () => {
    await store(bill('b-1'));
    await store(bill('fraction', { totalNet: { value: 50_000.5, currency: 'VND' } }));
    await store(bill('dollars', { totalNet: { value: 50, currency: 'USD' } }));
    await store(bill('sums', { totalGross: { value: 60_000, currency: 'VND' } }));
    await store(bill('nothing-owed', { totalNet: { value: 0, currency: 'VND' } }));
    const found = await his.bills(WHO, signal);
    expect(found.ok && found.value.map(({ id }) => id)).toEqual(['b-1']);
    expect(said.sort()).toEqual([
      'bill-left-out {"why":"amount"}',
      'bill-left-out {"why":"amount"}',
      'bill-left-out {"why":"totals"}',
    ]);
  });
});

describe('settling', () => {
  const request: SettleRequest = {
    key: 'charge-1',
    patientId: WHO,
    bills: [
      { id: 'b-1', amount: 30_000 },
      { id: 'b-2', amount: 50_000 },
    ],
    means: 'card',
    reference: '7K2M9XQ4T',
    moneyIds: ['000123'],
    at: '2026-11-21T17:30:00Z',
  };
  const payments = () => lab.all<PaymentReconciliation>('PaymentReconciliation');
  const stateOf = async (id: string) => (await lab.repository.readResource<Invoice>('Invoice', id)).status;

  beforeEach(async () => {
    await store(bill('b-1'));
    await store(bill('b-2'));
  });

  it("stores a valid PaymentReconciliation, dated with the hospital's day", async () => {
    expect(await his.settle(request, signal)).toEqual({ ok: true, value: null });
    expect(await payments()).toMatchObject([
      {
        identifier: [{ system: SYSTEMS.settlement, value: 'charge-1' }],
        status: 'active',
        paymentDate: '2026-11-22',
        paymentAmount: { value: 80_000, currency: 'VND' },
        paymentIdentifier: { system: 'urn:tiep-don:charge', value: '7K2M9XQ4T' },
        detail: [
          { request: { reference: 'Invoice/b-1' }, amount: { value: 30_000 } },
          { request: { reference: 'Invoice/b-2' }, amount: { value: 50_000 } },
        ],
        processNote: [{ text: '000123' }],
      },
    ]);
    expect(JSON.stringify(await payments())).not.toContain(persona('covered').card.number);
    expect([await stateOf('b-1'), await stateOf('b-2')]).toEqual(['issued', 'balanced']);
  });

  it('takes 412 because several stand under the key for what it is: booked, and twice', async () => {
    for (const id of ['p-1', 'p-2'])
      await store({
        resourceType: 'PaymentReconciliation',
        id,
        identifier: [{ system: SYSTEMS.settlement, value: 'charge-1' }],
        status: 'active',
        created: '2026-11-21T17:30:00Z',
        paymentDate: '2026-11-22',
        paymentAmount: { value: 80_000, currency: 'VND' },
      });
    expect(await his.settle(request, signal)).toEqual({ ok: true, value: null });
    expect(said).toEqual(['settlement-doubles {}']);
    expect(await stateOf('b-2')).toBe('issued');
  });

  it.each([
    ['cancelled', { status: 'cancelled' }],
    ['failed', { status: 'active', outcome: 'error' }],
  ] as const)('does not call a payment booked that is %s', async (_name, more) => {
    await store({
      resourceType: 'PaymentReconciliation',
      id: 'p-1',
      identifier: [{ system: SYSTEMS.settlement, value: 'charge-1' }],
      created: '2026-11-21T17:30:00Z',
      paymentDate: '2026-11-22',
      paymentAmount: { value: 80_000, currency: 'VND' },
      ...more,
    });
    expect(await his.findSettlement('charge-1', signal)).toEqual({ ok: true, value: false });
    expect(await his.settle(request, signal)).toMatchObject({ ok: false, error: 'bad-answer' });
  });

  it.each([
    ['balanced', 'already-paid'],
    ['cancelled', 'no-bill'],
    ['entered-in-error', 'no-bill'],
    ['draft', 'bad-answer'],
  ] as const)('books nothing where one bill is %s: %s', async (status, failure) => {
    await lab.repository.updateResource<Invoice>(bill('b-2', { status }));
    expect(await his.settle(request, signal)).toMatchObject({ ok: false, error: failure });
    expect(await payments()).toEqual([]);
    expect(await stateOf('b-1')).toBe('issued');
  });

  it('does not blame the bills for a request that the HIS cannot take', async () => {
    const wrong = { ...request, bills: [{ id: 'b-1', amount: 0.5 }] };
    expect(await his.settle(wrong, signal)).toMatchObject({ ok: false, error: 'bad-answer' });
    expect(await payments()).toEqual([]);
  });
});

describe('the telephone of a patient', () => {
  it.each([
    [[{ system: 'phone', value: '+84 438 174 985' }], '0438174985'],
    [[{ system: 'phone', value: '0084438174985' }], '0438174985'],
    [[{ system: 'phone', value: '0438.174.985' }], '0438174985'],
    [
      [
        { system: 'phone', use: 'home', value: '0241111111' },
        { system: 'phone', use: 'mobile', value: '0438174985' },
      ],
      '0438174985',
    ],
    [[{ system: 'phone', use: 'old', value: '0438174985' }], null],
    [[{ system: 'email', value: '0438174985@example.test' }], null],
    [[], null],
  ] as const)('%j → %s', async (telecom, phone) => {
    const { card } = persona('no-insurance');
    await store({
      resourceType: 'Patient',
      id: 'bn-test',
      identifier: [{ system: SYSTEMS.nationalId, value: card.number }],
      name: [{ text: card.name }],
      telecom: telecom.map((one) => ({ ...one })),
    });
    const found = await his.patientDay(
      {
        source: 'qr',
        assurance: 'scanned',
        number: card.number,
        oldNumber: null,
        name: card.name,
        birthDate: '1999-06-06',
        sex: 'male',
        address: null,
        issueDate: null,
      },
      signal,
    );
    expect(found).toMatchObject({ ok: true, value: { patient: { id: 'bn-test', phone } } });
  });
});
