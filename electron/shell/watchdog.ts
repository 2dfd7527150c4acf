/** All in milliseconds. */
export interface WatchTiming {
  /** Silence after which the watched one counts as hung. */
  readonly silence: number;
  /** How long it may take from (re)start to its first sign of life. */
  readonly grace: number;
  /** So many restarts… */
  readonly restarts: number;
  /** …within this time; one more and the watchdog gives up for `retry`. */
  readonly within: number;
  /** After giving up, one try each time this has passed. */
  readonly retry: number;
}

/** The host's event loop turns, whatever HIS and devices do: it beats every 250 ms. */
export const hostTiming: WatchTiming = {
  silence: 1500,
  grace: 10_000,
  restarts: 5,
  within: 300_000,
  retry: 60_000,
};
/** The page beats every 500 ms while it shows something. */
export const pageTiming: WatchTiming = { ...hostTiming };

/** A timer this much late means that the shell itself (or the machine) slept: no proof against the watched one. */
const OWN_STALL = 500;

export interface Timers {
  /** Milliseconds of a clock that never jumps. */
  now(): number;
  /** Calls once; the answer takes it back. */
  after(delay: number, call: () => void): () => void;
}

export interface WatchActions {
  /** Ends what is left of the watched one and starts it anew. */
  restart(reason: string): void;
  /** The budget is spent. */
  giveUp(reason: string): void;
}

export interface Watchdog {
  /** The watched one is being started. What was restarted before still counts. */
  start(): void;
  /** A sign of life. */
  beat(): void;
  /** It is known to be dead; no need to wait for silence. */
  died(reason: string): void;
  stop(): void;
}

/**
 * Restarts what dies or falls silent, within a budget. After giving up it tries once every `timing.retry`:
 * a try that holds is service again, one that fails is the next wait, until the budget has recovered.
 */
export function createWatchdog(timing: WatchTiming, timers: Timers, actions: WatchActions): Watchdog {
  let state: 'stopped' | 'watching' | 'spent' = 'stopped';
  let cancel = (): void => undefined;
  let restarted: number[] = [];

  function arm(delay: number, call: () => void): void {
    cancel();
    cancel = timers.after(delay, call);
  }

  function expectLife(within: number): void {
    const due = timers.now() + within;
    arm(within, () => (timers.now() - due > OWN_STALL ? expectLife(within) : failed('silent')));
  }

  function failed(reason: string): void {
    const now = timers.now();
    restarted = restarted.filter((at) => now - at < timing.within);
    if (restarted.length < timing.restarts) {
      restart(reason);
      return;
    }
    state = 'spent';
    arm(timing.retry, () => {
      state = 'watching';
      restart('retry');
    });
    actions.giveUp(reason);
  }

  function restart(reason: string): void {
    restarted.push(timers.now());
    expectLife(timing.grace);
    actions.restart(reason);
  }

  return {
    start() {
      state = 'watching';
      expectLife(timing.grace);
    },
    beat() {
      if (state === 'watching') expectLife(timing.silence);
    },
    died(reason) {
      if (state === 'watching') failed(reason);
    },
    stop() {
      state = 'stopped';
      cancel();
    },
  };
}
