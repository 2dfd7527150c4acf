import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { settlePayload } from '../../../tests/money/lines.ts';
import { GENESIS, sealOf, sha256 } from './chain.ts';
import { createJournal } from './journal.ts';
import { openStoreToRead } from './read-store.ts';
import { openStore } from './store.ts';

const KEY = 'a key of the test';
const LINE = `
  CREATE TABLE line (
    seq INTEGER PRIMARY KEY, at INTEGER NOT NULL, intent TEXT NOT NULL, visit TEXT NOT NULL, kind TEXT NOT NULL,
    state TEXT NOT NULL, outcome TEXT, digest TEXT, hash TEXT NOT NULL
  );
`;
/** As a kiosk made its file that did not number it yet, and as one of version 1. `key`: what stands for an intent there. */
const OLDER = [
  {
    version: 0,
    tables: `${LINE}
      CREATE INDEX line_intent ON line (intent);
      CREATE TABLE payload (intent TEXT PRIMARY KEY, body TEXT NOT NULL);`,
    key: (intent: string) => intent,
  },
  {
    version: 1,
    tables: `${LINE}
      CREATE INDEX line_visit ON line (visit, intent);
      CREATE TABLE payload (seq INTEGER PRIMARY KEY, body TEXT NOT NULL);
      PRAGMA user_version = 1;`,
    key: (intent: string) => ({ b: 1, c: 2, a: 4 })[intent],
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
function oldFile({ tables, key }: (typeof OLDER)[number]): void {
  const options: Database.Options & { encryptionCipher: 'aes256cbc'; encryptionKey: string } = {
    encryptionCipher: 'aes256cbc',
    encryptionKey: KEY,
  };
  const store = new Database(file(), options);
  store.pragma('journal_mode = WAL');
  store.exec(tables);
  const insert = store.prepare('INSERT INTO line VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)');
  const body = JSON.stringify({ salt: 's', payload: settlePayload() });
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
      digest: sha256(body),
    };
    previous = sealOf(line, previous);
    insert.run(...Object.values(line), previous);
  }
  for (const intent of ['c', 'a']) store.prepare('INSERT INTO payload VALUES (?, ?)').run(key(intent), body);
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

  it.each(OLDER)('is not read beside a kiosk that has not brought it up to date from $version', (older) => {
    oldFile(older);
    expect(() => openStoreToRead(file(), KEY)).toThrow(`the file is of version ${older.version}`);
    open().shut();
    openStoreToRead(file(), KEY).close();
  });

  it('is refused where a newer kiosk wrote it', () => {
    const store = openStore(file(), KEY);
    store.exec('PRAGMA user_version = 3');
    store.close();
    expect(() => open()).toThrow('written by a newer kiosk');
    expect(() => openStoreToRead(file(), KEY)).toThrow('the file is of version 3');
  });
});
