import type { Timers } from './timers.ts';

/** Long enough for what lies ready to be read. */
const GRACE_MS = 10;

/**
 * Calls `run` after `ms` in which nothing came; the returned function stops it. A process that was busy for so long finds its
 * timer due before it has read what came meanwhile: so it looks once more.
 */
export const afterSilence = (timers: Timers, ms: number, run: () => void): (() => void) => {
  let stop = timers.after(ms, () => {
    stop = timers.after(GRACE_MS, run);
  });
  return () => stop();
};
