import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { z } from 'zod';
import { createJournal } from '../../electron/host/journal/journal.ts';
import { openStore } from '../../electron/host/journal/store.ts';
import { randomOf } from '../chaos/random.ts';
import { startKioskProcess } from '../crash/kiosk-process.ts';
import { type Lab, startLab } from '../lab/lab.ts';
import { JOURNAL_KEY, type WrittenConfig, writeKioskConfig } from '../run/kiosk-config.ts';
import { root } from '../run/root.ts';
import { type QuickHis, startQuickHis } from './his-quick.ts';
import { keptVisits, visitKeyOf } from './his-visits.ts';

/** Visits a second. */
export interface OutboxRates {
  /** The driver alone, before and after. */
  readonly driver: readonly number[];
  readonly host: number;
}

/** What became of kept visits while the host was killed. */
export interface OutboxKills {
  readonly kills: number;
  readonly lost: number;
  readonly double: number;
  readonly outOfOrder: number;
  /** Visits whose creation was asked for a second time; the HIS gave back what stood. */
  readonly askedAgain: number;
}

export interface OutboxResult {
  readonly visits: number;
  readonly rates: OutboxRates;
  readonly killed: OutboxKills;
}

const LOOK_MS = 20;
const KILLS = 10;
const run = promisify(execFile);

/** Visits that were kept go to a quick HIS: as quickly as they can, and while the host is killed again and again. */
export async function benchOutbox(
  visits: number,
  seed: number,
  say: (line: string) => void,
): Promise<OutboxResult> {
  const [lab, his] = await Promise.all([startLab({ scanner: false }), startQuickHis()]);
  try {
    const rates = await ratesOf(visits, lab, his);
    say(`${visits} visits drained at ${rates.host.toFixed(0)} a second`);
    const killed = await drainKilled(visits, seed, lab, his, say);
    return { visits, rates, killed };
  } finally {
    await Promise.all([lab.close(), his.close()]);
  }
}

/** Half of the driver's own visits go before the host's and half after them: all meet the same machine. */
async function ratesOf(visits: number, lab: Lab, his: QuickHis): Promise<OutboxRates> {
  const half = Math.ceil(visits / 2);
  const before = await driverRate(his, half);
  const host = await hostRate(visits, lab, his);
  const after = await driverRate(his, half);
  return { driver: [before, after], host };
}

async function driverRate(his: QuickHis, count: number): Promise<number> {
  his.clear();
  const script = join(root, 'tests', 'bench', 'his-direct.ts');
  const { stdout } = await run(process.execPath, [script, his.url, '0', String(count)]);
  const { ms } = z.object({ ms: z.number() }).parse(JSON.parse(stdout));
  return (count * 1000) / ms;
}

/** From the first visit that came to the last. */
async function hostRate(visits: number, lab: Lab, his: QuickHis): Promise<number> {
  his.clear();
  const at: number[] = [];
  his.watch((when, { method, url }) => {
    if (when === 'after' && method === 'POST' && url.pathname.endsWith('/Encounter'))
      at.push(performance.now());
  });
  await withOutbox(visits, lab, his, async ({ file, env }) => {
    const kiosk = await startKioskProcess(file, { ...env }, null);
    await until(() => his.count() === visits, kiosk.isDead);
    await kiosk.stop();
  });
  his.watch(null);
  const [first = 0, last = 0] = [at[0], at.at(-1)];
  return ((visits - 1) * 1000) / (last - first);
}

async function drainKilled(
  visits: number,
  seed: number,
  lab: Lab,
  his: QuickHis,
  say: (line: string) => void,
): Promise<OutboxKills> {
  const random = randomOf(seed);
  his.clear();
  // Visits that stand when it is killed.
  const moments = Array.from({ length: KILLS }, () => random.below(Math.floor(visits * 0.95))).sort(
    (a, b) => a - b,
  );
  let kills = 0;
  await withOutbox(visits, lab, his, async ({ file, env }) => {
    for (const moment of moments) {
      const kiosk = await startKioskProcess(file, { ...env }, null);
      await until(() => his.count() >= moment, kiosk.isDead);
      // At any moment of the work on one visit.
      await sleep(random.below(20));
      kiosk.kill();
      await kiosk.dead;
      if (his.count() < visits) kills += 1;
      say(`killed, ${his.count()} visits stand`);
    }
    const kiosk = await startKioskProcess(file, { ...env }, null);
    await until(() => his.count() === visits, kiosk.isDead);
    await kiosk.stop();
  });
  return { kills, ...booksOf(visits, his) };
}

function booksOf(visits: number, his: QuickHis): Omit<OutboxKills, 'kills'> {
  const keys = his.visits().map(({ visitKey }) => visitKey);
  const standing = new Set(keys);
  const people = new Set(his.visits().map(({ number, clinicId }) => `${number} ${clinicId}`));
  const wanted = Array.from({ length: visits }, (_, n) => visitKeyOf(n));
  return {
    lost: wanted.filter((key) => !standing.has(key)).length,
    double: keys.length - Math.min(standing.size, people.size),
    outOfOrder: keys.filter((key, at) => key !== wanted[at]).length,
    askedAgain: his.asked() - keys.length,
  };
}

/** A kiosk's folder whose journal holds so many kept visits. */
async function withOutbox(
  visits: number,
  lab: Lab,
  his: QuickHis,
  work: (config: WrittenConfig) => Promise<void>,
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'tiep-don-outbox-'));
  try {
    const config = writeKioskConfig(lab.describe(), folder, {
      devices: { reader: null, keyboardScanner: true },
      systems: { his: { options: { baseUrl: his.url } } },
      visit: { hisDown: { localNumbers: 'K1-' } },
    });
    const journal = createJournal(openStore(join(folder, 'data', 'journal.db'), JOURNAL_KEY), Date.now);
    for (const payload of keptVisits(0, visits)) journal.open('forward', payload.request.visitKey, payload);
    journal.shut();
    await work(config);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function until(isIt: () => boolean, isDead: () => boolean): Promise<void> {
  while (!isIt()) {
    if (isDead()) throw new Error('the kiosk ended by itself');
    await sleep(LOOK_MS);
  }
}
