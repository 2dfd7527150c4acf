import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { startHis } from '../../../tests/lab/his.ts';
import { type Answer, json, type LabRequest, LabServer } from '../../../tests/lab/http-server.ts';
import { requestJson } from '../../transport/http.ts';
import { createFhirClient, type FhirClient } from './client.ts';

const signal = new AbortController().signal;
const slot = z.object({ resourceType: z.literal('Slot'), id: z.string() });
const patient = z.object({ resourceType: z.literal('Patient'), id: z.string() });

let server: LabServer;
let client: FhirClient;
let script: (request: LabRequest) => Answer;
let asked: string[];
beforeAll(async () => {
  server = new LabServer(async (request) => {
    asked.push(`${request.method} ${request.url.pathname}${request.url.search}`);
    return script(request);
  });
  await server.listen();
});
beforeEach(() => {
  asked = [];
  client = clientFor(`${server.url}/fhir/`);
});
afterEach(() => server.setFault('ok'));
afterAll(() => server.close());

const clientFor = (baseUrl: string): FhirClient =>
  createFhirClient({ baseUrl, timeoutMs: 60_000, send: requestJson });
const slots = (...ids: string[]) => ids.map((id) => ({ resource: { resourceType: 'Slot', id } }));
const page = (entry: readonly unknown[], next?: string): Answer =>
  json(200, {
    resourceType: 'Bundle',
    type: 'searchset',
    entry,
    ...(next === undefined ? {} : { link: [{ relation: 'next', url: next }] }),
  });
const search = () => client.search('Slot?status=free', slot, signal);

