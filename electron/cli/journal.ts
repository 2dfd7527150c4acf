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
  const journal = createJournal(openStore(join(config.data.folder, 'journal.db'), key), Date.now);
  const result = work(journal);
  journal.shut();
  return result;
}
