import { Socket } from 'node:net';
import { err, ok, type Result } from '../ports/result.ts';
import type { ByteLink, LinkFailure } from './byte-link.ts';
import { createLinkParts, firstOf } from './link-parts.ts';

export interface TcpTarget {
  readonly host: string;
  readonly port: number;
}

const linkOver = (socket: Socket, onGone: () => void): ByteLink => {
  const parts = createLinkParts(onGone);
  socket.on('data', (chunk: Buffer) => parts.push(chunk));
  socket.on('end', () => parts.lose());
  socket.on('close', () => parts.lose());
  return {
    write: (bytes, timeoutMs) =>
      parts.wait(timeoutMs, (settle) => {
        socket.write(bytes, (error) => settle(error ? err('lost') : ok(undefined)));
      }),
    read: parts.read,
    close: async (timeoutMs) => {
      if (!socket.closed && !socket.destroyed) {
        await firstOf(timeoutMs, (settle) => {
          socket.once('close', () => settle(ok(undefined)));
          socket.end();
        });
      }
      socket.destroy();
    },
  };
};

/** The network's own patience may end before ours. */
const failureOf = (code: string | undefined): LinkFailure => (code === 'ETIMEDOUT' ? 'timeout' : 'refused');

/**
 * Connects without Nagle's delay. An abort of `signal`, now or later, destroys the connection: everything that waits says
 * `lost`. Fails with `refused`, `timeout` or `lost`.
 */
export const connectTcp = async (
  target: TcpTarget,
  timeoutMs: number,
  signal: AbortSignal,
): Promise<Result<ByteLink, LinkFailure>> => {
  if (signal.aborted) return err('lost', 'aborted');
  const socket = new Socket();
  socket.setNoDelay(true);
  const abort = (): void => {
    socket.destroy();
  };
  signal.addEventListener('abort', abort, { once: true });
  const outcome = await firstOf(timeoutMs, (settle) => {
    // Stays for the life of the socket: an error is always followed by 'close', which the link answers to.
    socket.on('error', (error: NodeJS.ErrnoException) =>
      settle(err(failureOf(error.code), error.code ?? 'error')),
    );
    socket.once('close', () => settle(err('lost')));
    socket.connect({ host: target.host, port: target.port }, () => settle(ok(undefined)));
  });
  if (outcome.ok) return ok(linkOver(socket, () => signal.removeEventListener('abort', abort)));
  socket.destroy();
  signal.removeEventListener('abort', abort);
  return outcome;
};
