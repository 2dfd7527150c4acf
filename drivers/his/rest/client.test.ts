import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Answer, json, type LabRequest, LabServer } from '../../../tests/lab/http-server.ts';
import { openRest } from '../../../tests/lab/medipay/rest-bench.ts';
import { persona } from '../../../tests/personas.ts';
import { identityOf, requestOf } from '../../../tests/visitors.ts';
import type { HospitalSystem } from '../../ports/his.ts';
import type { MappingInput } from './mapping.ts';

/** The clock of every test: `x-timestamp` is this. */
const NOW = 1_795_313_520_000;
const signal = new AbortController().signal;
const WHO = identityOf(persona('covered'));

let server: LabServer;
let asked: LabRequest[];
let answer: (request: LabRequest) => Answer;
beforeAll(async () => {
  server = new LabServer(async (request) => {
    asked.push(request);
    return answer(request);
  });
  await server.listen();
});
beforeEach(() => {
  asked = [];
});
afterAll(() => server.close());

const says = (code: unknown, data: unknown = null, status = 200, more: object = {}): Answer =>
  json(status, { code, message: '', data, ...more });

const patient = { calls: [{ name: 'found', path: '/patients' }], result: 'answers.found' };
const visit = { name: 'visit', path: '/visits' };
const MAPPING: MappingInput = {
  envelope: {
    code: '$string(body.code)',
    data: 'body.data',
    codes: { '000': 'ok', '404': 'nothing', '401': 'refused', '400': 'rejected', '409': 'clinic-full' },
  },
  operations: {
    patient,
    departments: {
      calls: [{ name: 'rooms', path: '/rooms', paged: { size: 2, counts: 'pages', mostPages: 4 } }],
      result: 'answers.rooms',
    },
    register: { calls: [{ ...visit, method: 'POST', body: '{"ref": visitKey}' }], result: 'answers.visit' },
    findVisit: { calls: [{ ...visit, path: '/visits/{visitKey}' }], result: 'answers.visit' },
  },
};
const withOperations = (operations: Partial<MappingInput['operations']>): MappingInput => ({
  ...MAPPING,
  operations: { ...MAPPING.operations, ...operations },
});
const open = async (mapping: MappingInput = MAPPING, more: object = {}): Promise<HospitalSystem> =>
  (
    await openRest(
      { baseUrl: `${server.url}/api/`, signing: 'none', mapping, placesMs: 0, ...more },
      () => NOW,
    )
  ).his;

const VISIT = {
  encounterId: 'e-1',
  visitKey: 'visit-1',
  clinicId: 'noi-1',
  number: '007',
  registeredAt: '2026-11-22T08:12:00+07:00',
};

