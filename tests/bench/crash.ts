import { applicationBody } from '../crash/application-body.ts';
import { killWords, rowWords, runMatrix, spread } from '../crash/matrix.ts';
import { PLACES } from '../crash/places.ts';
import { type Plan, type Row, runPlan } from '../crash/run.ts';
import { startLab } from '../lab/lab.ts';
import { figure, table } from './table.ts';

/** Most of what a visit writes and sends happens within this on a quiet machine; the kills are spread over it: ms. */
const SPAN_MS = 700;
const WORKERS = 2;
/** Share of the patients who pay; the others stop. */
const PAYING = 0.75;

/**
 * `count` visits in which the kiosk is killed at a random moment, started anew, and the patient goes on: by each payment
 * driver in turn. Tells every run, and gives the sums by driver. A run whose books do not agree is a miss.
 */
export async function benchCrash(count: number, seed: number, say: (line: string) => void) {
  const plans = plansOf(count, randomFrom(seed));
  const options = { scanner: false, bank: true, terminals: true };
  const labs = await Promise.all(Array.from({ length: WORKERS }, () => startLab(options)));
  const startedAt = performance.now();
  const rows = await spread(labs, plans, async (lab, plan) => {
    const row = await runPlan(lab, plan);
    say(rowWords(row));
    return row;
  });
  const minutes = (performance.now() - startedAt) / 60_000;
  await Promise.all(labs.map((lab) => lab.close()));
  return reportOf(`${rows.length} visits killed at a random moment, seed ${seed}`, minutes, rows);
}

/**
 * The whole application in the real Electron, all its processes killed at every message that moves money and every write of
 * money to the journal, by every payment driver, by patients who pay and who stop.
 */
export async function benchCrashApplication(say: (line: string) => void) {
  const lab = await startLab({ bank: true, terminals: true });
  const startedAt = performance.now();
  const rows: Row[] = [];
  try {
    for (const { driver } of PLACES)
      for (const wish of ['pays', 'stops'] as const)
        rows.push(...(await runMatrix([lab], driver, wish, (row) => say(rowWords(row)), applicationBody)));
  } finally {
    await lab.close();
  }
  const minutes = (performance.now() - startedAt) / 60_000;
  return reportOf(`${rows.length} visits at the whole application, killed at every step`, minutes, rows);
}

function reportOf(title: string, minutes: number, rows: readonly Row[]) {
  const faults = rows.filter(({ accounts }) => accounts.faults.length > 0);
  return {
    text: [
      `### ${title} (${figure(minutes)} minutes)`,
      table([HEAD, ...PLACES.map(({ driver }) => sums(driver, rows)), sums(null, rows)]),
      'Amounts in đồng. Taken: by the ledger of bank or terminal.',
    ].join('\n\n'),
    missed: faults.map(
      ({ driver, wish, kill, accounts }) =>
        `${driver} ${wish} ${killWords(kill)}: ${accounts.faults.join('; ')}`,
    ),
  };
}

const plansOf = (count: number, random: () => number): Plan[] =>
  Array.from({ length: count }, (_, index): Plan => {
    const place = PLACES[index % PLACES.length];
    if (!place) throw new Error('no places');
    return {
      driver: place.driver,
      wish: random() < PAYING ? 'pays' : 'stops',
      kill: { at: 'time', ms: Math.round(random() * SPAN_MS) },
    };
  });

const HEAD = [
  'driver',
  'runs',
  'killed',
  'charge begun',
  'intents',
  'charges',
  'taken',
  'booked',
  'on the list',
  'unknown',
  'faults',
];

/** One line of the table; null: all drivers. */
function sums(driver: string | null, all: readonly Row[]): string[] {
  const rows = all.filter((row) => driver === null || row.driver === driver);
  const sum = (of: (row: Row) => number): string => String(rows.reduce((total, row) => total + of(row), 0));
  return [
    driver ?? 'all',
    String(rows.length),
    sum(({ killed }) => (killed ? 1 : 0)),
    sum(({ killed, accounts }) => (killed && accounts.intents > 0 ? 1 : 0)),
    sum(({ accounts }) => accounts.intents),
    sum(({ accounts }) => accounts.charges),
    sum(({ accounts }) => accounts.taken),
    sum(({ accounts }) => accounts.booked),
    sum(({ accounts }) => accounts.listed),
    sum(({ accounts }) => accounts.unknown),
    sum(({ accounts }) => accounts.faults.length),
  ];
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
