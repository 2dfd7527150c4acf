import type {
  Bundle,
  Encounter,
  Invoice,
  OperationOutcome,
  Patient,
  PaymentReconciliation,
  Resource,
  Slot,
} from '@medplum/fhirtypes';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { persona } from '../personas.ts';
import { type LabHis, startHis } from './his.ts';
import { CLINICS, DEPARTMENTS } from './his-hospital.ts';
import { arrivalOf, SYSTEMS } from './his-seed.ts';
import { localDay, localInstant } from './local-day.ts';

// 17:30 UTC on the 21st is 00:30 on the 22nd in the hospital.
const NOW = Date.parse('2026-11-21T17:30:00Z');
const DAY = '2026-11-22';
const FROM = 'ge2026-11-22T00:00:00%2B07:00';
const TO = 'lt2026-11-23T00:00:00%2B07:00';

let his: LabHis;
beforeAll(async () => {
  his = await startHis({ now: () => NOW, validate: true });
});
beforeEach(async () => {
  await his.setFault('ok', 0);
  await his.reseed();
});
afterAll(() => his.close());

const get = async (query: string): Promise<Bundle> => {
  const response = await fetch(`${his.url}/${query}`);
  expect(response.status, query).toBe(200);
  return response.json();
};
const post = (resource: Resource, condition?: string): Promise<Response> =>
  fetch(`${his.url}/${resource.resourceType}`, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/fhir+json',
      ...(condition ? { 'If-None-Exist': condition } : {}),
    },
    body: JSON.stringify(resource),
  });
const queueNumber = (visit: Encounter): string | undefined =>
  visit.identifier?.find((one) => one.system === SYSTEMS.queueNumber)?.value;
const visitOf = (patientId: string, clinicId: string, key = 'k-1'): Encounter => ({
  ...arrivalOf(patientId, clinicId, DAY, new Date(NOW).toISOString()),
  identifier: [
    { system: SYSTEMS.visitKey, value: key },
    { system: SYSTEMS.arrival, value: `${patientId}.${clinicId}.${DAY}` },
  ],
});
const arrivalCondition = (patientId: string, clinicId: string): string =>
  `identifier=${encodeURIComponent(`${SYSTEMS.arrival}|${patientId}.${clinicId}.${DAY}`)}`;

describe('the local day', () => {
  it('is that of the hospital and not of UTC', () => {
    expect(localDay(NOW)).toBe(DAY);
    expect(localInstant(DAY, 7 * 60 + 5)).toBe('2026-11-22T07:05:00+07:00');
  });
});

describe('the seeded hospital', () => {
  it('has 12 departments and 30 clinics, each with price, room, floor and places', async () => {
    expect(DEPARTMENTS).toHaveLength(12);
    expect((await get('Organization?type=dept&active=true')).total).toBe(12);
    expect((await get('HealthcareService?active=true')).total).toBe(30);
    const prices = await get('ChargeItemDefinition?status=active&_count=100');
    const values = (prices.entry ?? []).map(({ resource }) =>
      resource?.resourceType === 'ChargeItemDefinition'
        ? resource.propertyGroup?.[0]?.priceComponent?.[0]?.amount?.value
        : undefined,
    );
    expect(values).toHaveLength(30);
    for (const value of values) expect(value).toBeGreaterThanOrEqual(30_000);
    const today = await get(`Slot?start=${FROM}&start=${TO}&_summary=count`);
    expect(today.total).toBe(30 * 20);
    expect(today.entry).toBeUndefined();
  });

  it('has English names beside the Vietnamese ones', async () => {
    const body = await (await fetch(`${his.url}/HealthcareService/noi-1`)).json();
    expect(body.name).toBe('Phòng khám Nội 1');
    expect(body._name.extension[0].extension).toContainEqual({
      url: 'content',
      valueString: 'Internal Medicine 1',
    });
  });
});

