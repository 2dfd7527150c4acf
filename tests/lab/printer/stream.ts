import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type { DeviceConnection, PrinterDevice } from './device.ts';

export interface StreamFront {
  close(): Promise<void>;
}

const READ_BYTES = 8_192;
/** Nothing to read yet, or no room to write. */
const POLL_MS = 2;
/** The cable is out. */
const UNPLUGGED = new Set(['ENODEV', 'EIO', 'ESHUTDOWN', 'ENXIO', 'ECONNRESET']);
const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : '';

/** Reads and writes that wait by the clock, so that no thread hangs in the kernel while nobody is there. */
class Wire {
  private readonly file: FileHandle;
  private open = true;

  constructor(file: FileHandle) {
    this.file = file;
  }

  /** Null once the front is closed, `unplugged` while the cable is out. */
  async read(): Promise<Buffer | 'unplugged' | null> {
    const buffer = Buffer.alloc(READ_BYTES);
    while (this.open) {
      try {
        const { bytesRead } = await this.file.read(buffer, 0, READ_BYTES, null);
        if (bytesRead > 0) return buffer.subarray(0, bytesRead);
      } catch (error) {
        if (UNPLUGGED.has(codeOf(error))) return 'unplugged';
        if (codeOf(error) !== 'EAGAIN') throw error;
      }
      await sleep(POLL_MS);
    }
    return null;
  }

  /** What cannot be written because the cable is out is lost. */
  async write(bytes: Buffer): Promise<void> {
    for (let at = 0; this.open && at < bytes.length; ) {
      try {
        at += (await this.file.write(bytes, at)).bytesWritten;
      } catch (error) {
        if (UNPLUGGED.has(codeOf(error))) return;
        if (codeOf(error) !== 'EAGAIN') throw error;
        await sleep(POLL_MS);
      }
    }
  }

  async close(): Promise<void> {
    this.open = false;
    await this.file.close();
  }
}

/** Plays the printer on a file that both sides read and write: a USB gadget's `/dev/g_printer0`, or a PTY. */
class Stream implements StreamFront {
  private readonly device: PrinterDevice;
  private readonly wire: Wire;
  private readonly listening: Promise<void>;
  private connection: DeviceConnection | null = null;
  private written: Promise<void> = Promise.resolve();

  constructor(device: PrinterDevice, wire: Wire) {
    this.device = device;
    this.wire = wire;
    this.listening = this.listen();
  }

  async close(): Promise<void> {
    this.hangUp();
    await this.wire.close();
    await Promise.all([this.listening, this.written]);
  }

  /** Hands on what comes; a cable that goes ends the connection, and what comes next opens another. */
  private async listen(): Promise<void> {
    for (let came = await this.wire.read(); came !== null; came = await this.wire.read()) {
      if (came === 'unplugged') {
        this.hangUp();
        await sleep(POLL_MS);
        continue;
      }
      this.connection ??= this.device.connect((bytes) => {
        this.written = this.written.then(() => this.wire.write(bytes));
      });
      await this.connection.receive(came);
    }
  }

  private hangUp(): void {
    this.connection?.end('cut');
    this.connection = null;
  }
}

/** Opens the file at once and plays the printer there until it is closed. */
export const playOnStream = async (device: PrinterDevice, path: string): Promise<StreamFront> => {
  const file = await open(path, constants.O_RDWR | constants.O_NONBLOCK | constants.O_NOCTTY);
  return new Stream(device, new Wire(file));
};
