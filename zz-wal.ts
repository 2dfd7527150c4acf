import { randomBytes } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { openStore } from './electron/host/journal/store.ts';
import { createJournal } from './electron/host/journal/journal.ts';
import { CHARGE_LINE } from './tests/bench/charge-line.ts';
const f = mkdtempSync('/tmp/zzw-');
const s = openStore(f + '/a.db', 'k'.repeat(64)); const j = createJournal(s, Date.now);
const b = openStore(f + '/b.db', 'k'.repeat(64)); b.exec('CREATE TABLE bare (id INTEGER PRIMARY KEY, body TEXT NOT NULL)');
const ins = b.prepare('INSERT INTO bare (body) VALUES (?)'); const body = randomBytes(660).toString('hex').slice(0, 1316);
for (const [name, db, fn] of [['ours', s, () => j.open('charge','v',CHARGE_LINE)], ['bare', b, () => ins.run(body)]] as const) {
  for (let i=0;i<200;i++) fn();
  db.pragma('wal_checkpoint(TRUNCATE)');
  db.pragma('wal_autocheckpoint = 100000');
  for (let i=0;i<200;i++) fn();
  console.log(name, JSON.stringify(db.pragma('wal_checkpoint(PASSIVE)')));
  db.pragma('synchronous = OFF');
  const t=performance.now(); for (let i=0;i<1000;i++) fn(); console.log(name, 'cpu ms each', (performance.now()-t)/1000);
}
