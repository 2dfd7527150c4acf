/** What waits in the page: injected, so that tests own the time. */
export interface PageTimers {
  /** Milliseconds of a clock that never jumps; the clock of `Event.timeStamp`. */
  now(): number;
  /** Calls `run` once after `ms`; the returned function stops it. */
  after(ms: number, run: () => void): () => void;
}

export const pageTimers: PageTimers = {
  now: () => performance.now(),
  after: (ms, run) => {
    const handle = setTimeout(run, ms);
    return () => clearTimeout(handle);
  },
};
