import { cpus, loadavg, release } from 'node:os';
import { parseArgs } from 'node:util';
import { ensureDisplay } from '../run/display.ts';
import { electronVersion } from '../run/electron-path.ts';
import { missingForKiosk } from '../run/kiosk.ts';
import { benchCheckIn } from './checkin.ts';
import { reportCheckIn } from './checkin-report.ts';

const USAGE = `npm run bench -- checkin [--count N] [--pause MS] [--starts N]
  --count   check-ins, 200 by default; from 1000 on the growth of memory is judged
  --pause   how long the patient reads before each touch, 0 by default: nothing is hidden behind it
  --starts  starts of the whole application, 5 by default`;

const say = (line: string): void => console.error(`bench: ${line}`);

/** 0: all targets met; 1: one was missed; 2: not to be run like this. */
async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      count: { type: 'string', default: '200' },
      pause: { type: 'string', default: '0' },
      starts: { type: 'string', default: '5' },
    },
  });
  const [count, pause, starts] = [Number(values.count), Number(values.pause), Number(values.starts)];
  const wrong = [count - 1, pause, starts - 1].some((number) => !Number.isInteger(number) || number < 0);
  if (positionals.join() !== 'checkin' || wrong) {
    console.error(USAGE);
    return 2;
  }
  const missing = missingForKiosk();
  if (missing !== null) {
    say(`cannot run: ${missing}`);
    return 2;
  }
  const screen = await ensureDisplay();
  if (screen.display !== null) process.env.DISPLAY = screen.display;
  const loadBefore = loadavg()[0] ?? 0;
  try {
    const report = reportCheckIn(await benchCheckIn({ count, pause, starts }, say));
    console.log(
      `Electron ${electronVersion()}, Node ${process.versions.node}, ${process.platform} ${release()}, ${cpus().length} × ${cpus()[0]?.model ?? 'CPU'}`,
    );
    console.log(
      `Load of the machine before: ${loadBefore.toFixed(1)}. Patients read for ${pause} ms before each touch.\n`,
    );
    console.log(`${report.text}\n`);
    for (const line of report.missed) console.log(`MISSED  ${line}`);
    if (report.missed.length === 0) console.log('All targets met.');
    return report.missed.length === 0 ? 0 : 1;
  } finally {
    await screen.close();
  }
}

process.exitCode = await main();