describe('a search', () => {
  it('follows the pages, in whatever way the link is written', async () => {
    script = ({ url: { searchParams } }) =>
      ({
        '': page(slots('a', 'b'), `${server.url}/fhir/Slot?page=2`),
        '2': page(slots('c'), 'Slot?page=3'),
        '3': page(slots('d')),
      })[searchParams.get('page') ?? ''] ?? json(404, {});
    const found = await search();
    expect(found.ok && found.value.map(({ id }) => id)).toEqual(['a', 'b', 'c', 'd']);
    expect(asked).toEqual(['GET /fhir/Slot?status=free', 'GET /fhir/Slot?page=2', 'GET /fhir/Slot?page=3']);
  });

  it('counts once what moved to the next page meanwhile', async () => {
    script = ({ url }) =>
      url.searchParams.has('page') ? page(slots('b', 'c')) : page(slots('a', 'b'), 'Slot?page=2');
    const found = await search();
    expect(found.ok && found.value.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
  });

  it.each(['https://elsewhere.example.test/fhir/Slot?page=2', 'http://[', 'javascript:0'])(
    'takes no half for the whole where the next page is at %s',
    async (next) => {
      script = () => page(slots('a'), next);
      expect(await search()).toEqual({
        ok: false,
        error: 'bad-answer',
        detail: 'the next page is on another server',
      });
      expect(asked).toHaveLength(1);
    },
  );

  it('takes no half for the whole where the second page fails', async () => {
    script = ({ url }) => (url.searchParams.has('page') ? json(500, {}) : page(slots('a'), 'Slot?page=2'));
    expect(await search()).toMatchObject({ ok: false, error: 'bad-answer' });
  });

  it('does not follow pages for ever', async () => {
    script = () => page(slots(String(asked.length)), 'Slot?page=2');
    expect(await search()).toMatchObject({ ok: false, detail: 'too many pages' });
  });

  it('leaves out what is no match', async () => {
    script = () =>
      page([
        ...slots('a'),
        { resource: { resourceType: 'Schedule', id: 's' }, search: { mode: 'include' } },
        { resource: { resourceType: 'OperationOutcome', issue: [] } },
        { resource: { resourceType: 'OperationOutcome', issue: [] }, search: { mode: 'outcome' } },
      ]);
    expect(await search()).toEqual({ ok: true, value: [{ resourceType: 'Slot', id: 'a' }] });
  });

  it('fails where a match does not fit, or is missing', async () => {
    script = () => page([{ resource: { resourceType: 'Slot' } }]);
    expect(await search()).toMatchObject({ ok: false, error: 'bad-answer', detail: 'Slot does not fit' });
    script = () => page([{ fullUrl: 'Slot/a' }]);
    expect(await search()).toMatchObject({ ok: false, error: 'bad-answer' });
  });

  it('of the hospital of the lab is whole, page by page', async () => {
    const his = await startHis({ mostInPage: 25 });
    const found = await clientFor(his.url).search('Slot?_count=1000', slot, signal);
    const standing = (await his.all('Slot')).map(({ id }) => id);
    await his.close();
    expect(found.ok && found.value.map(({ id }) => id).sort()).toEqual(standing.sort());
  });
});

describe('a resource that is read', () => {
  it('comes whole, with what If-Match takes', async () => {
    const body = { resourceType: 'Patient', id: 'p', meta: { versionId: '7' }, unknown: { kept: true } };
    script = () => json(200, body);
    expect(await client.read('Patient/p', patient, signal)).toEqual({
      ok: true,
      value: { resource: { resourceType: 'Patient', id: 'p' }, whole: body, etag: 'W/"7"' },
    });
    script = () => ({ ...json(200, body), headers: { ETag: '"8"' } });
    expect(await client.read('Patient/p', patient, signal)).toMatchObject({ value: { etag: '"8"' } });
    script = () => json(200, { resourceType: 'Patient', id: 'p' });
    expect(await client.read('Patient/p', patient, signal)).toMatchObject({ value: { etag: null } });
  });

  it.each([404, 410])('is none where the HIS says %s', async (status) => {
    script = () => json(status, { resourceType: 'OperationOutcome' });
    expect(await client.read('Patient/p', patient, signal)).toEqual({ ok: true, value: null });
  });

  it('fails where it does not fit', async () => {
    script = () => json(200, { resourceType: 'Person', id: 'p' });
    expect(await client.read('Patient/p', patient, signal)).toMatchObject({ ok: false, error: 'bad-answer' });
  });
});

describe('a change', () => {
  const create = () => client.write('POST', 'Patient', {}, {}, patient, signal);
  const stored = { resourceType: 'Patient', id: 'p' };

  it('is posted to the base itself where it is a Bundle', async () => {
    script = () => json(200, stored);
    await client.write('POST', '', {}, {}, patient, signal);
    expect(asked).toEqual(['POST /fhir']);
  });

  it.each([
    [200, stored, { kind: 'stored', created: false, resource: stored }],
    [201, stored, { kind: 'stored', created: true, resource: stored }],
    [201, { resourceType: 'Person', id: 'p' }, { kind: 'unknown' }],
    [202, stored, { kind: 'unknown' }],
    [307, null, { kind: 'unknown' }],
    [400, {}, { kind: 'rejected' }],
    [401, {}, { kind: 'refused' }],
    [403, {}, { kind: 'refused' }],
    [409, {}, { kind: 'conflict' }],
    [412, {}, { kind: 'precondition-failed' }],
    [422, {}, { kind: 'rejected' }],
    [500, {}, { kind: 'unknown' }],
    [503, {}, { kind: 'unknown' }],
  ] as const)('answered with %s %j', async (status, body, outcome) => {
    script = () => json(status, body);
    expect(await create()).toEqual(outcome);
  });

  it.each(['Location', 'Content-Location'])(
    'is read where the HIS says only where it is (%s)',
    async (header) => {
      script = ({ method }) =>
        method === 'GET'
          ? json(200, stored)
          : { status: 201, headers: { [header]: `${server.url}/fhir/Patient/p/_history/1` }, body: '' };
      expect(await create()).toEqual({ kind: 'stored', created: true, resource: stored });
      expect(asked).toEqual(['POST /fhir/Patient', 'GET /fhir/Patient/p']);
    },
  );

  it('is unknown where it cannot be read then, or nobody says where it is', async () => {
    script = ({ method }) =>
      method === 'GET' ? json(500, {}) : { status: 201, headers: { Location: 'Patient/p' }, body: '' };
    expect(await create()).toEqual({ kind: 'unknown' });
    script = () => ({ status: 201, body: '' });
    expect(await create()).toEqual({ kind: 'unknown' });
  });
});
