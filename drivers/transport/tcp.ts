import { Socket } from 'node:net';
import { err, ok, type Result } from '../ports/result.ts';

/** `refused`: nobody listens or the host is unknown. `timeout`: no answer in time. `lost`: the connection is gone, or was aborted. */
export type TcpFailure = 'refused' | 'timeout' | 'lost';

export interface TcpTarget {
  readonly host: string;
  readonly port: number;
}

export interface TcpLink {
  /** Resolves when the kernel has taken all bytes, which says nothing of the other side. */
  write(bytes: Uint8Array, timeoutMs: number): Promise<Result<void, TcpFailure>>;
  /** The bytes that came since the last read, at least one. What came before the connection was lost is still given. */
  read(timeoutMs: number): Promise<Result<Uint8Array, TcpFailure>>;
  /** Sends what is left, says the end and waits for the other side at most this long. */
  close(timeoutMs: number): Promise<void>;
}

type Settled = Result<void, TcpFailure>;

/** One outcome of several events, the first that comes; the timer is cleared with it. */
const firstOf = (timeoutMs: number, start: (settle: (outcome: Settled) => void) => void): Promise<Settled> =>
  new Promise((resolve) => {
    const timer = setTimeout(() => resolve(err('timeout')), timeoutMs);
    start((outcome) => {
      clearTimeout(timer);
      resolve(outcome);
    });
  });

const linkOver = (socket: Socket, onGone: () => void): TcpLink => {
  const chunks: Uint8Array[] = [];
  let gone = false;
  const waiting = new Set<(outcome: Settled) => void>();
  const tell = (outcome: Settled): void => {
    for (const settle of [...waiting]) settle(outcome);
    waiting.clear();
  };
  const lose = (): void => {
    if (gone) return;
    gone = true;
    tell(err('lost'));
    onGone();
  };
  let reading: ((outcome: Settled) => void) | null = null;
  socket.on('data', (chunk: Buffer) => {
    chunks.push(new Uint8Array(chunk));
    reading?.(ok(undefined));
  });
  socket.on('end', lose);
  socket.on('close', lose);

  const wait = (timeoutMs: number, start: (settle: (outcome: Settled) => void) => void): Promise<Settled> => {
    if (gone) return Promise.resolve(err('lost'));
    return firstOf(timeoutMs, (settle) => {
      waiting.add(settle);
      start((outcome) => {
        waiting.delete(settle);
        settle(outcome);
      });
    });
  };

  return {
    write: (bytes, timeoutMs) =>
      wait(timeoutMs, (settle) => {
        socket.write(bytes, (error) => settle(error ? err('lost') : ok(undefined)));
      }),
    read: async (timeoutMs) => {
      if (chunks.length === 0) {
        const outcome = await wait(timeoutMs, (settle) => {
          reading = settle;
        });
        reading = null;
        if (!outcome.ok && chunks.length === 0) return outcome;
      }
      return ok(new Uint8Array(Buffer.concat(chunks.splice(0))));
    },
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

/** Connects without Nagle's delay. An abort of `signal`, now or later, destroys the connection: everything that waits says `lost`. */
export const connectTcp = async (
  target: TcpTarget,
  timeoutMs: number,
  signal: AbortSignal,
): Promise<Result<TcpLink, TcpFailure>> => {
  if (signal.aborted) return err('lost', 'aborted');
  const socket = new Socket();
  socket.setNoDelay(true);
  const abort = (): void => {
    socket.destroy();
  };
  signal.addEventListener('abort', abort, { once: true });
  const outcome = await firstOf(timeoutMs, (settle) => {
    // Stays for the life of the socket: an error is always followed by 'close', which the link answers to.
    socket.on('error', (error: NodeJS.ErrnoException) => settle(err('refused', error.code ?? 'error')));
    socket.once('close', () => settle(err('lost')));
    socket.connect({ host: target.host, port: target.port }, () => settle(ok(undefined)));
  });
  if (outcome.ok) return ok(linkOver(socket, () => signal.removeEventListener('abort', abort)));
  socket.destroy();
  signal.removeEventListener('abort', abort);
  return outcome;
};
