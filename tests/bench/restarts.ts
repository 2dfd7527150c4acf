import { openOwnShell } from '../run/own-shell.ts';
import { summarise } from './statistics.ts';
import { figure, table } from './table.ts';

/** How long what died may be missed, ms. */
const TARGET_MS = 2_000;
/** The shell gives up on a host that dies more often within a while. */
const DEATHS_A_RUN = 4;
/** Between two faults, so that one is not counted as the echo of another: ms. */
const CALM_MS = 1_000;

/** Times in ms. */
interface Restarts {
  /** A host was started for the first time → the page had its port: what a start costs without a death. */
  readonly first: number[];
  /** The host was killed → the page had the port of the next one. */
  readonly killed: number[];
  /** The host was stopped and said nothing → it was ended and the next one begun. */
  readonly hung: number[];
  /** The page's process crashed → the page was loaded again. */
  readonly crashed: number[];
}

/** Kills and stops the host and crashes the page of the real application, `count` times each. */
export async function benchRestarts(count: number, say: (line: string) => void) {
  const times: Restarts = { first: [], killed: [], hung: [], crashed: [] };
  while (times.killed.length < count) {
    await oneRun(Math.min(DEATHS_A_RUN, count - times.killed.length), times);
    say(`${times.killed.length} of ${count}`);
  }
  return report(times);
}

async function oneRun(deaths: number, times: Restarts): Promise<void> {
  const dying = openOwnShell();
  try {
    await dying.launchConnected();
    const started = await dying.count('host-started', 1);
    times.first.push((await dying.count('page-connected', 1)).at - started.at);
    for (let death = 1; death <= deaths; death++) {
      await calm();
      const at = await dying.killHost('SIGKILL', death);
      times.killed.push((await dying.count('page-connected', death + 1)).at - at);
    }
  } finally {
    await dying.close();
  }
  const hanging = openOwnShell();
  try {
    const { running } = await hanging.launchConnected();
    for (let fault = 1; fault <= deaths; fault++) {
      await calm();
      const stopped = await hanging.killHost('SIGSTOP', fault);
      times.hung.push((await hanging.count('host-restart', fault)).at - stopped);
      await hanging.count('page-connected', 2 * fault);
      await calm();
      const crashed = Date.now();
      await running.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer(),
      );
      times.crashed.push((await hanging.count('page-loaded', fault + 1)).at - crashed);
      await hanging.count('page-connected', 2 * fault + 1);
    }
  } finally {
    await hanging.close();
  }
}

const calm = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, CALM_MS));

function report({ first, killed, hung, crashed }: Restarts) {
  const rows = [
    { name: 'host killed → page has its next port', values: killed },
    { name: 'host hangs → ended, the next begun', values: hung },
    { name: 'page crashed → loaded again', values: crashed },
  ];
  const line = (name: string, values: readonly number[], target: string): string[] => {
    const { count, p50, p95, max } = summarise(values);
    return [name, String(count), figure(p50), figure(p95), figure(max), target];
  };
  return {
    text: [
      '### What dies comes back, ms',
      table([
        ['', 'n', 'p50', 'p95', 'max', 'target'],
        line('peer: the host starts → page has its port, nothing dead', first, ''),
        ...rows.map(({ name, values }) => line(name, values, `p95 ≤ ${TARGET_MS}`)),
      ]),
    ].join('\n\n'),
    missed: rows
      .filter(({ values }) => !(summarise(values).p95 <= TARGET_MS))
      .map(({ name }) => `${name}: p95 above its target`),
  };
}
