import type { Driver, DriverKind, OpenContext, OpenFailure, PortOf } from './define.ts';
import { realTimers, type Timers } from './transport/timers.ts';

/** Waits before the next attempt, milliseconds; the last one stays. */
export const BACK_OFF_MS: readonly number[] = [250, 500, 1000, 2000, 5000];
/** A device that stayed so long was well: the waits start again at the first. */
const STABLE_MS = 10_000;
/** An attempt that takes longer has failed. */
const OPEN_TIMEOUT_MS = 15_000;

/** `misconfigured` is for the installer; `lost` mends itself when the device comes back. */
export interface SupervisedState {
  readonly status: 'opening' | 'ready' | 'lost' | 'misconfigured';
  /** Why it is not ready: the failure to open it, or what was said when it went. */
  readonly reason: OpenFailure | string | null;
  /** Milliseconds of the injected clock at which the status began. */
  readonly since: number;
}

export interface SuperviseOptions<K extends DriverKind> {
  readonly driver: Driver<K>;
  /** As configuration has them: checked here against the driver's own schema. */
  readonly options: unknown;
  readonly context: Pick<OpenContext, 'now' | 'secret' | 'log'>;
  readonly onState?: (state: SupervisedState) => void;
  /** Called with every port that opens: the place to listen again. */
  readonly onPort?: (port: PortOf[K]) => void;
  readonly timers?: Timers;
}

export interface Supervised<K extends DriverKind> {
  state(): SupervisedState;
  /** The open port, null while there is none. */
  port(): PortOf[K] | null;
  /** Resolves after the first attempt, however it went. */
  readonly tried: Promise<void>;
  /** Ends attempts and waits, and closes the port. */
  close(): Promise<void>;
}

/** One life of a device: from an attempt to open it until it is lost or given up. */
interface Life<P> {
  readonly abort: AbortController;
  port: P | null;
  over: boolean;
}

/**
 * Opens a driver and keeps it open: whatever is lost or does not open is tried again for ever, each time later.
 * Only options that do not fit their schema are not tried again, since no wait mends them.
 */
export const supervise = <K extends DriverKind>(setup: SuperviseOptions<K>): Supervised<K> => {
  const { driver, context, timers = realTimers } = setup;
  let state: SupervisedState = { status: 'opening', reason: null, since: context.now() };
  let life: Life<PortOf[K]> | null = null;
  let failures = 0;
  let closed = false;
  let stopWaiting = (): void => undefined;
  const endings = new Set<Promise<void>>();

  let firstTried = (): void => undefined;
  const tried = new Promise<void>((resolve) => {
    firstTried = resolve;
  });

  const become = (status: SupervisedState['status'], reason: SupervisedState['reason']): void => {
    if (closed || (state.status === status && state.reason === reason)) return;
    state = { status, reason, since: state.status === status ? state.since : context.now() };
    setup.onState?.(state);
  };

  const release = (port: PortOf[K]): void => {
    const ending = port
      .close()
      .catch((error: unknown) =>
        context.log('driver.close-failed', {
          id: driver.id,
          reason: error instanceof Error ? error.name : 'unknown',
        }),
      )
      .finally(() => endings.delete(ending));
    endings.add(ending);
  };

  const end = (ended: Life<PortOf[K]>): void => {
    ended.over = true;
    ended.abort.abort();
    if (ended.port !== null) release(ended.port);
    ended.port = null;
    if (life === ended) life = null;
  };

  /** The life is over: the next one begins after the wait that its number of failures asks for. */
  const retry = (ended: Life<PortOf[K]>, reason: OpenFailure | string): void => {
    if (ended.over) return;
    if (state.status === 'ready' && context.now() - state.since >= STABLE_MS) failures = 0;
    end(ended);
    if (closed) return;
    const wait = BACK_OFF_MS[Math.min(failures, BACK_OFF_MS.length - 1)] ?? 0;
    failures++;
    stopWaiting = timers.after(wait, attempt);
    become(reason === 'misconfigured' ? 'misconfigured' : 'lost', reason);
    firstTried();
  };

  const opened = (current: Life<PortOf[K]>, result: Awaited<ReturnType<Driver<K>['open']>>): void => {
    if (current.over) {
      // It opened after we had given it up.
      if (result.ok) release(result.value);
      return;
    }
    if (!result.ok) {
      context.log('driver.open-failed', {
        id: driver.id,
        failure: result.error,
        detail: result.detail ?? '',
      });
      retry(current, result.error);
      return;
    }
    current.port = result.value;
    become('ready', null);
    setup.onPort?.(result.value);
    firstTried();
  };

  function attempt(): void {
    const options = driver.options.safeParse(setup.options);
    if (!options.success) {
      const [issue] = options.error.issues;
      become('misconfigured', `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`);
      firstTried();
      return;
    }
    const current: Life<PortOf[K]> = { abort: new AbortController(), port: null, over: false };
    life = current;
    const stopTimeout = timers.after(OPEN_TIMEOUT_MS, () => retry(current, 'unreachable'));
    const lost = (reason: string): void => {
      if (current.over) return;
      retry(current, reason);
    };
    const opening = driver
      .open(options.data, { ...context, signal: current.abort.signal, lost })
      .finally(stopTimeout)
      .then((result) => opened(current, result))
      .finally(() => endings.delete(opening));
    endings.add(opening);
  }

  attempt();
  return {
    state: () => state,
    port: () => life?.port ?? null,
    tried,
    close: async () => {
      closed = true;
      stopWaiting();
      firstTried();
      if (life !== null) end(life);
      while (endings.size > 0) await Promise.all(endings);
    },
  };
};