describe('searches that a client may rely on', () => {
  const counts: readonly (readonly [string, number])[] = [
    [`Patient?identifier=${SYSTEMS.nationalId}%7C${persona('covered').card.number}`, 1],
    [`Patient?identifier=${SYSTEMS.nationalId}%7C${persona('no-insurance').card.number}`, 0],
    [`Encounter?identifier=${SYSTEMS.arrival}%7Cbn-000107.tmh-1.${DAY}`, 1],
    [`Encounter?identifier=${SYSTEMS.visitKey}%7Cquay-bn-000107-tmh-1`, 1],
    [`Encounter?patient=Patient/bn-000107&date=${FROM}&date=${TO}`, 1],
    [`Encounter?subject=Patient/bn-000107&date=${FROM}&date=${TO}&status=arrived`, 1],
    // A period without end is open (R4): `ge` finds a visit that began before. `sa` looks at its start.
    ['Encounter?patient=Patient/bn-000107&date=ge2026-11-23T00:00:00%2B07:00', 1],
    ['Encounter?patient=Patient/bn-000107&date=sa2026-11-22T23:59:59%2B07:00', 0],
    ['Encounter?patient=Patient/bn-000107&date=sa2026-11-21T23:59:59%2B07:00', 1],
    ['Encounter?patient=bn-000107', 0],
    [`Encounter?status=arrived&location=Location/phong-101&date=${FROM}&date=${TO}&_summary=count`, 6],
    [`Appointment?patient=Patient/bn-000106&date=${FROM}&date=${TO}&status=booked`, 1],
    [`Appointment?actor=Patient/bn-000106&date=${FROM}&date=${TO}`, 1],
    [`Appointment?actor=HealthcareService/tim-mach-2&date=${FROM}&date=${TO}`, 1],
    ['Schedule?actor=HealthcareService/noi-1', 1],
    [`Slot?schedule=Schedule/lich-noi-tiet-1&status=free&start=${FROM}&start=${TO}`, 0],
    ['Slot?schedule=Schedule/lich-noi-1,Schedule/lich-noi-2&status=free&_total=accurate', 30],
    ['HealthcareService?organization=Organization/khoa-noi', 4],
    ['Location?partof=Location/tang-4', 3],
    ['Encounter?_id=nothing', 0],
  ];
  it.each(counts)('%s', async (query, total) => {
    expect((await get(query)).total).toBe(total);
  });

  it('puts included resources beside the matches', async () => {
    const bundle = await get(
      'HealthcareService?active=true&_include=HealthcareService:organization&_include=HealthcareService:location',
    );
    const kinds = (mode: string) => bundle.entry?.filter((entry) => entry.search?.mode === mode).length;
    expect(bundle.total).toBe(30);
    expect(kinds('match')).toBe(30);
    expect(kinds('include')).toBe(12 + 30);
  });

  it('gives pages with a link to the next', async () => {
    const first = await get('Slot?_count=400');
    const next = first.link?.find((link) => link.relation === 'next')?.url ?? '';
    expect(first.entry).toHaveLength(400);
    const second = await (await fetch(next)).json();
    expect(second.entry).toHaveLength(200);
    expect(second.link).toBeUndefined();
  });

  it('refuses a search parameter that it does not know', async () => {
    expect((await fetch(`${his.url}/Patient?identifer=1`)).status).toBe(400);
    const response = await post({ resourceType: 'Patient' }, 'identifer=1');
    expect(response.status).toBe(400);
  });
});

