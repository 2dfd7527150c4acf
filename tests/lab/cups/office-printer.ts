import { createServer, type Socket } from 'node:net';
import { listenOnLoopback } from '../listen.ts';

/** An office printer on a TCP port: what is sent whole, up to the end of the stream, comes out as one document. */
export class OfficePrinter {
  port = 0;
  /** Documents that came whole, oldest first. */
  readonly documents: Buffer[] = [];
  /** Bytes of documents that broke off. */
  readonly broken: number[] = [];
  private readonly sockets = new Set<Socket>();
  private readonly server = createServer({ allowHalfOpen: true }, (socket) => this.connected(socket));
  private paper = true;
  private takes: (() => void)[] = [];

  async listen(port = this.port): Promise<void> {
    if (this.server.listening) return;
    this.port = await listenOnLoopback(this.server, port);
  }

  /** Device of a queue. */
  get url(): string {
    // Without SNMP, for which the backend would wait four seconds at each job.
    return `socket://127.0.0.1:${this.port}/?snmp=false`;
  }

  /** Without paper it takes a connection, and not one byte of what is sent on it. */
  setPaper(paper: boolean): void {
    this.paper = paper;
    for (const socket of this.sockets) if (paper) socket.resume();
  }

  /** Resolves when somebody connects the next time. */
  connection(): Promise<void> {
    return new Promise((resolve) => this.takes.push(resolve));
  }

  /** `false`: connections are broken and refused. */
  async setOnline(online: boolean): Promise<void> {
    if (online) return this.listen();
    if (!this.server.listening) return;
    const closed = new Promise((resolve) => this.server.close(resolve));
    for (const socket of this.sockets) socket.destroy();
    await closed;
  }

  /** Empty tray, paper, on the line. */
  async reset(): Promise<void> {
    this.documents.length = 0;
    this.broken.length = 0;
    this.setPaper(true);
    await this.listen();
  }

  private connected(socket: Socket): void {
    this.sockets.add(socket);
    const chunks: Buffer[] = [];
    let whole = false;
    socket.on('data', (chunk: Buffer) => chunks.push(chunk));
    socket.on('end', () => {
      whole = true;
      this.documents.push(Buffer.concat(chunks));
      socket.end();
    });
    // A server that dies in mid-job is part of the game: its document counts as broken.
    socket.on('error', () => socket.destroy());
    socket.on('close', () => {
      this.sockets.delete(socket);
      if (!whole) this.broken.push(Buffer.concat(chunks).length);
    });
    if (!this.paper) socket.pause();
    for (const tell of this.takes.splice(0)) tell();
  }
}

export const startOfficePrinter = async (): Promise<OfficePrinter> => {
  const printer = new OfficePrinter();
  await printer.listen();
  return printer;
};
