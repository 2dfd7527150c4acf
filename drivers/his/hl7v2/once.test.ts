import type { Encounter, Patient } from '@medplum/fhirtypes';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { type LabHis, startHis } from '../../../tests/lab/his.ts';
import { type LabHl7, startHl7Engine } from '../../../tests/lab/hl7/engine.ts';
import { codeOf, openKiosk } from '../../../tests/lab/hl7/kiosk.ts';
import { persona } from '../../../tests/personas.ts';
import { requestOf } from '../../../tests/visitors.ts';
import type { HospitalSystem } from '../../ports/his.ts';

const signal = new AbortController().signal;
const PATIENCE = { timeoutMs: 60_000 };

let lab: LabHis;
beforeAll(async () => {
  lab = await startHis({ validate: true });
});
beforeEach(async () => {
  await lab.reseed();
});
afterAll(async () => {
  await lab.close();
});

const standing = async (visitKey: string): Promise<number> => {
  const visits = await lab.all<Encounter>('Encounter');
  return visits.filter(({ identifier }) => identifier?.some(({ value }) => value === visitKey)).length;
};

describe.each([
  ['that keeps control ids', true],
  ['that keeps none', false],
] as const)('once, with an engine %s', (_name, keepsControlIds) => {
  let own: LabHl7;
  let kiosk: HospitalSystem;
  beforeEach(async () => {
    own = await startHl7Engine(lab, { keepsControlIds });
    kiosk = (await openKiosk({ port: own.port }, PATIENCE)).his;
  });
  afterEach(async () => {
    await kiosk.close();
    await own.close();
  });

  it('makes one visit of one key, side by side and one after the other', async () => {
    const request = requestOf('long-name', 'visit-1');
    const first = await Promise.all([kiosk.register(request, signal), kiosk.register(request, signal)]);
    const all = [...first, await kiosk.register(request, signal)];
    for (const one of all) expect(one).toEqual(all[0]);
    expect(all[0]).toMatchObject({ ok: true, value: { already: false } });
    expect(await standing('visit-1')).toBe(1);
    const people = await lab.all<Patient>('Patient');
    const { number } = persona('long-name').card;
    expect(people.filter(({ identifier }) => identifier?.some(({ value }) => value === number))).toHaveLength(
      1,
    );
  });

  it('gives the standing number back to the same person at a second kiosk', async () => {
    const { his: second } = await openKiosk({ port: own.port }, PATIENCE);
    const both = await Promise.all([
      kiosk.register(requestOf('covered', 'visit-1'), signal),
      second.register(requestOf('covered', 'visit-2'), signal),
    ]);
    await second.close();
    const numbers = both.map((one) => (one.ok ? one.value.registration.number : one.error));
    expect(new Set(numbers).size).toBe(1);
    expect(both.filter((one) => one.ok && one.value.already)).toHaveLength(1);
    expect((await standing('visit-1')) + (await standing('visit-2'))).toBe(1);
  });

  it.each(['Patient', 'Encounter'] as const)(
    'never calls a visit refused whose answer was lost (%s); asking tells, and registering again makes no second',
    async (lostType) => {
      const request = requestOf('no-insurance', 'visit-1');
      const create = lab.repository.createResource.bind(lab.repository);
      vi.spyOn(lab.repository, 'createResource').mockImplementation(async (resource) => {
        if (resource.resourceType === lostType) await own.setFault('lose-answer');
        return create(resource);
      });
      const lost = await kiosk.register(request, signal);
      vi.restoreAllMocks();
      await own.setFault('ok');
      const stands = lostType === 'Encounter';
      expect(codeOf(lost)).toBe(stands ? 'unknown' : 'no-answer');
      expect(await standing('visit-1')).toBe(stands ? 1 : 0);
      const asked = await kiosk.findVisit('visit-1', signal);
      expect(asked.ok && asked.value !== null).toBe(stands);
      expect(await kiosk.register(request, signal)).toMatchObject({ ok: true, value: { already: false } });
      expect(await standing('visit-1')).toBe(1);
    },
  );

  it('a visit whose answer was lost is found before it is told again: one A04 is enough', async () => {
    const request = requestOf('covered', 'visit-1');
    await own.setFault('lose-answer');
    expect(codeOf(await kiosk.register(request, signal))).toBe('unknown');
    await own.setFault('ok');
    expect(await kiosk.register(request, signal)).toMatchObject({ ok: true, value: { already: false } });
    expect(own.events().filter((event) => event === 'ADT^A04')).toHaveLength(1);
    expect(await standing('visit-1')).toBe(1);
  });
});
