import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Answer, json, type LabRequest, LabServer } from '../../../tests/lab/http-server.ts';
import { openRest } from '../../../tests/lab/medipay/rest-bench.ts';
import { requestOf } from '../../../tests/visitors.ts';
import type { DetailsChange, HospitalSystem, InsuranceKnown, PatientDetails } from '../../ports/his.ts';
import type { MappingInput } from './mapping.ts';

const signal = new AbortController().signal;
const NOBODY = { calls: [{ name: 'found', path: '/patients' }], result: 'answers.found' };
const MAPPING: MappingInput = {
  envelope: {
    code: '$string(status)',
    codes: {
      '200': 'ok',
      '404': 'nothing',
      '401': 'refused',
      '400': 'rejected',
      '409': 'changed',
      '410': 'no-patient',
      '208': 'already',
      '411': 'no-visit',
    },
  },
  operations: {
    patient: NOBODY,
    departments: { calls: [{ name: 'rooms', path: '/rooms' }], result: 'answers.rooms' },
    register: {
      calls: [
        { name: 'visit', method: 'POST', path: '/visits', body: '{"ref": visitKey, "tel": details.phone}' },
      ],
      result: 'answers.visit',
    },
    findVisit: NOBODY,
    details: {
      calls: [{ name: 'card', path: '/patients/{patientId}' }],
      result: `answers.card.{
        "id": id, "phone": $phone(tel), "address": home, "contact": kin, "guardian": parent, "more": {"version": version}
      }`,
    },
    updateDetails: {
      calls: [
        {
          name: 'stored',
          method: 'PUT',
          path: '/patients/{patientId}',
          body: '{"change": change, "seen": seen, "version": more.version}',
        },
      ],
      result: 'null',
    },
    reportInsurance: {
      calls: [
        {
          name: 'told',
          method: 'PUT',
          path: '/visits/{visitKey}',
          body: '{"card": answer.coverage.code, "code": answer.code}',
        },
      ],
      result: 'answers.told.kept',
    },
  },
};

/** The patient `p1` as this hospital has them. */
let record: Record<string, unknown>;
let asked: LabRequest[];
/** Answers to changes in place of the hospital's own, first first. */
let instead: (Answer | 'drop' | (() => Answer))[];
let server: LabServer;
let his: HospitalSystem;

const bodiesTo = (method: string, path: string): unknown[] =>
  asked
    .filter((one) => one.method === method && one.url.pathname === path)
    .map(({ body }) => JSON.parse(body.toString('utf8')));

beforeAll(async () => {
  server = new LabServer(async (request) => {
    asked.push(request);
    const { method, url, body } = request;
    if (method === 'GET') return url.pathname === '/patients/p1' ? json(200, record) : json(404, {});
    const other = instead.shift();
    if (other !== undefined) return typeof other === 'function' ? other() : other;
    if (url.pathname !== '/patients/p1') return json(200, { kept: true });
    const { change } = JSON.parse(body.toString('utf8'));
    record = {
      ...record,
      tel: change.phone ?? record.tel,
      home: change.address ?? record.home,
      kin: change.contact ?? record.kin,
    };
    return json(200, {});
  });
  await server.listen();
});
beforeEach(async () => {
  asked = [];
  instead = [];
  record = { id: 'p1', tel: '+84 400 123 456', home: 'Số 1', kin: { name: 'Người Một' }, version: 7 };
  his = (await openRest({ baseUrl: server.url, signing: 'none', mapping: MAPPING })).his;
});
afterAll(() => server.close());

const SEEN: PatientDetails = {
  phone: '0400123456',
  address: 'Số 1',
  contact: { name: 'Người Một', phone: null },
  guardian: null,
};
const update = async (change: DetailsChange, seen = SEEN) => his.details?.update('p1', seen, change, signal);

