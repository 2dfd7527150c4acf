// Loaded into the host before its own code: ends the process, as a power cut would, right after the n-th journal line is
// on the disk and before anything follows from it. Once: the file in KILL_MARKER says that it has happened.
const { existsSync, writeFileSync } = require('node:fs');
const { createRequire } = require('node:module');

const Database = createRequire(process.env.KILL_ROOT)('libsql');
const { transaction } = Database.prototype;
let lines = 0;
Database.prototype.transaction = function (work) {
  const run = transaction.call(this, work);
  return (...args) => {
    const result = run(...args);
    lines += 1;
    if (lines === Number(process.env.KILL_AFTER_LINE) && !existsSync(process.env.KILL_MARKER)) {
      writeFileSync(process.env.KILL_MARKER, '');
      process.kill(process.pid, 'SIGKILL');
    }
    return result;
  };
};