describe('an answer', () => {
  it.each<[string, Answer, object]>([
    ['nothing inside HTTP 200', says('404'), { ok: true, value: null }],
    ['nothing as data', says('000', null), { ok: true, value: null }],
    ['an empty list', says('000', []), { ok: true, value: null }],
    ['refused', says('401'), { ok: false, error: 'refused' }],
    ['refused by a page', { status: 403, body: '<h1>Forbidden</h1>' }, { ok: false, error: 'refused' }],
    [
      'a code nobody knows',
      says('777'),
      { ok: false, error: 'bad-answer', detail: 'findVisit.visit: code 777' },
    ],
    ['no code', json(200, { data: [] }), { ok: false, error: 'bad-answer' }],
    ['success with a server error', says('000', null, 500), { ok: false, error: 'bad-answer' }],
    ["a proxy's 404", { status: 404, body: '<h1>Not Found</h1>' }, { ok: false, error: 'bad-answer' }],
    ['nothing at all', { status: 200, body: '' }, { ok: false, error: 'bad-answer' }],
    [
      'a redirect',
      { status: 302, headers: { location: 'http://127.0.0.1:1/' }, body: '' },
      { ok: false, error: 'bad-answer' },
    ],
    ['a list for an envelope', json(200, [1]), { ok: false, error: 'bad-answer' }],
    [
      'letters of another encoding',
      { status: 200, body: Buffer.from('{"code":"000","message":"ch\xe0o","data":null}', 'latin1') },
      { ok: false, error: 'bad-answer', detail: 'findVisit.visit: letters lost, status 200' },
    ],
    [
      'letters of an encoding that it declares',
      {
        status: 200,
        headers: { 'content-type': 'application/json; charset=windows-1258' },
        body: Buffer.from('{"code":"404","message":"ch\xe0o"}', 'latin1'),
      },
      { ok: true, value: null },
    ],
    [
      'a mark before its first letter',
      { status: 200, body: '\uFEFF{"code":"404"}' },
      { ok: true, value: null },
    ],
    [
      'the visit of another key',
      says('000', { ...VISIT, visitKey: 'visit-9' }),
      { ok: false, error: 'bad-answer' },
    ],
    ['the visit', says('000', VISIT), { ok: true, value: { ...VISIT, waiting: null } }],
    ['the visit in a list', says('000', [VISIT]), { ok: true, value: { ...VISIT, waiting: null } }],
  ])('%s', async (_, given, expected) => {
    answer = () => given;
    expect(await (await open()).findVisit('visit-1', signal)).toMatchObject(expected);
  });

  it('whose code could be a number of somebody is not repeated', async () => {
    answer = () => says(WHO.number);
    const failed = await (await open()).findVisit('visit-1', signal);
    expect(JSON.stringify(failed)).not.toContain(WHO.number);
    expect(failed).toMatchObject({ ok: false, error: 'bad-answer' });
  });

  it('that does not fit names the place, and not what stands there', async () => {
    const rooms = [
      { id: 'd', name: { vi: 'Khoa' }, clinics: [{ id: 'c', name: { vi: 'Phòng' }, price: 'năm chục' }] },
    ];
    answer = () => says('000', rooms);
    const failed = await (await open()).departments(signal);
    expect(failed).toEqual({
      ok: false,
      error: 'bad-answer',
      detail: 'departments: 0.clinics.0.price does not fit',
    });
  });

  it.each([
    ['no date', { birthDate: '31/12/1990' }],
    ['no name', { name: '' }],
    ['letters for a telephone', { phone: '0912-345' }],
    ['a number for an id', { id: 7 }],
  ])('about a patient with %s does not fit, and nothing of it is told', async (_, wrong) => {
    answer = () => says('000', { id: 'bn-1', name: WHO.name, ...wrong });
    const failed = await (await open()).patientDay(WHO, signal);
    expect(failed).toMatchObject({
      ok: false,
      error: 'bad-answer',
      detail: `patient: 0.${Object.keys(wrong)[0]} does not fit`,
    });
  });

  it('about somebody else is nobody, and two at once are for the staff', async () => {
    const [mine, other] = [
      { id: 'bn-1', name: 'An', number: WHO.number },
      { id: 'bn-2', name: 'Bình', number: '001090000009' },
    ];
    const his = await open();
    for (const [given, id] of [
      [[other], null],
      [[mine, other], 'bn-1'],
      [[mine, mine], 'bn-1'],
    ] as const) {
      answer = () => says('000', given);
      const day = await his.patientDay(WHO, signal);
      expect(day.ok && day.value.patient?.id).toBe(id ?? undefined);
    }
    answer = () => says('000', [mine, { ...mine, id: 'bn-3' }]);
    expect(await his.patientDay(WHO, signal)).toEqual({ ok: false, error: 'several-patients' });
  });

  it('that is a code for doubles is several-patients, of a question and of a registration', async () => {
    const mapping = {
      ...MAPPING,
      envelope: {
        ...MAPPING.envelope,
        codes: { ...MAPPING.envelope.codes, '300': 'several-patients' as const },
      },
    };
    answer = () => says('300');
    const his = await open(mapping);
    expect(await his.patientDay(WHO, signal)).toMatchObject({ ok: false, error: 'several-patients' });
    expect(await his.register(requestOf('covered', 'visit-1'), signal)).toMatchObject({
      ok: false,
      error: 'several-patients',
    });
  });
});

