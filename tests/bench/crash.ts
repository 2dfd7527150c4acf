import { killWords, rowWords, spread } from '../crash/matrix.ts';
import { PLACES } from '../crash/places.ts';
import { type Plan, type Row, runPlan } from '../crash/run.ts';
import { startLab } from '../lab/lab.ts';

/** A visit that is not killed ends within this; the kills are spread over it: ms. */
const SPAN_MS = 1_600;
const WORKERS = 2;

/**
 * `count` visits in which the kiosk is killed at a random moment, started anew, and the patient goes on: by each payment
 * driver in turn, paying or stopping. Prints every run, then the sums by driver. Fails where the books do not agree.
 */
export async function benchCrash(count: number, seed: number): Promise<void> {
  const random = randomFrom(seed);
  const plans = Array.from({ length: count }, (_, index): Plan => {
    const place = PLACES[index % PLACES.length];
    if (!place) throw new Error('no places');
    return {
      driver: place.driver,
      wish: random() < 0.75 ? 'pays' : 'stops',
      kill: { at: 'time', ms: Math.round(random() * SPAN_MS) },
    };
  });
  const options = { scanner: false, bank: true, terminals: true };
  const labs = await Promise.all(Array.from({ length: WORKERS }, () => startLab(options)));
  const rows = await spread(labs, plans, async (lab, plan) => {
    const row = await runPlan(lab, plan);
    console.info(rowWords(row));
    return row;
  });
  await Promise.all(labs.map((lab) => lab.close()));
  for (const { driver } of PLACES)
    console.info(
      sumsOf(
        driver,
        rows.filter((row) => row.driver === driver),
      ),
    );
  const faults = rows.filter(({ accounts }) => accounts.faults.length > 0);
  for (const row of faults)
    console.error(`${row.driver} ${row.wish} ${killWords(row.kill)}: ${row.accounts.faults.join('; ')}`);
  console.info(
    `seed ${seed}: ${rows.length} runs, ${rows.filter(({ killed }) => killed).length} killed, ${faults.length} faults`,
  );
  if (faults.length > 0) process.exitCode = 1;
}

function sumsOf(driver: string, rows: readonly Row[]): string {
  const sum = (of: (row: Row) => number): number => rows.reduce((all, row) => all + of(row), 0);
  return [
    driver.padEnd(10),
    `runs ${rows.length}`,
    `killed ${sum(({ killed }) => (killed ? 1 : 0))}`,
    `killed with a charge begun ${sum(({ killed, accounts }) => (killed && accounts.intents > 0 ? 1 : 0))}`,
    `intents ${sum(({ accounts }) => accounts.intents)}`,
    `charges ${sum(({ accounts }) => accounts.charges)}`,
    `taken ${sum(({ accounts }) => accounts.taken)}`,
    `booked ${sum(({ accounts }) => accounts.booked)}`,
    `on the list ${sum(({ accounts }) => accounts.listed)}`,
    `unknown ${sum(({ accounts }) => accounts.unknown)}`,
  ].join('  ');
}

/** Mulberry32: the same runs for the same seed. */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
