import { expect, it, vi } from 'vitest';
import { runChaos } from './chaos.ts';
import { startSourceKiosk } from './source-kiosk.ts';

// What waits long for a hospital that is away waits shortly here; every other wait is the kiosk's own.
vi.mock('../../electron/host/delays.ts', async (load) => {
  const { DELAYS } = await load<typeof import('../../electron/host/delays.ts')>();
  return {
    DELAYS: {
      ...DELAYS,
      resolve: [50, 100, 200],
      forwardEvery: 200,
      forwardInFront: 4_000,
      lookUpEvery: 400,
      background: 2_000,
    },
  };
});

it('gives every patient a number, a provisional one or a slip, and the HIS each visit once and in order', async () => {
  const { ended, faults, forwarded, standing, weather } = await runChaos({
    count: 120,
    seed: 7,
    kiosks: 4,
    printsOneIn: 5,
    start: startSourceKiosk,
    say: () => undefined,
  });
  expect(faults).toEqual([]);
  expect(ended).toHaveLength(120);
  // Faults that never met anybody would show nothing.
  expect(weather.his.size).toBeGreaterThan(5);
  expect(forwarded).toBeGreaterThan(5);
  expect(standing).toBeGreaterThan(forwarded);
  for (const kind of ['his', 'local', 'desk'])
    expect(
      ended.some(({ held }) => held?.standing === kind),
      kind,
    ).toBe(true);
  expect(ended.some(({ unchecked }) => unchecked)).toBe(true);
});
