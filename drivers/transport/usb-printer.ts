import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { err, ok, type Result } from '../ports/result.ts';
import type { ByteLink, LinkFailure } from './byte-link.ts';
import { createLinkParts, firstOf, openWithin } from './link-parts.ts';
import { codeOf, type PatientFile, patientFile, RETRY_MS, writeAll, writeNothing } from './patient-file.ts';
import { fitsIds, listUsbDevices, type UsbDevice, type UsbIds } from './usb-device.ts';

/** A printer by the name of its file (`/dev/usb/lp0`), or by what it says of itself: its name may change with every plug. */
export type UsbPrinterTarget = { readonly path: string } | UsbIds;

/** So long the kernel needs to fetch what the printer has kept for somebody before us: ms. */
const STALE_MS = 6;
const READ_BYTES = 4_096;
const NOT_LINUX =
  'USB printers are driven on Linux alone: use the network, a serial line, or the driver cups';

/** The printers on USB, in the order of their names, as Linux lists them. */
export const listUsbPrinters = (folder = '/sys/class/usbmisc'): Promise<readonly UsbDevice[]> =>
  listUsbDevices(folder, /^lp\d+$/, '/dev/usb');

/** A link over a file that never waits (EAGAIN). `end` closes it at once. */
interface UsbPrinterLink extends ByteLink {
  end(): Promise<void>;
  /** Forgets answers to questions that somebody asked before us. */
  skipStale(): Promise<void>;
}

/**
 * The link over the open file of Linux's usblp, or of a test that behaves like it. What the kernel has taken is not yet with the
 * printer, and is lost with the file's close: so a write ends when a write of no bytes is let in, which is when the last transfer
 * has ended.
 */
export const usbPrinterLink = (file: PatientFile, onGone: () => void): UsbPrinterLink => {
  const parts = createLinkParts(onGone);
  /** Ends with the last write. */
  let sent: Promise<void> = Promise.resolve();
  let readers = 0;
  let listening: Promise<void> | null = null;
  let ending: Promise<void> | null = null;

  const send = async (bytes: Uint8Array): Promise<void> => {
    try {
      await writeAll(file, bytes, parts.isLost);
      await writeNothing(file, parts.isLost);
    } catch (error) {
      parts.lose(codeOf(error));
    }
  };

  /** What has come; null for nothing. */
  const hear = async (): Promise<Uint8Array | null> => {
    try {
      const bytes = new Uint8Array(READ_BYTES);
      const { bytesRead } = await file.read(bytes, 0, READ_BYTES);
      return bytesRead > 0 ? bytes.subarray(0, bytesRead) : null;
    } catch (error) {
      // EINVAL: this printer only listens. EIO: a transfer failed; where the printer is unplugged, ENODEV follows.
      if (!['EAGAIN', 'EINVAL', 'EIO'].includes(codeOf(error))) parts.lose(codeOf(error));
      return null;
    }
  };
  const listen = async (): Promise<void> => {
    while (readers > 0 && !parts.isLost()) {
      const chunk = await hear();
      if (chunk === null) await sleep(RETRY_MS);
      else parts.push(chunk);
    }
    listening = null;
  };

  const end = (): Promise<void> => {
    parts.lose('closed');
    ending ??= Promise.all([sent, listening]).then(() => file.close());
    return ending;
  };

  return {
    write: (bytes, timeoutMs) =>
      parts.wait(timeoutMs, (settle) => {
        sent = sent.then(() => send(bytes)).then(() => settle(ok(undefined)));
      }),
    read: async (timeoutMs) => {
      readers++;
      listening ??= listen();
      const outcome = await parts.read(timeoutMs);
      readers--;
      return outcome;
    },
    close: async (timeoutMs) => {
      await firstOf(timeoutMs, (settle) => void sent.then(() => settle(ok(undefined))));
      await end();
    },
    end,
    skipStale: async () => {
      const until = performance.now() + STALE_MS;
      while (performance.now() < until && !parts.isLost()) if ((await hear()) === null) await sleep(RETRY_MS);
    },
  };
};

const openFailure = (path: string, code: string): Result<never, LinkFailure> => {
  if (code === 'EBUSY') return err('busy', `another program has ${path}`);
  if (code === 'EACCES' || code === 'EPERM')
    return err(
      'no-permission',
      `${path}: put 70-tiep-don.rules into /etc/udev/rules.d and plug the printer in again`,
    );
  return err('not-found', `${path}: ${code}`);
};

const openFile = async (target: UsbPrinterTarget): Promise<Result<FileHandle, LinkFailure>> => {
  const path =
    'path' in target
      ? target.path
      : (await listUsbPrinters()).find((printer) => fitsIds(printer, target))?.path;
  if (path === undefined) return err('not-found', 'no such USB printer');
  try {
    const file = await open(path, constants.O_RDWR | constants.O_NONBLOCK);
    if ((await file.stat()).isCharacterDevice()) return ok(file);
    await file.close();
    // Left behind by a program that wrote there while no printer was plugged in: it would swallow every ticket.
    return err('not-found', `${path} is no device`);
  } catch (error) {
    return openFailure(path, codeOf(error));
  }
};

/**
 * Opens a printer of the USB class through Linux's usblp, for ourselves alone. No thread ever waits for the printer: one that is
 * out of paper takes nothing for as long as it likes. A write resolves when the printer has taken the last byte; one that times
 * out goes on until the link is closed. A printer that only listens leaves reads to time out. An abort of `signal`, now or later,
 * closes the file. Fails with `not-found`, `busy`, `no-permission`, `timeout`, `lost`.
 */
export const openUsbPrinter = async (
  target: UsbPrinterTarget,
  timeoutMs: number,
  signal: AbortSignal,
): Promise<Result<ByteLink, LinkFailure>> => {
  if (signal.aborted) return err('lost', 'aborted');
  if (process.platform !== 'linux') return err('not-found', NOT_LINUX);
  const opened = await openWithin(openFile(target), timeoutMs, signal, (late) => late.close());
  if (!opened.ok) return opened;
  const link = usbPrinterLink(patientFile(opened.value), () => signal.removeEventListener('abort', abort));
  const abort = (): void => void link.end();
  signal.addEventListener('abort', abort, { once: true });
  if (signal.aborted) abort();
  await link.skipStale();
  return ok(link);
};
