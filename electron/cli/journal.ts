import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { secretName } from '../host/host.ts';
import type { Journal } from '../host/journal/journal.ts';
import { createJournal } from '../host/journal/journal.ts';
import { openStore } from '../host/journal/store.ts';
import type { Settings } from './configured.ts';
import { configured, print } from './configured.ts';

/** `journal list`: intents whose outcome is not known yet, without the person they are for. */
export const listJournal = (settings: Settings): Promise<boolean> =>
  withJournal(settings, (journal) => {
    const entries = journal
      .kept()
      .filter(({ state }) => state !== 'closed')
      .map(({ id, kind, visit, at }) => ({ intent: id, kind, visit, at: new Date(at).toISOString() }));
    print(settings, { entries });
    return true;
  });

/** `journal verify`: whether the hash chain holds, and the first line that does not. */
export const verifyJournal = (settings: Settings): Promise<boolean> =>
  withJournal(settings, (journal) => {
    const broken = journal.verify();
    print(settings, { ok: broken === null, lines: journal.lines().length, broken });
    return broken === null;
  });

/** Null where the file is no journal, or another key's. */
function openExisting(file: string, key: string): Journal | null {
  try {
    return createJournal(openStore(file, key), Date.now);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : 'unreadable'}\n`);
    return null;
  }
}

async function withJournal(settings: Settings, work: (journal: Journal) => boolean): Promise<boolean> {
  const found = configured(settings);
  if (!found) return false;
  const { config, secret } = found;
  const name = secretName(config.data.journalKey);
  const key = secret(name);
  if (!key) {
    print(settings, { ok: false, error: 'secret', message: `${name} is not set` });
    return false;
  }
  const file = join(config.data.folder, 'journal.db');
  const journal = existsSync(file) ? openExisting(file, key) : null;
  if (!journal) {
    print(settings, {
      ok: false,
      error: 'journal',
      message: `${file}: not there, or not readable with this key`,
    });
    return false;
  }
  const result = work(journal);
  journal.shut();
  return result;
}
