import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Lab } from '../lab/lab.ts';
import type { Accounts } from './accounts.ts';
import { accountsOf } from './accounts.ts';
import type { Body, Life } from './body.ts';
import { hostBody } from './host-body.ts';
import type { WriteKill } from './kiosk-process.ts';
import type { Memory, Wish } from './patient.ts';
import { type Place, placeOf } from './places.ts';

/** Where the kiosk is killed. `message`: the lab is about to act on it, or has just answered it, for the n-th time. */
export type Kill =
  | ({ readonly at: 'write' } & WriteKill)
  | {
      readonly at: 'message';
      readonly name: string;
      readonly number: number;
      readonly when: 'before' | 'after';
    }
  | { readonly at: 'time'; readonly ms: number }
  | { readonly at: 'never' };

export interface Plan {
  readonly driver: string;
  readonly wish: Wish;
  readonly kill: Kill;
}

export interface Row extends Plan {
  /** Whether the kiosk was killed where the plan says. */
  readonly killed: boolean;
  readonly accounts: Accounts;
  /** Messages that the lab saw until the kill, as `name:number`. */
  readonly messages: readonly string[];
}

/** Longest wait for a patient whose kiosk lives: a run that hangs is a failure with its plan, not a silence. */
const PATIENCE_MS = 120_000;

/** One patient, one kill, one new start, and the books afterwards. The lab is one that nobody else uses meanwhile. */
export async function runPlan(lab: Lab, plan: Plan, body: Body = hostBody): Promise<Row> {
  const place = placeOf(plan.driver);
  await lab.his.reseed();
  lab.printer.reset();
  await place.money(lab).reset();
  if (place.testSale !== null) place.money(lab).pay(null, place.testSale);
  // Whoever wants to stop has not paid; a patient who pays looks at the code for a moment.
  place.money(lab).customer(plan.wish === 'stops' ? { does: 'waits' } : { does: 'pays', afterMs: 20 });
  const folder = mkdtempSync(join(tmpdir(), 'tiep-don-crash-'));
  try {
    return await runIn(folder, lab, place, plan, body);
  } finally {
    lab.his.watch(null);
    place.money(lab).watch(null);
    rmSync(folder, { recursive: true, force: true });
  }
}

async function runIn(folder: string, lab: Lab, place: Place, plan: Plan, body: Body): Promise<Row> {
  const { kill, wish } = plan;
  const memory: Memory = { visitKey: null };
  const first = await body.start(lab, place, folder, kill.at === 'write' ? kill : null);
  const messages = watchFor(lab, place, kill, first);
  const timer = kill.at === 'time' ? setTimeout(() => first.kill(), kill.ms) : undefined;
  const through = await patience(first.visit(wish, memory), plan);
  clearTimeout(timer);
  lab.his.watch(null);
  place.money(lab).watch(null);
  if (!through) await first.dead;
  // Killed at the very end the patient is through, and the kiosk is dead all the same.
  const killed = first.isDead();
  await first.stop();
  if (!through) {
    const second = await body.start(lab, place, folder, null);
    if (!(await patience(second.visit(wish, memory), plan)))
      throw new Error('the kiosk died a second time, by itself');
    await second.stop();
  }
  return { ...plan, killed, messages, accounts: await accountsOf(lab, place, folder) };
}

/** Counts the messages of HIS and payment, and kills at the one that is meant, before the lab does anything more. */
function watchFor(lab: Lab, place: Place, kill: Kill, kiosk: Life): string[] {
  const messages: string[] = [];
  const counts = new Map<string, number>();
  const watch = (when: 'before' | 'after', name: string): void => {
    const key = `${name} ${when}`;
    const number = (counts.get(key) ?? 0) + 1;
    counts.set(key, number);
    if (!kiosk.isDead()) messages.push(`${name}:${number}:${when}`);
    if (kill.at === 'message' && kill.name === name && kill.number === number && kill.when === when)
      kiosk.kill();
  };
  lab.his.watch(watch);
  place.money(lab).watch(watch);
  return messages;
}

function patience<T>(work: Promise<T>, plan: Plan): Promise<T> {
  const limit = new Promise<never>((_, reject) => {
    const late = (): void => reject(new Error(`hangs: ${JSON.stringify(plan)}`));
    const timer = setTimeout(late, PATIENCE_MS);
    void work.finally(() => clearTimeout(timer)).catch(() => undefined);
  });
  return Promise.race([work, limit]);
}