describe('registering a visit', () => {
  it('takes a place and the next number of the clinic', async () => {
    const response = await post(visitOf('bn-000101', 'noi-1'), arrivalCondition('bn-000101', 'noi-1'));
    const visit: Encounter = await response.json();
    expect(response.status).toBe(201);
    expect(queueNumber(visit)).toBe('007');
    expect((await get('Slot?schedule=Schedule/lich-noi-1&status=free&_summary=count')).total).toBe(13);
  });

  it('gives the visit that stands when the condition is met, however many ask at once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, n) =>
        post(visitOf('bn-000101', 'noi-1', `k-${n}`), arrivalCondition('bn-000101', 'noi-1')),
      ),
    );
    const statuses = answers.map((answer) => answer.status).sort();
    const bodies: Encounter[] = await Promise.all(answers.map((answer) => answer.json()));
    expect(statuses).toEqual([200, 200, 200, 200, 200, 200, 200, 201]);
    expect(new Set(bodies.map((visit) => visit.id)).size).toBe(1);
    expect(queueNumber(await his.repository.readResource('Encounter', bodies[0]?.id ?? ''))).toBe('007');
  });

  it('creates a patient once, and answers 412 where several match', async () => {
    const newcomer: Patient = {
      resourceType: 'Patient',
      identifier: [{ system: SYSTEMS.nationalId, value: '001200000001' }],
      name: [{ text: 'Người Mới' }],
    };
    const condition = `identifier=${SYSTEMS.nationalId}|001200000001`;
    const statuses = (await Promise.all([1, 2, 3].map(() => post(newcomer, condition)))).map(
      ({ status }) => status,
    );
    expect(statuses.sort()).toEqual([200, 200, 201]);
    await post(newcomer);
    expect((await post(newcomer, condition)).status).toBe(412);
  });

  it('says 409 conflict when the clinic is full', async () => {
    const response = await post(visitOf('bn-000112', 'noi-tiet-1'));
    const outcome: OperationOutcome = await response.json();
    expect(response.status).toBe(409);
    expect(outcome.resourceType).toBe('OperationOutcome');
    expect(outcome.issue[0]?.code).toBe('conflict');
    expect((await get('Encounter?patient=Patient/bn-000112')).total).toBe(0);
  });

  it('takes no second place from somebody with an appointment', async () => {
    const free = async () => (await his.all<Slot>('Slot')).filter((slot) => slot.status === 'free').length;
    const before = await free();
    const visit = {
      ...visitOf('bn-000106', 'tim-mach-2'),
      appointment: [{ reference: 'Appointment/hen-bn-000106' }],
    };
    expect((await post(visit)).status).toBe(201);
    expect(await free()).toBe(before);
    const booked = await his.repository.readResource<Resource>('Appointment', 'hen-bn-000106');
    const put = await fetch(`${his.url}/Appointment/hen-bn-000106`, {
      method: 'PUT',
      body: JSON.stringify({ ...booked, status: 'arrived' }),
    });
    expect(put.status).toBe(200);
    expect((await get('Appointment?patient=Patient/bn-000106&status=booked')).total).toBe(0);
  });

  it('refuses a visit without clinic, a broken body and a resource that breaks R4', async () => {
    const { serviceType: _, ...nowhere } = visitOf('bn-000101', 'noi-1');
    expect((await post(nowhere)).status).toBe(400);
    expect((await fetch(`${his.url}/Encounter`, { method: 'POST', body: '{"resourceType":' })).status).toBe(
      400,
    );
    const bad = JSON.stringify({ ...visitOf('bn-000101', 'noi-1'), status: 7 });
    expect((await fetch(`${his.url}/Encounter`, { method: 'POST', body: bad })).status).toBe(400);
  });
});

const paymentOf = (billId: string, key: string, amount: number): PaymentReconciliation => ({
  resourceType: 'PaymentReconciliation',
  identifier: [{ system: SYSTEMS.settlement, value: key }],
  status: 'active',
  created: new Date(NOW).toISOString(),
  paymentDate: DAY,
  paymentAmount: { value: amount, currency: 'VND' },
  detail: [
    {
      type: { coding: [{ code: 'payment' }] },
      request: { reference: `Invoice/${billId}` },
      amount: { value: amount, currency: 'VND' },
    },
  ],
});
const keyIs = (key: string) => `identifier=${SYSTEMS.settlement}|${key}`;

