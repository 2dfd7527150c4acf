import { measureJournal } from './tests/bench/journal-rate.ts';
for (let i=0;i<3;i++) { const r = measureJournal(1000); console.log(r, r.ours/r.bare); }