describe('pages', () => {
  const room = (n: number) => ({
    id: `d${n}`,
    name: { vi: `Khoa ${n}` },
    clinics: [{ id: `c${n}`, name: { vi: 'P' }, price: n }],
  });
  const idsOf = async (his: HospitalSystem) => {
    const found = await his.departments(signal);
    return found.ok ? found.value.map(({ id }) => id) : found;
  };
  const pagesOf =
    (rows: readonly unknown[], size: number, count = Math.ceil(rows.length / size)) =>
    ({ url }: LabRequest) => {
      const page = Number(url.searchParams.get('page'));
      return says('000', rows.slice((page - 1) * size, page * size), 200, { count });
    };

  it('are read as many as count says, and count is pages', async () => {
    answer = pagesOf([1, 2, 3, 4, 5].map(room), 2);
    expect(await idsOf(await open())).toEqual(['d1', 'd2', 'd3', 'd4', 'd5']);
    expect(asked.map(({ url }) => url.search)).toEqual([
      '?page=1&pageSize=2',
      '?page=2&pageSize=2',
      '?page=3&pageSize=2',
    ]);
  });

  it('are one where the answer has no count', async () => {
    answer = () => says('000', [room(1)]);
    expect(await idsOf(await open())).toEqual(['d1']);
    expect(asked).toHaveLength(1);
  });

  it('end where the list became shorter', async () => {
    answer = ({ url }) =>
      url.searchParams.get('page') === '1' ? says('000', [room(1)], 200, { count: 3 }) : says('404');
    expect(await idsOf(await open())).toEqual(['d1']);
  });

  it('that never end are not followed', async () => {
    answer = () => says('000', [room(1)], 200, { count: 1_000_000 });
    expect(await idsOf(await open())).toMatchObject({
      ok: false,
      error: 'bad-answer',
      detail: 'departments.rooms: too many pages',
    });
    expect(asked).toHaveLength(4);
  });

  it.each([
    ['a count that is none', says('000', [], 200, { count: -1 })],
    ['a page that is no list', says('000', { id: 'd1' }, 200, { count: 1 })],
  ])('with %s are no answer', async (_, given) => {
    answer = () => given;
    expect(await idsOf(await open())).toMatchObject({ ok: false, error: 'bad-answer' });
  });

  it('count rows where the mapping says so, whatever the server makes of the size', async () => {
    const calls = [
      { name: 'rooms', path: '/rooms', paged: { size: 50, counts: 'rows' as const, total: 'body.count' } },
    ];
    const his = await open(withOperations({ departments: { calls, result: 'answers.rooms' } }));
    answer = pagesOf([1, 2, 3, 4, 5].map(room), 2, 5);
    expect(await idsOf(his)).toHaveLength(5);
    expect(asked).toHaveLength(3);
  });

  it('that repeat a clinic show it once', async () => {
    answer = () => says('000', [room(1), { ...room(2), clinics: room(1).clinics }]);
    const { his, lines } = await openRest(
      { baseUrl: server.url, signing: 'none', mapping: MAPPING },
      () => NOW,
    );
    expect(await idsOf(his)).toEqual(['d1']);
    expect(lines.join()).toContain('clinic-doubles');
  });
});

