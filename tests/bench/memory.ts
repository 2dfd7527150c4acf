import { setTimeout as sleep } from 'node:timers/promises';
import type { ElectronApplication } from 'playwright';
import { readProc, treeOf } from './machine.ts';
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

const proportional = (root: number): number =>
  treeOf(root)
    .map((pid) => Number(/^Pss:\s+(\d+)/m.exec(readProc(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0) / 1024)
    .reduce((sum, one) => sum + one, 0);

async function workingSet(app: ElectronApplication): Promise<number> {
  const kilobytes = await app.evaluate((electron) =>
    electron.app.getAppMetrics().reduce((sum, { memory }) => sum + memory.workingSetSize, 0),
  );
  return kilobytes / 1024;
}
