import { setTimeout as sleep } from 'node:timers/promises';
import { type Lab, startLab } from '../lab/lab.ts';
import { type Kiosk, launchKiosk } from '../run/kiosk.ts';
import { compareClocks } from './clock.ts';
import { cpuSpent, shareOfOthers } from './machine.ts';
import { memoryOf } from './memory.ts';
import { type Timed, timeCheckIn } from './one-check-in.ts';
import { qrOfPatient } from './patients.ts';
import { measurePeers, type Peers } from './peers.ts';
import { measureStart, type StartUp } from './start-up.ts';
import { type Taps, tapLab } from './taps.ts';

export interface CheckInOptions {
  readonly count: number;
  /** How long a patient reads before each touch, in ms. */
  readonly pause: number;
  readonly starts: number;
}

export interface CheckInResult {
  readonly starts: readonly StartUp[];
  readonly visits: readonly Timed[];
  readonly peers: Peers;
  /** MiB after so many check-ins. */
  readonly memory: ReadonlyMap<number, number>;
  /** How far the page's clock and ours may be apart, in ms. */
  readonly clockError: number;
  /** Share of the machine's CPU that others used during the check-ins; null where that cannot be told. */
  readonly others: number | null;
}

/** Check-ins after which the memory is weighed. */
export const FIRST_WEIGHED = 100;
/** The hospital is emptied so often: its clinics have twenty places, and a memory store grows slower as it fills. */
const NEW_DAY_EVERY = 100;
/** What the kiosk does after a visit is over before the next patient comes. */
const BETWEEN_MS = 150;
const AFTER_START_MS = 2_000;
const PEER_ROUNDS = 50;

/** Starts, then check-ins one after the other on one kiosk and one virtual hospital, then the bare work beside them. */
export async function benchCheckIn(
  options: CheckInOptions,
  say: (line: string) => void,
): Promise<CheckInResult> {
  const lab = await startLab();
  if (!lab.scanner) throw new Error('socat is missing: no card reader can be played');
  const taps = tapLab(lab.printer.port);
  try {
    const starts: StartUp[] = [];
    for (let n = 0; n < options.starts; n++) starts.push(await measureStart(lab.describe()));
    say(`started ${starts.length} times`);
    const kiosk = await launchKiosk({ lab: lab.describe() });
    try {
      return { starts, ...(await checkIns(options, lab, kiosk, taps, say)) };
    } finally {
      await kiosk.close();
    }
  } finally {
    taps.close();
    await lab.close();
  }
}

async function checkIns(
  { count, pause }: CheckInOptions,
  lab: Lab,
  { app, page }: Kiosk,
  taps: Taps,
  say: (line: string) => void,
): Promise<Omit<CheckInResult, 'starts'>> {
  await page.locator('[data-screen="welcome"]').waitFor();
  await sleep(AFTER_START_MS);
  const clock = await compareClocks(page);
  const visits: Timed[] = [];
  const memory = new Map<number, number>();
  const before = cpuSpent();
  while (visits.length < count) {
    const n = visits.length;
    if (n > 0 && n % NEW_DAY_EVERY === 0) await newDay(lab);
    visits.push(await timeCheckIn({ page, lab, taps, clock }, qrOfPatient(n), { choice: n, pause }));
    if (visits.length === FIRST_WEIGHED || visits.length === count)
      memory.set(visits.length, await memoryOf(app));
    if (visits.length % 50 === 0) say(`${visits.length} of ${count} check-ins`);
    await sleep(BETWEEN_MS);
  }
  const others = shareOfOthers(before, cpuSpent());
  await newDay(lab);
  const like = visits.at(-1)?.served ?? [];
  return {
    visits,
    memory,
    others,
    clockError: clock.error,
    peers: await measurePeers(lab, taps, page, like, Math.min(count, PEER_ROUNDS)),
  };
}

async function newDay(lab: Lab): Promise<void> {
  await lab.his.reseed();
  lab.printer.reset();
}
