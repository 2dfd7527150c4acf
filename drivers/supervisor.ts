import type { Driver, DriverKind, OpenContext, OpenFailure, PortOf } from './define.ts';

/** Waits before each next try to open, milliseconds; the last one repeats for ever. */
const BACK_OFF = [250, 500, 1_000, 2_000, 5_000] as const;

export interface DeviceState {
  readonly status: 'opening' | 'ready' | 'lost' | 'misconfigured';
  /** Why it is not ready. */
  readonly reason: OpenFailure | string | null;
}

/** A driver kept open: whenever its device goes, it is closed and opened again. */
export interface Supervised<K extends DriverKind> {
  state(): DeviceState;
  /** The open port, null while there is none. */
  port(): PortOf[K] | null;
  /** Resolves after the first try to open, however it went. */
  readonly tried: Promise<void>;
  close(): Promise<void>;
}

export interface SuperviseOptions<K extends DriverKind> {
  readonly driver: Driver<K>;
  /** As configuration has them; checked against the driver's own schema. */
  readonly options: unknown;
  readonly context: Pick<OpenContext, 'now' | 'secret' | 'log'>;
  readonly onState?: (state: DeviceState) => void;
  /** Called with each fresh port, after a replug too. */
  readonly onPort?: (port: PortOf[K]) => void;
  readonly setTimer?: (work: () => void, ms: number) => () => void;
}

const realTimer = (work: () => void, ms: number): (() => void) => {
  const timer = setTimeout(work, ms);
  return () => clearTimeout(timer);
};

export function supervise<K extends DriverKind>(setup: SuperviseOptions<K>): Supervised<K> {
  const { driver, context, onState, onPort, setTimer = realTimer } = setup;
  const closing = new AbortController();
  const options = driver.options.safeParse(setup.options);
  let state: DeviceState = { status: 'opening', reason: null };
  let port: PortOf[K] | null = null;
  let failures = 0;
  let cancelTimer = (): void => undefined;

  const move = (next: DeviceState): void => {
    state = next;
    onState?.(next);
  };

  async function lose(lost: PortOf[K] | null, reason: string): Promise<void> {
    if (closing.signal.aborted || (lost !== null && lost !== port)) return;
    port = null;
    move({ status: 'lost', reason });
    await lost?.close().catch((error: unknown) => context.log('close-failed', { reason: nameOf(error) }));
    const wait = BACK_OFF[Math.min(failures, BACK_OFF.length - 1)] ?? BACK_OFF[0];
    failures += 1;
    cancelTimer = setTimer(() => void open(), wait);
  }

  async function open(): Promise<void> {
    if (closing.signal.aborted || !options.success) return;
    let opened: PortOf[K] | null = null;
    let gone: string | null = null;
    const result = await driver.open(options.data, {
      ...context,
      signal: closing.signal,
      lost: (reason) => {
        gone = reason;
        if (opened) void lose(opened, reason);
      },
    });
    if (!result.ok) return lose(null, result.error);
    if (closing.signal.aborted) return result.value.close();
    port = opened = result.value;
    if (gone !== null) return lose(opened, gone);
    failures = 0;
    move({ status: 'ready', reason: null });
    onPort?.(opened);
  }

  if (!options.success) {
    const [issue] = options.error.issues;
    move({ status: 'misconfigured', reason: `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}` });
  }
  const tried = open();

  return {
    state: () => state,
    port: () => port,
    tried,
    async close() {
      closing.abort();
      cancelTimer();
      const last = port;
      port = null;
      await last?.close();
    },
  };
}

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : 'unknown');
