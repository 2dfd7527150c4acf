import { connect, createServer, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FaultMode } from '../http-faults.ts';
import { listenOnLoopback } from '../listen.ts';
import { blockOf, firstBlock } from './block.ts';
import { TROUBLES } from './faults.ts';
import { WireMessage } from './wire.ts';

/** Sends one message on a new connection: the text of the answer. Rejects where the other side gives none. */
export const exchange = (port: number, text: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(blockOf(text)));
    let came = Buffer.alloc(0);
    socket.on('data', (chunk: Buffer) => {
      came = Buffer.concat([came, chunk]);
      const block = firstBlock(came);
      if (block === null) return;
      resolve(block.text);
      socket.destroy();
    });
    socket.on('error', reject);
    socket.on('close', () => reject(new Error('closed without an answer')));
  });

/**
 * The engine's port, before the listener that we did not write: it hands each message on, on a connection of its own, and can
 * misbehave (faults.ts). `lose-answer`: what is no question is done and not answered. `down`: connections are refused.
 */
export class MllpFront {
  mode: FaultMode = 'ok';
  delayMs = 0;
  /** Messages that came in since the start, by their kind: `ADT^A04`. */
  readonly events: string[] = [];
  port = 0;
  private readonly listener: number;
  private readonly sockets = new Set<Socket>();
  private readonly server = createServer((socket) => this.serve(socket));

  constructor(listener: number) {
    this.listener = listener;
  }

  async listen(port = this.port): Promise<void> {
    if (!this.server.listening) this.port = await listenOnLoopback(this.server, port);
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

  private serve(socket: Socket): void {
    this.sockets.add(socket);
    socket.setNoDelay(true);
    socket.on('close', () => this.sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    let came = Buffer.alloc(0);
    socket.on('data', (chunk: Buffer) => {
      came = Buffer.concat([came, chunk]);
      for (let block = firstBlock(came); block !== null; block = firstBlock(came)) {
        came = Buffer.from(block.rest);
        void this.answer(socket, new WireMessage(block.text));
      }
    });
  }

  private async answer(socket: Socket, request: WireMessage): Promise<void> {
    try {
      this.events.push(request.event);
      if (this.delayMs > 0) await sleep(this.delayMs);
      const trouble = TROUBLES[this.mode];
      if (trouble) return await trouble(socket, request);
      const answer = await exchange(this.listener, request.text);
      if (this.mode === 'lose-answer' && !request.event.startsWith('QBP')) return void socket.destroy();
      socket.write(blockOf(answer));
    } catch (error) {
      socket.destroy(error instanceof Error ? error : undefined);
    }
  }
}
