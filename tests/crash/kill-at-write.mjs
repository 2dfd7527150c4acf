// Loaded into a kiosk's process before anything else (node --import): kills it outright at a given write to its journal.
// Every change of the journal is one transaction of its store. CRASH_AT is `<number>:before` or `<number>:after`.
import Database from 'libsql';

const [number, when] = (process.env.CRASH_AT ?? '').split(':');
const { transaction } = Database.prototype;
let writes = 0;

Database.prototype.transaction = function counted(work) {
  const run = transaction.call(this, work);
  return (...words) => {
    writes += 1;
    if (writes === Number(number) && when === 'before') process.kill(process.pid, 'SIGKILL');
    const result = run(...words);
    if (writes === Number(number) && when === 'after') process.kill(process.pid, 'SIGKILL');
    return result;
  };
};
