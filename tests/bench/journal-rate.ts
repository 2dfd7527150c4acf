import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { createJournal } from '../../electron/host/journal/journal.ts';
import type { Store } from '../../electron/host/journal/store.ts';
import { openStore } from '../../electron/host/journal/store.ts';
import { CHARGE_LINE } from './charge-line.ts';

/** Lines a second, each a commit on the disk. */
export interface JournalRate {
  /** By the journal: checked, sealed onto the chain, written. */
  readonly ours: number;
  /** The very same row, made beforehand, into a table of the same columns. */
  readonly row: number;
  /** As many bytes in one piece. */
  readonly piece: number;
  /** Of the row. */
  readonly bytes: number;
}

const BATCH = 50;
/** Turns that are not counted: code is compiled while it runs first. */
const WARM_UP = 10;

const written = z.object({
  at: z.number(),
  intent: z.string(),
  visit: z.string(),
  kind: z.string(),
  state: z.string(),
  digest: z.string(),
  hash: z.string(),
  body: z.string(),
});
type Written = z.infer<typeof written>;

/**
 * Writes `count` charges into the journal, as many bare rows of the same columns and size, and as many pieces of as many
 * bytes: same library, cipher and sync, a commit each. In turns of 50, so that all meet the same disk.
 */
export function measureJournal(count: number): JournalRate {
  const folder = mkdtempSync(join(tmpdir(), 'tiep-don-journal-'));
  const key = randomBytes(32).toString('hex');
  const open = (name: string): Store => openStore(join(folder, `${name}.db`), key);
  const [store, rowStore, pieceStore] = [open('journal'), open('row'), open('piece')];
  const journal = createJournal(store, Date.now);
  journal.open('charge', 'visit', CHARGE_LINE);
  const line = written.parse(store.prepare('SELECT * FROM line').get());
  const bytes = Object.values(line).reduce<number>((sum, value) => sum + Buffer.byteLength(String(value)), 0);
  const writers = [
    () => journal.open('charge', 'visit', CHARGE_LINE),
    rowWriter(rowStore, line),
    pieceWriter(pieceStore, bytes),
  ];

  const turns = Math.ceil(count / BATCH);
  const spent = writers.map(() => 0);
  for (let turn = -WARM_UP; turn < turns; turn++)
    for (const [index, write] of writers.entries()) {
      const ms = timed(write);
      if (turn >= 0) spent[index] = (spent[index] ?? 0) + ms;
    }
  journal.shut();
  rowStore.close();
  pieceStore.close();
  rmSync(folder, { recursive: true });
  const rate = (ms = Number.NaN): number => (turns * BATCH * 1000) / ms;
  return { ours: rate(spent[0]), row: rate(spent[1]), piece: rate(spent[2]), bytes };
}

function rowWriter(
  store: Store,
  { at, intent, visit, kind, state, digest, hash, body }: Written,
): () => void {
  store.exec(`CREATE TABLE bare (
    seq INTEGER PRIMARY KEY, at INTEGER, intent TEXT, visit TEXT, kind TEXT, state TEXT, outcome TEXT, digest TEXT,
    hash TEXT, body TEXT)`);
  const insert = store.prepare('INSERT INTO bare VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)');
  let seq = 0;
  return () => {
    seq += 1;
    insert.run([seq, at, intent, visit, kind, state, null, digest, hash, body]);
  };
}

function pieceWriter(store: Store, bytes: number): () => void {
  store.exec('CREATE TABLE bare (id INTEGER PRIMARY KEY, body TEXT NOT NULL)');
  const insert = store.prepare('INSERT INTO bare (body) VALUES (?)');
  const body = randomBytes(Math.ceil(bytes / 2))
    .toString('hex')
    .slice(0, bytes);
  return () => {
    insert.run([body]);
  };
}

/** Time of one turn: ms. */
function timed(write: () => unknown): number {
  const startedAt = performance.now();
  for (let index = 0; index < BATCH; index++) write();
  return performance.now() - startedAt;
}
