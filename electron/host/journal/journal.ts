import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { SealedLine } from './chain.ts';
import { firstBroken } from './chain.ts';
import type { Intent } from './intent.ts';
import { isOf, keptRow, readIntent } from './intent.ts';
import type { IntentKind, PayloadOf } from './payloads.ts';
import { KEPT_LONGER } from './payloads.ts';
import { prepare } from './statements.ts';
import type { Store } from './store.ts';
import type { Entry, Place, Row } from './writer.ts';
import { createWriter, place, row } from './writer.ts';

export type { Intent } from './intent.ts';

const printRow = row.pick({ intent: true, outcome: true });
const sweptRow = z.object({ intent: z.string(), about: z.string(), closed_at: z.number().nullable() });

/** What begins in the same moment as something else ends: both are on the disk, or neither. */
export type Opening = {
  [K in IntentKind]: { readonly kind: K; readonly visit: string; readonly payload: PayloadOf<K> };
}[IntentKind];

/** How an intent ends of which the payload stays as it is, and what begins with its end. */
export interface Ending {
  readonly intent: string;
  readonly kind: IntentKind;
  readonly outcome: string;
  readonly next: readonly Opening[];
}

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
  /** The same for several at once: all of them are on the disk, or none. */
  closeAll(ends: readonly Ending[]): void;
  /** Whether its outcome is not known yet. */
  isOpen(intent: string): boolean;
  /** Intents of this kind whose outcome is not known yet, oldest first. */
  openOf<K extends IntentKind>(kind: K): Intent<K>[];
  /** How each paper that was printed under this key ended; null while one is open. Oldest first; known for good. */
  prints(key: string): readonly (string | null)[];
  /** All intents of which a payload is still kept, oldest first. Reads every one of them: for reports and a start. */
  kept(): Intent[];
  /** Of these, those of one visit. */
  keptOf(visit: string): Intent[];
  /** One of these; null where nothing is kept of it. */
  find(intent: string): Intent | null;
  /** Drops the personal data of a visit's closed intents; open ones keep theirs until they are closed. */
  forget(visit: string): void;
  /** The same for all visits but these. */
  forgetAllBut(visits: readonly string[]): void;
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
  const write = createWriter(store, sql, now);
  const readAll = (): Row[] => z.array(row).parse(sql.allLines.all());

  /** Where all stand of which a body is kept, by intent, as they were begun: few, and moved by nobody but this journal. */
  const kept = new Map<string, Place>();
  for (const found of sql.places.all()) {
    const { data } = place.safeParse(found);
    if (data) kept.set(data.intent, data);
  }
  const placesOf = (wanted: (one: Place) => boolean): Place[] => [...kept.values()].filter(wanted);
  const isOpen = (one: Place | undefined): one is Place => one?.state === 'opened';

  const outlives = ({ kind }: Place): boolean => KEPT_LONGER.some((longer) => longer === kind);

  const opening = ({ kind, visit, payload }: Omit<Opening, 'payload'> & { payload: unknown }): Entry => ({
    intent: randomUUID(),
    visit,
    kind,
    state: 'opened',
    outcome: null,
    payload,
    opened: null,
  });

  function endOf(intent: string, kind: IntentKind, outcome: string, payload: unknown): Entry {
    const known = kept.get(intent);
    if (!isOpen(known) || known.kind !== kind) throw new Error('journal: closed already, or never opened');
    const { opened, visit } = known;
    return { intent, visit, kind, state: 'closed', outcome, payload, opened };
  }

  const unreadable = new Set<string>();
  const read = (places: readonly Place[]): Intent[] =>
    places
      .flatMap(({ seq }) => z.array(keptRow).parse(sql.kept.all(seq)))
      .flatMap((one) => {
        const intent = readIntent(one);
        if (intent) return [intent];
        if (!unreadable.has(one.intent)) onUnreadable(one.intent);
        unreadable.add(one.intent);
        return [];
      });

  const dropAll = store.transaction((places: readonly Place[], from: number | null): void => {
    for (const { seq } of places) sql.drop.run(seq);
    sql.keepFrom.run([from]);
  });
  function drop(places: readonly Place[]): void {
    if (places.length === 0) return;
    const gone = new Set(places.map(({ intent }) => intent));
    const [oldest] = placesOf(({ intent }) => !gone.has(intent));
    dropAll(places, oldest?.opened ?? null);
    for (const intent of gone) kept.delete(intent);
  }

  function forget(of: (one: Place) => boolean): void {
    drop(placesOf((one) => of(one) && !isOpen(one) && !outlives(one)));
    store.pragma('wal_checkpoint(TRUNCATE)');
  }

  return {
    open(kind, visit, payload) {
      const entry = opening({ kind, visit, payload });
      for (const begun of write([entry])) kept.set(begun.intent, begun);
      return entry.intent;
    },
    close(intent, kind, outcome, payload, next = []) {
      const end = endOf(intent, kind, outcome, payload);
      const [ended, ...begun] = write([end, ...next.map(opening)]);
      for (const one of [ended, ...begun]) if (one) kept.set(one.intent, one);
      return begun.map((one) => one.intent);
    },
    closeAll(ends) {
      const entries = ends.flatMap(({ intent, kind, outcome, next }) => [
        endOf(intent, kind, outcome, undefined),
        ...next.map(opening),
      ]);
      for (const one of write(entries)) kept.set(one.intent, one);
    },
    isOpen: (intent) => isOpen(kept.get(intent)),
    openOf: (kind) => read(placesOf((one) => isOpen(one) && one.kind === kind)).filter(isOf(kind)),
    prints: (key) => {
      const lines = z.array(printRow).parse(sql.prints.all(key));
      return [...new Map(lines.map(({ intent, outcome }) => [intent, outcome])).values()];
    },
    kept: () => read([...kept.values()]),
    keptOf: (visit) => read(placesOf((one) => one.visit === visit)),
    find(intent) {
      const known = kept.get(intent);
      return (known && read([known])[0]) ?? null;
    },
    forget: (visit) => forget((one) => one.visit === visit),
    forgetAllBut: (visits) => forget((one) => !visits.includes(one.visit)),
    forgetBefore(at) {
      const rows = z.array(sweptRow).parse(sql.swept.all());
      const alive = new Set(
        rows.filter((one) => one.closed_at === null || one.closed_at >= at).map(({ about }) => about),
      );
      const done = new Set(rows.filter(({ about }) => !alive.has(about)).map(({ intent }) => intent));
      drop(placesOf(({ intent }) => done.has(intent)));
    },
    lines: readAll,
    verify: () => firstBroken(readAll()),
    shut: () => {
      store.close();
    },
  };
}
