import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { settlePayload } from '../../../tests/money/lines.ts';
import { createAssistanceRecords } from '../assistance/records.ts';
import { GENESIS, sealOf, sha256 } from './chain.ts';
import { createJournal } from './journal.ts';
import { openStoreToRead } from './read-store.ts';
import { openStore, type Store } from './store.ts';

const KEY = 'a key of the test';
const LINE = `
  CREATE TABLE line (
    seq INTEGER PRIMARY KEY, at INTEGER NOT NULL, intent TEXT NOT NULL, visit TEXT NOT NULL, kind TEXT NOT NULL,
    state TEXT NOT NULL, outcome TEXT, digest TEXT, hash TEXT NOT NULL
  );
`;
const BODY = JSON.stringify({ salt: 's', payload: settlePayload() });
/** What an older kiosk kept in a table of its own. `key`: what stands for an intent there. */
const inPayloads = (key: (intent: string) => unknown) => (store: Store) => {
  for (const intent of ['c', 'a']) store.prepare('INSERT INTO payload VALUES (?, ?)').run(key(intent), BODY);
};
/** As a kiosk made its file that did not number it yet, and as those of the versions since. */
const OLDER = [
  {
    version: 0,
    tables: `${LINE}
      CREATE INDEX line_intent ON line (intent);
      CREATE TABLE payload (intent TEXT PRIMARY KEY, body TEXT NOT NULL);`,
    keep: inPayloads((intent) => intent),
  },
  {
    version: 1,
    tables: `${LINE}
      CREATE INDEX line_visit ON line (visit, intent);
      CREATE TABLE payload (seq INTEGER PRIMARY KEY, body TEXT NOT NULL);
      PRAGMA user_version = 1;`,
    keep: inPayloads((intent) => ({ b: 1, c: 2, a: 4 })[intent]),
  },
  {
    version: 2,
    tables: `${LINE}
      ALTER TABLE line ADD COLUMN opened INTEGER;
      ALTER TABLE line ADD COLUMN body TEXT;
      CREATE TABLE kept_from (seq INTEGER NOT NULL);
      INSERT INTO kept_from VALUES (1);
      CREATE INDEX line_print ON line (visit) WHERE kind = 'print';
      PRAGMA user_version = 2;`,
    keep: (store: Store) => {
      store.exec('UPDATE line SET opened = seq - 2 WHERE seq = 3; UPDATE line SET opened = 2 WHERE seq = 5;');
      store.prepare('UPDATE line SET body = ? WHERE seq IN (4, 5)').run(BODY);
    },
  },
];
let folder: string;
const file = (): string => join(folder, 'journal.db');
const open = () => createJournal(openStore(file(), KEY), () => 2_000);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'schema-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** A file of an older kiosk: intent `a` open, `b` closed and forgotten, `c` closed. */
function oldFile({ tables, keep }: (typeof OLDER)[number]): void {
  const options: Database.Options & { encryptionCipher: 'aes256cbc'; encryptionKey: string } = {
    encryptionCipher: 'aes256cbc',
    encryptionKey: KEY,
  };
  const store = new Database(file(), options);
  store.pragma('journal_mode = WAL');
  store.exec(tables);
  const insert = store.prepare(
    `INSERT INTO line (seq, at, intent, visit, kind, state, outcome, digest, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  let previous = GENESIS;
  const written = [
    ['b', 'opened', null],
    ['c', 'opened', null],
    ['b', 'closed', 'booked'],
    ['a', 'opened', null],
    ['c', 'closed', 'booked'],
  ] as const;
  for (const [index, [intent, state, outcome]] of written.entries()) {
    const line = {
      ...{ seq: index + 1, at: 1_000, intent, visit: 'n', kind: 'settle', state, outcome },
      digest: sha256(BODY),
    };
    previous = sealOf(line, previous);
    insert.run(...Object.values(line), previous);
  }
  keep(store);
  store.close();
}

describe('the file of another version', () => {
  it.each(OLDER)('is brought up to date from $version, with all that was kept and open', (older) => {
    oldFile(older);
    const journal = open();
    expect(journal.kept().map(({ id, outcome }) => [id, outcome])).toEqual([
      ['c', 'booked'],
      ['a', null],
    ]);
    expect(journal.openOf('settle')).toMatchObject([{ id: 'a', payload: settlePayload() }]);
    journal.close('a', 'settle', 'booked');
    journal.shut();
    const again = open();
    expect(again.openOf('settle')).toEqual([]);
    expect(again.lines()).toHaveLength(6);
    expect(again.verify()).toBeNull();
    again.shut();
  });

  it.each(OLDER)('keeps questions and answers once it is brought up to date from $version', (older) => {
    oldFile(older);
    for (const times of [1, 2]) {
      const store = openStore(file(), KEY);
      const records = createAssistanceRecords({
        store,
        today: () => '2026-11-23',
        log: () => undefined,
        known: () => [],
      });
      records.unanswered('căng tin ở đâu');
      expect(records.report().unanswered).toMatchObject([{ times }]);
      store.close();
    }
  });

  it.each(OLDER)('is not read beside a kiosk that has not brought it up to date from $version', (older) => {
    oldFile(older);
    expect(() => openStoreToRead(file(), KEY)).toThrow(`the file is of version ${older.version}`);
    open().shut();
    openStoreToRead(file(), KEY).close();
  });

  it('is refused where a newer kiosk wrote it', () => {
    const store = openStore(file(), KEY);
    store.exec('PRAGMA user_version = 4');
    store.close();
    expect(() => open()).toThrow('written by a newer kiosk');
    expect(() => openStoreToRead(file(), KEY)).toThrow('the file is of version 4');
  });
});
