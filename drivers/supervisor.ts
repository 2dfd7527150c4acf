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
  readonly failure: OpenFailure | null;
  /** Milliseconds of the injected clock at which the status began. */
  readonly since: number;
}

export interface SuperviseOptions<K extends DriverKind> {
  readonly driver: Driver<K>;
  /** As configuration has them: checked here against the driver's own schema. */
  readonly options: unknown;
  readonly context: Pick<OpenContext, 'now' | 'secret' | 'log'>;
  readonly onChange?: (state: SupervisedState) => void;
  /** Called with every port that opens: the place to listen again. */
  readonly onPort?: (port: PortOf[K]) => void;
  readonly timers?: Timers;
}

export interface Supervised<K extends DriverKind> {
  readonly state: SupervisedState;
  /** The open port, null while there is none. */
  readonly port: PortOf[K] | null;
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
  let state: SupervisedState = { status: 'opening', failure: null, since: context.now() };
  let life: Life<PortOf[K]> | null = null;
  let failures = 0;
  let closed = false;
  let stopWaiting = (): void => undefined;
  const endings = new Set<Promise<void>>();

  const become = (status: SupervisedState['status'], failure: OpenFailure | null): void => {
    if (closed || (state.status === status && state.failure === failure)) return;
    state = { status, failure, since: state.status === status ? state.since : context.now() };
    context.log('driver.state', { kind: driver.kind, id: driver.id, status, failure: failure ?? 'none' });
    setup.onChange?.(state);
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
  const retry = (ended: Life<PortOf[K]>, failure: OpenFailure | null): void => {
    if (ended.over) return;
    if (state.status === 'ready' && context.now() - state.since >= STABLE_MS) failures = 0;
    end(ended);
    if (closed) return;
    const wait = BACK_OFF_MS[Math.min(failures, BACK_OFF_MS.length - 1)] ?? 0;
    failures++;
    stopWaiting = timers.after(wait, attempt);
    become(failure === 'misconfigured' ? 'misconfigured' : 'lost', failure);
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
  };

  function attempt(): void {
    const options = driver.options.safeParse(setup.options);
    if (!options.success) {
      const [issue] = options.error.issues;
      context.log('driver.options-refused', {
        id: driver.id,
        at: issue?.path.join('.') ?? '',
        why: issue?.message ?? '',
      });
      become('misconfigured', 'misconfigured');
      return;
    }
    const current: Life<PortOf[K]> = { abort: new AbortController(), port: null, over: false };
    life = current;
    const stopTimeout = timers.after(OPEN_TIMEOUT_MS, () => retry(current, 'unreachable'));
    const lost = (reason: string): void => {
      if (current.over) return;
      context.log('driver.lost', { id: driver.id, reason });
      retry(current, null);
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
    get state() {
      return state;
    },
    get port() {
      return life?.port ?? null;
    },
    close: async () => {
      closed = true;
      stopWaiting();
      if (life !== null) end(life);
      while (endings.size > 0) await Promise.all(endings);
    },
  };
};
