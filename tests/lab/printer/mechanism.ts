import { setTimeout as sleep } from 'node:timers/promises';
import type { Command } from './commands.ts';
import { type Align, columnRows, feedRows, PAPER_DOTS, rasterRows } from './paper.ts';
import { pngOf } from './png.ts';
import { automaticStatus, type PrinterState, paperSensor, stopped } from './status.ts';

/** What lay in the tray after a cut. */
export interface PrintedTicket {
  readonly id: number;
  readonly png: Buffer;
  /** Bytes of the commands that made it. */
  readonly bytes: number;
  /** Milliseconds since the epoch of the cut. */
  readonly at: number;
  readonly cut: true;
  /** Height in dots. */
  readonly rows: number;
  /** Printable text that came outside of pictures. */
  readonly text: readonly string[];
}

const LINE_DOTS = 34;
/** Dots between head and cutter, fed by the cut commands that feed. */
const CUT_FEED_DOTS = 100;
/** Taken and of no effect on a picture. */
const IGNORED: ReadonlySet<string> = new Set([
  ...['HT', 'FF', 'CR'],
  ...[...'! -=EGMRTUVcrt{D$\\'].map((letter) => `ESC ${letter}`),
  ...[...'!BHLPWbfhw'].map((letter) => `GS ${letter}`),
  ...[...'&.!-CS'].map((letter) => `FS ${letter}`),
]);
const INFORMATION: Readonly<Record<number, string>> = {
  65: '1.00 LAB',
  66: 'EPSON',
  67: 'LAB-80',
  68: 'LAB0000001',
};

/** Head, paper, cutter and counters: carries commands out in order, and waits while there is no paper or the cover is open. */
export class Mechanism {
  readonly tickets: PrintedTicket[] = [];
  readonly faults: string[] = [];
  /** Dot rows until the roll ends; null for a roll without end. */
  rowsLeft: number | null = null;
  /** Milliseconds before each cut: how long a ticket takes. */
  ticketMs = 0;
  lineFeeds = 0;
  cuts = 0;
  onTicket: (ticket: PrintedTicket) => void = () => undefined;
  onStateChange: () => void = () => undefined;
  private readonly state: PrinterState;
  private readonly now: () => number;
  private readonly queue: { command: Command; reply: (bytes: Buffer) => void }[] = [];
  private pendingRows: Uint8Array[] = [];
  private paper: Uint8Array[] = [];
  private text: string[] = [];
  private bytes = 0;
  private align: Align = 'left';
  private lineDots = LINE_DOTS;
  private columns: Uint8Array[] | null = null;
  private working = false;

  constructor(state: PrinterState, now: () => number) {
    this.state = state;
    this.now = now;
  }

  take(command: Command, reply: (bytes: Buffer) => void): void {
    this.queue.push({ command, reply });
    void this.work();
  }

  /** Goes on after the paper was changed or the cover closed. */
  async work(): Promise<void> {
    if (this.working) return;
    this.working = true;
    while (this.printPending() && this.queue.length > 0 && !stopped(this.state)) {
      const next = this.queue.shift();
      if (!next) break;
      if (this.ticketMs > 0 && isCut(next.command.name)) await sleep(this.ticketMs);
      this.bytes += next.command.size;
      this.execute(next.command, next.reply);
    }
    this.working = false;
  }

  /** True when every row is on paper; false when the roll ended before. */
  private printPending(): boolean {
    if (stopped(this.state)) return this.pendingRows.length === 0;
    const printed = this.pendingRows.splice(0, this.rowsLeft ?? this.pendingRows.length);
    this.paper.push(...printed);
    if (this.rowsLeft !== null) {
      this.rowsLeft -= printed.length;
      if (this.rowsLeft === 0) this.endOfRoll();
    }
    return this.pendingRows.length === 0;
  }

  private endOfRoll(): void {
    this.rowsLeft = null;
    this.state.paper = 'out';
    this.onStateChange();
  }

  private execute({ name, data }: Command, reply: (bytes: Buffer) => void): void {
    const n = data[0] ?? 0;
    if (name === 'TEXT') this.text.push(data.toString('latin1'));
    else if (name === 'LF') this.lineFeed(1);
    else if (name === 'ESC d') this.lineFeed(n);
    else if (name === 'ESC J') this.pendingRows.push(...feedRows(n));
    else if (name === 'ESC @') this.initialise();
    else if (name === 'ESC a') this.align = n % 48 === 1 ? 'centre' : n % 48 === 2 ? 'right' : 'left';
    else if (name === 'ESC 2') this.lineDots = LINE_DOTS;
    else if (name === 'ESC 3') this.lineDots = n;
    else if (name === 'ESC *') this.columns = columnRows(data, this.align);
    else if (name === 'GS v 0') this.raster(data);
    else if (isCut(name)) this.cut(name === 'GS V' && n >= 65 ? CUT_FEED_DOTS + (data[1] ?? 0) : 0);
    else if (name === 'GS r' || name === 'ESC v') reply(Buffer.from([paperSensor(this.state)]));
    else if (name === 'GS a') reply(n === 0 ? Buffer.alloc(0) : automaticStatus(this.state));
    else if (name === 'GS g') this.counter(data, reply);
    else if (name === 'GS I') reply(information(n));
    else if (!IGNORED.has(name)) this.faults.push(`${name} ${data.subarray(0, 8).toString('hex')}`);
  }

  private initialise(): void {
    this.align = 'left';
    this.lineDots = LINE_DOTS;
    this.columns = null;
  }

  private lineFeed(lines: number): void {
    this.lineFeeds += lines;
    const picture = this.columns ?? [];
    this.columns = null;
    this.pendingRows.push(...picture, ...feedRows(Math.max(0, lines * this.lineDots - picture.length)));
  }

  private raster(data: Buffer): void {
    if (data.readUInt16LE(1) * 8 > PAPER_DOTS) this.faults.push(`GS v 0 wider than ${PAPER_DOTS} dots`);
    this.pendingRows.push(...rasterRows(data, this.align));
  }

  private cut(feed: number): void {
    this.paper.push(...feedRows(feed));
    this.cuts += 1;
    const ticket: PrintedTicket = {
      id: this.cuts,
      png: pngOf(this.paper, PAPER_DOTS),
      bytes: this.bytes,
      at: this.now(),
      cut: true,
      rows: this.paper.length,
      text: this.text,
    };
    this.paper = [];
    this.text = [];
    this.bytes = 0;
    this.tickets.push(ticket);
    this.onTicket(ticket);
  }

  /** GS g 2 m nL nH: `_`, the digits, NUL. Counters from 128 on are the ones that cannot be reset. */
  private counter(data: Buffer, reply: (bytes: Buffer) => void): void {
    if (data[0] !== 0x32) return;
    const number = data.readUInt16LE(2) % 128;
    const value = number === 20 ? this.lineFeeds : number === 50 ? this.cuts : null;
    if (value === null) this.faults.push(`GS g 2 of counter ${data.readUInt16LE(2)}`);
    else reply(Buffer.from(`_${value}\0`, 'latin1'));
  }
}

const isCut = (name: string): boolean => name === 'GS V' || name === 'ESC i' || name === 'ESC m';

const information = (n: number): Buffer => {
  const words = INFORMATION[n];
  if (words) return Buffer.from(`_${words}\0`, 'latin1');
  return Buffer.from([n % 48 === 2 ? 0x02 : 0x20]);
};