describe('a request', () => {
  const signing = { scheme: 'hmac-sha256', merchantId: 'BV-LAB-HIS', secret: { env: 'MEDIPAY_SECRET' } };
  const signed = ['query.a', 'query.b', 'query.c'];
  const asking = (query: string) =>
    withOperations({ findVisit: { calls: [{ ...visit, query, signed }], result: 'answers.visit' } });

  // openssl dgst -sha256 -hmac lab-medipay-his-secret-51c0, over the text above each.
  it.each([
    // BV-LAB-HIS|1795313520000|visit-1||7
    [
      '{"a": visitKey, "b": null, "c": 7}',
      '?a=visit-1&c=7',
      'a9c65eb759ceba7602255c7590a8d91ae8465c5c542aae7c88b612e1e6662bd7',
    ],
    // BV-LAB-HIS|1795313520000|||
    ['{}', '', '0dc6dc360e92e8f1a823fd29f4218ad54c5e744db7cdb05b6230b6e929fa88c4'],
  ])('%s is signed, null as nothing in its place', async (query, search, sign) => {
    answer = () => says('404');
    await (await open(asking(query), { signing })).findVisit('visit-1', signal);
    expect(asked[0]?.url.search).toBe(search);
    expect(asked[0]?.headers).toMatchObject({
      'x-merchant-id': 'BV-LAB-HIS',
      'x-timestamp': String(NOW),
      'x-sign': sign,
    });
  });

  it('has headers of its own, and names of its own for the signature', async () => {
    answer = () => says('404');
    const headers = { merchantId: 'x-client', timestamp: 'x-time', sign: 'x-mac' };
    const his = await open(MAPPING, {
      signing: { ...signing, headers },
      headers: { 'x-kiosk': 'A1', 'x-key': { env: 'MEDIPAY_SECRET' } },
    });
    await his.findVisit('visit-1', signal);
    expect(asked[0]?.headers).toMatchObject({
      'x-client': 'BV-LAB-HIS',
      'x-time': String(NOW),
      'x-kiosk': 'A1',
      'x-key': expect.stringMatching(/^lab-/),
    });
    expect(asked[0]?.headers['x-mac']).toMatch(/^[0-9a-f]{64}$/);
    expect(asked[0]?.headers).not.toHaveProperty('x-sign');
  });

  it('escapes what stands in its path', async () => {
    answer = () => says('404');
    const his = await open();
    await his.findVisit('a/b?c=đ', signal);
    expect(asked[0]?.url.pathname).toBe('/api/visits/a%2Fb%3Fc%3D%C4%91');
    for (const key of ['..', '.', '', '\uD800'])
      expect(await his.findVisit(key, signal)).toMatchObject({ ok: false, error: 'bad-answer' });
    expect(asked).toHaveLength(1);
  });

  it('that cannot be made is not sent', async () => {
    const his = await open(asking('{"a": [1, 2]}'));
    expect(await his.findVisit('visit-1', signal)).toMatchObject({ ok: false, error: 'bad-answer' });
    expect(await (await open(asking('$number("x")'))).findVisit('visit-1', signal)).toMatchObject({
      ok: false,
      error: 'bad-answer',
    });
    expect(asked).toEqual([]);
  });
});

