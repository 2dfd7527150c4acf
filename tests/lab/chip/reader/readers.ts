import { constants, existsSync } from 'node:fs';
import { copyFile, mkdir, open, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { VirtualCard } from '../contents.ts';
import { type CardOnLine, putOnLine } from './card-line.ts';
import { vpcdLibrary } from './machine.ts';
import { nativeLibrary } from './native.ts';
import { createPcscd, type Pcscd } from './pcscd.ts';

/** A chip reader on the lab's USB bus. */
export interface ChipReader {
  /** As configured; pcscd lists it with two numbers behind, such as `Lab chip reader 00 00`. */
  readonly name: string;
  /** Puts a card on the reader; the one that lay there leaves. The reader must be plugged in and pcscd running. */
  insert(card: VirtualCard): Promise<void>;
  /** Takes the card away, in the middle of an APDU too; resolves when the reader has noticed. */
  remove(): Promise<void>;
  plug(): Promise<void>;
  /** Pulls the cable; a card that lay there is away as well. */
  unplug(): Promise<void>;
}

export interface ChipReaders {
  /** Value of PCSCLITE_CSOCK_NAME, for the whole life of this process: libpcsclite reads it once. */
  readonly socket: string;
  readonly readers: readonly ChipReader[];
  /** Ends pcscd. */
  stop(): Promise<void>;
  /** Ends pcscd and starts it again; the readers that are plugged in are there when it resolves. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

export interface ChipReadersOptions {
  /** Names of the readers. */
  readonly readers: readonly string[];
  /** Ms between two looks of a reader for a card: 100 unless told, as contactless readers do. */
  readonly pollMs?: number;
}

interface Site {
  readonly folder: string;
  readonly pcscd: Pcscd;
}

/** Bounds a hang alone. */
const WAIT_MS = 60_000;
const POLL_MS = 5;
const POLL_FIELD_MS = 100;
const SOCKET_NAME_LIMIT = 107;

const until = async (what: string, holds: () => boolean | Promise<boolean>): Promise<void> => {
  const end = performance.now() + WAIT_MS;
  while (performance.now() < end) {
    if (await holds()) return;
    await sleep(POLL_MS);
  }
  throw new Error(`chip readers: ${what} in vain`);
};

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer().on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      server.close(() => resolve(port));
    });
  });

