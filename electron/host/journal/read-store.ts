import Database from 'libsql';
import { expectSchema } from './schema.ts';
import type { Store } from './store.ts';

/** So long may whoever writes hold the file up: ms. */
const BUSY_MS = 5_000;

/**
 * Opens a journal that is there to be read, as it stands now: also beside a kiosk that runs and writes on. Nothing of it can
 * be changed by this connection, and it sees one moment of the file until it is closed.
 * Throws when the file is not readable with this key, or of another version.
 */
export function openStoreToRead(file: string, key: string): Store {
  const options: Database.Options & { encryptionCipher: 'aes256cbc'; encryptionKey: string } = {
    encryptionCipher: 'aes256cbc',
    encryptionKey: key,
    timeout: BUSY_MS,
  };
  const store = new Database(file, options);
  try {
    store.pragma('query_only = ON');
    store.exec('BEGIN');
    // The moment is that of the first look.
    store.prepare('SELECT count(*) FROM sqlite_master').get();
    expectSchema(store);
  } catch (error) {
    store.close();
    throw error;
  }
  return store;
}
