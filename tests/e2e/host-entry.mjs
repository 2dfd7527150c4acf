// Stands before the host's own entry where a test needs a hand inside the process; the host runs unchanged behind it.
//   KILL_AFTER_LINE  ends the process, as a power cut would, right after the n-th journal line is on the disk and before
//                    anything follows from it; once, since the file KILL_MARKER then says that it has happened
//   HEAP_SNAPSHOT    file to which SIGUSR2 writes a heap snapshot; `<file>.done` appears when it is whole
import { existsSync, writeFileSync } from 'node:fs';
import { writeHeapSnapshot } from 'node:v8';
import Database from 'libsql';

const { KILL_AFTER_LINE, KILL_MARKER, HEAP_SNAPSHOT } = process.env;

if (KILL_AFTER_LINE) {
  const { transaction } = Database.prototype;
  let lines = 0;
  Database.prototype.transaction = function (work) {
    const run = transaction.call(this, work);
    return (...args) => {
      const result = run(...args);
      lines += 1;
      if (lines === Number(KILL_AFTER_LINE) && !existsSync(KILL_MARKER)) {
        writeFileSync(KILL_MARKER, '');
        process.kill(process.pid, 'SIGKILL');
      }
      return result;
    };
  };
}

if (HEAP_SNAPSHOT) {
  process.on('SIGUSR2', () => {
    writeHeapSnapshot(HEAP_SNAPSHOT);
    writeFileSync(`${HEAP_SNAPSHOT}.done`, '');
  });
}

await import('../../out/main/host.js');
