import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { JobFate } from '../../drivers/ports/printer.ts';
import { NUMBER } from '../../tests/flow/scripted-host.ts';
import { DELAYS } from './delays.ts';
import type { Journal } from './journal/journal.ts';
import { createJournal } from './journal/journal.ts';
import { openStore } from './journal/store.ts';
import { createLocalTime } from './local-time.ts';
import type { Parts } from './parts.ts';
import { tidy } from './recovery.ts';

let folder: string;
let journal: Journal;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tiep-don-tidy-'));
  journal = createJournal(openStore(join(folder, 'journal.db'), 'a key of the test'), () => 1_000);
});
afterEach(() => {
  journal.shut();
  rmSync(folder, { recursive: true });
});

/** A host whose printer tells this of every job, at this time. */
const partsWith = (fate: JobFate, now = 1_000): Parts => ({
  config: {} as Parts['config'],
  drivers: {
    his: () => null,
    insurer: () => null,
    printer: () => ({
      paper: { width: 576, height: null, dpi: 203 },
      status: async () => 'ready',
      mark: async () => null,
      print: async () => ({ outcome: 'refused', status: 'offline' }),
      query: async () => fate,
      close: async () => undefined,
    }),
  },
  journal,
  house: {} as Parts['house'],
  log: () => undefined,
  time: createLocalTime('Asia/Ho_Chi_Minh'),
  now: () => now,
  sleep: async () => undefined,
});
const outcome = (): string | null | undefined => journal.lines().at(-1)?.outcome;

describe('tidy', () => {
  it.each([
    ['printed', 'confirmed'],
    ['not-printed', 'not-printed'],
  ] as const)('a job left open, of which the printer says %s: %s', async (fate, expected) => {
    journal.open('print', 'visit-1', { number: NUMBER, mark: 7 });
    await tidy(partsWith(fate), []);
    expect(outcome()).toBe(expected);
    expect(journal.kept()).toEqual([]);
  });

  it('a job of which the printer cannot tell stays open for a while, and is unknown then', async () => {
    journal.open('print', 'visit-1', { number: NUMBER, mark: 7 });
    await tidy(partsWith('unknown'), []);
    expect(journal.kept()).toHaveLength(1);
    await tidy(partsWith('unknown', 1_001 + DELAYS.abandoned), []);
    expect(outcome()).toBe('unknown');
    expect(journal.kept()).toEqual([]);
  });

  it('leaves the jobs of the visit under way alone, those of a number that it took over too', async () => {
    journal.open('print', 'number-of-an-earlier-visit', { number: NUMBER, mark: 7 });
    await tidy(partsWith('printed'), ['visit-2', 'number-of-an-earlier-visit']);
    expect(journal.lines()).toHaveLength(1);
    expect(journal.kept()).toHaveLength(1);
  });
});
