import { setTimeout as sleep } from 'node:timers/promises';
import { FAULT_MODES, type FaultMode } from '../lab/http-faults.ts';
import type { Lab } from '../lab/lab.ts';
import type { Random } from './random.ts';

/** How often a system was in each of its states. */
export type Seen = ReadonlyMap<string, number>;

export interface Weather {
  readonly his: Seen;
  readonly portal: Seen;
  /** Both work, at once, for good. */
  clear(): Promise<void>;
}

/** Share of the time in which a system works. */
const FAIR = 0.45;
/** How long a state lasts: ms. */
const LASTS = { least: 60, most: 900 } as const;
/** Milliseconds before each answer, where the system is slow. */
const SLOW = { share: 0.3, most: 400 } as const;
/** Of the faults, the share in which the HIS does what it was asked and the answer is lost: nothing is harder to do once. */
const LOST = 0.25;
/** 50 MB cost this machine more than the kiosk: one in so many. */
const HUGE_ONE_IN = 6;

/**
 * HIS and portal change between working, being away and every way of answering wrongly, each by itself, slow or not. The
 * order of the states comes from the seed.
 */
export function startWeather(lab: Lab, random: Random): Weather {
  const [his, portal] = [new Map<string, number>(), new Map<string, number>()];
  let isOver = false;
  const change = async (system: Lab['his'] | Lab['bhxh'], seen: Map<string, number>): Promise<void> => {
    while (!isOver) {
      const mode = nextMode(random);
      const delayMs = random() < SLOW.share ? random.below(SLOW.most) : 0;
      const name = delayMs > 0 ? `${mode}, slow` : mode;
      seen.set(name, (seen.get(name) ?? 0) + 1);
      await system.setFault(mode, delayMs);
      await sleep(LASTS.least + random.below(LASTS.most - LASTS.least));
    }
    await system.setFault('ok', 0);
  };
  const changing = [change(lab.his, his), change(lab.bhxh, portal)];
  return {
    his,
    portal,
    async clear() {
      isOver = true;
      await Promise.all(changing);
    },
  };
}

function nextMode(random: Random): FaultMode {
  if (random() < FAIR) return 'ok';
  if (random() < LOST) return 'lose-answer';
  const mode = random.one(FAULT_MODES);
  return mode.startsWith('huge') && random.below(HUGE_ONE_IN) > 0 ? 'down' : mode;
}
