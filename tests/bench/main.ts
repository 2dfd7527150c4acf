import { cpus, loadavg, release } from 'node:os';
import { parseArgs } from 'node:util';
import { startBuiltKiosk } from '../chaos/built-kiosk.ts';
import { runChaos } from '../chaos/chaos.ts';
import { chipReadersMissing } from '../lab/chip/reader/machine.ts';
import { ensureDisplay } from '../run/display.ts';
import { electronVersion } from '../run/electron-path.ts';
import { missingForKiosk } from '../run/kiosk.ts';
import { benchCheckIn } from './checkin.ts';
import { reportCheckIn } from './checkin-report.ts';
import { benchChip } from './chip.ts';
import { reportChip } from './chip-report.ts';
import { benchCodes, codesMissing } from './codes.ts';
import { reportCodes } from './codes-report.ts';
import { benchCrash, benchCrashApplication } from './crash.ts';
import { benchFaq } from './faq.ts';
import { reportFaq } from './faq-report.ts';
import { benchHis } from './his.ts';
import { reportChaos } from './his-chaos-report.ts';
import { reportHis } from './his-report.ts';
import { benchPayment } from './payment.ts';
import { reportPayment } from './payment-report.ts';
import { benchRestarts } from './restarts.ts';
import { benchTickets } from './tickets.ts';
import { reportTickets } from './tickets-report.ts';

const USAGE = `npm run bench -- checkin [--count N] [--pause MS] [--starts N]
  --count   check-ins, 200 by default; from 1000 on the growth of memory is judged
  --pause   how long the patient reads before each touch, 0 by default: nothing is hidden behind it
  --starts  starts of the whole application, 5 by default
npm run bench -- codes [--count N]
  --count   frames of video, 200 by default; the sets of pictures grow with it
npm run bench -- chip [--count N]
  --count   reads of each kind of card, 200 by default
npm run bench -- tickets [--count N]
  --count   check-ins with an ear at the printer, and tickets for the comparison, 200 by default
npm run bench -- payment [--count N]
  --count   payments by VietQR, 200 by default
npm run bench -- faq
npm run bench -- his [--count N] [--seed N]
  --count   visits in the outbox, 200 by default; 10000 are what is asked for
  --seed    the same kills again, 1 by default
npm run bench -- chaos [--count N] [--seed N]
  --count   check-ins while HIS and portal fail at random, 200 by default
  --seed    the same patients and faults again, 1 by default
npm run bench -- crash [--count N] [--seed N]
  --count   visits in which the kiosk is killed at a random moment, 200 by default
  --seed    the same kills again, 1 by default
npm run bench -- crash-application
npm run bench -- restarts [--count N]
  --count   deaths of each kind, 200 by default`;

const say = (line: string): void => console.error(`bench: ${line}`);

interface Wish {
  readonly count: number;
  readonly pause: number;
  readonly starts: number;
  readonly seed: number;
}

interface Report {
  readonly text: string;
  /** What was missed, each in one line. */
  readonly missed: readonly string[];
}

interface Bench {
  /** Why it cannot be run here; null where it can. */
  readonly missing: () => string | null;
  readonly run: (wish: Wish) => Promise<Report>;
}

/** Does the work on the screen that is there, or on one that is made for it. */
async function onScreen(work: () => Promise<Report>): Promise<Report> {
  const screen = await ensureDisplay();
  if (screen.display !== null) process.env.DISPLAY = screen.display;
  try {
    return await work();
  } finally {
    await screen.close();
  }
}

const BENCHES: Readonly<Record<string, Bench>> = {
  checkin: {
    missing: missingForKiosk,
    run: (wish) =>
      onScreen(async () => {
        const { text, missed } = reportCheckIn(await benchCheckIn(wish, say));
        return {
          text: `Electron ${electronVersion()}. Patients read for ${wish.pause} ms before each touch.\n\n${text}`,
          missed,
        };
      }),
  },
  codes: {
    missing: codesMissing,
    run: ({ count }) => onScreen(async () => reportCodes(await benchCodes(count, say))),
  },
  tickets: {
    missing: missingForKiosk,
    run: ({ count }) => onScreen(async () => reportTickets(await benchTickets(count, say))),
  },
  payment: {
    missing: missingForKiosk,
    run: ({ count }) => onScreen(async () => reportPayment(await benchPayment(count, say))),
  },
  crash: {
    missing: () => null,
    run: ({ count, seed }) => benchCrash(count, seed, say),
  },
  faq: {
    missing: () => null,
    run: async () => reportFaq(await benchFaq(say)),
  },
  his: {
    missing: () => null,
    run: async ({ count, seed }) => reportHis(...(await benchHis(count, seed, say))),
  },
  chaos: {
    missing: () => null,
    run: async ({ count, seed }) =>
      reportChaos(await runChaos({ count, seed, kiosks: 8, printsOneIn: 10, start: startBuiltKiosk, say })),
  },
  'crash-application': {
    missing: missingForKiosk,
    run: () => onScreen(() => benchCrashApplication(say)),
  },
  restarts: {
    missing: missingForKiosk,
    run: ({ count }) => onScreen(() => benchRestarts(count, say)),
  },
  chip: {
    missing: chipReadersMissing,
    run: async ({ count }) => reportChip(await benchChip(count, say)),
  },
};

/** 0: all targets met; 1: one was missed; 2: not to be run like this. */
async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      count: { type: 'string', default: '200' },
      pause: { type: 'string', default: '0' },
      starts: { type: 'string', default: '5' },
      seed: { type: 'string', default: '1' },
    },
  });
  const [count, pause, starts] = [Number(values.count), Number(values.pause), Number(values.starts)];
  const seed = Number(values.seed);
  const wrong = [count - 1, pause, starts - 1, seed].some(
    (number) => !Number.isInteger(number) || number < 0,
  );
  const bench = BENCHES[positionals.join()];
  if (bench === undefined || wrong) {
    console.error(USAGE);
    return 2;
  }
  const missing = bench.missing();
  if (missing !== null) {
    say(`cannot run: ${missing}`);
    return 2;
  }
  const loadBefore = loadavg()[0] ?? 0;
  const report = await bench.run({ count, pause, starts, seed });
  console.log(
    `Node ${process.versions.node}, ${process.platform} ${release()}, ${cpus().length} × ${cpus()[0]?.model ?? 'CPU'}`,
  );
  console.log(`Load of the machine before: ${loadBefore.toFixed(1)}.\n`);
  console.log(`${report.text}\n`);
  for (const line of report.missed) console.log(`MISSED  ${line}`);
  if (report.missed.length === 0) console.log('All targets met.');
  return report.missed.length === 0 ? 0 : 1;
}

process.exitCode = await main();