const plist = (name: string, index: number): string => {
  const escaped = name.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  const list = (key: string, value: string): string =>
    `<key>${key}</key><array><string>${value}</string></array>`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<plist version="1.0"><dict>
<key>CFBundleExecutable</key><string>reader.so</string>
${list('ifdVendorID', '0x1209')}
${list('ifdProductID', `0x${index.toString(16).padStart(4, '0')}`)}
${list('ifdFriendlyName', escaped)}
</dict></plist>
`;
};

/** The driver that pcscd finds for the reader by its product number. */
const installDriver = async (folder: string, library: string, name: string, index: number): Promise<void> => {
  const vpcd = vpcdLibrary();
  if (vpcd === null) throw new Error('vpcd is missing');
  const contents = join(folder, 'drivers', `reader-${index}.bundle`, 'Contents');
  const binaries = join(contents, 'Linux');
  await mkdir(binaries, { recursive: true });
  await Promise.all([
    writeFile(join(contents, 'Info.plist'), plist(name, index)),
    copyFile(library, join(binaries, 'reader.so')),
    copyFile(vpcd, join(binaries, 'vpcd.so')),
  ]);
};

class UsbReader implements ChipReader {
  readonly name: string;
  private readonly site: Site;
  private readonly port: number;
  private readonly device: string;
  private card: CardOnLine | null = null;

  constructor(site: Site, name: string, index: number, port: number) {
    this.site = site;
    this.name = name;
    this.port = port;
    this.device = `${index}-${port}`;
  }

  /** True while pcscd has the reader open. */
  private get isOpen(): boolean {
    return existsSync(join(this.site.folder, `open-${this.port}`));
  }

  private get cable(): string {
    return join(this.site.folder, 'bus', this.device);
  }

  async insert(card: VirtualCard): Promise<void> {
    await this.remove();
    if (!this.isOpen) throw new Error(`${this.name} is unplugged`);
    const placed = await putOnLine(this.port, card);
    this.card = placed;
    void placed.gone.then(() => {
      if (this.card === placed) this.card = null;
    });
  }

  async remove(): Promise<void> {
    await this.card?.leave();
    const known = join(this.site.folder, `card-${this.port}`);
    if (this.site.pcscd.running)
      await until(`waited for the card of ${this.name} to leave`, () => !existsSync(known));
  }

  async plug(): Promise<void> {
    await writeFile(this.cable, '');
    await this.announce('add');
    await this.ready();
  }

  async unplug(): Promise<void> {
    await this.remove();
    await rm(this.cable, { force: true });
    await this.announce('remove');
    if (this.site.pcscd.running) await until(`waited for ${this.name} to go`, () => !this.isOpen);
  }

  /** Waits until pcscd has the reader, where it runs and the reader is plugged in. */
  async ready(): Promise<void> {
    if (this.site.pcscd.running && existsSync(this.cable))
      await until(`waited for ${this.name}`, () => this.isOpen);
  }

  private async announce(action: 'add' | 'remove'): Promise<void> {
    if (!this.site.pcscd.running) return;
    const pipe = join(this.site.folder, 'uevents');
    // pcscd makes its end of the pipe a moment after its socket.
    await until('told pcscd of a reader', async () => {
      if (!existsSync(pipe)) return false;
      const end = await open(pipe, constants.O_WRONLY | constants.O_NONBLOCK).catch(() => null);
      await end?.write(`${action} ${this.device}\n`);
      await end?.close();
      return end !== null;
    });
  }
}

let used = false;

/** One a process, as libpcsclite reads the socket's name once; within its limit of 107 bytes. */
const labFolder = (): string => {
  if (used) throw new Error('the chip readers of this process are not closed');
  const name = `tiep-don-readers-${process.pid}`;
  const folder = join(tmpdir(), name);
  return join(folder, 'run', 'pcscd.comm').length > SOCKET_NAME_LIMIT ? join('/tmp', name) : folder;
};

/**
 * Real readers of a real pcscd (vpcd behind a USB bus of the lab's own), all plugged in and without a card. What they
 * need is told by `chipReadersMissing`. Clients reach them with PCSCLITE_CSOCK_NAME set to `socket` before their
 * first use of PC/SC. One set at a time in a process; all sets of a process have the same socket.
 */
export const startChipReaders = async (options: ChipReadersOptions): Promise<ChipReaders> => {
  const folder = labFolder();
  used = true;
  await rm(folder, { recursive: true, force: true });
  await mkdir(join(folder, 'bus'), { recursive: true, mode: 0o700 });
  const pcscd = createPcscd(folder, {
    CHIP_PRELOAD: await nativeLibrary('usb-bus.c'),
    CHIP_POLL_MS: String(options.pollMs ?? POLL_FIELD_MS),
  });
  const handler = await nativeLibrary('ifd-handler.c');
  const readers = await Promise.all(
    options.readers.map(async (name, index) => {
      await installDriver(folder, handler, name, index);
      return new UsbReader({ folder, pcscd }, name, index, await freePort());
    }),
  );

  const stop = async (): Promise<void> => {
    await Promise.all(readers.map((reader) => reader.remove()));
    await pcscd.stop();
  };
  const start = async (): Promise<void> => {
    await pcscd.start();
    await Promise.all(readers.map((reader) => reader.ready()));
  };
  const close = async (): Promise<void> => {
    await stop();
    await rm(folder, { recursive: true, force: true });
    used = false;
  };

  for (const reader of readers) await reader.plug();
  await start();
  return {
    socket: pcscd.socket,
    readers,
    stop,
    restart: async () => {
      await stop();
      await start();
    },
    close,
  };
};
