import type { Encounter, Patient } from '@medplum/fhirtypes';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { type LabHis, startHis } from '../../../tests/lab/his.ts';
import { keptDetails } from '../../../tests/lab/his-details.ts';
import { type FhirBench, openFhir } from '../../../tests/lab/his-fhir-bench.ts';
import { requestOf } from '../../../tests/visitors.ts';
import type { DetailsChange, PatientDetails } from '../../ports/his.ts';
import { err } from '../../ports/result.ts';
import { requestJson } from '../../transport/http.ts';
import { createAppointments } from './appointments.ts';
import { createCatalogue } from './catalogue.ts';
import { createFhirClient, type FhirClient } from './client.ts';
import { createCoverages } from './coverages.ts';
import { createDetails } from './details-desk.ts';
import { createEncounters } from './encounters.ts';
import { options } from './options.ts';
import { createPatients } from './patients.ts';
import { createRegister } from './registration.ts';

const WHO = 'bn-000101';
const PHONE = { phone: '0402020202' };
const signal = new AbortController().signal;

let lab: LabHis;
let bench: FhirBench;
beforeAll(async () => {
  lab = await startHis({ validate: true });
});
beforeEach(async () => {
  await lab.reseed();
  bench = await openFhir({ baseUrl: lab.url, timeoutMs: 60_000, detailsMs: 60_000 });
});
afterEach(async () => {
  vi.restoreAllMocks();
  await lab.setFault('ok');
  await bench.his.close();
});
afterAll(() => lab.close());

const desk = () => {
  if (!bench.his.details) throw new Error('no desk');
  return bench.his.details;
};
const seen = async (): Promise<PatientDetails> => {
  const found = await desk().read(WHO, signal);
  if (!found.ok) throw new Error(found.error);
  return found.value;
};
const kept = () => lab.repository.readResource<Patient>('Patient', WHO);
const update = (then: PatientDetails, change: DetailsChange) => desk().update(WHO, then, change, signal);

/** Staff change the record `times` times, each between the kiosk's reading and its writing. */
const staffChange = (more: (turn: number) => Partial<Patient>, times = 1): void => {
  const { repository } = lab;
  const store = repository.updateResource.bind(repository);
  let turns = 0;
  vi.spyOn(repository, 'updateResource').mockImplementation(async (resource, options) => {
    if (turns++ < times) await store<Patient>({ ...(await kept()), ...more(turns) });
    return store(resource, options);
  });
};

describe('a record that staff change while the kiosk writes', () => {
  it('gets both changes where they are about different things', async () => {
    const then = await seen();
    staffChange(() => ({ maritalStatus: { text: 'Độc thân' }, address: [{ text: 'Số 5 Phố Mẫu' }] }));
    expect(await update(then, PHONE)).toEqual({
      ok: true,
      value: { ...then, ...PHONE, address: 'Số 5 Phố Mẫu' },
    });
    expect(await kept()).toMatchObject({ maritalStatus: { text: 'Độc thân' } });
  });

  it('stays as they left it where both are about the same', async () => {
    const then = await seen();
    staffChange(() => ({ telecom: [{ system: 'phone', value: '0405050505' }] }));
    expect(await update(then, PHONE)).toMatchObject({ ok: false, error: 'changed' });
    expect((await kept()).telecom).toEqual([{ system: 'phone', value: '0405050505' }]);
  });

  it('is given up where they do not stop', async () => {
    const then = await seen();
    staffChange((turn) => ({ maritalStatus: { text: `${turn}` } }), 2);
    expect(await update(then, PHONE)).toMatchObject({ ok: false, error: 'changed' });
    expect(JSON.stringify(await kept())).not.toContain(PHONE.phone);
  });
});

