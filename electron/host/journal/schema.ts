import type Database from 'libsql';
import { z } from 'zod';

type Store = InstanceType<typeof Database>;

/** Kept in the file's header (`PRAGMA user_version`). 0: a new file, or one of a kiosk that did not number them yet. */
const VERSION = 1;

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
  CREATE TABLE IF NOT EXISTS payload (seq INTEGER PRIMARY KEY, body TEXT NOT NULL);
`;

/** One index for all that is looked up, as each one costs a page a commit: whoever knows an intent knows its visit. */
const INDEX = `
  DROP INDEX IF EXISTS line_intent;
  CREATE INDEX IF NOT EXISTS line_visit ON line (visit, intent);
`;

/** Version 0 kept payloads by their intent; now they stand by the line that opened it. */
const PAYLOADS_BY_LINE = `
  ALTER TABLE payload RENAME TO payload_by_intent;
  CREATE TABLE payload (seq INTEGER PRIMARY KEY, body TEXT NOT NULL);
  INSERT INTO payload (seq, body)
    SELECT min(line.seq), body FROM payload_by_intent JOIN line USING (intent) GROUP BY intent;
  DROP TABLE payload_by_intent;
`;

const versionOf = (store: Store): number =>
  z.tuple([z.object({ user_version: z.number() })]).parse(store.pragma('user_version'))[0].user_version;

/** Throws where the file is of another version than ours: it can be read once a kiosk of this version has run on it. */
export function expectSchema(store: Store): void {
  const version = versionOf(store);
  if (version !== VERSION)
    throw new Error(`journal: the file is of version ${version}, this program reads version ${VERSION}`);
}

/**
 * Makes the tables, or brings those of an older kiosk up to date in one transaction. Throws on a file of a newer kiosk:
 * what it says may mean something else by now.
 */
export function raiseSchema(store: Store): void {
  const version = versionOf(store);
  if (version > VERSION)
    throw new Error(
      `journal: the file is of version ${version}, written by a newer kiosk; this one knows version ${VERSION}`,
    );
  if (version === VERSION) return;
  const isByIntent =
    store.prepare(`SELECT 1 FROM pragma_table_info('payload') WHERE name = 'intent'`).get() !== undefined;
  store.transaction(() => {
    store.exec(TABLES);
    if (isByIntent) store.exec(PAYLOADS_BY_LINE);
    store.exec(INDEX);
    store.exec(`PRAGMA user_version = ${VERSION}`);
  })();
}
