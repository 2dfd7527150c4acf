import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Answer, json, type LabRequest } from '../http-server.ts';
import { listenOnLoopback } from '../listen.ts';
import type { FaultOptions, MessageWatch, MoneyFault } from '../money.ts';
import { MessageFaults } from './message-faults.ts';

/** What was done about a message. `afterwards`: what follows once its answer was handed to the network. */
export interface Done {
  readonly answer: Answer;
  readonly afterwards?: () => void;
}

/** A message that the server knows. `disorder`: it is to tell how things stood before their last change. */
export interface Known {
  readonly message: string;
  /** Whether it can be answered out of order. */
  readonly hasPast?: boolean;
  act(disorder: boolean): Done | Promise<Done>;
}
export type Route = (request: LabRequest) => Known | null;

const MAX_BODY = 1_000_000;
const ON_REQUESTS: readonly MoneyFault[] = ['lose-answer', 'lose-request', 'delay', 'nonsense'];

/** How a server's answers are made up when it talks nonsense. */
export interface Voice {
  /** Its code for success. */
  readonly code: string;
  /** A right answer with a wrong signature; null where this one has none. */
  readonly forge?: (answer: Answer) => Answer | null;
}

/** One after the other, as the fault falls: a page of a proxy, half an answer, one of the wrong shape, a forged one. */
const rubbish = (turn: number, { code, forge }: Voice, right: Answer): Answer => {
  const kinds: (() => Answer | null)[] = [
    () => ({
      status: 200,
      headers: { 'Content-Type': 'text/html; charset=utf-8' },
      body: '<!doctype html><title>502 Bad Gateway</title><h1>Hệ thống đang bảo trì</h1>',
    }),
    () => ({
      status: 200,
      headers: { 'Content-Type': 'application/json; charset=utf-8' },
      body: `{"code":"${code}","desc":"succ`,
    }),
    () => json(200, { code, desc: 'success', data: { status: 'OK', amount: 'nhiều' } }),
    ...(forge ? [() => forge(right)] : []),
  ];
  return kinds[turn % kinds.length]?.() ?? json(200, []);
};

const bodyOf = async (request: IncomingMessage): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > MAX_BODY) throw new Error('body too large');
  }
  return Buffer.concat(chunks);
};

/** An HTTP server on loopback that takes money: its faults fall on single messages, and each message can be watched. */
export class MoneyServer {
  readonly faults = new MessageFaults();
  watch: MessageWatch | null = null;
  private port = 0;
  private readonly route: Route;
  private readonly voice: Voice;
  private readonly sockets = new Set<Socket>();
  private readonly server = createServer((request, response) => void this.serve(request, response));

  constructor(route: Route, voice: Voice) {
    this.route = route;
    this.voice = voice;
    this.server.on('connection', (socket) => {
      this.sockets.add(socket);
      socket.setNoDelay(true);
      socket.on('close', () => this.sockets.delete(socket));
    });
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** Starts listening; the same port again after it was away. */
  async listen(port = this.port): Promise<void> {
    if (!this.server.listening) this.port = await listenOnLoopback(this.server, port);
  }

  async close(): Promise<void> {
    if (!this.server.listening) return;
    const closed = new Promise((resolve) => this.server.close(resolve));
    for (const socket of this.sockets) socket.destroy();
    await closed;
  }

  /** `away` refuses connections, which nobody can count: it lasts until another fault, or none, is set. */
  async setFault(fault: MoneyFault | null, options?: FaultOptions): Promise<void> {
    this.faults.set(fault, options);
    await (fault === 'away' ? this.close() : this.listen());
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      const body = await bodyOf(request);
      const url = new URL(request.url ?? '/', this.url);
      const known = this.route({ method: request.method ?? 'GET', url, headers: request.headers, body });
      if (known) await this.answer(known, response);
      else send(response, json(404, { code: '404', desc: 'Not Found', message: 'Not Found', data: null }));
    } catch (error) {
      response.destroy(error instanceof Error ? error : undefined);
    }
  }

  private async answer(known: Known, response: ServerResponse): Promise<void> {
    const { message } = known;
    this.watch?.('before', message);
    const fallen = this.faults.take(message, known.hasPast ? [...ON_REQUESTS, 'disorder'] : ON_REQUESTS);
    if (fallen?.fault === 'lose-request') return void response.destroy();
    const acting = known.act(fallen?.fault === 'disorder');
    const done = acting instanceof Promise ? await acting : acting;
    if (fallen?.fault === 'lose-answer') return void response.destroy();
    if (fallen?.fault === 'delay') await sleep(fallen.delayMs, undefined, { ref: false });
    const nonsense = fallen?.fault === 'nonsense';
    send(response, nonsense ? rubbish(fallen.turn, this.voice, done.answer) : done.answer);
    this.watch?.('after', message);
    if (!nonsense) done.afterwards?.();
  }
}

const send = (response: ServerResponse, { status, headers, body }: Answer): void => {
  // a kept connection that `away` breaks would look to its owner like a lost answer, now and then
  response.writeHead(status, { ...headers, Connection: 'close' });
  response.end(body);
};
