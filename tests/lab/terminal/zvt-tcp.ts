import { createServer, type Socket } from 'node:net';
import { listenOnLoopback } from '../listen.ts';
import { takeApdu } from './zvt-apdu.ts';
import { type PtParts, PtSession } from './zvt-session.ts';

/** The terminal's network card, on 127.0.0.1. One register is served at a time, the others wait. */
export class ZvtTcpFront {
  port = 0;
  private readonly parts: PtParts;
  private readonly server = createServer((socket) => this.connected(socket));
  private readonly sockets = new Set<Socket>();
  private readonly waiting: Socket[] = [];
  private served: Socket | null = null;
  private session: PtSession | null = null;

  constructor(parts: PtParts) {
    this.parts = parts;
  }

  async listen(port = this.port): Promise<void> {
    if (this.server.listening) return;
    this.port = await listenOnLoopback(this.server, port);
  }

  /** Connections are broken and refused. */
  async close(): Promise<void> {
    if (!this.server.listening) return;
    const closed = new Promise((resolve) => this.server.close(resolve));
    for (const socket of this.sockets) socket.destroy();
    await closed;
  }

  private connected(socket: Socket): void {
    this.sockets.add(socket);
    socket.setNoDelay(true);
    // A register that vanishes is daily life for a terminal: `close` follows.
    socket.on('error', () => socket.destroy());
    socket.on('close', () => this.closed(socket));
    this.waiting.push(socket);
    this.serveNext();
  }

  private closed(socket: Socket): void {
    this.sockets.delete(socket);
    const at = this.waiting.indexOf(socket);
    if (at >= 0) this.waiting.splice(at, 1);
    if (this.served !== socket) return;
    this.served = null;
    this.session?.end();
    // A sale that ends with its register has ended before the next one is heard.
    setImmediate(() => this.serveNext());
  }

  private serveNext(): void {
    const socket = this.served ? undefined : this.waiting.shift();
    if (!socket) return;
    this.served = socket;
    const session = new PtSession(this.parts, {
      send: (bytes) => {
        if (socket.writable) socket.write(bytes);
      },
      break: () => socket.destroy(),
    });
    this.session = session;
    let bytes = Buffer.alloc(0);
    socket.on('data', (chunk: Buffer) => {
      bytes = Buffer.concat([bytes, chunk]);
      for (let taken = takeApdu(bytes); taken; taken = takeApdu(bytes)) {
        bytes = bytes.subarray(taken.size);
        session.hear(taken.apdu);
      }
    });
  }
}
