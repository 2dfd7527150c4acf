import { type FileHandle, open } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { laySocatLine, ptyMissing, type SocatLine } from './socat.ts';

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

class PtyScanner implements LabScanner {
  readonly path: string;
  private readonly farEnd: string;
  private line: SocatLine | null = null;
  private handle: FileHandle | null = null;

  constructor(directory: string) {
    this.path = join(directory, 'scanner');
    this.farEnd = join(directory, 'scanner-lab');
  }

  get plugged(): boolean {
    return this.line !== null;
  }

  async plug(): Promise<void> {
    if (this.line) return;
    this.line = await laySocatLine([this.path, this.farEnd]);
    this.handle = await open(this.farEnd, 'r+');
  }

  async unplug(): Promise<void> {
    const { line } = this;
    if (!line) return;
    this.line = null;
    await this.handle?.close();
    this.handle = null;
    await line.stop();
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
  if (ptyMissing !== null) return null;
  const scanner = new PtyScanner(directory);
  await scanner.plug();
  return scanner;
};
