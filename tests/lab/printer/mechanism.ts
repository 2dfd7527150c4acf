import { pngOfBitmap } from '../../../drivers/printer/paper/png.ts';
import type { LabModelId } from './models.ts';
import { feedRows, pictureOf } from './paper.ts';
import { type PrinterState, stopped } from './status.ts';

interface Piece {
  readonly png: Buffer;
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** Height in dots. */
  readonly rows: number;
  readonly model: LabModelId;
  /** Width in dots. */
  readonly dots: number;
  readonly dpi: number;
}

/** What lay in the tray after a cut. */
export interface PrintedTicket extends Piece {
  readonly id: number;
  /** Bytes of the commands that made it. */
  readonly bytes: number;
  readonly cut: true;
  /** Printable text that came outside of pictures. */
  readonly text: readonly string[];
}

/** Half a ticket that was torn off, uncut. */
export type Scrap = Piece;

export interface Frame {
  readonly model: LabModelId;
  readonly dots: number;
  readonly dpi: number;
  readonly now: () => number;
}

type Work = { readonly rows: readonly Uint8Array[]; at: number } | { readonly cut: true; waited: boolean };
interface Event {
  rows: number;
  readonly happen: () => void;
}

/** A slow printer prints so long in one go: milliseconds. */
const SLICE_MS = 10;

/** Head, paper and cutter: prints what it is given in order, in its time, and waits while the printer is stopped. */
export class Mechanism {
  readonly tickets: PrintedTicket[] = [];
  readonly scraps: Scrap[] = [];
  cuts = 0;
  /** Milliseconds before each cut: how long a ticket takes. */
  ticketMs = 0;
  /** Null for a printer that takes no time. */
  mmPerSecond: number | null = null;
  /** The next cut jams the cutter. */
  jamsAtCut = false;
  /** Something went on by itself, after its time. */
  onReady: () => void = () => undefined;
  onTicket: (ticket: PrintedTicket) => void = () => undefined;
  onJam: () => void = () => undefined;
  private readonly frame: Frame;
  private readonly state: PrinterState;
  private events: Event[] = [];
  private work: Work[] = [];
  private paper: Uint8Array[] = [];
  private text: string[] = [];
  private bytes = 0;
  private timer: NodeJS.Timeout | null = null;

  constructor(frame: Frame, state: PrinterState) {
    this.frame = frame;
    this.state = state;
  }

  print(rows: readonly Uint8Array[]): void {
    if (rows.length > 0) this.work.push({ rows, at: 0 });
  }

  /** Feeds so many dots and cuts. */
  cut(feed: number): void {
    this.print(feedRows(feed, this.frame.dots));
    this.work.push({ cut: true, waited: false });
  }

  note(bytes: number, text?: string): void {
    this.bytes += bytes;
    if (text !== undefined) this.text.push(text);
  }

  /** `happen` once so many rows more are on paper. */
  after(rows: number, happen: () => void): void {
    this.events.push({ rows, happen });
  }

  /** Empties the tray, and nothing is to happen any more. */
  reset(): void {
    this.tickets.length = 0;
    this.scraps.length = 0;
    this.events = [];
    this.jamsAtCut = false;
    this.ticketMs = 0;
    this.mmPerSecond = null;
  }

  /** Goes on as far as it can; true when all is on paper and cut. */
  step(): boolean {
    while (this.timer === null && !stopped(this.state)) {
      const next = this.work[0];
      if (!next) return true;
      if ('cut' in next) this.cutOff(next);
      else this.printSome(next);
    }
    return this.timer === null && this.work.length === 0;
  }

  /** Forgets what is not on paper yet; what is on paper uncut is torn off. */
  forget(): void {
    this.stop();
    this.work = [];
    if (this.paper.length > 0) this.scraps.push(this.piece());
    this.clear();
  }

  /** Ends the timers. */
  stop(): void {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
  }

  private wait(ms: number): void {
    this.timer = setTimeout(() => {
      this.timer = null;
      this.onReady();
    }, ms);
  }

  private printSome(work: { readonly rows: readonly Uint8Array[]; at: number }): void {
    const dotsPerMs = this.mmPerSecond === null ? null : ((this.mmPerSecond / 25.4) * this.frame.dpi) / 1_000;
    const slice =
      dotsPerMs === null ? Number.POSITIVE_INFINITY : Math.max(1, Math.round(dotsPerMs * SLICE_MS));
    const room = Math.min(slice, ...this.events.map(({ rows }) => rows));
    const printed = work.rows.slice(work.at, work.at + room);
    for (const row of printed) this.paper.push(row);
    work.at += printed.length;
    if (work.at === work.rows.length) this.work.shift();
    this.advance(printed.length);
    if (dotsPerMs !== null && printed.length > 0) this.wait(printed.length / dotsPerMs);
  }

  private advance(rows: number): void {
    for (const event of this.events) event.rows -= rows;
    const due = this.events.filter((event) => event.rows <= 0);
    this.events = this.events.filter((event) => event.rows > 0);
    for (const event of due) event.happen();
  }

  private cutOff(work: { waited: boolean }): void {
    if (this.ticketMs > 0 && !work.waited) {
      work.waited = true;
      this.wait(this.ticketMs);
      return;
    }
    if (this.jamsAtCut) {
      this.jamsAtCut = false;
      this.onJam();
      return;
    }
    this.work.shift();
    this.cuts += 1;
    const ticket: PrintedTicket = {
      ...this.piece(),
      id: this.cuts,
      bytes: this.bytes,
      cut: true,
      text: this.text,
    };
    this.clear();
    this.tickets.push(ticket);
    this.onTicket(ticket);
  }

  private piece(): Piece {
    const { model, dots, dpi, now } = this.frame;
    const png = Buffer.from(pngOfBitmap(pictureOf(this.paper, dots)));
    return { png, at: now(), rows: this.paper.length, model, dots, dpi };
  }

  private clear(): void {
    this.paper = [];
    this.text = [];
    this.bytes = 0;
  }
}
