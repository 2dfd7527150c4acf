import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Channel } from '../contract/channel.ts';
import { openChannel } from '../contract/open-channel.ts';
import { pageHeaders, readPageFile } from '../page-files.ts';
import { createPass, type Pass } from './pass.ts';

const ADDRESS = '127.0.0.1';
/** No message of the page comes near this. */
const MAX_MESSAGE_BYTES = 64 * 1024;

export interface BrowserModeOptions {
  /** Folder of the built page. */
  readonly root: string;
  /** 0 takes a free one. */
  readonly port: number;
  readonly attach: (channel: Channel) => void;
}
export interface BrowserMode {
  /** With the token, which is good for one browser. */
  readonly url: string;
  close(): Promise<void>;
}

/** Serves the page and its socket to this machine alone, and to the one browser that was given the address. */
export async function startBrowserMode({ root, port, attach }: BrowserModeOptions): Promise<BrowserMode> {
  const pass = createPass();
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, ADDRESS, resolve);
  });
  const address = server.address();
  const place = `${ADDRESS}:${typeof address === 'object' ? address?.port : port}`;
  server.on('request', (request, response) => void answer(request, response, root, place, pass));

  const sockets = new WebSocketServer({ noServer: true, maxPayload: MAX_MESSAGE_BYTES });
  server.on('upgrade', (request, socket, head) => {
    if (!mayTalk(request, place, pass)) return refuse(socket);
    sockets.handleUpgrade(request, socket, head, (opened) => attach(channelOf(opened)));
  });
  return {
    url: `http://${place}/#${pass.token}`,
    async close() {
      for (const socket of sockets.clients) socket.terminate();
      server.closeAllConnections();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
      });
    },
  };
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  root: string,
  place: string,
  pass: Pass,
): Promise<void> {
  const headers = pageHeaders(`ws://${place}`);
  const end = (status: number, more: Record<string, string> = {}, bytes?: Uint8Array): void => {
    response.writeHead(status, { ...headers, ...more }).end(bytes);
  };
  // a foreign name that resolves to this machine is not us (DNS rebinding)
  if (request.headers.host !== place) return end(421);
  const path = (request.url ?? '/').split('?')[0] ?? '/';
  if (request.method === 'POST' && path === '/sign-in') {
    if (request.headers.origin !== `http://${place}`) return end(403);
    const cookie = pass.trade(await body(request));
    return cookie ? end(204, { 'Set-Cookie': cookie }) : end(403);
  }
  if (request.method !== 'GET') return end(405);
  const file = await readPageFile(root, path);
  return file ? end(200, { 'Content-Type': file.type }, file.bytes) : end(404);
}

const mayTalk = (request: IncomingMessage, place: string, pass: Pass): boolean =>
  request.headers.host === place &&
  request.headers.origin === `http://${place}` &&
  request.url === '/host' &&
  pass.holds(request);

function refuse(socket: Duplex): void {
  socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n');
}

/** A short text; what is longer than any token is cut. */
async function body(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) {
    text += String(chunk);
    if (text.length > 1000) break;
  }
  return text;
}

function channelOf(socket: WebSocket): Channel {
  const { channel, received, closed } = openChannel({
    send: (message) => socket.send(JSON.stringify(message)),
    hangUp: () => socket.close(),
  });
  socket.on('message', (data) => {
    const parsed = parse(String(data));
    if (parsed) received(parsed.message);
    else socket.close(1007);
  });
  socket.on('close', closed);
  socket.on('error', () => socket.terminate());
  return channel;
}

function parse(text: string): { readonly message: unknown } | null {
  try {
    return { message: JSON.parse(text) };
  } catch {
    return null;
  }
}
