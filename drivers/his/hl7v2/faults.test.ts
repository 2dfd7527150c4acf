import type { Encounter } from '@medplum/fhirtypes';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { type LabHis, startHis } from '../../../tests/lab/his.ts';
import { type LabHl7, startHl7Engine } from '../../../tests/lab/hl7/engine.ts';
import { codeOf, type OpenedKiosk, openKiosk } from '../../../tests/lab/hl7/kiosk.ts';
import { FAULT_MODES } from '../../../tests/lab/http-faults.ts';
import { persona } from '../../../tests/personas.ts';
import { identityOf, requestOf } from '../../../tests/visitors.ts';
import type { HospitalSystem } from '../../ports/his.ts';

const signal = new AbortController().signal;
const PATIENCE = { timeoutMs: 60_000 };

let lab: LabHis;
let engine: LabHl7;
let kiosk: OpenedKiosk;
let his: HospitalSystem;
beforeAll(async () => {
  lab = await startHis({ validate: true });
  engine = await startHl7Engine(lab);
});
beforeEach(async () => {
  await engine.setFault('ok', 0);
  await lab.reseed();
  kiosk = await openKiosk({ port: engine.port }, PATIENCE);
  his = kiosk.his;
});
afterEach(() => his.close());
afterAll(async () => {
  await engine.close();
  await lab.close();
});

const standing = async (visitKey: string): Promise<number> => {
  const visits = await lab.all<Encounter>('Encounter');
  return visits.filter(({ identifier }) => identifier?.some(({ value }) => value === visitKey)).length;
};

describe('an engine that misbehaves', () => {
  /** To a question, and to a registration: which begins with questions. */
  const EXPECTED = {
    down: 'no-answer',
    'nonsense-html': 'bad-answer',
    'cut-json': 'bad-answer',
    'wrong-resource': 'bad-answer',
    'error-500': 'bad-answer',
    'wrong-encoding': 'bad-answer',
    huge: 'bad-answer',
    'huge-packed': 'bad-answer',
    'slow-drip': 'bad-answer',
    redirect: 'refused',
  } as const;

  it.each(FAULT_MODES.filter((mode) => mode !== 'ok' && mode !== 'lose-answer'))(
    'is a failure and never throws, while it is %s; afterwards all is as before',
    async (mode) => {
      await engine.setFault(mode);
      const request = requestOf('covered', 'visit-1');
      const answers = await Promise.all([
        his.patientDay(request.identity, signal),
        his.findVisit('visit-1', signal),
        his.register(request, signal),
      ]);
      expect(answers.map(codeOf)).toEqual(answers.map(() => EXPECTED[mode]));
      await engine.setFault('ok');
      expect(await standing('visit-1')).toBe(0);
      expect(await his.register(request, signal)).toMatchObject({ ok: true });
      expect(await standing('visit-1')).toBe(1);
    },
  );

  it.each(FAULT_MODES.filter((mode) => mode !== 'ok' && mode !== 'down'))(
    'and begins to be %s with the visit: nothing is called done or refused that is not',
    async (mode) => {
      const request = requestOf('no-insurance', 'visit-1');
      const create = lab.repository.createResource.bind(lab.repository);
      vi.spyOn(lab.repository, 'createResource').mockImplementation(async (resource) => {
        const made = await create(resource);
        // The newcomer is made last before the visit is told.
        if (resource.resourceType === 'Patient') await engine.setFault(mode);
        return made;
      });
      const done = await his.register(request, signal);
      vi.restoreAllMocks();
      await engine.setFault('ok');
      const count = await standing('visit-1');
      if (count > 0) expect(['ok', 'unknown']).toContain(codeOf(done));
      else expect(done.ok).toBe(false);
      expect(await his.register(request, signal)).toMatchObject({ ok: true, value: { already: false } });
      expect(await standing('visit-1')).toBe(1);
    },
  );

  it('hears nothing of a signal that is aborted already', async () => {
    const before = engine.requests();
    const aborted = AbortSignal.abort();
    for (const answer of await Promise.all([
      his.patientDay(identityOf(persona('covered')), aborted),
      his.departments(aborted),
      his.findVisit('visit-1', aborted),
      his.register(requestOf('covered', 'visit-1'), aborted),
    ]))
      expect(codeOf(answer)).toBe('no-answer');
    expect(engine.requests()).toBe(before);
  });

  it('is given up with the signal when it is slow', async () => {
    await engine.setFault('ok', 60_000);
    const abort = new AbortController();
    const asked = his.patientDay(identityOf(persona('covered')), abort.signal);
    abort.abort();
    expect(codeOf(await asked)).toBe('no-answer');
    await engine.setFault('ok', 0);
  });

  it('leaves no name and no number in the log', async () => {
    await engine.setFault('error-500');
    await his.register(requestOf('covered', 'visit-1'), signal);
    await engine.setFault('ok');
    const { card } = persona('covered');
    expect(kiosk.said.length).toBeGreaterThan(0);
    for (const line of kiosk.said)
      for (const secret of [card.number, card.name]) expect(line).not.toContain(secret);
  });
});
