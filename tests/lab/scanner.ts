import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

export interface PresentOptions {
  readonly terminator?: '\r' | '\n' | '\r\n' | '';
  /** Bytes in one write; everything at once without it. */
  readonly chunk?: number;
  /** Pause between writes. */
  readonly gapMs?: number;
}

/** A serial barcode scanner: the kiosk opens `path`, the lab writes at the other end of the wire. */
export interface LabScanner {
  readonly path: string;
  readonly plugged: boolean;
  present(text: string | Buffer, options?: PresentOptions): Promise<void>;
  /** Pulls the cable: the kiosk's end hangs up and its name goes. */
  unplug(): Promise<void>;
  /** Back in, under the same name. */
  plug(): Promise<void>;
  close(): Promise<void>;
}

const LINK_WAIT_MS = 5_000;
const LINK_POLL_MS = 5;

const appeared = async (socat: ChildProcess, paths: readonly string[]): Promise<boolean> => {
  for (let waited = 0; waited < LINK_WAIT_MS && socat.exitCode === null; waited += LINK_POLL_MS) {
    if (paths.every((path) => existsSync(path))) return true;
    await sleep(LINK_POLL_MS);
  }
  return false;
};

/** Starts socat; null where it is not installed. */
const startSocat = async (ends: readonly [string, string]): Promise<ChildProcess | null> => {
  const socat = spawn(
    'socat',
    ends.map((end) => `PTY,link=${end},raw,echo=0`),
    { stdio: 'ignore' },
  );
  const missing = once(socat, 'error').then(() => false);
  return (await Promise.race([missing, appeared(socat, ends)])) ? socat : null;
};

class PtyScanner implements LabScanner {
  readonly path: string;
  private readonly farEnd: string;
  private socat: ChildProcess | null = null;
  private handle: FileHandle | null = null;

  constructor(directory: string) {
    this.path = join(directory, 'scanner');
    this.farEnd = join(directory, 'scanner-lab');
  }

  get plugged(): boolean {
    return this.socat !== null;
  }

  async plug(): Promise<void> {
    if (this.socat) return;
    this.socat = await startSocat([this.path, this.farEnd]);
    if (!this.socat) throw new Error('socat is not there');
    this.handle = await open(this.farEnd, 'r+');
  }

  async unplug(): Promise<void> {
    const socat = this.socat;
    if (!socat) return;
    this.socat = null;
    await this.handle?.close();
    this.handle = null;
    const ended = socat.exitCode === null ? once(socat, 'exit') : null;
    socat.kill('SIGTERM');
    await ended;
  }

  async present(text: string | Buffer, options: PresentOptions = {}): Promise<void> {
    if (!this.handle) throw new Error('the scanner is unplugged');
    const bytes = Buffer.concat([Buffer.from(text), Buffer.from(options.terminator ?? '\r')]);
    const chunk = options.chunk ?? bytes.length;
    for (let at = 0; at < bytes.length; at += chunk) {
      if (at > 0 && options.gapMs) await sleep(options.gapMs);
      await this.handle.appendFile(bytes.subarray(at, at + chunk));
    }
  }

  close(): Promise<void> {
    return this.unplug();
  }
}

/** Plugs a scanner in; null where socat is missing. Its two ends get names in `directory`. */
export const startScanner = async (directory: string): Promise<LabScanner | null> => {
  const scanner = new PtyScanner(directory);
  try {
    await scanner.plug();
    return scanner;
  } catch (error) {
    if (error instanceof Error && error.message === 'socat is not there') return null;
    throw error;
  }
};
