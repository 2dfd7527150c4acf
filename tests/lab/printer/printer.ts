import { type DeviceOptions, PrinterDevice } from './device.ts';
import type { PrintedTicket } from './roll.ts';
import type { PrinterState } from './status.ts';
import { TcpFront } from './tcp.ts';

export interface PrinterOptions extends DeviceOptions {
  readonly port?: number;
}

/** An ESC/POS printer on TCP, and all that can be done to it. */
export class LabPrinter {
  readonly device: PrinterDevice;
  private readonly front: TcpFront;

  constructor(options: PrinterOptions = {}) {
    this.device = new PrinterDevice(options);
    this.front = new TcpFront(this.device);
  }

  get port(): number {
    return this.front.port;
  }

  /** Milliseconds before each answer. */
  get answerDelayMs(): number {
    return this.device.voice.delayMs;
  }
  set answerDelayMs(ms: number) {
    this.device.voice.delayMs = ms;
  }

  /** Whole tickets cut so far, oldest first. */
  get tickets(): readonly PrintedTicket[] {
    return this.device.tickets;
  }

  /** What else was cut off: halves of tickets that broke off, alone or with what was printed below them, and white paper. */
  get scraps(): readonly PrintedTicket[] {
    return this.device.mechanism.scraps;
  }

  /** The ticket at the presenter's mouth. */
  get presented(): PrintedTicket | null {
    return this.device.presenter.shown;
  }

  /** Everything that was not understood: `? hex` or the name of a command that this printer lacks. */
  get faults(): readonly string[] {
    return this.device.faults;
  }

  /** Cuts since the printer was made: what GS g 2 of counter 178 answers. */
  get cuts(): number {
    return this.device.mechanism.cuts;
  }

  get status(): Pick<PrinterState, 'paper' | 'cover'> & { readonly online: boolean } {
    const { paper, cover } = this.device.status;
    return { paper, cover, online: this.front.listening };
  }

  /** Open connections, served or waiting. */
  get connections(): number {
    return this.front.connections;
  }

  listen(port = this.port): Promise<void> {
    return this.front.listen(port);
  }

  setPaper(paper: PrinterState['paper']): void {
    this.device.change({ paper });
  }

  setCover(cover: PrinterState['cover']): void {
    this.device.change({ cover });
  }

  /** Somebody holds the feed button: offline, with the network standing. */
  setFeeding(feeding: boolean): void {
    this.device.change({ feeding });
  }

  setError(error: PrinterState['error']): void {
    this.device.change({ error });
  }

  /** `false`: connections are broken and refused, as with the network cable out. */
  async setOnline(online: boolean): Promise<void> {
    await (online ? this.listen() : this.front.unplug());
  }

  /** `false`: switched off, with all that it had not printed forgotten. */
  async setPower(on: boolean): Promise<void> {
    if (!on) this.device.powerCut();
    await this.setOnline(on);
  }

  /** Answers nothing any more, and tells nothing by itself. */
  setSilent(silent: boolean): void {
    this.device.voice.silent = silent;
  }

  /** Millimetres of paper a second; null for a printer that takes no time. */
  setSpeed(mmPerSecond: number | null): void {
    this.device.mechanism.mmPerSecond = mmPerSecond;
  }

  /** How long a ticket takes, in milliseconds, counted before its cut. */
  setTicketTime(ms: number): void {
    this.device.mechanism.ticketMs = ms;
  }

  /** The roll runs low after so many dot rows more. */
  runLowAfter(rows: number): void {
    this.device.changeAfter(rows, 'paper-low');
  }

  /** The roll ends after so many dot rows more. */
  runOutAfter(rows: number): void {
    this.device.changeAfter(rows, 'paper-out');
  }

  /** The cover opens after so many dot rows more. */
  openCoverAfter(rows: number): void {
    this.device.changeAfter(rows, 'cover-open');
  }

  /** Paper jams after so many dot rows more. */
  jamAfter(rows: number): void {
    this.device.changeAfter(rows, 'jam');
  }

  /** The next cut jams the cutter, until the error is mended. */
  jamAtCut(): void {
    this.device.mechanism.jamsAtCut = true;
  }

  /** The connection breaks once after so many bytes more; what came before them is printed. */
  dropAfter(bytes: number): void {
    this.front.bytesUntilDrop = bytes;
  }

  /** The patient takes the ticket from the presenter. */
  pull(): PrintedTicket | null {
    return this.device.pull();
  }

  /** The first ticket after so many; by default the next one to be cut. */
  waitForTicket(after = this.tickets.length): Promise<PrintedTicket> {
    return this.device.waitForTicket(after);
  }

  /** Mends everything and empties the tray; the counter of cuts stays, as in a real printer. */
  reset(): void {
    this.front.bytesUntilDrop = null;
    this.device.reset();
  }

  async close(): Promise<void> {
    await this.front.unplug();
    await this.device.close();
  }
}

/** A printer that listens on 127.0.0.1. */
export const startPrinter = async (options: PrinterOptions = {}): Promise<LabPrinter> => {
  const printer = new LabPrinter(options);
  await printer.listen(options.port ?? 0);
  return printer;
};
