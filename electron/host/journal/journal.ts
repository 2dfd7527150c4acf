import { randomBytes, randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { SealedLine } from './chain.ts';
import { firstBroken, GENESIS, sealOf, sha256 } from './chain.ts';
import type { Intent } from './intent.ts';
import { intentKind, intentState, isOf, keptRow, readIntent } from './intent.ts';
import type { IntentKind, PayloadOf } from './payloads.ts';
import { KEPT_LONGER, payloads } from './payloads.ts';
import { prepare } from './statements.ts';
import type { Store } from './store.ts';

export type { Intent } from './intent.ts';

const row = z.object({
  seq: z.number(),
  at: z.number(),
  intent: z.string(),
  visit: z.string(),
  // Any: a line that makes no sense must not keep the others from being read, or the next from being written.
  kind: z.string(),
  state: intentState,
  outcome: z.string().nullable(),
  digest: z.string().nullable(),
  hash: z.string(),
});
type Row = z.infer<typeof row>;
/** Where an intent was opened. */
const place = row.pick({ seq: true, intent: true, visit: true }).extend({ kind: intentKind });
type Place = z.infer<typeof place>;
const sweptRow = z.object({ seq: z.number(), about: z.string(), closed_at: z.number().nullable() });

/** What begins in the same moment as something else ends: both are on the disk, or neither. */
export type Opening = {
  [K in IntentKind]: { readonly kind: K; readonly visit: string; readonly payload: PayloadOf<K> };
}[IntentKind];

/**
 * The kiosk's book of effects on the outside world: one journal a file writes. Every method returns only when the line is on
 * the disk.
 */
export interface Journal {
  /** Throws, and writes nothing, where the payload is none of its kind: what cannot be read back is not begun. */
  open<K extends IntentKind>(kind: K, visit: string, payload: PayloadOf<K>): string;
  /**
   * Throws where it is closed already: an effect has one outcome. Throws as `open` does; then nothing ends and nothing begins.
   * Gives the ids of what begins with its end.
   */
  close<K extends IntentKind>(
    intent: string,
    kind: K,
    outcome: string,
    payload?: PayloadOf<K>,
    next?: readonly Opening[],
  ): readonly string[];
  /** Whether its outcome is not known yet. */
  isOpen(intent: string): boolean;
  /** Intents of this kind whose outcome is not known yet, oldest first. */
  openOf<K extends IntentKind>(kind: K): Intent<K>[];
  /** How each intent of this visit and kind ended; null while one is open. Oldest first. */
  outcomes(visit: string, kind: IntentKind): readonly (string | null)[];
  /** All intents of which a payload is still kept, oldest first. Reads every one of them: for reports and a start. */
  kept(): Intent[];
  /** Of these, those of one visit. */
  keptOf(visit: string): Intent[];
  /** One of these; null where nothing is kept of it. Quick for an open one; a closed one is searched for. */
  find(intent: string): Intent | null;
  /** Drops the personal data of a visit's closed intents; open ones keep theirs until they are closed. */
  forget(visit: string): void;
  /**
   * Drops what is still kept of intents that were closed before this instant; of those about a charge only once all of them
   * were. Goes by the clock: one that is days ahead while this is called drops what was closed just now. That is borne, as
   * what is dropped is closed, and the sealed lines stay.
   */
  forgetBefore(at: number): void;
  lines(): SealedLine[];
  /** Sequence number of the first line that was changed or is missing, null when the chain holds. */
  verify(): number | null;
  shut(): void;
}

/** `onUnreadable`: an intent is passed over because nothing can be made of what is kept of it; told once each. */
export function createJournal(
  store: Store,
  now: () => number,
  onUnreadable: (intent: string) => void = () => undefined,
): Journal {
  const sql = prepare(store);
  const readAll = (): Row[] => z.array(row).parse(sql.allLines.all());

  /** What is open, by intent: few of all, asked for all the time, and written by nobody but this journal. */
  const open = new Map<string, Place>();
  for (const found of sql.openPlaces.all()) {
    const { data } = place.safeParse(found);
    if (data) open.set(data.intent, data);
  }

  type Entry = Pick<Row, 'intent' | 'visit' | 'state' | 'outcome'> & {
    readonly kind: IntentKind;
    readonly payload: unknown;
    /** Line that opened the intent; null for this one. */
    readonly opened: number | null;
  };

  function append({ payload, opened, ...entry }: Entry): Place {
    const body = payload === undefined ? null : bodyOf(payloads[entry.kind].parse(payload));
    const before = row.optional().parse(sql.lastLine.get());
    const line = {
      ...entry,
      seq: (before?.seq ?? 0) + 1,
      at: now(),
      digest: body === null ? null : sha256(body),
    };
    const hash = sealOf(line, before?.hash ?? GENESIS);
    sql.insert.run(
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
    if (body !== null) sql.savePayload.run(opened ?? line.seq, body);
    return line;
  }

  /** All of the entries, or none. */
  const write = store.transaction((entries: readonly Entry[]): Place[] => entries.map(append));

  const opening = ({ kind, visit, payload }: Omit<Opening, 'payload'> & { payload: unknown }): Entry => ({
    intent: randomUUID(),
    visit,
    kind,
    state: 'opened',
    outcome: null,
    payload,
    opened: null,
  });

  const unreadable = new Set<string>();
  const read = (rows: readonly unknown[]): Intent[] =>
    z
      .array(keptRow)
      .parse(rows)
      .flatMap((one) => {
        const intent = readIntent(one);
        if (intent) return [intent];
        if (!unreadable.has(one.intent)) onUnreadable(one.intent);
        unreadable.add(one.intent);
        return [];
      });

  return {
    open(kind, visit, payload) {
      const entry = opening({ kind, visit, payload });
      for (const begun of write([entry])) open.set(begun.intent, begun);
      return entry.intent;
    },
    close(intent, _kind, outcome, payload, next = []) {
      const known = open.get(intent);
      if (!known) throw new Error('journal: closed already, or never opened');
      const { seq, visit, kind } = known;
      const end: Entry = { intent, visit, kind, state: 'closed', outcome, payload, opened: seq };
      const [, ...begun] = write([end, ...next.map(opening)]);
      open.delete(intent);
      for (const one of begun) open.set(one.intent, one);
      return begun.map((one) => one.intent);
    },
    isOpen: (intent) => open.has(intent),
    openOf: (kind) =>
      [...open.values()]
        .filter((one) => one.kind === kind)
        .flatMap(({ seq }) => read(sql.keptOfLine.all(seq)))
        .filter(isOf(kind)),
    outcomes: (visit, kind) => {
      const lines = z.array(row).parse(sql.ofVisit.all(visit, kind));
      return [...new Map(lines.map(({ intent, outcome }) => [intent, outcome])).values()];
    },
    kept: () => read(sql.keptAll.all()),
    keptOf: (visit) => read(sql.keptOfVisit.all(visit)),
    find(intent) {
      const known = open.get(intent);
      return read(known ? sql.keptOfLine.all(known.seq) : sql.keptOfIntent.all(intent))[0] ?? null;
    },
    forget(visit) {
      sql.dropOfVisit.run(visit, ...KEPT_LONGER);
      store.pragma('wal_checkpoint(TRUNCATE)');
    },
    forgetBefore(at) {
      const rows = z.array(sweptRow).parse(sql.swept.all());
      const alive = new Set(
        rows.filter((one) => one.closed_at === null || one.closed_at >= at).map(({ about }) => about),
      );
      const done = rows.filter(({ about }) => !alive.has(about));
      store.transaction(() => {
        for (const { seq } of done) sql.dropLine.run(seq);
      })();
    },
    lines: readAll,
    verify: () => firstBroken(readAll()),
    shut: () => {
      store.close();
    },
  };
}

/** Salted: its digest, which outlives it, tells nothing of it. */
const bodyOf = (payload: unknown): string =>
  JSON.stringify({ salt: randomBytes(16).toString('hex'), payload });
