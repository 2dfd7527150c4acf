import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { cpus } from 'node:os';

/** Linux counts the time of a process in hundredths of a second. */
const TICK_MS = 10;

export interface CpuSpent {
  /** By everyone on this machine, in ms of one core. */
  readonly busy: number;
  readonly whole: number;
  /** By the bench, the virtual hospital, the kiosk and its screen; null where the system does not tell. */
  readonly ours: number | null;
}

/** CPU time spent until now; two of them tell how quiet the machine was between. */
export function cpuSpent(): CpuSpent {
  const times = cpus().map((cpu) => cpu.times);
  const whole = times.reduce(
    (sum, { user, nice, sys, idle, irq }) => sum + user + nice + sys + idle + irq,
    0,
  );
  const idle = times.reduce((sum, one) => sum + one.idle, 0);
  return { busy: whole - idle, whole, ours: existsSync('/proc/self/stat') ? ofTree(process.pid) : null };
}

/** Share of the machine's CPU that went to others between the two; null where that cannot be told. */
export function shareOfOthers(before: CpuSpent, after: CpuSpent): number | null {
  if (before.ours === null || after.ours === null) return null;
  const others = after.busy - before.busy - (after.ours - before.ours);
  return Math.max(0, others) / (after.whole - before.whole);
}

/** The processes of a tree, by the parent that each one names. */
export function treeOf(root: number): number[] {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc').filter((one) => /^\d+$/.test(one))) {
    const parent = statOf(Number(name))[1];
    if (parent !== undefined) parents.set(Number(name), Number(parent));
  }
  const isOurs = (pid: number | undefined): boolean =>
    pid !== undefined && (pid === root || isOurs(parents.get(pid)));
  return [...parents.keys()].filter(isOurs);
}

const ofTree = (root: number): number =>
  treeOf(root).reduce((sum, pid) => {
    const stat = statOf(pid);
    return sum + (Number(stat[11] ?? 0) + Number(stat[12] ?? 0)) * TICK_MS;
  }, 0);

/** Fields of /proc/PID/stat from the third on, where the name can no longer confuse; empty for a process that ended. */
const statOf = (pid: number): string[] =>
  readProc(`/proc/${pid}/stat`)
    .replace(/^.*\) /s, '')
    .split(' ')
    .filter(Boolean);

/** Empty for a process that ended meanwhile. */
export function readProc(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ESRCH'))
      return '';
    throw error;
  }
}
