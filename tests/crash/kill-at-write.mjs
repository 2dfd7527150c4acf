// Loaded into a kiosk's process before anything else (node --import): kills it outright at a given write to its journal.
// CRASH_AT is `<number>:before` or `<number>:after`.
import { tellOfWrites } from './journal-writes.mjs';

tellOfWrites((number, when) => {
  if (process.env.CRASH_AT === `${number}:${when}`) process.kill(process.pid, 'SIGKILL');
});
