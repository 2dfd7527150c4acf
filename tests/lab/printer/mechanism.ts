import { feedRows } from './paper.ts';
import { type Frame, type PrintedTicket, Roll } from './roll.ts';
import { type PrinterState, stopped } from './status.ts';

type Work = { readonly rows: readonly Uint8Array[]; at: number } | { readonly cut: true; waited: boolean };
interface Event {
  rows: number;
  readonly happen: () => void;
}

/** A slow printer prints so long in one go: milliseconds. */
const SLICE_MS = 10;

/** Head, paper and cutter: prints what it is given in order, in its time, and waits while the printer is stopped. */
export class Mechanism {
  /** Whole tickets in the tray. */
  readonly tickets: PrintedTicket[] = [];
  /** What else was cut off: halves of tickets, white paper. */
  readonly scraps: PrintedTicket[] = [];
  cuts = 0;
  /** Milliseconds before each cut: how long a ticket takes. */
  ticketMs = 0;
  /** Null for a printer that takes no time. */
  mmPerSecond: number | null = null;
  /** The next cut jams the cutter. */
  jamsAtCut = false;
  /** Something went on by itself, after its time. */
  onReady: () => void = () => undefined;
  onCut: (piece: PrintedTicket) => void = () => undefined;
  onJam: () => void = () => undefined;
  private readonly frame: Frame;
  private readonly state: PrinterState;
  private events: Event[] = [];
  private work: Work[] = [];
  private readonly roll: Roll;
  private timer: NodeJS.Timeout | null = null;

  constructor(frame: Frame, state: PrinterState) {
    this.frame = frame;
    this.roll = new Roll(frame);
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
    this.roll.note(bytes, text);
  }

  /** A job begins: what is uncut on paper is half of another. */
  begin(): void {
    this.roll.leaveHalf();
  }

  /** `happen` once so many rows more are on paper. */
  after(rows: number, happen: () => void): void {
    this.events.push({ rows, happen });
  }

  /** Empties the tray, with new paper, and nothing is to happen any more. */
  reset(): void {
    this.roll.renew();
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

  /** Forgets what is not on paper yet; what is on paper stays there. */
  forget(): void {
    this.stop();
    this.work = [];
    this.roll.leaveHalf();
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
    this.roll.add(printed);
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
    const piece = this.roll.cutOff(this.cuts);
    (piece.whole ? this.tickets : this.scraps).push(piece);
    this.onCut(piece);
  }
}