describe('bills', () => {
  const OLDER = 'hd-cu-bn-000117-1';
  const billOf = (id: string) => his.repository.readResource<Invoice>('Invoice', id);
  const pay = async (...payment: Parameters<typeof paymentOf>) =>
    (await post(paymentOf(...payment), keyIs(payment[1]))).status;

  it('are issued with the visit, under ids that can be told beforehand', async () => {
    await post(visitOf('bn-000101', 'noi-1'), arrivalCondition('bn-000101', 'noi-1'));
    await post(visitOf('bn-000101', 'noi-1'), arrivalCondition('bn-000101', 'noi-1'));
    const found = await get('Invoice?subject=Patient/bn-000101&status=issued');
    expect(found.total).toBe(1);
    expect(await billOf('hd-noi-1-20261122-007')).toMatchObject({
      account: { reference: 'Account/tk-noi-1-20261122-007' },
      lineItem: [
        { priceComponent: [{ type: 'base', amount: { value: 50_000 } }, { amount: { value: 40_000 } }] },
      ],
      totalNet: { value: 10_000, currency: 'VND' },
    });
    expect((await get('Encounter?account=Account/tk-noi-1-20261122-007')).total).toBe(1);
  });

  it('are there for the older bill, and for the number that was taken at the desk, and for nobody else', async () => {
    const bills = await his.all<Invoice>('Invoice');
    expect(bills.map(({ subject }) => subject?.reference).sort()).toEqual([
      'Patient/bn-000107',
      'Patient/bn-000117',
    ]);
  });

  it('are paid in parts, and balanced when nothing is owed', async () => {
    expect(await pay(OLDER, 'k-1', 20_000)).toBe(201);
    expect((await billOf(OLDER)).status).toBe('issued');
    expect(await pay(OLDER, 'k-2', 40_000)).toBe(201);
    expect(await billOf(OLDER)).toMatchObject({
      status: 'balanced',
      extension: [{ url: SYSTEMS.paid, valueMoney: { value: 60_000 } }],
    });
  });

  it('take one key once, with the condition and without', async () => {
    expect([await pay(OLDER, 'k-1', 20_000), await pay(OLDER, 'k-1', 20_000)]).toEqual([201, 200]);
    expect((await post(paymentOf(OLDER, 'k-1', 20_000))).status).toBe(409);
    expect(await his.all('PaymentReconciliation')).toHaveLength(1);
  });

  it('refuse other money for a paid bill, a bill that is not there, and money that is none', async () => {
    await pay(OLDER, 'k-1', 60_000);
    expect(await pay(OLDER, 'k-2', 60_000)).toBe(409);
    expect(await pay('nothing', 'k-3', 60_000)).toBe(404);
    for (const amount of [0, -1, 0.5]) expect(await pay(OLDER, 'k-4', amount)).toBe(422);
    const short = {
      ...paymentOf(OLDER, 'k-5', 10_000),
      paymentAmount: { value: 9_000, currency: 'VND' as const },
    };
    expect((await post(short)).status).toBe(422);
    const { paymentDate: _, ...undated } = paymentOf(OLDER, 'k-6', 10_000);
    expect(
      (await fetch(`${his.url}/PaymentReconciliation`, { method: 'POST', body: JSON.stringify(undated) }))
        .status,
    ).toBe(400);
    expect(await his.all('PaymentReconciliation')).toHaveLength(1);
  });
});

describe('the watch', () => {
  it('hears of every request before it is acted on and after it was answered, and of those whose answer is lost', async () => {
    const heard: string[] = [];
    his.watch((when, message) => void heard.push(`${when} ${message}`));
    await his.setFault('lose-answer');
    await expect(post(paymentOf('hd-cu-bn-000117-1', 'k-1', 60_000))).rejects.toThrow();
    await his.setFault('ok');
    await get(`PaymentReconciliation?${keyIs('k-1')}`);
    await get('Invoice?subject=Patient/bn-000117');
    await get('Slot?_count=1');
    await expect.poll(() => heard.length, { timeout: 60_000 }).toBe(8);
    his.watch(null);
    await get('Slot?_count=1');
    expect(heard.filter((one) => one.startsWith('before'))).toEqual([
      'before his:settle',
      'before his:find-settlement',
      'before his:bills',
      'before his:read',
    ]);
    expect(heard.indexOf('after his:settle')).toBeGreaterThan(heard.indexOf('before his:settle'));
    expect(heard.toSorted().slice(0, 4)).toEqual([
      'after his:bills',
      'after his:find-settlement',
      'after his:read',
      'after his:settle',
    ]);
  });
});

describe('faults', () => {
  it('are refused connections, rubbish, server errors', async () => {
    await his.setFault('down');
    await expect(fetch(`${his.url}/Slot`)).rejects.toThrow();
    await his.setFault('nonsense-html');
    expect(await (await fetch(`${his.url}/Slot`)).text()).toContain('<!doctype html>');
    await his.setFault('cut-json');
    await expect((await fetch(`${his.url}/Slot`)).json()).rejects.toThrow(SyntaxError);
    await his.setFault('wrong-resource');
    expect((await (await fetch(`${his.url}/Slot`)).json()).resourceType).toBe('Basic');
    await his.setFault('error-500');
    expect((await fetch(`${his.url}/Slot`)).status).toBe(500);
    await his.setFault('ok');
    expect((await get('Organization?type=dept')).total).toBe(12);
  });

  it('lose-answer does the work and breaks the connection', async () => {
    await his.setFault('lose-answer');
    await expect(post(visitOf('bn-000101', 'noi-1', 'lost'))).rejects.toThrow();
    expect((await get(`Encounter?identifier=${SYSTEMS.visitKey}%7Clost`)).total).toBe(1);
  });
});

it('every clinic with waiting people starts its numbers there', async () => {
  for (const clinic of CLINICS.filter((one) => !one.full)) {
    const query = `Encounter?location=Location/phong-${clinic.room}&status=arrived&_summary=count`;
    const already = clinic.id === 'tmh-1' ? 1 : 0;
    expect((await get(query)).total).toBe(clinic.waiting + already);
  }
});
