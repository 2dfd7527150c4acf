import { randomBytes, randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { SealedLine } from './chain.ts';
import { firstBroken, GENESIS, sealOf, sha256 } from './chain.ts';
import type { IntentKind, PayloadOf } from './payloads.ts';
import { KEPT_LONGER, payloads } from './payloads.ts';
import type { Store } from './store.ts';

/** `opened`: the effect may have happened; whoever finds it so asks. `closed`: its outcome is known. */
export type IntentState = 'opened' | 'closed';

export interface Intent<K extends IntentKind = IntentKind> {
  readonly id: string;
  readonly kind: K;
  readonly visit: string;
  readonly state: IntentState;
  readonly outcome: string | null;
  /** When it was opened: milliseconds since the epoch. */
  readonly at: number;
  readonly payload: PayloadOf<K>;
}

const row = z.object({
  seq: z.number(),
  at: z.number(),
  intent: z.string(),
  visit: z.string(),
  kind: z.enum(['register', 'print', 'charge', 'settle', 'watch', 'attention', 'reverse']),
  state: z.enum(['opened', 'closed']),
  outcome: z.string().nullable(),
  digest: z.string().nullable(),
  hash: z.string(),
});
type Row = z.infer<typeof row>;
/** The line that opened an intent, how it stands now, and what is kept of it. */
const keptRow = row.extend({ body: z.string() });

/** How far back the outcomes of a visit are looked for: the numbers of the queue are a day's. */
const OUTCOMES_MS = 7 * 24 * 3_600_000;

/** What begins in the same moment as something else ends: both are on the disk, or neither. */
export type Opening = {
  [K in IntentKind]: { readonly kind: K; readonly visit: string; readonly payload: PayloadOf<K> };
}[IntentKind];

/** The kiosk's book of effects on the outside world. Every method returns only when the line is on the disk. */
export interface Journal {
  open<K extends IntentKind>(kind: K, visit: string, payload: PayloadOf<K>): string;
  /** Throws where it is closed already: an effect has one outcome. Gives the ids of what begins with its end. */
  close<K extends IntentKind>(
    intent: string,
    kind: K,
    outcome: string,
    payload?: PayloadOf<K>,
    next?: readonly Opening[],
  ): readonly string[];
  /** Whether its outcome is not known yet. */
  isOpen(intent: string): boolean;
  /** How each intent of this visit and kind ended; null while one is open. Oldest first, of the last days. */
  outcomes(visit: string, kind: IntentKind): readonly (string | null)[];
  /** All intents of which personal data is still kept, oldest first. */
  kept(): Intent[];
  /** Drops the personal data of a visit's closed intents; open ones keep theirs until they are closed. */
  forget(visit: string): void;
  /** Drops what is still kept of closed intents that name no person and were opened before this instant. */
  forgetBefore(at: number): void;
  lines(): SealedLine[];
  /** Sequence number of the first line that was changed or is missing, null when the chain holds. */
  verify(): number | null;
  shut(): void;
}

export function createJournal(store: Store, now: () => number): Journal {
  const insert = store.prepare(
    'INSERT INTO line (seq, at, intent, visit, kind, state, outcome, digest, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
  );
  // By the line that opened the intent: rows come in their order, and a commit touches few pages.
  const savePayload = store.prepare('INSERT OR REPLACE INTO payload (seq, body) VALUES (?, ?)');
  const lastLine = store.prepare('SELECT * FROM line ORDER BY seq DESC LIMIT 1');
  const ofIntent = store.prepare('SELECT * FROM line WHERE intent = ? ORDER BY seq');
  const ofVisit = store.prepare('SELECT * FROM line WHERE seq >= ? AND visit = ? AND kind = ? ORDER BY seq');
  const timeOf = store.prepare('SELECT at FROM line WHERE seq = ?');
  const KEPT =
    'payload JOIN line o ON o.seq = payload.seq LEFT JOIN line c ON c.intent = o.intent AND c.seq > o.seq';
  // In the order in which they were begun: a clock that was set back tells another one.
  const keptRows = store.prepare(
    `SELECT o.seq, o.at, o.intent, o.visit, o.kind, coalesce(c.state, o.state) AS state, c.outcome, o.digest, o.hash, body
     FROM ${KEPT} ORDER BY o.seq`,
  );
  const longer = KEPT_LONGER.map(() => '?').join(', ');
  const dropOfVisit = store.prepare(
    `DELETE FROM payload WHERE seq IN (
       SELECT o.seq FROM ${KEPT} WHERE c.state = 'closed' AND o.visit = ? AND o.kind NOT IN (${longer}))`,
  );
  const dropBefore = store.prepare(
    `DELETE FROM payload WHERE seq IN (SELECT o.seq FROM ${KEPT} WHERE c.state = 'closed' AND o.at < ?)`,
  );
  const readAll = (): Row[] => z.array(row).parse(store.prepare('SELECT * FROM line ORDER BY seq').all());

  type Entry = Pick<Row, 'intent' | 'visit' | 'kind' | 'state' | 'outcome'> & {
    readonly payload: unknown;
    /** Line that opened the intent; null for this one. */
    readonly opened: number | null;
  };

  function append({ payload, opened, ...entry }: Entry): void {
    const body =
      payload === undefined ? null : JSON.stringify({ salt: randomBytes(16).toString('hex'), payload });
    const before = row.optional().parse(lastLine.get());
    const line = {
      ...entry,
      seq: (before?.seq ?? 0) + 1,
      at: now(),
      digest: body === null ? null : sha256(body),
    };
    const hash = sealOf(line, before?.hash ?? GENESIS);
    insert.run(
      line.seq,
      line.at,
      line.intent,
      line.visit,
      line.kind,
      line.state,
      line.outcome,
      line.digest,
      hash,
    );
    if (body !== null) savePayload.run(opened ?? line.seq, body);
  }

  /** First line of an instant or later, found by halving: lines are in the order of their time, and there are many. */
  function firstSince(at: number): number {
    let [from, to] = [1, (row.optional().parse(lastLine.get())?.seq ?? 0) + 1];
    while (from < to) {
      const middle = Math.floor((from + to) / 2);
      const line = z.object({ at: z.number() }).parse(timeOf.get(middle));
      if (line.at < at) from = middle + 1;
      else to = middle;
    }
    return from;
  }

  /** All of the entries, or none. */
  const write = store.transaction((entries: readonly Entry[]) => {
    for (const entry of entries) append(entry);
  });

  const opening = ({ kind, visit, payload }: Opening): Entry => ({
    intent: randomUUID(),
    visit,
    kind,
    state: 'opened',
    outcome: null,
    payload,
    opened: null,
  });

  /** The line that opened an intent. Throws where there is none, or it is closed already. */
  const opened = (intent: string): Row => {
    const [first, ...more] = z.array(row).parse(ofIntent.all(intent));
    if (!first) throw new Error('journal: no such intent');
    if (more.length > 0) throw new Error('journal: closed already');
    return first;
  };

  return {
    open(kind, visit, payload) {
      const intent = randomUUID();
      write([{ intent, visit, kind, state: 'opened', outcome: null, payload, opened: null }]);
      return intent;
    },
    close(intent, _kind, outcome, payload, next = []) {
      const { seq, visit, kind } = opened(intent);
      const begun = next.map(opening);
      write([{ intent, visit, kind, state: 'closed', outcome, payload, opened: seq }, ...begun]);
      return begun.map((entry) => entry.intent);
    },
    isOpen: (intent) => ofIntent.all(intent).length === 1,
    outcomes: (visit, kind) => {
      const lines = z.array(row).parse(ofVisit.all(firstSince(now() - OUTCOMES_MS), visit, kind));
      return [...new Map(lines.map(({ intent, outcome }) => [intent, outcome])).values()];
    },
    kept: () =>
      z
        .array(keptRow)
        .parse(keptRows.all())
        .map(({ body, ...line }) => readIntent(line, body)),
    forget(visit) {
      dropOfVisit.run(visit, ...KEPT_LONGER);
      store.pragma('wal_checkpoint(TRUNCATE)');
    },
    forgetBefore: (at) => void dropBefore.run(at),
    lines: readAll,
    verify: () => firstBroken(readAll()),
    shut: () => {
      store.close();
    },
  };
}

/** `state` and `outcome` are those of the newest line of the intent. */
function readIntent(line: Row, body: string): Intent {
  const { payload } = z.object({ payload: z.unknown() }).parse(JSON.parse(body));
  return {
    id: line.intent,
    kind: line.kind,
    visit: line.visit,
    state: line.state,
    outcome: line.outcome,
    at: line.at,
    payload: payloads[line.kind].parse(payload),
  };
}
