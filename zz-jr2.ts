import { measureJournal } from './tests/bench/journal-rate.ts';
for (let i=0;i<4;i++) { const r = measureJournal(500); console.log(Math.round(r.ours), Math.round(r.bare), r.ours/r.bare); }
