import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import type { SerialPort } from 'serialport';
import { err, ok, type Result } from '../ports/result.ts';
import type { ByteLink, LinkFailure } from './byte-link.ts';
import { createLinkParts, firstOf, openWithin } from './link-parts.ts';
import { codeOf, patientFile, writeAll } from './patient-file.ts';
import {
  choosePort,
  closePort,
  openPort,
  raiseModemLines,
  type SerialSettings,
  type SerialTarget,
} from './serial-port.ts';

/** Forgets what the device has not taken: a close would wait for it, and so would a thread that waits for its end. */
const dropUnsent = (port: SerialPort): Promise<void> =>
  new Promise((resolve) => {
    if (port.isOpen) port.flush(() => resolve());
    else resolve();
  });

/** Ends when the last byte is on the wire. */
const drain = (port: SerialPort): Promise<void> =>
  new Promise((resolve, reject) => {
    if (port.isOpen) port.drain((error) => (error ? reject(error) : resolve()));
    else reject(new Error('closed'));
  });

/** A port, and how bytes are handed to the system: ends when it has them all, or when `ended`; throws where the port is gone. */
interface OpenPort {
  readonly port: SerialPort;
  hand(bytes: Uint8Array, ended: () => boolean): Promise<void>;
  close(): Promise<void>;
}

/**
 * Not through the stream of the port: its binding waits for "writable" and "readable" by turns, so that a job that was stopped by
 * flow control would go on only with the next byte that comes in (bindings-cpp 13.0, poller.cpp). Windows has no such poller.
 */
const withOwnFile = async (port: SerialPort): Promise<OpenPort> => {
  if (process.platform === 'win32') {
    const hand = (bytes: Uint8Array): Promise<void> =>
      new Promise((resolve, reject) => {
        port.write(Buffer.from(bytes), (error) => (error ? reject(error) : resolve()));
      });
    return { port, hand, close: () => closePort(port) };
  }
  const { O_WRONLY, O_NONBLOCK, O_NOCTTY } = constants;
  const file = await open(port.path, O_WRONLY | O_NONBLOCK | O_NOCTTY);
  return {
    port,
    hand: (bytes, ended) => writeAll(patientFile(file), bytes, ended),
    close: async () => {
      await file.close();
      await closePort(port);
    },
  };
};

const linkOver = (
  { port, hand, close }: OpenPort,
  onGone: () => void,
): ByteLink & { end(): Promise<void> } => {
  const parts = createLinkParts(onGone);
  /** Ends with the last write. One at a time: one thread at most waits for the wire. */
  let sent: Promise<void> = Promise.resolve();
  let unsent = 0;
  let ending: Promise<void> | null = null;
  port.on('data', (chunk: Uint8Array) => parts.push(chunk));
  port.on('close', (error?: Error | null) => parts.lose(error?.message));

  const send = async (bytes: Uint8Array): Promise<void> => {
    unsent++;
    try {
      await hand(bytes, parts.isLost);
      if (!parts.isLost()) await drain(port);
    } catch (error) {
      parts.lose(codeOf(error));
    }
    unsent--;
  };
  const end = (): Promise<void> => {
    parts.lose('closed');
    ending ??= (async () => {
      if (unsent > 0) {
        await dropUnsent(port);
        await sent;
        // A write that was under way may have come after.
        await dropUnsent(port);
      }
      await close();
    })();
    return ending;
  };

  return {
    write: (bytes, timeoutMs) =>
      parts.wait(timeoutMs, (settle) => {
        sent = sent.then(() => send(bytes)).then(() => settle(ok(undefined)));
      }),
    read: parts.read,
    close: async (timeoutMs) => {
      await firstOf(timeoutMs, (settle) => void sent.then(() => settle(ok(undefined))));
      await end();
    },
    end,
  };
};

/** What has no serial port behind its name is not the device that was meant. */
const openChosen = async (
  target: SerialTarget,
  settings: SerialSettings,
): Promise<Result<OpenPort, LinkFailure>> => {
  const chosen = await choosePort(target, settings);
  if (!chosen.ok) return chosen;
  const { port } = chosen.value;
  // What the binding has to say is said with 'close', too.
  port.on('error', () => undefined);
  const opened = await openPort(port);
  if (!opened.ok) return err(opened.error === 'unreachable' ? 'not-found' : opened.error, opened.detail);
  await raiseModemLines(port);
  return ok(await withOwnFile(port));
};

/**
 * Opens a serial port for ourselves alone (8 data bits, no parity, 1 stop bit). A write resolves when the last byte is on the
 * wire: a device that says stop is felt. A write that times out goes on until the link is closed. An abort of `signal`, now or
 * later, closes the port. Fails with `not-found` (also where it is no serial port), `busy`, `no-permission`, `timeout`, `lost`.
 */
export const openSerialLink = async (
  target: SerialTarget,
  settings: SerialSettings,
  timeoutMs: number,
  signal: AbortSignal,
): Promise<Result<ByteLink, LinkFailure>> => {
  if (signal.aborted) return err('lost', 'aborted');
  const opened = await openWithin(openChosen(target, settings), timeoutMs, signal, (late) => late.close());
  if (!opened.ok) return opened;
  const link = linkOver(opened.value, () => signal.removeEventListener('abort', abort));
  const abort = (): void => void link.end();
  signal.addEventListener('abort', abort, { once: true });
  if (signal.aborted) abort();
  return ok(link);
};
