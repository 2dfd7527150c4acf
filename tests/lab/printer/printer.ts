import { mkdir, writeFile } from 'node:fs/promises';
import { createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { addressOf } from '../http-server.ts';
import { type Command, parseCommand } from './commands.ts';
import { Mechanism, type PrintedTicket } from './mechanism.ts';
import { automaticStatus, type PrinterState, realTimeStatus } from './status.ts';

export interface PrinterOptions {
  readonly port?: number;
  readonly now?: () => number;
  /** Folder for `ticket-0001.png` and so on; none without it. */
  readonly folder?: string;
}

/** A network ESC/POS printer of 80 mm (576 dots). One connection is served at a time, the others wait. */
export class LabPrinter {
  /** Milliseconds before each answer. */
  answerDelayMs = 0;
  port = 0;
  private readonly state: PrinterState = { paper: 'ok', cover: 'closed' };
  private readonly mechanism: Mechanism;
  private readonly folder: string | undefined;
  private readonly server = createServer((socket) => this.connected(socket));
  private readonly waiting: Socket[] = [];
  private readonly all = new Set<Socket>();
  private readonly watchers: { after: number; resolve: (ticket: PrintedTicket) => void }[] = [];
  private readonly writes: Promise<void>[] = [];
  private active: Socket | null = null;
  private buffer: Buffer = Buffer.alloc(0);
  private automatic = false;
  private bytesUntilDrop: number | null = null;

  constructor(options: PrinterOptions = {}) {
    this.mechanism = new Mechanism(this.state, options.now ?? Date.now);
    this.folder = options.folder;
    this.mechanism.onTicket = (ticket) => this.printed(ticket);
    this.mechanism.onStateChange = () => this.tell();
  }

  /** Tickets cut so far, oldest first. */
  get tickets(): readonly PrintedTicket[] {
    return this.mechanism.tickets;
  }

  /** Everything that was not understood: `? hex` or the name of a command that this printer lacks. */
  get faults(): readonly string[] {
    return this.mechanism.faults;
  }

  /** Cuts since the printer was made: what GS g 2 of counter 178 answers. */
  get cuts(): number {
    return this.mechanism.cuts;
  }

  get status(): Readonly<PrinterState> & { readonly online: boolean } {
    return { ...this.state, online: this.server.listening };
  }

  async listen(port = this.port): Promise<void> {
    if (this.server.listening) return;
    await new Promise<void>((resolve, reject) => {
      this.server.once('error', reject);
      this.server.listen(port, '127.0.0.1', () => resolve());
    });
    this.port = addressOf(this.server.address()).port;
  }

  setPaper(paper: PrinterState['paper']): void {
    this.state.paper = paper;
    this.mended();
  }

  setCover(cover: PrinterState['cover']): void {
    this.state.cover = cover;
    this.mended();
  }

  /** `false`: connections are broken and refused, as with the network cable out. */
  async setOnline(online: boolean): Promise<void> {
    await (online ? this.listen() : this.close());
  }

  /** The roll ends after so many dot rows more. */
  runOutAfter(rows: number): void {
    this.mechanism.rowsLeft = rows;
  }

  /** The connection breaks once after so many bytes more; what came before them is printed. */
  dropAfter(bytes: number): void {
    this.bytesUntilDrop = bytes;
  }

  /** How long a ticket takes, in milliseconds, counted before its cut. */
  setTicketTime(ms: number): void {
    this.mechanism.ticketMs = ms;
  }

  /** The first ticket after so many; by default the next one to be cut. */
  waitForTicket(after = this.tickets.length): Promise<PrintedTicket> {
    const there = this.tickets[after];
    if (there) return Promise.resolve(there);
    return new Promise((resolve) => this.watchers.push({ after, resolve }));
  }

  /** Mends everything and empties the tray; the counter of cuts stays, as in a real printer. */
  reset(): void {
    this.mechanism.tickets.length = 0;
    this.mechanism.faults.length = 0;
    this.mechanism.rowsLeft = null;
    this.mechanism.ticketMs = 0;
    this.answerDelayMs = 0;
    this.bytesUntilDrop = null;
    this.state.cover = 'closed';
    this.setPaper('ok');
  }

  async close(): Promise<void> {
    if (this.server.listening) {
      const closed = new Promise((resolve) => this.server.close(resolve));
      for (const socket of this.all) socket.destroy();
      await closed;
    }
    await Promise.all(this.writes);
  }

  private connected(socket: Socket): void {
    this.all.add(socket);
    socket.setNoDelay(true);
    socket.on('error', (error) => this.noteSocketError(error));
    socket.on('close', () => this.closed(socket));
    this.waiting.push(socket);
    this.serveNext();
  }

  /** A client that vanishes is daily life for a printer; anything but a broken connection is a fault of the lab. */
  private noteSocketError(error: NodeJS.ErrnoException): void {
    if (error.code !== 'ECONNRESET' && error.code !== 'EPIPE')
      this.mechanism.faults.push(`socket ${error.code}`);
  }

  private serveNext(): void {
    if (this.active) return;
    this.active = this.waiting.shift() ?? null;
    this.active?.on('data', (chunk: Buffer) => this.received(chunk));
  }

  private closed(socket: Socket): void {
    this.all.delete(socket);
    const at = this.waiting.indexOf(socket);
    if (at >= 0) this.waiting.splice(at, 1);
    if (this.active !== socket) return;
    // The interface forgets a command that never ended; what is on paper stays there.
    this.buffer = Buffer.alloc(0);
    this.automatic = false;
    this.active = null;
    this.serveNext();
  }

  private received(chunk: Buffer): void {
    const room = this.bytesUntilDrop ?? chunk.length;
    this.buffer = Buffer.concat([this.buffer, chunk.subarray(0, room)]);
    if (this.bytesUntilDrop !== null) this.bytesUntilDrop -= Math.min(room, chunk.length);
    for (let next = parseCommand(this.buffer); next !== 'more'; next = parseCommand(this.buffer)) {
      this.buffer = this.buffer.subarray(next.size);
      this.obey(next);
    }
    if (this.bytesUntilDrop === 0) {
      this.bytesUntilDrop = null;
      this.active?.destroy();
    }
  }

  /** Real-time commands are answered at once, whatever the mechanism does; all others go through it in order. */
  private obey(command: Command): void {
    const socket = this.active;
    if (command.name === 'DLE EOT') {
      const n = command.data[0] ?? 0;
      if (n >= 1 && n <= 4) void this.reply(socket, () => Buffer.from([realTimeStatus(n, this.state)]));
      else this.mechanism.faults.push(`DLE EOT ${n}`);
      return;
    }
    if (command.name === 'DLE ENQ' || command.name === 'DLE DC4') return;
    if (command.name === 'GS a') this.automatic = (command.data[0] ?? 0) !== 0;
    this.mechanism.take(command, (bytes) => void this.reply(socket, () => bytes));
  }

  private async reply(socket: Socket | null, bytes: () => Buffer): Promise<void> {
    if (this.answerDelayMs > 0) await sleep(this.answerDelayMs);
    const answer = bytes();
    if (socket?.writable && answer.length > 0) socket.write(answer);
  }

  private mended(): void {
    this.tell();
    void this.mechanism.work();
  }

  private tell(): void {
    if (this.automatic) void this.reply(this.active, () => automaticStatus(this.state));
  }

  private printed(ticket: PrintedTicket): void {
    if (this.folder) this.writes.push(this.keep(this.folder, ticket));
    const due = this.watchers.filter((watcher) => this.tickets.length > watcher.after);
    for (const watcher of due) {
      this.watchers.splice(this.watchers.indexOf(watcher), 1);
      watcher.resolve(this.tickets[watcher.after] ?? ticket);
    }
  }

  private async keep(folder: string, ticket: PrintedTicket): Promise<void> {
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, `ticket-${String(ticket.id).padStart(4, '0')}.png`), ticket.png);
  }
}

/** A printer that listens on 127.0.0.1. */
export const startPrinter = async (options: PrinterOptions = {}): Promise<LabPrinter> => {
  const printer = new LabPrinter(options);
  await printer.listen(options.port ?? 0);
  return printer;
};
