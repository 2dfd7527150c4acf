import { badRequest, OperationOutcomeError } from '@medplum/core';
import type { Coverage, Encounter } from '@medplum/fhirtypes';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { type LabHis, startHis } from '../../../tests/lab/his.ts';
import { type FhirBench, openFhir } from '../../../tests/lab/his-fhir-bench.ts';
import { SYSTEMS } from '../../../tests/lab/his-seed.ts';
import { requestOf } from '../../../tests/visitors.ts';
import type { FhirClient } from './client.ts';
import { createCoverages } from './coverages.ts';
import { systems } from './systems.ts';

const CARD = 'GD4010107814263';
const INSURED = { insuranceCode: CARD };
const signal = new AbortController().signal;

let lab: LabHis;
let bench: FhirBench;
beforeAll(async () => {
  lab = await startHis({ validate: true });
});
beforeEach(async () => {
  await lab.reseed();
  bench = await openFhir({ baseUrl: lab.url, timeoutMs: 60_000, coverageMs: 60_000 });
});
afterEach(async () => {
  vi.restoreAllMocks();
  await bench.his.close();
});
afterAll(() => lab.close());

const cards = () => lab.all<Coverage>('Coverage');
const register = (more = {}, key = 'visit-1') => bench.his.register(requestOf('covered', key, more), signal);
const visit = async (): Promise<Encounter | undefined> =>
  (await lab.all<Encounter>('Encounter')).find(({ identifier }) =>
    identifier?.some(({ value }) => value === 'visit-1'),
  );
const standingCard = (more: Partial<Coverage> = {}): Coverage => ({
  resourceType: 'Coverage',
  identifier: [{ system: SYSTEMS.insurance, value: CARD }],
  status: 'active',
  beneficiary: { reference: 'Patient/bn-000101' },
  payor: [{ display: 'Bảo hiểm xã hội Việt Nam' }],
  ...more,
});

describe('an insurance card that was confirmed', () => {
  it("stands in the HIS as the patient's, before the visit does", async () => {
    const order: string[] = [];
    const { repository } = lab;
    const create = repository.createResource.bind(repository);
    vi.spyOn(repository, 'createResource').mockImplementation(async (resource, options) => {
      order.push(resource.resourceType);
      return create(resource, options);
    });
    expect(await register(INSURED)).toMatchObject({ ok: true });
    expect(order.indexOf('Coverage')).toBeLessThan(order.indexOf('Encounter'));
    expect(await cards()).toMatchObject([
      {
        identifier: [{ system: SYSTEMS.insurance, value: CARD }],
        status: 'active',
        subscriberId: CARD,
        beneficiary: { reference: 'Patient/bn-000101' },
        payor: [{ display: 'Bảo hiểm xã hội Việt Nam' }],
      },
    ]);
    expect(bench.said).toEqual([]);
  });

  it('stands once, however often the visit is registered, and beside that of somebody else', async () => {
    await lab.repository.createResource(
      standingCard({ id: 'other', beneficiary: { reference: 'Patient/bn-000103' } }),
    );
    await Promise.all([register(INSURED), register(INSURED), register(INSURED, 'visit-2')]);
    const theirs = (await cards()).filter(({ id }) => id !== 'other');
    expect(theirs.map(({ beneficiary }) => beneficiary.reference)).toEqual(['Patient/bn-000101']);
    expect(bench.said).toEqual([]);
  });

  it('is not written where there is none', async () => {
    await register();
    expect(await cards()).toEqual([]);
  });

  it('loses no visit where the HIS does not take it', async () => {
    const { repository } = lab;
    const create = repository.createResource.bind(repository);
    vi.spyOn(repository, 'createResource').mockImplementation(async (resource, options) => {
      if (resource.resourceType === 'Coverage')
        throw new OperationOutcomeError(badRequest('no Coverage here'));
      return create(resource, options);
    });
    expect(await register(INSURED)).toMatchObject({ ok: true, value: { already: false } });
    expect(bench.said).toEqual(['coverage-not-kept {"why":"rejected"}']);
    expect(bench.said.join()).not.toContain(CARD);
  });

  it('that staff have ended is told to them, and not changed', async () => {
    await lab.repository.createResource(standingCard({ id: 'ended', status: 'cancelled' }));
    expect(await register(INSURED)).toMatchObject({ ok: true });
    expect(bench.said).toEqual(['coverage-not-kept {"why":"not-active"}']);
    expect((await cards()).map(({ status }) => status)).toEqual(['cancelled']);
  });

  it('is waited for as long as a visit can wait, and no longer', async () => {
    const said: string[] = [];
    const silent: Pick<FhirClient, 'write'> = {
      write: (_method, _path, _resource, _headers, _schema, until) =>
        new Promise((resolve) => until.addEventListener('abort', () => resolve({ kind: 'unknown' }))),
    };
    const client: FhirClient = { ...silent, search: vi.fn(), read: vi.fn() };
    const coverages = createCoverages(client, systems.parse({}), 20, (event) => void said.push(event));
    expect(await coverages.keep(CARD, 'bn-000101', signal)).toBeNull();
    expect(said).toEqual(['coverage-not-kept']);
  });
});

describe('insurance that could not be checked', () => {
  it('is marked on the visit, so that staff look it up again', async () => {
    await register({ insuranceChecked: false });
    expect((await visit())?.extension).toEqual([{ url: SYSTEMS.insuranceCheck, valueCode: 'to-be-checked' }]);
  });

  it('is marked as the hospital wants it', async () => {
    await bench.his.close();
    bench = await openFhir({
      baseUrl: lab.url,
      timeoutMs: 60_000,
      systems: { insuranceCheck: 'urn:benh-vien:bhyt' },
    });
    await register({ insuranceChecked: false });
    expect((await visit())?.extension?.[0]?.url).toBe('urn:benh-vien:bhyt');
  });

  it('is not marked where it was checked', async () => {
    await register({ insuranceChecked: true });
    expect((await visit())?.extension).toBeUndefined();
  });
});
