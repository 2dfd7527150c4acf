/** What waits: injected, so that tests own the time. */
export interface Timers {
  /** Calls `run` once after `ms`; the returned function stops it. */
  after(ms: number, run: () => void): () => void;
}

/** The runtime's own timers. They keep no process alive: a kiosk lives by its ports, a command ends when it is done. */
export const realTimers: Timers = {
  after: (ms, run) => {
    const handle = setTimeout(run, ms);
    handle.unref();
    return () => clearTimeout(handle);
  },
};