describe('registering', () => {
  const isLookUp = ({ method, url }: LabRequest): boolean =>
    method === 'GET' && url.pathname.endsWith('/patients');
  /** What the HIS says of the visit, and that it does not know the person. */
  const ofNewcomer =
    (given: (request: LabRequest) => Answer) =>
    (request: LabRequest): Answer =>
      isLookUp(request) ? says('404') : given(request);
  const register = async (given: Answer, mapping = MAPPING) => {
    answer = ofNewcomer(() => given);
    return (await open(mapping)).register(requestOf('covered', 'visit-1'), signal);
  };

  it.each<[string, Answer, object]>([
    ['done', says('000', VISIT), { ok: true, value: { already: false } }],
    [
      'standing under another key',
      says('000', { ...VISIT, visitKey: 'visit-0' }),
      { ok: true, value: { already: true } },
    ],
    ['full', says('409'), { ok: false, error: 'clinic-full' }],
    ['refused', says('401'), { ok: false, error: 'refused' }],
    ['rejected', says('400'), { ok: false, error: 'bad-answer' }],
    ['told that something was not found', says('404'), { ok: false, error: 'bad-answer' }],
    ['answered with a code nobody knows', says('777'), { ok: false, error: 'unknown' }],
    ['answered with a page', { status: 200, body: '<h1>…</h1>' }, { ok: false, error: 'unknown' }],
    ['answered with half of it', { status: 200, body: '{"code":"00' }, { ok: false, error: 'unknown' }],
    ['answered without a number', says('000', { ...VISIT, number: '' }), { ok: false, error: 'unknown' }],
    ['answered with nothing', says('000'), { ok: false, error: 'unknown' }],
    ['answered with two visits', says('000', [VISIT, VISIT]), { ok: false, error: 'unknown' }],
    [
      'answered for another clinic',
      says('000', { ...VISIT, clinicId: 'noi-2' }),
      { ok: false, error: 'unknown' },
    ],
  ])('%s', async (_, given, expected) => expect(await register(given)).toMatchObject(expected));

  it('is unknown after the visit was made, whatever fails then', async () => {
    const later = [
      { ...visit, method: 'POST' as const },
      { name: 'queue', path: '/queue' },
    ];
    const his = await open(withOperations({ register: { calls: later, result: 'answers.visit' } }));
    answer = ofNewcomer(({ method }) => (method === 'POST' ? says('000', VISIT) : says('401')));
    expect(await his.register(requestOf('covered', 'visit-1'), signal)).toMatchObject({
      ok: false,
      error: 'unknown',
    });
  });

  it('that fails before the visit is made is no visit', async () => {
    const earlier = [
      { name: 'person', path: '/patients', method: 'PUT' as const, effect: 'repeatable' as const },
      { ...visit, method: 'POST' as const },
    ];
    const his = await open(withOperations({ register: { calls: earlier, result: 'answers.visit' } }));
    answer = ofNewcomer(() => ({ status: 200, body: '<h1>…</h1>' }));
    expect(await his.register(requestOf('covered', 'visit-1'), signal)).toMatchObject({
      ok: false,
      error: 'bad-answer',
    });
    expect(asked.map(({ method }) => method)).toEqual(['GET', 'PUT']);
  });

  it('goes on without an answer that is optional', async () => {
    const calls = [
      { name: 'extra', path: '/extra', optional: true },
      { ...visit, method: 'POST' as const },
    ];
    const his = await open(withOperations({ register: { calls, result: 'answers.visit' } }));
    answer = ofNewcomer(({ method }) => (method === 'POST' ? says('000', VISIT) : says('777')));
    expect(await his.register(requestOf('covered', 'visit-1'), signal)).toMatchObject({ ok: true });
  });

  it("sends nothing for somebody else's record, also where the mapping does not ask for the patient", async () => {
    const his = await open();
    answer = () => says('000', { id: 'bn-9', name: 'Trần Thị Bình', birthDate: '1955-01-02' });
    expect(await his.register(requestOf('covered', 'visit-1'), signal)).toEqual({
      ok: false,
      error: 'other-record',
    });
    expect(asked.map(({ method }) => method)).toEqual(['GET']);
  });

  it('gives the mapping when the patient came', async () => {
    const calls = [{ ...visit, method: 'POST' as const, body: '{"at": $local(cameAt)}' }];
    const his = await open(withOperations({ register: { calls, result: 'answers.visit' } }));
    answer = ofNewcomer(() => says('000', VISIT));
    await his.register(requestOf('covered', 'visit-1', { cameAt: '2026-11-22T00:15:30.000Z' }), signal);
    expect(asked.at(-1)?.body.toString()).toBe('{"at":"2026-11-22 07:15:30"}');
  });
});

describe('a hospital without bills', () => {
  it('has none, and takes no money', async () => {
    const his = await open();
    const money = {
      key: 'c',
      patientId: 'p',
      bills: [{ id: 'b', amount: 1 }],
      means: 'card' as const,
      reference: 'r',
      moneyIds: [],
      at: '2026-11-22T01:00:00Z',
    };
    expect(await his.bills('p', signal)).toEqual({ ok: true, value: [] });
    expect(await his.settle(money, signal)).toMatchObject({ ok: false, error: 'no-bill' });
    expect(await his.findSettlement('c', signal)).toEqual({ ok: true, value: false });
    expect(asked).toEqual([]);
  });
});
