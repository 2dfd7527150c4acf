import { createServer, type Socket } from 'node:net';
import { err, ok, type Result } from '../ports/result.ts';
import { createMllpFramer, mllpBlock } from './mllp-framer.ts';

export interface MllpListenerOptions {
  readonly host: string;
  /** 0: any that is free. */
  readonly port: number;
  /** Addresses that may connect; empty: all. */
  readonly from: readonly string[];
  readonly maxBytes: number;
  /** The answer to a message; null closes the connection without one. */
  readonly onMessage: (bytes: Uint8Array) => Uint8Array | null;
}

export interface MllpListener {
  readonly port: number;
  /** Ends all connections. */
  close(): Promise<void>;
}

/** `busy`: the port is taken. `no-permission`: this user may not have it. `misconfigured`: the address is not ours. */
export type ListenFailure = 'busy' | 'no-permission' | 'misconfigured';

const MOST_CONNECTIONS = 16;

const FAILURES: Readonly<Record<string, ListenFailure>> = { EADDRINUSE: 'busy', EACCES: 'no-permission' };

/** `::ffff:192.0.2.7` is 192.0.2.7 seen by a socket of both families. */
const plain = (address: string | undefined): string => (address ?? '').replace(/^::ffff:/, '');

const serve = (socket: Socket, { maxBytes, onMessage }: MllpListenerOptions): void => {
  const framer = createMllpFramer(maxBytes);
  socket.on('data', (chunk: Buffer) => {
    for (const event of framer.push(chunk)) {
      const answer = event.kind === 'frame' ? onMessage(event.bytes) : null;
      if (answer === null) {
        socket.destroy();
        return;
      }
      socket.write(mllpBlock(answer));
    }
  });
};

/** Takes messages by MLLP and answers each. Whoever sends anything else is hung up on. */
export const listenMllp = async (
  options: MllpListenerOptions,
): Promise<Result<MllpListener, ListenFailure>> => {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    if (options.from.length > 0 && !options.from.includes(plain(socket.remoteAddress))) {
      socket.destroy();
      return;
    }
    sockets.add(socket);
    socket.setNoDelay(true);
    socket.on('close', () => sockets.delete(socket));
    // Whoever breaks off sends it again: there is nothing to mend here.
    socket.on('error', () => socket.destroy());
    serve(socket, options);
  });
  server.maxConnections = MOST_CONNECTIONS;
  const failure = await new Promise<NodeJS.ErrnoException | null>((resolve) => {
    server.on('error', resolve);
    server.listen(options.port, options.host, () => resolve(null));
  });
  if (failure !== null) return err(FAILURES[failure.code ?? ''] ?? 'misconfigured', failure.code);
  const address = server.address();
  return ok({
    port: typeof address === 'object' && address !== null ? address.port : options.port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  });
};
