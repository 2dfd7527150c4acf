import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { NUMBER } from '../../tests/flow/scripted-host.ts';
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

/** A host whose printer has made so many cuts, null where it does not count them. */
const partsWith = (cuts: number | null): Parts => ({
  config: {} as Parts['config'],
  drivers: {
    his: () => null,
    insurer: () => null,
    printer: () => ({
      status: async () => 'ready',
      mark: async () => cuts,
      print: async () => ({ ok: false, error: 'offline' }),
      close: async () => undefined,
    }),
  },
  journal,
  log: () => undefined,
  time: createLocalTime('Asia/Ho_Chi_Minh'),
  now: () => 1_000,
  sleep: async () => undefined,
});
const outcome = (): string | null | undefined => journal.lines().at(-1)?.outcome;

describe('tidy', () => {
  it.each([
    [8, 'confirmed'],
    [7, 'not-printed'],
    [null, 'unknown'],
  ])('a job left open at 7 cuts, the printer now at %s: %s', async (cuts, expected) => {
    journal.open('print', 'visit-1', { number: NUMBER, mark: 7 });
    await tidy(partsWith(cuts), []);
    expect(outcome()).toBe(expected);
    expect(journal.kept()).toEqual([]);
  });

  it('leaves the jobs of the visit under way alone, those of a number that it took over too', async () => {
    journal.open('print', 'number-of-an-earlier-visit', { number: NUMBER, mark: 7 });
    await tidy(partsWith(8), ['visit-2', 'number-of-an-earlier-visit']);
    expect(journal.lines()).toHaveLength(1);
    expect(journal.kept()).toHaveLength(1);
  });
});
