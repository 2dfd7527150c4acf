import { KEPT_LONGER } from './payloads.ts';
import type { Store } from './store.ts';

/** A payload (`payload`), the line that opened its intent (`o`), and the one that closed it (`c`). */
const KEPT = `payload JOIN line o ON o.seq = payload.seq
  LEFT JOIN line c ON c.visit = o.visit AND c.intent = o.intent AND c.seq > o.seq`;
/** In the order in which they were begun: a clock that was set back tells another one. */
const keptWhere = (condition: string): string =>
  `SELECT o.intent, o.kind, o.visit, coalesce(c.state, o.state) AS state, c.outcome, o.at, body
   FROM ${KEPT} WHERE ${condition} ORDER BY o.seq`;
const LONGER = KEPT_LONGER.map(() => '?').join(', ');

/** All that the journal says to its file. */
export const prepare = (store: Store) => ({
  insert: store.prepare(
    'INSERT INTO line (seq, at, intent, visit, kind, state, outcome, digest, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
  ),
  /** By the line that opened the intent: rows come in their order, and a commit touches few pages. */
  savePayload: store.prepare('INSERT OR REPLACE INTO payload (seq, body) VALUES (?, ?)'),
  lastLine: store.prepare('SELECT * FROM line ORDER BY seq DESC LIMIT 1'),
  allLines: store.prepare('SELECT * FROM line ORDER BY seq'),
  /** Visit and kind. */
  ofVisit: store.prepare('SELECT * FROM line WHERE visit = ? AND kind = ? ORDER BY seq'),
  keptAll: store.prepare(keptWhere('true')),
  keptOfVisit: store.prepare(keptWhere('o.visit = ?')),
  /** No index has the intent alone: all that are kept are gone through. */
  keptOfIntent: store.prepare(keptWhere('o.intent = ?')),
  keptOfLine: store.prepare(keptWhere('o.seq = ?')),
  openPlaces: store.prepare(
    `SELECT o.seq, o.intent, o.visit, o.kind FROM ${KEPT} WHERE c.seq IS NULL ORDER BY o.seq`,
  ),
  /** Visit, and the kinds that outlive it. */
  dropOfVisit: store.prepare(
    `DELETE FROM payload WHERE seq IN (
       SELECT o.seq FROM ${KEPT} WHERE c.state = 'closed' AND o.visit = ? AND o.kind NOT IN (${LONGER}))`,
  ),
  /** What each payload is about: a charge, or nothing but its own intent. */
  swept: store.prepare(
    `SELECT o.seq, c.at AS closed_at,
       coalesce(CAST(iif(json_valid(body), json_extract(body, '$.payload.charge.id'), NULL) AS TEXT), o.intent) AS about
     FROM ${KEPT}`,
  ),
  dropLine: store.prepare('DELETE FROM payload WHERE seq = ?'),
});
