import type { ChargeItemDefinition, HealthcareService, Schedule, Slot } from '@medplum/fhirtypes';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { type LabHis, startHis } from '../../../tests/lab/his.ts';
import { type FhirBench, openFhir } from '../../../tests/lab/his-fhir-bench.ts';
import { requestOf } from '../../../tests/visitors.ts';
import { ok } from '../../ports/result.ts';
import { remembered } from './remembered.ts';

const NOW = Date.parse('2026-11-22T02:00:00Z');
const signal = new AbortController().signal;

let lab: LabHis;
let bench: FhirBench;
beforeAll(async () => {
  lab = await startHis({ now: () => NOW, mostInPage: 50 });
});
beforeEach(async () => {
  await lab.reseed();
  bench = await openFhir(
    { baseUrl: lab.url, timeoutMs: 60_000, placesMs: 0, catalogueMs: 0 },
    { now: () => NOW },
  );
});
afterEach(async () => {
  vi.restoreAllMocks();
  await bench.his.close();
});
afterAll(() => lab.close());

const clinic = async (id = 'noi-2') => {
  const found = await bench.his.departments(signal);
  if (!found.ok) throw new Error(found.error);
  return found.value.flatMap(({ clinics }) => clinics).find((one) => one.id === id);
};
const repository = () => lab.repository;

describe('free places', () => {
  it('are those of today, of whatever page', async () => {
    const before = (await clinic())?.free ?? 0;
    for (const [id, start] of [
      ['yesterday', '2026-11-21T23:59:00+07:00'],
      ['midnight', '2026-11-22T00:00:00+07:00'],
      ['tomorrow', '2026-11-23T00:00:00+07:00'],
    ] as const)
      await repository().createResource<Slot>({
        resourceType: 'Slot',
        id,
        schedule: { reference: 'Schedule/lich-noi-2' },
        status: 'free',
        start,
        end: start,
      });
    expect((await clinic())?.free).toBe(before + 1);
  });

  it('are one less after every registration', async () => {
    const before = (await clinic())?.free ?? 0;
    await bench.his.close();
    bench = await openFhir({ baseUrl: lab.url, timeoutMs: 60_000, placesMs: 3_600_000 }, { now: () => NOW });
    expect((await clinic())?.free).toBe(before);
    await bench.his.register(requestOf('foreign-address', 'visit-1'), signal);
    expect((await clinic())?.free).toBe(before - 1);
  });

  it('are not counted by a schedule that is not in use', async () => {
    const schedule = await repository().readResource<Schedule>('Schedule', 'lich-noi-2');
    await repository().updateResource<Schedule>({ ...schedule, active: false });
    expect((await clinic())?.free).toBeNull();
  });
});

describe('a clinic', () => {
  it('is not offered that is closed, even by a HIS that finds it all the same', async () => {
    const service = await repository().readResource<HealthcareService>('HealthcareService', 'noi-2');
    await repository().updateResource<HealthcareService>({ ...service, active: false });
    const search = repository().search.bind(repository());
    vi.spyOn(repository(), 'search').mockImplementation((request) =>
      search(request.resourceType === 'HealthcareService' ? { ...request, filters: [] } : request),
    );
    expect(await clinic()).toBeUndefined();
    expect(await clinic('noi-1')).toBeDefined();
  });

  it('is not offered with two prices, and the operator hears of it', async () => {
    const price = await repository().readResource<ChargeItemDefinition>('ChargeItemDefinition', 'gia-noi-2');
    await repository().createResource<ChargeItemDefinition>({
      ...price,
      id: 'gia-khac',
      propertyGroup: [{ priceComponent: [{ type: 'base', amount: { value: 99_000, currency: 'VND' } }] }],
    });
    expect(await clinic()).toBeUndefined();
    expect(bench.said).toEqual(['two-prices {"clinic":"noi-2"}']);
  });
});

describe('what is remembered', () => {
  it('is not what was being read when it was said to be old', async () => {
    let answer = (_places: number): void => undefined;
    let reads = 0;
    const places = remembered(
      3_600_000,
      () => NOW,
      () => {
        reads++;
        return new Promise<ReturnType<typeof ok<number>>>((resolve) => {
          answer = (value) => resolve(ok(value));
        });
      },
    );
    const first = places.get(signal);
    places.forget();
    answer(5);
    expect(await first).toEqual(ok(5));
    const second = places.get(signal);
    answer(4);
    expect(await second).toEqual(ok(4));
    expect(await places.get(signal)).toEqual(ok(4));
    expect(reads).toBe(2);
  });
});
