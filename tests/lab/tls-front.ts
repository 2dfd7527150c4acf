import { connect, type Socket } from 'node:net';
import { createServer } from 'node:tls';
import { listenOnLoopback } from './listen.ts';
import type { Credentials } from './tls-certificates.ts';

export interface TlsFront {
  readonly port: number;
  /** Connections whose handshake was done since the start. */
  connections(): number;
  close(): Promise<void>;
}

/** TLS before a server on loopback. `clientsOf`: the authority (PEM) that a client's certificate must be from. */
export const startTlsFront = async (
  targetPort: number,
  own: Credentials,
  clientsOf?: string,
): Promise<TlsFront> => {
  const sockets = new Set<Socket>();
  const kept = (socket: Socket): void => {
    sockets.add(socket);
    // Either end may break; the other is then closed.
    socket.on('error', () => socket.destroy());
    socket.on('close', () => sockets.delete(socket));
  };
  let connections = 0;
  const server = createServer(
    { ...own, ...(clientsOf === undefined ? {} : { requestCert: true, ca: clientsOf }) },
    (socket) => {
      connections += 1;
      const inner = connect(targetPort, '127.0.0.1');
      for (const one of [socket, inner]) kept(one);
      socket.on('close', () => inner.destroy());
      inner.on('close', () => socket.destroy());
      socket.pipe(inner).pipe(socket);
    },
  );
  server.on('connection', kept);
  const port = await listenOnLoopback(server);
  return {
    port,
    connections: () => connections,
    close: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
};
