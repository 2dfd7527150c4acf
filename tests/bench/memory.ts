import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ElectronApplication } from 'playwright';
import { quantile } from './statistics.ts';

/** Long enough for the garbage of the last visit to be seen to, as between two patients. */
const SETTLE_MS = 5_000;
const SAMPLES = 5;
const APART_MS = 1_000;

/** Memory of all processes of the kiosk in MiB: the median of some moments. */
export async function memoryOf(app: ElectronApplication): Promise<number> {
  await sleep(SETTLE_MS);
  const samples: number[] = [];
  for (let n = 0; n < SAMPLES; n++) {
    samples.push(process.platform === 'linux' ? proportional(app.process().pid ?? 0) : await workingSet(app));
    await sleep(APART_MS);
  }
  return quantile(samples, 0.5);
}

/** What the figure counts, in words. */
export const memoryKind = (): string =>
  process.platform === 'linux'
    ? 'proportional set size (PSS: shared pages counted once) of the process tree'
    : 'working set of all processes';

function proportional(root: number): number {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc').filter((one) => /^\d+$/.test(one))) {
    const parent = /\) \S (\d+)/.exec(read(`/proc/${name}/stat`))?.[1];
    if (parent !== undefined) parents.set(Number(name), Number(parent));
  }
  const isOurs = (pid: number | undefined): boolean =>
    pid !== undefined && (pid === root || isOurs(parents.get(pid)));
  return [...parents.keys()]
    .filter(isOurs)
    .map((pid) => Number(/^Pss:\s+(\d+)/m.exec(read(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0) / 1024)
    .reduce((sum, one) => sum + one, 0);
}

/** Empty for a process that ended meanwhile. */
function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ESRCH'))
      return '';
    throw error;
  }
}

async function workingSet(app: ElectronApplication): Promise<number> {
  const kilobytes = await app.evaluate((electron) =>
    electron.app.getAppMetrics().reduce((sum, { memory }) => sum + memory.workingSetSize, 0),
  );
  return kilobytes / 1024;
}
