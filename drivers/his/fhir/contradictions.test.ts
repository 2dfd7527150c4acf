import type { Encounter, Patient } from '@medplum/fhirtypes';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { type LabHis, startHis } from '../../../tests/lab/his.ts';
import { type FhirBench, openFhir } from '../../../tests/lab/his-fhir-bench.ts';
import { SYSTEMS } from '../../../tests/lab/his-seed.ts';
import { persona } from '../../../tests/personas.ts';
import { identityOf, requestOf } from '../../../tests/visitors.ts';

const WHO = persona('covered');
const ID = 'bn-000101';
const signal = new AbortController().signal;

let lab: LabHis;
let bench: FhirBench;
beforeAll(async () => {
  lab = await startHis();
});
beforeEach(async () => {
  await lab.reseed();
  bench = await openFhir({ baseUrl: lab.url, timeoutMs: 60_000 });
});
afterEach(async () => {
  vi.restoreAllMocks();
  await bench.his.close();
});
afterAll(() => lab.close());

const patientDay = () => bench.his.patientDay(identityOf(WHO), signal);
const register = () => bench.his.register(requestOf('covered', 'visit-1'), signal);
const changePatient = async (more: Partial<Patient>) =>
  lab.repository.updateResource<Patient>({
    ...(await lab.repository.readResource<Patient>('Patient', ID)),
    ...more,
  });
/** The HIS finds everything of a type, whatever it is asked for. */
const ignoreConditionsOn = (type: string): void => {
  const search = lab.repository.search.bind(lab.repository);
  vi.spyOn(lab.repository, 'search').mockImplementation((request) =>
    search(request.resourceType === type ? { ...request, filters: [] } : request),
  );
};
const ownVisits = async () =>
  (await lab.all<Encounter>('Encounter')).filter(({ identifier }) =>
    identifier?.some(({ value }) => value === 'visit-1'),
  ).length;

describe('a HIS that answers with another person', () => {
  it('is not believed, neither by a look-up nor by a registration', async () => {
    ignoreConditionsOn('Patient');
    expect(await patientDay()).toMatchObject({ ok: false, error: 'bad-answer' });
    // A conditional create that fits everybody: several, it says.
    expect(await register()).toMatchObject({ ok: false, error: 'several-patients' });
    expect(await ownVisits()).toBe(0);
    expect(bench.said).toContain('another-patient {}');
    for (const line of bench.said) expect(line).not.toContain(WHO.card.number);
  });

  it("is not believed where it gives one stranger's record for the number", async () => {
    const search = lab.repository.search.bind(lab.repository);
    vi.spyOn(lab.repository, 'search').mockImplementation((request) => {
      const stranger = persona('card-renewed').card.number;
      const filters = request.filters?.map((one) => ({
        ...one,
        value: one.value.replace(WHO.card.number, stranger),
      }));
      return search(filters ? { ...request, filters } : request);
    });
    expect(await patientDay()).toMatchObject({ ok: false, error: 'bad-answer' });
    expect(await register()).toMatchObject({ ok: false, error: 'bad-answer' });
    expect(await ownVisits()).toBe(0);
  });
});

describe('a birth date that differs from that of the card', () => {
  it('is told to the operator; the person is served', async () => {
    await changePatient({ birthDate: '1979-05-17' });
    expect(await patientDay()).toMatchObject({ ok: true, value: { patient: { birthDate: '1979-05-17' } } });
    expect(await register()).toMatchObject({ ok: true });
    expect(bench.said).toEqual(['birth-date-differs {}', 'birth-date-differs {}']);
  });

  it.each(['1978', '1978-05', '1978-05-17'])('does not differ where it is told as %s', async (birthDate) => {
    await changePatient({ birthDate });
    expect(await patientDay()).toMatchObject({ ok: true });
    expect(bench.said).toEqual([]);
  });
});

describe('several records of one person', () => {
  it('are for staff: the kiosk takes none of them and makes no third', async () => {
    const one = await lab.repository.readResource<Patient>('Patient', ID);
    await lab.repository.createResource<Patient>({ ...one, id: 'bn-double' });
    const before = (await lab.all('Patient')).length;
    expect(await patientDay()).toMatchObject({ ok: false, error: 'several-patients' });
    expect(await register()).toMatchObject({ ok: false, error: 'several-patients' });
    expect((await lab.all('Patient')).length).toBe(before);
    expect(bench.said).toEqual(['patient-doubles {}', 'patient-doubles {}']);
  });
});

describe('a HIS that answers with another visit', () => {
  it('gives nobody the number of somebody else', async () => {
    ignoreConditionsOn('Encounter');
    expect(await bench.his.findVisit('visit-1', signal)).toMatchObject({ ok: false, error: 'bad-answer' });
    const day = await patientDay();
    expect(day.ok && day.value.registrations).toEqual([]);
  });

  it('leaves a registration unknown whose answer is about somebody else', async () => {
    const { repository } = lab;
    const create = repository.createResource.bind(repository);
    vi.spyOn(repository, 'createResource').mockImplementation(async (resource, options) => {
      const stored = await create(resource, options);
      const subject = { reference: 'Patient/bn-000103' };
      return resource.resourceType === 'Encounter' ? Object.assign(stored, { subject }) : stored;
    });
    expect(await register()).toMatchObject({ ok: false, error: 'unknown' });
    vi.restoreAllMocks();
    expect(await bench.his.findVisit('visit-1', signal)).toMatchObject({
      ok: true,
      value: { visitKey: 'visit-1' },
    });
  });

  it('has no number to give of a visit that staff have taken back', async () => {
    await register();
    const [visit] = (await lab.all<Encounter>('Encounter')).filter(({ identifier }) =>
      identifier?.some(({ value }) => value === 'visit-1'),
    );
    if (!visit) throw new Error('no visit');
    await lab.repository.updateResource<Encounter>({ ...visit, status: 'cancelled' });
    expect(await bench.his.register(requestOf('covered', 'visit-2'), signal)).toMatchObject({
      ok: false,
      error: 'bad-answer',
    });
    expect(bench.said).toEqual(['visit-taken-back {}']);
  });

  it('is asked again for a number that it gives a little later', async () => {
    const { repository } = lab;
    const create = repository.createResource.bind(repository);
    vi.spyOn(repository, 'createResource').mockImplementation(async (resource, options) => {
      const stored = await create(resource, options);
      if (stored.resourceType !== 'Encounter') return stored;
      const identifier = stored.identifier?.filter(({ system }) => system !== SYSTEMS.queueNumber) ?? [];
      return Object.assign(stored, { identifier });
    });
    expect(await register()).toMatchObject({
      ok: true,
      value: { already: false, registration: { number: '007' } },
    });
  });

  it('does not say that there is no visit while it has no number', async () => {
    await register();
    const [visit] = (await lab.all<Encounter>('Encounter')).filter(({ identifier }) =>
      identifier?.some(({ value }) => value === 'visit-1'),
    );
    if (!visit) throw new Error('no visit');
    const identifier = visit.identifier?.filter(({ system }) => system !== SYSTEMS.queueNumber) ?? [];
    await lab.repository.updateResource<Encounter>({ ...visit, identifier });
    expect(await bench.his.findVisit('visit-1', signal)).toMatchObject({ ok: false, error: 'bad-answer' });
  });
});
