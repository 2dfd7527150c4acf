import type { Journal } from '../host/journal/journal.ts';
import { createJournal } from '../host/journal/journal.ts';
import { reportOf } from '../host/payment/report.ts';
import { chargesOf } from '../host/payment/report-charges.ts';
import { askMoney, NOBODY_ASKED } from './ask-money.ts';
import type { Settings } from './configured.ts';
import { configured, print } from './configured.ts';
import { printReport } from './journal-report.ts';
import { readStore } from './kept-store.ts';

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

/** Reads the journal as it stands now; null after it was said why it cannot be read. */
const readJournal = <T>(settings: Settings, found: Configured, read: (journal: Journal) => T): T | null =>
  readStore(settings, found, (store) => read(createJournal(store, Date.now)));
