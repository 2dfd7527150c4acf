import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Counts, commands, heal } from '../../../tests/money/commands.ts';
import { createWorld } from '../../../tests/money/world.ts';

const counts: Counts = new Map();
let runs = 0;

beforeAll(() => {
  // Time is the test's: no look-out wakes by itself.
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'setTimeout', 'clearTimeout'] });
});
afterAll(() => {
  vi.useRealTimers();
  const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const each = [...counts].map(([name, count]) => `${name} ${count}`).join(', ');
  process.stdout.write(`money model: ${runs} runs, ${all} commands: ${each}\n`);
});

describe('money in any order of events', { retry: 0 }, () => {
  it('is charged once, and every đồng of it is booked, or on staff’s list', {
    timeout: 600_000,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.commands(commands(counts), { maxCommands: 60, size: 'max' }), async (steps) => {
        runs += 1;
        const world = createWorld((ms) => vi.advanceTimersByTime(ms));
        try {
          await fc.asyncModelRun(() => ({ model: {}, real: world }), steps);
          expect(await heal(world)).toEqual([]);
        } finally {
          world.end();
        }
      }),
      { numRuns: Number(process.env.MONEY_RUNS ?? 150) },
    );
  });
});
