import type { Store } from './store.ts';

const LINE = 'seq, at, intent, visit, kind, state, outcome, digest, hash';
/** Of all lines ever written the few, and late ones, that still hold a body. */
const KEPT = 'line WHERE body IS NOT NULL AND seq >= (SELECT seq FROM kept_from)';

/** All that the journal says to its file. */
export const prepare = (store: Store) => ({
  /** The line's fields, and its body. */
  open: store.prepare(`INSERT INTO line (${LINE}, body) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`),
  /** The line's fields, its body or null for the one that is kept, and the line that opened the intent. */
  close: store.prepare(
    `INSERT INTO line (${LINE}, body, opened)
     SELECT ?, ?, ?, ?, ?, ?, ?, ?, ?, coalesce(?, body), seq FROM line WHERE seq = ?`,
  ),
  drop: store.prepare('UPDATE line SET body = NULL WHERE seq = ?'),
  lastLine: store.prepare(`SELECT ${LINE} FROM line ORDER BY seq DESC LIMIT 1`),
  allLines: store.prepare(`SELECT ${LINE} FROM line ORDER BY seq`),
  prints: store.prepare(
    `SELECT intent, outcome FROM line INDEXED BY line_print WHERE kind = 'print' AND visit = ? ORDER BY seq`,
  ),
  /** In the order in which they were begun: a clock that was set back tells another one. */
  places: store.prepare(
    `SELECT seq, coalesce(opened, seq) AS opened, intent, visit, kind, state FROM ${KEPT} ORDER BY 2`,
  ),
  /** Of one line. */
  kept: store.prepare(
    `SELECT k.intent, k.kind, k.visit, k.state, k.outcome, coalesce(o.at, k.at) AS at, k.body
     FROM line k LEFT JOIN line o ON o.seq = k.opened WHERE k.seq = ? AND k.body IS NOT NULL`,
  ),
  /** What each body is about: a charge, or nothing but its own intent. */
  swept: store.prepare(
    `SELECT intent, iif(state = 'closed', at, NULL) AS closed_at,
       coalesce(CAST(iif(json_valid(body), json_extract(body, '$.payload.charge.id'), NULL) AS TEXT), intent) AS about
     FROM ${KEPT}`,
  ),
  /** Null: no line holds a body. */
  keepFrom: store.prepare('UPDATE kept_from SET seq = coalesce(?, (SELECT max(seq) + 1 FROM line))'),
});
