import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';
import type { Result } from '../../drivers/ports/result.ts';
import { ok } from '../../drivers/ports/result.ts';
import type { EventName, EventOf } from '../../electron/contract/messages.ts';
import { openChannel } from '../../electron/contract/open-channel.ts';
import type { Handlers, Server } from '../../electron/contract/server.ts';
import { serve } from '../../electron/contract/server.ts';
import { pageHeaders, readPageFile } from '../../electron/page-files.ts';

/** A host that only plays: it answers by the contract what a scene wants to be shown. */
export interface PlayedHost {
  readonly url: string;
  /** Answers from now on; each page that connects afterwards meets these. */
  play(handlers: Handlers): void;
  tell<N extends EventName>(name: N, payload: EventOf<N>): void;
  hangUp(): void;
  /** Whatever the contract refused: a scene that does not fit it is a mistake of the scene. */
  readonly refused: readonly string[];
  close(): Promise<void>;
}

/** A request that is never answered, for the screens that wait. */
export const never = <T>(): Promise<Result<T, never>> => new Promise(() => undefined);

export const answer =
  <T>(value: T) =>
  (): Promise<Result<T, never>> =>
    Promise.resolve(ok(value));

/** Serves the built page of `folder` and plays its host on the WebSocket of browser mode. */
export async function playHost(folder: string): Promise<PlayedHost> {
  let handlers: Handlers | null = null;
  let server: Server | null = null;
  const refused: string[] = [];
  const http = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://127.0.0.1').pathname;
    void readPageFile(folder, path).then((file) => {
      response.writeHead(file ? 200 : 404, {
        ...pageHeaders(`ws://${request.headers.host}`),
        ...(file && { 'Content-Type': file.type }),
      });
      response.end(file?.bytes);
    });
  });
  const sockets = new WebSocketServer({ server: http, path: '/host' });
  sockets.on('connection', (socket) => {
    if (!handlers) return socket.close();
    const line = openChannel({
      send: (message) => socket.send(JSON.stringify(message)),
      hangUp: () => socket.close(),
    });
    socket.on('message', (data) => line.received(JSON.parse(String(data))));
    socket.on('close', () => line.closed());
    server = serve(line.channel, handlers, (what) => refused.push(what));
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const { port } = http.address() as AddressInfo;

  return {
    url: `http://127.0.0.1:${port}/`,
    refused,
    play(next) {
      handlers = next;
    },
    tell: (name, payload) => server?.emit(name, payload),
    hangUp() {
      handlers = null;
      server?.close();
    },
    async close() {
      for (const socket of sockets.clients) socket.terminate();
      http.closeAllConnections();
      await new Promise<void>((resolve) => http.close(() => resolve()));
    },
  };
}
