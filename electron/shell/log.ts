import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** All that the shell ever says. It holds no patient data, so none can get in here. */
export type ShellEvent =
  | 'boot'
  | 'second-instance'
  | 'config-fault'
  | 'secret-missing'
  | 'keystore-refused'
  | 'host-started'
  | 'host-ready'
  | 'host-exit'
  | 'host-restart'
  | 'host-misfit'
  | 'page-loaded'
  | 'page-gone'
  | 'page-restart'
  | 'page-connected'
  | 'page-load-failed'
  | 'out-of-service'
  | 'sender-refused'
  | 'navigation-refused'
  | 'window-refused'
  | 'permission-refused'
  | 'request-refused'
  | 'process-gone'
  | 'shell-fault'
  | 'log-file-lost'
  | 'quit';

export type Fields = Readonly<Record<string, string | number | boolean | null>>;
export type Log = (event: ShellEvent, fields?: Fields) => void;

/** Beyond this the file becomes `shell.log.1`, and the one before goes. */
const MAX_BYTES = 5_000_000;

/** One JSON line an event to stderr and, once `open` found the folder writable, to `shell.log`. */
export function createLog(): { readonly log: Log; open(folder: string): void } {
  let file: string | null = null;
  const log: Log = (event, fields = {}) => {
    const line = `${JSON.stringify({ at: new Date().toISOString(), from: 'shell', event, ...fields })}\n`;
    process.stderr.write(line);
    if (file === null) return;
    try {
      appendFileSync(file, line, { mode: 0o600 });
    } catch (error) {
      file = null;
      log('log-file-lost', { reason: reasonOf(error) });
    }
  };
  return {
    log,
    open(folder) {
      try {
        mkdirSync(folder, { recursive: true, mode: 0o700 });
        file = join(folder, 'shell.log');
        const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
        if (size > MAX_BYTES) renameSync(file, `${file}.1`);
      } catch (error) {
        file = null;
        log('log-file-lost', { reason: reasonOf(error) });
      }
    },
  };
}

/** Code and message of what was thrown, without its stack. */
export const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