describe('details', () => {
  it('are read, and nobody is no-patient', async () => {
    expect(await his.details?.read('p1', signal)).toEqual({ ok: true, value: SEEN });
    expect(await his.details?.read('p2', signal)).toEqual({ ok: false, error: 'no-patient' });
  });

  it.each<[string, object]>([
    ['of another patient', { id: 'p9' }],
    ['with letters for a telephone', { kin: { name: 'Người Một', phone: 'không' } }],
    ['of nobody who is known', { id: undefined }],
  ])('%s are no answer', async (_, wrong) => {
    record = { ...record, ...wrong };
    expect(await his.details?.read('p1', signal)).toMatchObject({ ok: false, error: 'bad-answer' });
  });

  it('are changed where they are as seen: what is told goes out, with the version that was read', async () => {
    expect(await update({ phone: '0400999888', address: 'Số 1' })).toEqual({
      ok: true,
      value: { ...SEEN, phone: '0400999888' },
    });
    expect(bodiesTo('PUT', '/patients/p1')).toEqual([
      { change: { phone: '0400999888' }, seen: SEEN, version: 7 },
    ]);
  });

  it('keep what the HIS changed meanwhile elsewhere, and are not written over it', async () => {
    record = { ...record, home: 'Số 2' };
    expect(await update({ phone: '0400999888' })).toMatchObject({
      ok: true,
      value: { phone: '0400999888', address: 'Số 2' },
    });
    expect(await update({ address: 'Số 3' })).toEqual({ ok: false, error: 'changed' });
    expect(bodiesTo('PUT', '/patients/p1')).toHaveLength(1);
  });

  it('that stand already as they are wanted cost no request', async () => {
    record = { ...record, tel: '0400999888' };
    expect(await update({ phone: '0400999888', contact: { name: 'Người Một', phone: null } })).toMatchObject({
      ok: true,
    });
    expect(bodiesTo('PUT', '/patients/p1')).toEqual([]);
  });

  it('that the HIS refuses as changed are read again once, and sent where they are still as seen', async () => {
    instead = [
      () => {
        record = { ...record, version: 8, home: 'Số 2' };
        return json(409, {});
      },
    ];
    expect(await update({ phone: '0400999888' })).toMatchObject({ ok: true, value: { address: 'Số 2' } });
    expect(bodiesTo('PUT', '/patients/p1')).toMatchObject([{ version: 7 }, { version: 8 }]);
    instead = [json(409, {}), json(409, {})];
    expect(await update({ phone: '0400777666' }, { ...SEEN, phone: '0400999888' })).toMatchObject({
      ok: false,
      error: 'changed',
    });
  });

  it.each<[string, Answer | 'drop', string]>([
    ['a lost answer', 'drop', 'unknown'],
    ['a server error', json(500, {}), 'unknown'],
    ['a code for nobody', json(410, {}), 'no-patient'],
    ['a closed door', json(401, {}), 'refused'],
    ['a field that it does not take', json(400, {}), 'bad-answer'],
  ])('are, after %s, %s', async (_, given, error) => {
    instead = [given];
    expect(await update({ phone: '0400999888' })).toMatchObject({ ok: false, error });
  });
});

describe('word of the insurer', () => {
  const COVERED: InsuranceKnown = {
    status: 'covered',
    code: '000',
    coverage: {
      code: 'GD4010107814263',
      validFrom: '2026-01-01',
      validTo: null,
      facility: null,
      renewed: false,
      nextFrom: null,
      staffCheck: false,
      benefitPercent: null,
    },
  };

  it('is told of the visit', async () => {
    expect(await his.reportInsurance?.('visit-1', COVERED, signal)).toEqual({ ok: true, value: null });
    expect(
      await his.reportInsurance?.(
        'visit-1',
        { status: 'not-covered', code: '010', reason: 'expired' },
        signal,
      ),
    ).toEqual({ ok: true, value: null });
    expect(bodiesTo('PUT', '/visits/visit-1')).toEqual([
      { card: 'GD4010107814263', code: '000' },
      { code: '010' },
    ]);
  });

  it.each<[string, Answer | 'drop', object]>([
    ['that stands there already', json(208, {}), { ok: true, value: null }],
    ['of a visit that it does not have', json(411, {}), { ok: false, error: 'no-visit' }],
    ['with a lost answer', 'drop', { ok: false, error: 'unknown' }],
    ['that is not said to be kept', json(200, {}), { ok: false, error: 'unknown' }],
    ['that it refuses', json(400, {}), { ok: false, error: 'bad-answer' }],
  ])('%s', async (_, given, expected) => {
    instead = [given];
    expect(await his.reportInsurance?.('visit-1', COVERED, signal)).toMatchObject(expected);
  });
});

describe('a registration with details', () => {
  const VISIT = {
    encounterId: 'e-1',
    visitKey: 'visit-1',
    clinicId: 'noi-1',
    number: '007',
    registeredAt: '2026-11-22T08:12:00+07:00',
  };
  const request = requestOf('covered', 'visit-1', { details: { phone: '0400999888' } });

  it('tells them', async () => {
    instead = [json(200, VISIT)];
    expect(await his.register(request, signal)).toMatchObject({ ok: true });
    expect(bodiesTo('POST', '/visits')).toEqual([{ ref: 'visit-1', tel: '0400999888' }]);
  });

  it('goes without them where the HIS is certain to have refused it', async () => {
    instead = [json(400, {}), json(200, VISIT)];
    const { his: heard, lines } = await openRest({ baseUrl: server.url, signing: 'none', mapping: MAPPING });
    expect(await heard.register(request, signal)).toMatchObject({ ok: true, value: { already: false } });
    expect(bodiesTo('POST', '/visits')).toEqual([{ ref: 'visit-1', tel: '0400999888' }, { ref: 'visit-1' }]);
    expect(lines).toEqual([JSON.stringify(['details-not-kept', undefined])]);
  });

  it('is not sent twice where nobody knows what became of it', async () => {
    instead = [json(500, {})];
    expect(await his.register(request, signal)).toMatchObject({ ok: false, error: 'unknown' });
    expect(bodiesTo('POST', '/visits')).toHaveLength(1);
  });
});
