import type { UtilityProcess, WebContents } from 'electron';
import { MessageChannelMain, utilityProcess } from 'electron';
import { z } from 'zod';
import type { KioskConfig } from '../../kiosk-config/schema.ts';
import type { Secrets } from '../secrets.ts';
import type { Log } from './log.ts';
import type { Watchdog } from './watchdog.ts';

const fromHost = z.strictObject({ type: z.enum(['alive', 'ready', 'misfit']) });

export interface HostOptions {
  /** The host's built entry. */
  readonly file: string;
  readonly config: KioskConfig;
  readonly secrets: Secrets;
  readonly log: Log;
  readonly dog: () => Watchdog;
  readonly onReady: () => void;
}

export interface HostLink {
  start(): void;
  /** Ends a host that hangs; starts one where none is. */
  restart(): void;
  /** Ends it for good, or until `start`; resolves when it has closed its devices and is gone, or was made to. */
  stop(): Promise<void>;
  /** Gives the page a fresh port as soon as the host is ready, and again after each restart of the host. */
  connect(page: WebContents): void;
  /** The page that had a port is gone: a new one asks by itself. */
  disconnect(): void;
}

/** So long a host may take to close its devices: a native call that is cut off in the middle ends in a crash. */
const GRACE_MS = 3_000;

/** The host in a utility process of its own, and the port between it and the page. */
export function createHostLink(options: HostOptions): HostLink {
  const { log, dog } = options;
  let child: UtilityProcess | null = null;
  let ready = false;
  let ended = false;
  let killed = false;
  let page: WebContents | null = null;

  function start(): void {
    ended = false;
    ready = false;
    const host = utilityProcess.fork(options.file, [], {
      serviceName: 'kiosk-host',
      stdio: 'inherit',
    });
    child = host;
    killed = false;
    host.on('message', (raw: unknown) => heard(raw));
    host.on('exit', (code) => {
      child = null;
      ready = false;
      log('host-exit', { code });
      if (ended) return;
      if (killed) start();
      else dog().died('exit');
    });
    host.postMessage({ type: 'start', config: options.config, secrets: options.secrets });
    host.once('spawn', () => log('host-started', { pid: host.pid ?? null }));
  }

  function heard(raw: unknown): void {
    const message = fromHost.safeParse(raw);
    const type = message.data?.type ?? 'misfit';
    if (type === 'misfit') {
      log('host-misfit');
      return;
    }
    dog().beat();
    if (type === 'alive') return;
    ready = true;
    log('host-ready');
    options.onReady();
    join();
  }

  function join(): void {
    if (!child || !ready || !page || page.isDestroyed()) return;
    const { port1, port2 } = new MessageChannelMain();
    child.postMessage({ type: 'page' }, [port1]);
    page.mainFrame.postMessage('kiosk:port', null, [port2]);
    log('page-connected');
  }

  return {
    start,
    restart() {
      if (!child) return start();
      killed = true;
      kill(child);
    },
    stop() {
      ended = true;
      const host = child;
      if (!host) return Promise.resolve();
      return new Promise((resolve) => {
        const limit = setTimeout(() => kill(host), GRACE_MS);
        host.once('exit', () => {
          clearTimeout(limit);
          resolve();
        });
        host.kill();
      });
    },
    connect(contents) {
      page = contents;
      join();
    },
    disconnect() {
      page = null;
    },
  };
}

/** A host that hangs hears no polite signal. */
function kill(host: UtilityProcess): void {
  if (host.pid === undefined) return void host.kill();
  try {
    process.kill(host.pid, 'SIGKILL');
  } catch {
    host.kill();
  }
}
