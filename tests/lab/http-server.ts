import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { FAULT_MODES, type FaultMode, TROUBLES } from './http-faults.ts';

export { FAULT_MODES, type FaultMode };

export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
}

/** A request as the parts of the lab see it. `drop` answers break the connection. */
export interface LabRequest {
  readonly method: string;
  readonly url: URL;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}
export type Handler = (request: LabRequest) => Promise<Answer | 'drop'>;
/** Hears of each request: when its work begins, and when its answer is gone or its connection broken. */
export type RequestWatch = (when: 'before' | 'after', request: LabRequest) => void;

const MAX_BODY = 1_000_000;

const readBody = async (request: IncomingMessage): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > MAX_BODY) throw new Error('body too large');
  }
  return Buffer.concat(chunks);
};

export const json = (status: number, value: unknown, type = 'application/json'): Answer => ({
  status,
  headers: { 'Content-Type': `${type}; charset=utf-8` },
  body: JSON.stringify(value),
});

/** An HTTP server on loopback that can fail on demand. */
export class LabServer {
  mode: FaultMode = 'ok';
  delayMs = 0;
  watch: RequestWatch | null = null;
  /** Requests that came in since the start. */
  requests = 0;
  port = 0;
  private readonly handler: Handler;
  private readonly sockets = new Set<Socket>();
  private readonly server = createServer((request, response) => void this.serve(request, response));

  constructor(handler: Handler) {
    this.handler = handler;
    this.server.keepAliveTimeout = 60_000;
    this.server.on('connection', (socket) => {
      this.sockets.add(socket);
      socket.setNoDelay(true);
      socket.on('close', () => this.sockets.delete(socket));
    });
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** Starts listening; the same port again after a fault. */
  async listen(port = this.port): Promise<void> {
    if (this.server.listening) return;
    await new Promise<void>((resolve, reject) => {
      this.server.once('error', reject);
      this.server.listen(port, '127.0.0.1', () => resolve());
    });
    this.port = addressOf(this.server.address()).port;
  }

  async close(): Promise<void> {
    if (!this.server.listening) return;
    const closed = new Promise((resolve) => this.server.close(resolve));
    for (const socket of this.sockets) socket.destroy();
    await closed;
  }

  async setFault(mode: FaultMode, delayMs = this.delayMs): Promise<void> {
    this.mode = mode;
    this.delayMs = delayMs;
    await (mode === 'down' ? this.close() : this.listen());
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      this.requests += 1;
      const body = await readBody(request);
      const url = new URL(request.url ?? '/', this.url);
      if (this.delayMs > 0) await sleep(this.delayMs);
      const trouble = TROUBLES[this.mode];
      const asked = { method: request.method ?? 'GET', url, headers: request.headers, body };
      const watch = this.watch;
      if (watch) response.once('close', () => watch('after', asked));
      watch?.('before', asked);
      if (trouble) return await trouble(response);
      const answer = await this.handler(asked);
      const lost = this.mode === 'lose-answer' && request.method !== 'GET';
      if (answer === 'drop' || lost) return void response.destroy();
      response.writeHead(answer.status, answer.headers);
      response.end(answer.body);
    } catch (error) {
      response.destroy(error instanceof Error ? error : undefined);
    }
  }
}

/** @throws Error for an address that is no TCP address. */
export const addressOf = (address: AddressInfo | string | null): AddressInfo => {
  if (address === null || typeof address === 'string') throw new Error('not listening on TCP');
  return address;
};
