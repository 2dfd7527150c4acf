import { z } from 'zod';
import type { IntentKind, PayloadOf } from './payloads.ts';
import { payloads } from './payloads.ts';

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

export const isOf =
  <K extends IntentKind>(kind: K) =>
  (intent: Intent): intent is Intent<K> =>
    intent.kind === kind;

export const intentKind = z.object(payloads).keyof();
export const intentState = z.enum(['opened', 'closed']);

/** The line that opened an intent, how it stands now, and what is kept of it, not looked into yet. */
export const keptRow = z.object({
  intent: z.string(),
  kind: z.string(),
  visit: z.string(),
  state: intentState,
  outcome: z.string().nullable(),
  at: z.number(),
  body: z.string(),
});

const kept = z.object({ payload: z.unknown() });

/** Null where kind or payload are none that this kiosk knows. */
export function readIntent({ intent, body, ...line }: z.infer<typeof keptRow>): Intent | null {
  const kind = intentKind.safeParse(line.kind);
  const held = kept.safeParse(readJson(body));
  if (!kind.success || !held.success) return null;
  const payload = payloads[kind.data].safeParse(held.data.payload);
  return payload.success ? { ...line, id: intent, kind: kind.data, payload: payload.data } : null;
}

/** `undefined` where it is no JSON: no schema takes that. */
function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
