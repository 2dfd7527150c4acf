import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'libsql';

export type Store = InstanceType<typeof Database>;

const TABLES = `
  CREATE TABLE IF NOT EXISTS line (
    seq INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    intent TEXT NOT NULL,
    visit TEXT NOT NULL,
    kind TEXT NOT NULL,
    state TEXT NOT NULL,
    outcome TEXT,
    digest TEXT,
    hash TEXT NOT NULL
  );
  CREATE INDEX IF NOT EXISTS line_intent ON line (intent);
  CREATE TABLE IF NOT EXISTS payload (seq INTEGER PRIMARY KEY, body TEXT NOT NULL);
`;

/**
 * Opens the journal's file: SQLite, encrypted (AES-256-CBC, `key` is any string of high entropy), every commit synced
 * to the disk, and what is deleted overwritten.
 * Throws when the file is not readable with this key: the kiosk must not run on a journal that it cannot read.
 */
export function openStore(file: string, key: string): Store {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const options: Database.Options & { encryptionCipher: 'aes256cbc'; encryptionKey: string } = {
    encryptionCipher: 'aes256cbc',
    encryptionKey: key,
  };
  const store = new Database(file, options);
  store.pragma('journal_mode = WAL');
  store.pragma('synchronous = FULL');
  store.pragma('secure_delete = ON');
  store.exec(TABLES);
  return store;
}
