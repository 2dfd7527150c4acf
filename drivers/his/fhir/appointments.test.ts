import type { Appointment } from '@medplum/fhirtypes';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { type LabHis, startHis } from '../../../tests/lab/his.ts';
import { requestJson } from '../../transport/http.ts';
import { type Appointments, createAppointments } from './appointments.ts';
import { createFhirClient } from './client.ts';

const WHO = 'bn-000106';
const BOOKED = `hen-${WHO}`;
const NOW = Date.parse('2026-11-22T02:00:00Z');
const signal = new AbortController().signal;

let lab: LabHis;
let appointments: Appointments;
beforeAll(async () => {
  lab = await startHis({ validate: true, now: () => NOW });
});
beforeEach(async () => {
  await lab.reseed();
  const client = createFhirClient({ baseUrl: lab.url, timeoutMs: 60_000, send: requestJson });
  appointments = createAppointments(client, 'Asia/Ho_Chi_Minh', () => NOW);
});
afterEach(() => {
  vi.restoreAllMocks();
});
afterAll(() => lab.close());

const kept = () => lab.repository.readResource<Appointment>('Appointment', BOOKED);
const change = async (more: Partial<Appointment>) =>
  lab.repository.updateResource<Appointment>({ ...(await kept()), ...more });

describe("today's appointments", () => {
  it('are those that are booked, of the person, and of today', async () => {
    const one = await kept();
    const add = (id: string, more: Partial<Appointment>) =>
      lab.repository.createResource<Appointment>({ ...one, id, ...more });
    await add('cancelled', { status: 'cancelled' });
    await add('tomorrow', { start: '2026-11-23T09:30:00+07:00', end: '2026-11-23T09:45:00+07:00' });
    await add('early', { start: '2026-11-22T07:30:00+07:00' });
    const found = await appointments.ofToday(WHO, signal);
    expect(found.ok && found.value.map(({ id }) => id)).toEqual(['early', BOOKED]);
  });

  it("are never another's, whatever the HIS answers", async () => {
    const search = lab.repository.search.bind(lab.repository);
    vi.spyOn(lab.repository, 'search').mockImplementation((request) => search({ ...request, filters: [] }));
    expect(await appointments.ofToday('bn-000101', signal)).toEqual({ ok: true, value: [] });
  });
});

describe('somebody who has come', () => {
  it('is marked, and everything else of the appointment stays as the HIS has it', async () => {
    const before = await change({
      comment: 'Mang theo phim chụp cũ',
      reasonCode: [{ text: 'Tái khám' }],
    });
    expect(await appointments.arrive(BOOKED, WHO, signal)).toBe(true);
    const { meta: _after, ...after } = await kept();
    const { meta: _before, ...rest } = before;
    expect(after).toEqual({ ...rest, status: 'arrived' });
  });

  it.each(['arrived', 'checked-in', 'fulfilled'] as const)(
    'is not marked again where it is %s',
    async (status) => {
      const { meta } = await change({ status });
      expect(await appointments.arrive(BOOKED, WHO, signal)).toBe(true);
      expect((await kept()).meta?.versionId).toBe(meta?.versionId);
    },
  );

  it.each(['cancelled', 'noshow', 'entered-in-error'] as const)(
    'does not bring back what staff have ended: %s',
    async (status) => {
      await change({ status });
      expect(await appointments.arrive(BOOKED, WHO, signal)).toBe(false);
      expect((await kept()).status).toBe(status);
    },
  );

  it("is not marked on another's appointment, or on none", async () => {
    expect(await appointments.arrive(BOOKED, 'bn-000101', signal)).toBe(false);
    expect(await appointments.arrive('none', WHO, signal)).toBe(false);
    expect((await kept()).status).toBe('booked');
  });

  it.each([
    ['moved it', { comment: 'Đổi phòng' }, true, 'arrived'],
    ['cancelled it', { status: 'cancelled' }, false, 'cancelled'],
  ] as const)('while staff %s: their change stands', async (_name, meanwhile, arrived, status) => {
    const { repository } = lab;
    const update = repository.updateResource.bind(repository);
    let turns = 0;
    vi.spyOn(repository, 'updateResource').mockImplementation(async (resource, options) => {
      turns++;
      // Between the kiosk's reading and its writing.
      if (turns === 1) await update({ ...(await kept()), ...meanwhile });
      return update(resource, options);
    });
    expect(await appointments.arrive(BOOKED, WHO, signal)).toBe(arrived);
    expect(await kept()).toMatchObject({ ...meanwhile, status });
  });

  it('is left unmarked where others change it all the time', async () => {
    const { repository } = lab;
    const update = repository.updateResource.bind(repository);
    vi.spyOn(repository, 'updateResource').mockImplementation(async (resource, options) => {
      await update(await kept());
      return update(resource, options);
    });
    expect(await appointments.arrive(BOOKED, WHO, signal)).toBe(false);
  });
});
