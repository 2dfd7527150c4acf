import { setTimeout as wait } from 'node:timers/promises';

/** Time of a charge: injected, so that tests own it. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Resolves after `ms`, or as soon as the signal is aborted. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
}

/** The runtime's clock. Its timer keeps the process alive: a command waits for its charge. */
export const realClock = (now: () => number): Clock => ({
  now,
  sleep: (ms, signal) =>
    wait(Math.max(0, ms), undefined, { signal }).catch((error: unknown) => {
      if (!signal.aborted) throw error;
    }),
});
