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
/** As a kiosk made them that did not number its files yet. */
const TABLES_0 = `
  CREATE TABLE line (
    seq INTEGER PRIMARY KEY, at INTEGER NOT NULL, intent TEXT NOT NULL, visit TEXT NOT NULL, kind TEXT NOT NULL,
    state TEXT NOT NULL, outcome TEXT, digest TEXT, hash TEXT NOT NULL
  );
  CREATE INDEX line_intent ON line (intent);
  CREATE TABLE payload (intent TEXT PRIMARY KEY, body TEXT NOT NULL);
`;
let folder: string;
const file = (): string => join(folder, 'journal.db');
const open = () => createJournal(openStore(file(), KEY), () => 2_000);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'schema-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** A file of an older kiosk: intent `a` open, `b` closed and forgotten, `c` closed. */
function oldFile(): void {
  const options: Database.Options & { encryptionCipher: 'aes256cbc'; encryptionKey: string } = {
    encryptionCipher: 'aes256cbc',
    encryptionKey: KEY,
  };
  const store = new Database(file(), options);
  store.pragma('journal_mode = WAL');
  store.exec(TABLES_0);
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
  for (const intent of ['c', 'a'])
    store.prepare('INSERT INTO payload (intent, body) VALUES (?, ?)').run(intent, body);
  store.close();
}

describe('the file of another version', () => {
  it('is brought up to date, with all that was kept and open', () => {
    oldFile();
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

  it('is not read beside a kiosk that has not brought it up to date', () => {
    oldFile();
    expect(() => openStoreToRead(file(), KEY)).toThrow('the file is of version 0');
    open().shut();
    openStoreToRead(file(), KEY).close();
  });

  it('is refused where a newer kiosk wrote it', () => {
    const store = openStore(file(), KEY);
    store.exec('PRAGMA user_version = 2');
    store.close();
    expect(() => open()).toThrow('written by a newer kiosk');
    expect(() => openStoreToRead(file(), KEY)).toThrow('the file is of version 2');
  });
});