describe('an update', () => {
  it('sends nothing where it all stands so already', async () => {
    const then = await seen();
    const before = lab.requests();
    expect(await update(then, { phone: then.phone ?? '', address: then.address ?? '' })).toMatchObject({
      ok: true,
    });
    expect(lab.requests()).toBe(before + 1);
  });

  it('of somebody taken away is nobody’s', async () => {
    const then = await seen();
    await lab.repository.deleteResource('Patient', WHO);
    expect(await update(then, PHONE)).toMatchObject({ ok: false, error: 'no-patient' });
  });

  it('is not made where the HIS answers with somebody else', async () => {
    const then = await seen();
    const read = lab.repository.readResource.bind(lab.repository);
    vi.spyOn(lab.repository, 'readResource').mockImplementation((type) => read(type, 'bn-000103'));
    expect(await desk().read(WHO, signal)).toMatchObject({ ok: false, error: 'bad-answer' });
    expect(await update(then, PHONE)).toMatchObject({ ok: false, error: 'bad-answer' });
  });
});

describe('a registration with details', () => {
  const register = (details: DetailsChange, who = 'covered') =>
    bench.his.register(requestOf(who, 'visit-1', { details }), signal);

  it('takes two requests more for a record that stands, and none where nothing was told', async () => {
    const count = async (details: DetailsChange): Promise<number> => {
      await lab.reseed();
      const before = lab.requests();
      expect(await register(details)).toMatchObject({ ok: true });
      return lab.requests() - before;
    };
    // Clinics are asked for once.
    await count({});
    const plain = await count({});
    expect(await count(PHONE)).toBe(plain + 2);
  });

  it('makes the new record whole in one request', async () => {
    const change = vi.spyOn(lab.repository, 'updateResource');
    const details: DetailsChange = {
      ...PHONE,
      address: 'Số 2 Phố Mẫu, Phường Ba Đình, Hà Nội',
      guardian: { name: 'Trần Thị Mẫu', phone: null, relation: 'mother' },
    };
    expect(await register(details, 'no-insurance')).toMatchObject({ ok: true });
    const [visit] = (await lab.all<Encounter>('Encounter')).filter(({ identifier }) =>
      identifier?.some(({ value }) => value === 'visit-1'),
    );
    const patientId = visit?.subject?.reference?.replace('Patient/', '') ?? '';
    expect(await keptDetails(lab, patientId)).toEqual({ contact: null, ...details });
    expect(change.mock.calls.filter(([{ resourceType }]) => resourceType === 'Patient')).toEqual([]);
  });

  it('is not lost where the HIS does not take them; the log says so, and nothing of the person', async () => {
    const { repository } = lab;
    const store = repository.updateResource.bind(repository);
    vi.spyOn(repository, 'updateResource').mockImplementation((resource, options) => {
      if (resource.resourceType === 'Patient') throw new Error('no');
      return store(resource, options);
    });
    expect(await register(PHONE)).toMatchObject({ ok: true, value: { already: false } });
    expect(bench.said).toHaveLength(1);
    expect(bench.said[0]).toMatch(/^details-not-kept \{"why":"[a-z-]+"\}$/);
    expect(bench.said[0]).not.toContain(PHONE.phone);
  });

  it('waits for them as long as it may, and no longer', async () => {
    const said: string[] = [];
    const log = (event: string, fields: unknown): void =>
      void said.push(`${event} ${JSON.stringify(fields)}`);
    const chosen = options.parse({ baseUrl: lab.url, timeoutMs: 60_000, detailsMs: 20 });
    const client = createFhirClient({ ...chosen, send: requestJson });
    const silent: FhirClient = {
      ...client,
      read: (_path, _schema, until) =>
        new Promise((resolve) => until.addEventListener('abort', () => resolve(err('no-answer')))),
    };
    const { systems, timeZone } = chosen;
    const parts = {
      client,
      patients: createPatients(client, systems, log),
      appointments: createAppointments(client, timeZone, Date.now),
      encounters: createEncounters(client, systems, timeZone, Date.now),
      catalogue: createCatalogue(client, chosen, Date.now, log),
      coverages: createCoverages(client, systems, chosen.coverageMs, log),
      details: createDetails(silent),
    };
    const request = requestOf('covered', 'visit-1', { details: PHONE });
    const registered = await createRegister(parts, chosen, { now: Date.now, log })(request, signal);
    expect(registered).toMatchObject({ ok: true });
    expect(said).toEqual(['details-not-kept {"why":"no-answer"}']);
  });
});
