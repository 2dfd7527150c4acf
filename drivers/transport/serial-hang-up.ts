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

/** Not after a close: the poller's handle is gone then, and to touch it ends the process. */
const readable = ({ fd, poller }: UnixBinding): Promise<void> =>
  new Promise((resolve, reject) => {
    if (fd === null) reject(new Error('the port is closed'));
    else poller.once('readable', (error) => (error ? reject(error) : resolve()));
  });

/**
 * Makes a port tell when its cable is pulled in the middle of a read; to be called before anything listens to it. A line
 * that was hung up reads as 0 bytes for ever (`hung_up_tty_read`, Linux tty_io.c), and the binding would read again without
 * end and never close (bindings-cpp 13.0, unix-read.js); a live line without bytes says EAGAIN.
 */
export const tellHangUp = (port: SerialPort): void => {
  port.once('open', () => {
    const binding: unknown = port.port;
    if (!isUnix(binding)) return;
    binding.read = async (buffer, offset, length) => {
      for (;;) {
        if (binding.fd === null) throw new Error('the port is closed');
        const bytesRead = await readNow(binding.fd, buffer.subarray(offset, offset + length));
        if (bytesRead === 0) throw new Error('the line was hung up');
        if (bytesRead !== null) return { bytesRead, buffer };
        await readable(binding);
      }
    };
  });
};
