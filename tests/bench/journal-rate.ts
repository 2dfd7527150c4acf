import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createJournal } from '../../electron/host/journal/journal.ts';
import type { PayloadOf } from '../../electron/host/journal/payloads.ts';
import { openStore } from '../../electron/host/journal/store.ts';
import { CHARGE_LINE } from './charge-line.ts';

/** Lines a second, by the journal and by bare inserts of as many bytes into a store opened alike. */
export interface JournalRate {
  readonly ours: number;
  readonly bare: number;
  /** Bytes of one line and its payload. */
  readonly bytes: number;
}

const BATCH = 50;

/**
 * Writes `count` charges into the journal, and as many rows of the same size into a bare table: same library, cipher and
 * sync, a commit each. In turns of 50, so that both meet the same disk.
 */
export function measureJournal(count: number): JournalRate {
  const folder = mkdtempSync(join(tmpdir(), 'tiep-don-journal-'));
  const key = randomBytes(32).toString('hex');
  const store = openStore(join(folder, 'journal.db'), key);
  const journal = createJournal(store, Date.now);
  const bareStore = openStore(join(folder, 'bare.db'), key);
  bareStore.exec('CREATE TABLE bare (id INTEGER PRIMARY KEY, body TEXT NOT NULL)');
  const insert = bareStore.prepare('INSERT INTO bare (body) VALUES (?)');
  const bytes = sizeOfLine(CHARGE_LINE);
  const body = randomBytes(Math.ceil(bytes / 2))
    .toString('hex')
    .slice(0, bytes);

  let [ours, bare] = [0, 0];
  for (let done = 0; done < count; done += BATCH) {
    ours += timed(() => journal.open('charge', `visit-${done}`, CHARGE_LINE));
    bare += timed(() => insert.run(body));
  }
  const written = Math.ceil(count / BATCH) * BATCH;
  journal.shut();
  bareStore.close();
  rmSync(folder, { recursive: true });
  return { ours: (written / ours) * 1000, bare: (written / bare) * 1000, bytes };
}

/** Time of one turn: ms. */
function timed(write: () => unknown): number {
  const startedAt = performance.now();
  for (let index = 0; index < BATCH; index++) write();
  return performance.now() - startedAt;
}

/** The payload with its salt, and the fields of the line: ids, times, two digests. */
const sizeOfLine = (payload: PayloadOf<'charge'>): number =>
  JSON.stringify({ salt: 's'.repeat(32), payload }).length + 36 * 3 + 64 * 2 + 40;
