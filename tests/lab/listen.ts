import { createServer, type Server } from 'node:net';
import { addressOf } from './http-server.ts';

/** Makes a server listen on loopback: its port, any that is free for 0. Rejects where the port is taken. */
export const listenOnLoopback = async (server: Server, port = 0): Promise<number> => {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve();
    });
  });
  return addressOf(server.address()).port;
};

/** A port of loopback that was free a moment ago, for whoever cannot say which one it was given. */
export const freePort = async (): Promise<number> => {
  const server = createServer();
  const port = await listenOnLoopback(server);
  await new Promise((resolve) => server.close(resolve));
  return port;
};
