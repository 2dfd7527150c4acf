import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'libsql';
import { raiseSchema } from './schema.ts';

export type Store = InstanceType<typeof Database>;

/**
 * Opens the journal's file: SQLite, encrypted (AES-256-CBC, `key` is any string of high entropy), every commit synced
 * to the disk, and what is deleted overwritten.
 * Throws when the file is not readable with this key, or is a newer kiosk's: the kiosk must not run on a journal that it
 * cannot read.
 */
export function openStore(file: string, key: string): Store {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const options: Database.Options & { encryptionCipher: 'aes256cbc'; encryptionKey: string } = {
    encryptionCipher: 'aes256cbc',
    encryptionKey: key,
  };
  const store = new Database(file, options);
  try {
    store.pragma('journal_mode = WAL');
    store.pragma('synchronous = FULL');
    store.pragma('secure_delete = ON');
    raiseSchema(store);
  } catch (error) {
    store.close();
    throw error;
  }
  return store;
}
