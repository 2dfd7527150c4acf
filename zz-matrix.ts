import { startLab } from './tests/lab/lab.ts';
import { rowWords, runMatrix } from './tests/crash/matrix.ts';
const o = { scanner: false, bank: true, terminals: true };
const labs = await Promise.all([startLab(o), startLab(o)]);
const drivers = process.argv.slice(2);
const t = performance.now();
for (const d of drivers) for (const w of ['pays','stops'] as const) {
  try { const rows = await runMatrix(labs, d, w, (row) => console.log(rowWords(row))); console.log('==', d, w, rows.length, 'faults', rows.filter(r=>r.accounts.faults.length).length, Math.round((performance.now()-t)/1000)+' s'); }
  catch (e) { console.log('ERR', d, w, e); }
}
process.exit();
