import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { secretName } from '../host/host.ts';
import { openStoreToRead } from '../host/journal/read-store.ts';
import type { Store } from '../host/journal/store.ts';
import { type configured, print, type Settings } from './configured.ts';

/** Null where the file is no journal, or another key's. */
function openExisting(file: string, key: string): Store | null {
  try {
    return openStoreToRead(file, key);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : 'unreadable'}\n`);
    return null;
  }
}

/** Reads the journal's file as it stands now, also while the kiosk runs; null after it was said why it cannot be read. */
export function readStore<T>(
  settings: Settings,
  { config, secret }: NonNullable<ReturnType<typeof configured>>,
  read: (store: Store) => T,
): T | null {
  const name = secretName(config.data.journalKey);
  const key = secret(name);
  if (!key) {
    print(settings, { ok: false, error: 'secret', message: `${name} is not set` });
    return null;
  }
  const file = join(config.data.folder, 'journal.db');
  const store = existsSync(file) ? openExisting(file, key) : null;
  if (!store) {
    print(settings, {
      ok: false,
      error: 'journal',
      message: `${file}: not there, or not readable with this key`,
    });
    return null;
  }
  try {
    return read(store);
  } finally {
    store.close();
  }
}
