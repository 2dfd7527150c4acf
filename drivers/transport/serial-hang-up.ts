import { read } from 'node:fs';
import type { SerialPort } from 'serialport';
import { codeOf } from './patient-file.ts';

/** The binding of Linux and macOS: it reads a descriptor and waits with a poller. Windows reads another way. */
interface UnixBinding {
  /** Null once it is closed. */
  readonly fd: number | null;
  readonly poller: { once(event: 'readable', callback: (error: Error | null) => void): unknown };
  read(
    into: Buffer,
    offset: number,
    length: number,
  ): Promise<{ readonly bytesRead: number; readonly buffer: Buffer }>;
  close(): Promise<void>;
}

const isUnix = (binding: unknown): binding is UnixBinding =>
  typeof binding === 'object' && binding !== null && 'poller' in binding && 'fd' in binding;

/** Bytes that were read: null where none are there yet, 0 where none will come. */
const readNow = (fd: number, into: Uint8Array): Promise<number | null> =>
  new Promise((resolve, reject) => {
    read(fd, into, 0, into.length, null, (error, count) => {
      if (error === null) resolve(count);
      else if (['EAGAIN', 'EINTR'].includes(codeOf(error))) resolve(null);
      else reject(error);
    });
  });

const readable = ({ poller }: UnixBinding): Promise<void> =>
  new Promise((resolve, reject) => {
    poller.once('readable', (error) => (error ? reject(error) : resolve()));
  });

/**
 * Gives a port a better read, before anything listens to it (bindings-cpp 13.0, unix-read.js, linux.js):
 * - A line that was hung up reads as 0 bytes for ever (`hung_up_tty_read`, Linux tty_io.c), and the binding would read again
 *   without end and never tell that the cable was pulled; a live line without bytes says EAGAIN.
 * - The binding closes while a read is under way, which then takes its bytes from whatever gets the same number next.
 */
export const tellHangUp = (port: SerialPort): void => {
  port.once('open', () => {
    const binding: unknown = port.port;
    if (isUnix(binding)) mend(binding);
  });
};

const mend = (binding: UnixBinding): void => {
  const close = binding.close.bind(binding);
  let closing = false;
  let reading: Promise<unknown> = Promise.resolve();
  const next = (into: Uint8Array): Promise<number | null> => {
    // After a close the poller's handle is gone, and to touch it ends the process.
    if (closing || binding.fd === null) throw new Error('the port is closed');
    const read = readNow(binding.fd, into);
    reading = Promise.allSettled([read]);
    return read;
  };
  binding.read = async (buffer, offset, length) => {
    const into = buffer.subarray(offset, offset + length);
    for (;;) {
      const bytesRead = await next(into);
      if (bytesRead === 0) throw new Error('the line was hung up');
      if (bytesRead !== null) return { bytesRead, buffer };
      if (closing) throw new Error('the port is closed');
      await readable(binding);
    }
  };
  binding.close = async () => {
    closing = true;
    await reading;
    await close();
  };
};
