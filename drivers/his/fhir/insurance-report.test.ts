import { badRequest, OperationOutcomeError } from '@medplum/core';
import type { Coverage, Encounter } from '@medplum/fhirtypes';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { type LabHis, startHis } from '../../../tests/lab/his.ts';
import { visitOfKey } from '../../../tests/lab/his-details.ts';
import { type FhirBench, openFhir } from '../../../tests/lab/his-fhir-bench.ts';
import { SYSTEMS } from '../../../tests/lab/his-seed.ts';
import { requestOf } from '../../../tests/visitors.ts';
import type { InsuranceKnown } from '../../ports/his.ts';

const CARD = 'GD4010107814263';
const COVERED: InsuranceKnown = {
  status: 'covered',
  code: '003',
  coverage: {
    code: CARD,
    validFrom: '2026-01-01',
    validTo: null,
    facility: null,
    renewed: true,
    nextFrom: null,
    staffCheck: false,
    benefitPercent: null,
  },
};
const REVOKED: InsuranceKnown = { status: 'not-covered', code: '080', reason: 'revoked' };
const OWN = { url: 'urn:benh-vien:uu-tien', valueBoolean: true };
const signal = new AbortController().signal;

let lab: LabHis;
let bench: FhirBench;
beforeAll(async () => {
  lab = await startHis({ validate: true });
});
beforeEach(async () => {
  await lab.reseed();
  bench = await openFhir({ baseUrl: lab.url, timeoutMs: 60_000, coverageMs: 60_000 });
  const request = requestOf('covered', 'visit-1', { insuranceChecked: false });
  expect(await bench.his.register(request, signal)).toMatchObject({ ok: true });
});
afterEach(async () => {
  vi.restoreAllMocks();
  await bench.his.close();
});
afterAll(() => lab.close());

const report = async (answer: InsuranceKnown) => bench.his.reportInsurance?.('visit-1', answer, signal);
const visit = async (): Promise<Encounter> => {
  const found = await visitOfKey(lab, 'visit-1');
  if (!found) throw new Error('no visit');
  return found;
};
const said = (check: string, code: string) => [
  { url: SYSTEMS.insuranceCheck, valueCode: check },
  { url: 'urn:tiep-don:insurance-code', valueString: code },
];
const cards = async () =>
  (await lab.all<Coverage>('Coverage')).map(({ identifier }) => identifier?.[0]?.value);
const change = async (more: Partial<Encounter>) =>
  lab.repository.updateResource<Encounter>({ ...(await visit()), ...more });

describe('what the insurer said later', () => {
  it('takes the place of the mark on the visit, with its own code; the card stands beside it', async () => {
    expect(await report(COVERED)).toEqual({ ok: true, value: null });
    expect((await visit()).extension).toEqual(said('covered', '003'));
    expect(await cards()).toEqual([CARD]);
  });

  it('is the reason where insurance does not cover, and then there is no card', async () => {
    expect(await report(REVOKED)).toEqual({ ok: true, value: null });
    expect((await visit()).extension).toEqual(said('revoked', '080'));
    expect(await cards()).toEqual([]);
  });

  it('gives way to what is said after it', async () => {
    await report(REVOKED);
    await report(COVERED);
    expect((await visit()).extension).toEqual(said('covered', '003'));
  });

  it('leaves what the hospital wrote on the visit, also meanwhile', async () => {
    const mark = (await visit()).extension ?? [];
    await change({ extension: [OWN, ...mark] });
    const { repository } = lab;
    const store = repository.updateResource.bind(repository);
    vi.spyOn(repository, 'updateResource').mockImplementationOnce(async (resource, options) => {
      await store<Encounter>({ ...(await visit()), status: 'in-progress' });
      return store(resource, options);
    });
    expect(await report(COVERED)).toEqual({ ok: true, value: null });
    expect(await visit()).toMatchObject({
      status: 'in-progress',
      extension: [OWN, ...said('covered', '003')],
    });
  });

  it('is said though the HIS takes no card; the log tells why', async () => {
    const { repository } = lab;
    const create = repository.createResource.bind(repository);
    vi.spyOn(repository, 'createResource').mockImplementation(async (resource, options) => {
      if (resource.resourceType === 'Coverage')
        throw new OperationOutcomeError(badRequest('no Coverage here'));
      return create(resource, options);
    });
    expect(await report(COVERED)).toEqual({ ok: true, value: null });
    expect((await visit()).extension).toEqual(said('covered', '003'));
    expect(bench.said).toEqual(['coverage-not-kept {"why":"rejected"}']);
  });

  it('is to be said again where nobody knows what became of the card', async () => {
    await lab.setFault('lose-answer');
    const first = await report(COVERED);
    await lab.setFault('ok');
    expect(first).toMatchObject({ ok: false, error: 'unknown' });
    expect(await cards()).toEqual([CARD]);
    expect((await visit()).extension).toEqual([{ url: SYSTEMS.insuranceCheck, valueCode: 'to-be-checked' }]);
    expect(await report(COVERED)).toEqual({ ok: true, value: null });
    expect(await cards()).toEqual([CARD]);
  });
});
