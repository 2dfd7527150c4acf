// Stands before the host's own entry where a test needs a hand inside the process; the host runs unchanged behind it.
//   CRASH_AT         `<number>:before` or `<number>:after`: ends the process, as a power cut would, at that write to the
//                    journal; once, since the file CRASH_MARKER then says that it has happened
//   CRASH_HOLDS      the process stands still there instead, until somebody ends the whole kiosk
//   HEAP_SNAPSHOT    file to which SIGUSR2 writes a heap snapshot; `<file>.done` appears when it is whole
import { existsSync, writeFileSync } from 'node:fs';
import { writeHeapSnapshot } from 'node:v8';
import { tellOfWrites } from '../crash/journal-writes.mjs';

const { CRASH_AT, CRASH_HOLDS, CRASH_MARKER, HEAP_SNAPSHOT } = process.env;

if (CRASH_AT)
  tellOfWrites((number, when) => {
    if (CRASH_AT !== `${number}:${when}` || existsSync(CRASH_MARKER)) return;
    writeFileSync(CRASH_MARKER, '');
    if (CRASH_HOLDS) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
    process.kill(process.pid, 'SIGKILL');
  });

if (HEAP_SNAPSHOT) {
  process.on('SIGUSR2', () => {
    writeHeapSnapshot(HEAP_SNAPSHOT);
    writeFileSync(`${HEAP_SNAPSHOT}.done`, '');
  });
}

await import('../../out/main/host.js');
