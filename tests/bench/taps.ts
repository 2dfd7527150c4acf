import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';

/** One request that the lab served: what was asked, and from its first byte to the last of the answer (our clock). */
export interface Served {
  readonly method: string;
  readonly url: string;
  readonly port: number;
  readonly from: number;
  readonly until: number;
}

/** ESC @, with which every job begins. */
const INITIALISE = Buffer.from([0x1b, 0x40]);

export interface Taps {
  /** What was served since the last call. */
  served(): Served[];
  /** When the first byte of the printer's last job came in, and its last (our clock). */
  printerJob(): { readonly first: number; readonly last: number };
  close(): void;
}

const hasSocket = (message: unknown): message is { readonly socket: Socket } =>
  typeof message === 'object' && message !== null && 'socket' in message && message.socket instanceof Socket;
const hasRequest = (message: unknown): message is { readonly request: IncomingMessage } =>
  typeof message === 'object' && message !== null && 'request' in message;

/** Listens in on the lab, which runs in this process, through Node's own diagnostics channels: nothing is put in between. */
export function tapLab(printerPort: number): Taps {
  const began = new WeakMap<IncomingMessage, number>();
  let served: Served[] = [];
  let job = { first: Number.NaN, last: Number.NaN };

  const onStart = (message: unknown): void => {
    if (hasRequest(message)) began.set(message.request, performance.now());
  };
  const onFinish = (message: unknown): void => {
    if (!hasRequest(message)) return;
    const { method = '', url = '', socket } = message.request;
    const until = performance.now();
    served.push({
      method,
      url,
      port: socket.localPort ?? 0,
      from: began.get(message.request) ?? until,
      until,
    });
  };
  const onSocket = (message: unknown): void => {
    if (!hasSocket(message) || message.socket.localPort !== printerPort) return;
    const { socket } = message;
    const note = (chunk: Buffer): void => {
      const now = performance.now();
      if (chunk.includes(INITIALISE)) job = { first: now, last: now };
      else job = { ...job, last: now };
    };
    // Before the printer's own listener, which draws the ticket; never earlier than it, or data would flow that nobody takes.
    if (socket.listenerCount('data') > 0) return void socket.prependListener('data', note);
    const wait = (name: string): void => {
      if (name !== 'data') return;
      socket.off('newListener', wait);
      socket.on('data', note);
    };
    socket.on('newListener', wait);
  };
  subscribe('http.server.request.start', onStart);
  subscribe('http.server.response.finish', onFinish);
  subscribe('net.server.socket', onSocket);
  return {
    served() {
      const all = served;
      served = [];
      return all;
    },
    printerJob: () => job,
    close() {
      unsubscribe('http.server.request.start', onStart);
      unsubscribe('http.server.response.finish', onFinish);
      unsubscribe('net.server.socket', onSocket);
    },
  };
}
