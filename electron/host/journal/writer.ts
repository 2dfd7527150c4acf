import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { GENESIS, sealOf, sha256 } from './chain.ts';
import { intentState } from './intent.ts';
import type { IntentKind } from './payloads.ts';
import { payloads } from './payloads.ts';
import type { prepare } from './statements.ts';
import type { Store } from './store.ts';

/** A line as it is read back. */
export const row = z.object({
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
export type Row = z.infer<typeof row>;
/** Where an intent stands: its latest line, which holds its body, and the one that opened it. */
export const place = row
  .pick({ seq: true, intent: true, visit: true, kind: true, state: true })
  .extend({ opened: z.number() });
export type Place = z.infer<typeof place>;

/** What is to be written. */
export type Entry = Pick<Row, 'intent' | 'visit' | 'state' | 'outcome'> & {
  readonly kind: IntentKind;
  /** `undefined`: what is kept of the intent stays as it is. */
  readonly payload: unknown;
  /** Line that opened the intent; null for this one. */
  readonly opened: number | null;
};

interface Sealed {
  readonly line: Row;
  readonly body: string | null;
  readonly opened: number | null;
}

/**
 * Writes lines onto the end of the chain: all of them or none, and they are on the disk when it returns. Throws, before
 * anything is written, where a payload is none of its kind. The only writer of its file.
 */
export function createWriter(store: Store, sql: ReturnType<typeof prepare>, now: () => number) {
  let last: Pick<Row, 'seq' | 'hash'> = row.optional().parse(sql.lastLine.get()) ?? { seq: 0, hash: GENESIS };

  function sealed({ payload, opened, ...entry }: Entry, before: typeof last): Sealed {
    const body = payload === undefined ? null : bodyOf(payloads[entry.kind].parse(payload));
    const digest = body === null ? null : sha256(body);
    const line = { ...entry, seq: before.seq + 1, at: now(), digest };
    return { line: { ...line, hash: sealOf(line, before.hash) }, body, opened };
  }

  function put({ line, body, opened }: Sealed): void {
    const { seq, at, intent, visit, kind, state, outcome, digest, hash } = line;
    const fields = [seq, at, intent, visit, kind, state, outcome, digest, hash, body];
    if (opened === null) sql.open.run(fields);
    else {
      sql.close.run([...fields, opened]);
      sql.drop.run(opened);
    }
  }
  const putAll = store.transaction((all: readonly Sealed[]): void => {
    for (const one of all) put(one);
  });

  return (entries: readonly Entry[]): Place[] => {
    const all: Sealed[] = [];
    for (const entry of entries) all.push(sealed(entry, all.at(-1)?.line ?? last));
    const [first, ...others] = all;
    // What is one statement is a transaction by itself.
    if (first && first.opened === null && others.length === 0) put(first);
    else putAll(all);
    last = all.at(-1)?.line ?? last;
    return all.map(({ line, opened }) => ({ ...line, opened: opened ?? line.seq }));
  };
}

/** Salted: its digest, which outlives it, tells nothing of it. */
const bodyOf = (payload: unknown): string => JSON.stringify({ salt: randomUUID(), payload });
