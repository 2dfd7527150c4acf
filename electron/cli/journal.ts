import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { secretName } from '../host/host.ts';
import type { Journal } from '../host/journal/journal.ts';
import { createJournal } from '../host/journal/journal.ts';
import { openStoreToRead } from '../host/journal/read-store.ts';
import { reportOf } from '../host/payment/report.ts';
import { chargesOf } from '../host/payment/report-charges.ts';
import { askMoney, NOBODY_ASKED } from './ask-money.ts';
import type { Settings } from './configured.ts';
import { configured, print } from './configured.ts';
import { printReport } from './journal-report.ts';

export interface JournalListOptions {
  /** Leaves provider and HIS alone. */
  readonly offline?: boolean;
}
type Configured = NonNullable<ReturnType<typeof configured>>;

/**
 * `journal list`: every charge that is kept, held against what provider and HIS say, differences first; and the other
 * intents whose outcome is not known yet. Names no person. May be called while the kiosk runs.
 */
export async function listJournal(
  settings: Settings,
  { offline = false }: JournalListOptions = {},
): Promise<boolean> {
  const found = configured(settings);
  const kept = found && readJournal(settings, found, (journal) => journal.kept());
  if (!found || !kept) return false;
  const words = offline ? NOBODY_ASKED : await askMoney(found.config, found.secret, chargesOf(kept));
  printReport(settings, kept, reportOf(kept, words.provider, words.his));
  return true;
}

/** `journal verify`: whether the hash chain holds, and the first line that does not. */
export async function verifyJournal(settings: Settings): Promise<boolean> {
  const found = configured(settings);
  const verified =
    found &&
    readJournal(settings, found, (journal) => ({
      broken: journal.verify(),
      lines: journal.lines().length,
    }));
  if (!verified) return false;
  const { broken, lines } = verified;
  print(settings, { ok: broken === null, lines, broken });
  return broken === null;
}

/** Null where the file is no journal, or another key's. */
function openExisting(file: string, key: string): Journal | null {
  try {
    return createJournal(openStoreToRead(file, key), Date.now);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : 'unreadable'}\n`);
    return null;
  }
}

/** Reads the journal as it stands now; null after it was said why it cannot be read. */
function readJournal<T>(
  settings: Settings,
  { config, secret }: Configured,
  read: (journal: Journal) => T,
): T | null {
  const name = secretName(config.data.journalKey);
  const key = secret(name);
  if (!key) {
    print(settings, { ok: false, error: 'secret', message: `${name} is not set` });
    return null;
  }
  const file = join(config.data.folder, 'journal.db');
  const journal = existsSync(file) ? openExisting(file, key) : null;
  if (!journal) {
    print(settings, {
      ok: false,
      error: 'journal',
      message: `${file}: not there, or not readable with this key`,
    });
    return null;
  }
  try {
    return read(journal);
  } finally {
    journal.shut();
  }
}
