import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openOn } from '../contract/hosting.ts';
import { type Lab, startLab } from '../lab/lab.ts';
import { persona } from '../personas.ts';
import { identityOf } from '../visitors.ts';
import type { HostKiosk } from './host-kiosk.ts';
import { randomOf } from './random.ts';
import { type SlowerFront, startSlower } from './slower.ts';
import { startSourceKiosk } from './source-kiosk.ts';
import { ksProbability } from './two-samples.ts';
import { OTHERS_NUMBERS, type TypedAnswer, tellOfChild, toldChildren } from './typed-child.ts';

// Such answers are released sooner here, so that the test does not wait for them long.
const STEP_MS = 600;
vi.mock('../../electron/host/delays.ts', async (load) => {
  const { DELAYS } = await load<typeof import('../../electron/host/delays.ts')>();
  return { DELAYS: { ...DELAYS, typedAnswer: 600, typedPatience: 540 } };
});

const ALPHA = 0.001;
const SAMPLES = 40;
const KIOSKS = 4;
/** The HIS takes so much longer for numbers that it knows. */
const SLOWER_MS = 50;

let lab: Lab;
let front: SlowerFront;
let kiosks: HostKiosk[];
beforeAll(async () => {
  lab = await startLab({ scanner: false });
  front = await startSlower(lab.his.url, OTHERS_NUMBERS, SLOWER_MS);
  const systems = { his: { options: { baseUrl: front.url } } };
  kiosks = [];
  for (let n = 0; n < KIOSKS; n++) kiosks.push(await startSourceKiosk(lab.describe(), { systems }));
});
afterAll(async () => {
  await Promise.all(kiosks.map((kiosk) => kiosk.close()));
  await front.close();
  await lab.close();
});

interface Answers {
  readonly unknown: TypedAnswer[];
  readonly others: TypedAnswer[];
}

/** Each kiosk is asked about one of either kind in turn; adults are other people each time. */
async function askAll(samples: number, firstAdult: number): Promise<Answers> {
  const answers: Answers = { unknown: [], others: [] };
  const left = Array.from({ length: samples }, (_, n) => n).values();
  await Promise.all(
    kiosks.map(async (kiosk) => {
      for (const n of left) {
        const { unknown, others } = toldChildren(n);
        const adult = firstAdult + 2 * n;
        const [first, second] = n % 4 < 2 ? [unknown, others] : [others, unknown];
        for (const [turn, child] of [first, second].entries())
          answers[child === unknown ? 'unknown' : 'others'][n] = await tellOfChild(
            kiosk,
            adult + turn,
            child,
          );
      }
    }),
  );
  return answers;
}

/** Probability that both kinds of answers come after times of one distribution. */
const alike = ({ unknown, others }: Answers, what: 'child' | 'insurance' | 'day'): number =>
  ksProbability(
    unknown.map((one) => one[what]),
    others.map((one) => one[what]),
    randomOf(1),
  );

function expectAlike(answers: Answers): void {
  expect(answers.unknown).toHaveLength(SAMPLES);
  expect(answers.unknown.map(({ said }) => said)).toEqual(answers.others.map(({ said }) => said));
  for (const what of ['child', 'insurance', 'day'] as const)
    expect(alike(answers, what), what).toBeGreaterThan(ALPHA);
}

describe('a child whose number was typed', () => {
  it('is answered about alike, at one instant, whether nobody has the number or somebody else', async () => {
    const answers = await askAll(SAMPLES, 0);
    expect(answers.others[0]?.said).toMatchObject({
      insurance: { ok: true, value: { status: 'not-covered', code: 'CHILD' } },
      day: { ok: false, error: 'papers-first' },
    });
    expectAlike(answers);
  });

  it('is so too where the HIS takes nearly as long for one answer as the answer is held back', async () => {
    await lab.his.setFault('ok', STEP_MS * 0.7);
    expectAlike(await askAll(SAMPLES, 1_000));
  });

  it('would be told apart by the same statistic if the answers came when the HIS gave them', async () => {
    await lab.his.setFault('ok', 0);
    const { port: his } = await openOn('his', 'fhir', lab.describe(), {}, { baseUrl: front.url });
    const times: { unknown: number[]; others: number[] } = { unknown: [], others: [] };
    for (let n = 0; n < SAMPLES; n++) {
      const told = toldChildren(n);
      for (const kind of ['unknown', 'others'] as const) {
        const from = performance.now();
        const identity = { ...identityOf(persona('child')), ...told[kind] };
        expect((await his.patientDay(identity, new AbortController().signal)).ok).toBe(true);
        times[kind].push(performance.now() - from);
      }
    }
    await his.close();
    expect(ksProbability(times.unknown, times.others, randomOf(1))).toBeLessThan(ALPHA);
  });
});
