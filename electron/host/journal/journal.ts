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
  /** How each intent of this visit and kind ended, ever; null while one is open. Oldest first. */
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
  const savePayload = store.prepare('INSERT OR REPLACE INTO payload (intent, body) VALUES (?, ?)');
  const lastLine = store.prepare('SELECT * FROM line ORDER BY seq DESC LIMIT 1');
  const ofIntent = store.prepare('SELECT * FROM line WHERE intent = ? ORDER BY seq');
  const ofVisit = store.prepare('SELECT * FROM line WHERE visit = ? AND kind = ? ORDER BY seq');
  // In the order in which they were begun: a clock that was set back tells another one.
  const inOrder = store.prepare(
    `SELECT payload.intent, body FROM payload JOIN line ON line.intent = payload.intent AND line.state = 'opened'
     ORDER BY line.seq`,
  );
  const readAll = (): Row[] => z.array(row).parse(store.prepare('SELECT * FROM line ORDER BY seq').all());

  type Entry = Pick<Row, 'intent' | 'visit' | 'kind' | 'state' | 'outcome'> & { readonly payload: unknown };

  function append({ payload, ...entry }: Entry): void {
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
    if (body !== null) savePayload.run(line.intent, body);
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
      write([{ intent, visit, kind, state: 'opened', outcome: null, payload }]);
      return intent;
    },
    close(intent, _kind, outcome, payload, next = []) {
      const { visit, kind } = opened(intent);
      const begun = next.map(opening);
      write([{ intent, visit, kind, state: 'closed', outcome, payload }, ...begun]);
      return begun.map((entry) => entry.intent);
    },
    isOpen: (intent) => ofIntent.all(intent).length === 1,
    outcomes: (visit, kind) => {
      const lines = z.array(row).parse(ofVisit.all(visit, kind));
      return [...new Map(lines.map(({ intent, outcome }) => [intent, outcome])).values()];
    },
    kept() {
      const bodies = z.array(z.object({ intent: z.string(), body: z.string() })).parse(inOrder.all());
      return bodies
        .map(({ intent, body }) => readIntent(z.array(row).parse(ofIntent.all(intent)), body))
        .filter((intent) => intent !== null);
    },
    forget(visit) {
      const longer = KEPT_LONGER.map(() => '?').join(', ');
      store
        .prepare(
          `DELETE FROM payload WHERE intent IN (
             SELECT intent FROM line WHERE visit = ? AND state = 'closed' AND kind NOT IN (${longer}))`,
        )
        .run(visit, ...KEPT_LONGER);
      store.pragma('wal_checkpoint(TRUNCATE)');
    },
    forgetBefore(at) {
      store
        .prepare(
          `DELETE FROM payload WHERE intent IN (
             SELECT closed.intent FROM line closed JOIN line opened ON opened.intent = closed.intent
             WHERE closed.state = 'closed' AND opened.state = 'opened' AND opened.at < ?)`,
        )
        .run(at);
    },
    lines: readAll,
    verify: () => firstBroken(readAll()),
    shut: () => {
      store.close();
    },
  };
}

function readIntent(lines: readonly Row[], body: string): Intent | null {
  const first = lines[0];
  const last = lines.at(-1);
  if (!first || !last) return null;
  const { payload } = z.object({ payload: z.unknown() }).parse(JSON.parse(body));
  return {
    id: first.intent,
    kind: first.kind,
    visit: first.visit,
    state: last.state,
    outcome: last.outcome,
    at: first.at,
    payload: payloads[first.kind].parse(payload),
  };
}
