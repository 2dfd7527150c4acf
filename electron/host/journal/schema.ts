import type Database from 'libsql';
import { z } from 'zod';

type Store = InstanceType<typeof Database>;

/** Kept in the file's header (`PRAGMA user_version`). 0: a new file, or one of a kiosk that did not number them yet. */
const VERSION = 3;

/**
 * A line, with what is kept of its intent: `body` stands by the intent's latest line alone, and goes when the person is
 * forgotten; the line stays. `opened`: the line that opened the intent; null for that one.
 * `kept_from`: no line before it holds a body; whoever looks for them begins there.
 * Papers alone have an index, as they are asked after for good: each index costs a page a commit.
 */
const TABLE_LINE = `
  CREATE TABLE line (
    seq INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    intent TEXT NOT NULL,
    visit TEXT NOT NULL,
    kind TEXT NOT NULL,
    state TEXT NOT NULL,
    outcome TEXT,
    digest TEXT,
    hash TEXT NOT NULL,
    opened INTEGER,
    body TEXT
  );
`;
const BESIDE_IT = `
  CREATE TABLE kept_from (seq INTEGER NOT NULL);
  INSERT INTO kept_from VALUES (1);
  CREATE INDEX line_print ON line (visit) WHERE kind = 'print';
`;

/**
 * What is kept of questions and answers (`assistance/records.ts`), by days. Without row ids, which would tell in what order
 * people came.
 */
const ASSISTANCE = `
  CREATE TABLE unanswered (
    folded TEXT PRIMARY KEY,
    question TEXT NOT NULL,
    times INTEGER NOT NULL,
    last_day TEXT NOT NULL
  ) WITHOUT ROWID;
  CREATE TABLE topic_day (
    topic TEXT NOT NULL,
    day TEXT NOT NULL,
    shown INTEGER NOT NULL,
    helped INTEGER NOT NULL,
    not_helped INTEGER NOT NULL,
    PRIMARY KEY (topic, day)
  ) WITHOUT ROWID;
`;

/** Version 0 kept payloads in a table of their own, by their intent. */
const PAYLOADS_BY_LINE = `
  CREATE TABLE payload_by_line (seq INTEGER PRIMARY KEY, body TEXT NOT NULL);
  INSERT INTO payload_by_line (seq, body)
    SELECT min(line.seq), body FROM payload JOIN line USING (intent) GROUP BY intent;
  DROP TABLE payload;
  ALTER TABLE payload_by_line RENAME TO payload;
  DROP INDEX line_intent;
  CREATE INDEX line_visit ON line (visit, intent);
`;
/** Version 1 kept them by the line that opened it. */
const PAYLOADS_IN_LINES = `
  ALTER TABLE line ADD COLUMN opened INTEGER;
  ALTER TABLE line ADD COLUMN body TEXT;
  UPDATE line SET opened = (
    SELECT min(seq) FROM line o WHERE o.visit = line.visit AND o.intent = line.intent
  ) WHERE state = 'closed';
  UPDATE line SET body = latest.body FROM (
    SELECT body, (
      SELECT max(l.seq) FROM line o JOIN line l ON l.visit = o.visit AND l.intent = o.intent WHERE o.seq = payload.seq
    ) AS seq FROM payload
  ) AS latest WHERE line.seq = latest.seq;
  DROP TABLE payload;
  DROP INDEX line_visit;
  ${BESIDE_IT}
`;
/** How a file of each older version becomes one of the next. Version 2 kept nothing of questions. */
const STEPS = [PAYLOADS_BY_LINE, PAYLOADS_IN_LINES, ASSISTANCE] as const;

const versionOf = (store: Store): number =>
  z.tuple([z.object({ user_version: z.number() })]).parse(store.pragma('user_version'))[0].user_version;

/** Throws where the file is of another version than ours: it can be read once a kiosk of this version has run on it. */
export function expectSchema(store: Store): void {
  const version = versionOf(store);
  if (version !== VERSION)
    throw new Error(`journal: the file is of version ${version}, this program reads version ${VERSION}`);
}

/**
 * Makes the table, or brings those of an older kiosk up to date in one transaction. Throws on a file of a newer kiosk:
 * what it says may mean something else by now.
 */
export function raiseSchema(store: Store): void {
  const version = versionOf(store);
  if (version > VERSION)
    throw new Error(
      `journal: the file is of version ${version}, written by a newer kiosk; this one knows version ${VERSION}`,
    );
  if (version === VERSION) return;
  const isNew = store.prepare(`SELECT 1 FROM sqlite_master WHERE name = 'line'`).get() === undefined;
  const steps = isNew ? [TABLE_LINE, BESIDE_IT, ASSISTANCE] : STEPS.slice(version);
  store.transaction(() => {
    for (const step of steps) store.exec(step);
    store.exec(`PRAGMA user_version = ${VERSION}`);
  })();
}
