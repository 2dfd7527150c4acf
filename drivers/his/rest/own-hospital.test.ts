import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { type Answer, json, type LabRequest, LabServer } from '../../../tests/lab/http-server.ts';
import { tryRest } from '../../../tests/lab/medipay/rest-bench.ts';
import { persona } from '../../../tests/personas.ts';
import { identityOf, requestOf } from '../../../tests/visitors.ts';
import type { HospitalSystem } from '../../ports/his.ts';

/* The hospital of the example in docs/his-rest.md: HTTP statuses and words for codes, rows for pages, times in its own way. */

const NOW = Date.parse('2026-11-22T01:00:00Z');
const signal = new AbortController().signal;
const WHO = identityOf(persona('covered'));

const docs = readFileSync(join(import.meta.dirname, '../../../docs/his-rest.md'), 'utf8');
const example: unknown = parse(/## Writing a mapping.*?```yaml\n(.*?)```/s.exec(docs)?.[1] ?? '');

interface Visit {
  readonly id: number;
  readonly ref: string;
  readonly cccd: string;
  readonly room: string;
  readonly queueNo: number;
  readonly createdAt: string;
}
interface Person {
  readonly id: string;
  readonly fullName: string;
  readonly gender: string;
  readonly mobile?: string;
  readonly address?: string;
  readonly kin?: object;
  readonly version?: number;
}
let people: Map<string, Person>;
let insurance: unknown[];
let visits: Visit[];
let losesAnswer: boolean;

const ROOMS = ['A1', 'A2', 'B1'].map((code) => ({
  code,
  dept: code.startsWith('A') ? 'Nội' : 'Ngoại',
  title: `Phòng ${code}`,
  roomNo: code,
  level: 2,
  fee: 50_000,
  left: code === 'B1' ? 0 : 9,
}));

function visit(body: { readonly ref: string; readonly cccd: string; readonly room: string }): Answer {
  if (visits.some((one) => one.ref === body.ref || (one.cccd === body.cccd && one.room === body.room)))
    return json(409, { error: 'DUPLICATE' });
  if (body.room === 'B1') return json(409, { error: 'ROOM_FULL' });
  if (!people.has(body.cccd)) return json(400, { error: 'BAD_REQUEST' });
  const { ref, cccd, room } = body;
  const made = {
    id: visits.length + 1,
    ref,
    cccd,
    room,
    queueNo: visits.length + 1,
    createdAt: '22/11/2026 08:00:01',
  };
  visits.push(made);
  return json(201, made);
}

function change(patientId: string, sent: Partial<Person>): Answer {
  const [cccd, person] = [...people].find(([, { id }]) => id === patientId) ?? [];
  if (cccd === undefined || person === undefined) return json(404, { error: 'NOT_FOUND' });
  if (sent.version !== person.version) return json(409, { error: 'CONFLICT' });
  people.set(cccd, { ...person, ...sent, version: (person.version ?? 0) + 1 });
  return json(200, {});
}

function answer({ method, url, headers, body }: LabRequest): Answer {
  if (headers.authorization !== 'Bearer lab') return json(401, { error: 'UNAUTHORIZED' });
  const [, , , kind, name = '', more = ''] = url.pathname.split('/').map(decodeURIComponent);
  const sent = body.length > 0 ? JSON.parse(body.toString('utf8')) : null;
  const found = <T>(one: T | undefined): Answer => (one ? json(200, one) : json(404, { error: 'NOT_FOUND' }));
  switch (`${method} ${kind}`) {
    case 'GET rooms': {
      const [page, size] = [Number(url.searchParams.get('page')), 2];
      return json(200, { items: ROOMS.slice((page - 1) * size, page * size), total: ROOMS.length });
    }
    case 'GET patients': {
      if (name !== '' && more === '') return found([...people.values()].find(({ id }) => id === name));
      if (more === 'visits')
        return json(200, { items: visits.filter(({ cccd }) => people.get(cccd)?.id === name) });
      const cccd = url.searchParams.get('cccd') ?? '';
      const one = people.get(cccd);
      return json(200, { items: one ? [{ ...one, cccd, dob: '01/01/1990', mobile: '+84912345678' }] : [] });
    }
    case 'PUT patients':
      if (name !== 'by-cccd') return change(name, sent);
      people.set(more, {
        id: `p${more}`,
        fullName: sent.fullName,
        gender: sent.gender,
        address: sent.address,
        version: 1,
      });
      return json(200, { id: `p${more}` });
    case 'PUT visits':
      if (!visits.some(({ ref }) => ref === name)) return json(404, { error: 'NOT_FOUND' });
      insurance.push(sent);
      return json(200, {});
    case 'POST visits':
      return visit(sent);
    case 'GET visits':
      return found(visits.find(({ ref }) => ref === name));
    default:
      return { status: 404, body: '<h1>Not Found</h1>' };
  }
}

let server: LabServer;
let his: HospitalSystem;
beforeAll(async () => {
  server = new LabServer(async (request) => {
    const given = answer(request);
    return losesAnswer && request.method === 'POST' ? 'drop' : given;
  });
  await server.listen();
});
beforeEach(async () => {
  people = new Map();
  visits = [];
  insurance = [];
  losesAnswer = false;
  const secrets = { HIS_AUTHORIZATION: 'Bearer lab' };
  const options = { ...Object(example), baseUrl: `${server.url}/api/v1`, placesMs: 0 };
  const opened = await tryRest(options, [], secrets, () => NOW);
  if (!opened.ok) throw new Error(opened.detail);
  his = opened.value;
});
afterAll(() => server.close());

const request = (visitKey: string, clinicId = 'A1') => requestOf('covered', visitKey, { clinicId });

describe('the hospital of the documentation', () => {
  it('tells its rooms by department', async () => {
    const found = await his.departments(signal);
    if (!found.ok) throw new Error(found.detail);
    expect(found.value.map(({ id, clinics }) => [id, clinics.map((one) => one.id)])).toEqual([
      ['Nội', ['A1', 'A2']],
      ['Ngoại', ['B1']],
    ]);
    expect(found.value[1]?.clinics[0]).toEqual({
      id: 'B1',
      departmentId: 'Ngoại',
      name: { vi: 'Phòng B1', en: 'Phòng B1' },
      room: 'B1',
      floor: '2',
      price: 50_000,
      free: 0,
    });
  });

  it('registers a newcomer, who is known from then on', async () => {
    expect(await his.patientDay(WHO, signal)).toEqual({
      ok: true,
      value: { patient: null, appointments: [], registrations: [] },
    });
    const done = await his.register(request('visit-1'), signal);
    expect(done).toMatchObject({
      ok: true,
      value: {
        already: false,
        registration: { number: '1', waiting: null, registeredAt: '2026-11-22T01:00:01.000Z' },
      },
    });
    expect(people.get(WHO.number)?.gender).toBe(WHO.sex === 'male' ? 'M' : 'F');
    expect(await his.patientDay(WHO, signal)).toMatchObject({
      ok: true,
      value: {
        patient: { name: WHO.name, birthDate: '1990-01-01', phone: '0912345678' },
        registrations: [{ visitKey: 'visit-1', clinicId: 'A1' }],
      },
    });
    expect(await his.findVisit('visit-1', signal)).toMatchObject({ ok: true, value: { number: '1' } });
    expect(await his.findVisit('visit-9', signal)).toEqual({ ok: true, value: null });
  });

  it('says that somebody stands already, and the kiosk finds out with which number', async () => {
    const first = await his.register(request('visit-1'), signal);
    const again = await his.register(request('visit-1'), signal);
    expect(again).toEqual(first);
    expect(await his.register(request('visit-2'), signal)).toMatchObject({
      ok: true,
      value: { already: true, registration: { visitKey: 'visit-1', number: '1' } },
    });
    expect(visits).toHaveLength(1);
  });

  it('is asked after a lost answer', async () => {
    losesAnswer = true;
    expect(await his.register(request('visit-1'), signal)).toMatchObject({ ok: false, error: 'unknown' });
    losesAnswer = false;
    expect(await his.findVisit('visit-1', signal)).toMatchObject({ ok: true, value: { number: '1' } });
    expect(await his.register(request('visit-1'), signal)).toMatchObject({
      ok: true,
      value: { already: false },
    });
    expect(visits).toHaveLength(1);
  });

  it('has full rooms, and doors', async () => {
    expect(await his.register(request('visit-1', 'B1'), signal)).toMatchObject({
      ok: false,
      error: 'clinic-full',
    });
    const options = { ...Object(example), baseUrl: `${server.url}/api/v1` };
    const opened = await tryRest(options, [], { HIS_AUTHORIZATION: 'Bearer other' }, () => NOW);
    expect(opened.ok && (await opened.value.departments(signal))).toMatchObject({
      ok: false,
      error: 'refused',
    });
    const elsewhere = await tryRest({ ...options, baseUrl: `${server.url}/api/v1/old` }, [], {
      HIS_AUTHORIZATION: 'Bearer lab',
    });
    expect(elsewhere.ok && (await elsewhere.value.findVisit('visit-1', signal))).toMatchObject({
      ok: false,
      error: 'bad-answer',
    });
  });

  it('takes what a person tells of themselves, one version after the other', async () => {
    const details = { address: 'Số 2, Phường Mẫu, Hà Nội' };
    const done = await his.register({ ...request('visit-1'), details }, signal);
    expect(done).toMatchObject({ ok: true });
    const id = `p${WHO.number}`;
    const seen = { phone: null, address: details.address, contact: null, guardian: null };
    expect(await his.details?.read(id, signal)).toEqual({ ok: true, value: seen });
    const contact = { name: 'Người Mẫu', phone: '0400123456' };
    expect(await his.details?.update(id, seen, { contact, phone: '0400999888' }, signal)).toEqual({
      ok: true,
      value: { ...seen, contact, phone: '0400999888' },
    });
    expect(people.get(WHO.number)).toMatchObject({ version: 2, kin: { name: 'Người Mẫu' } });
    expect(await his.details?.update(id, seen, { phone: '0400777666' }, signal)).toEqual({
      ok: false,
      error: 'changed',
    });
    expect(await his.details?.read('p0', signal)).toEqual({ ok: false, error: 'no-patient' });
  });

  it('hears what the insurer said of a visit', async () => {
    await his.register(request('visit-1'), signal);
    const answer = { status: 'not-covered', code: '010', reason: 'expired' } as const;
    expect(await his.reportInsurance?.('visit-1', answer, signal)).toEqual({ ok: true, value: null });
    expect(insurance).toEqual([{ code: '010', covered: false }]);
    expect(await his.reportInsurance?.('visit-9', answer, signal)).toMatchObject({
      ok: false,
      error: 'no-visit',
    });
  });

  it('has no bills', async () => expect(await his.bills('p1', signal)).toEqual({ ok: true, value: [] }));
});
