import type { Server } from 'node:net';
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
