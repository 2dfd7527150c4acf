import { Counters } from './counters.ts';
import { Intake } from './intake.ts';
import { Interpreter } from './interpreter.ts';
import { Mechanism } from './mechanism.ts';
import { type LabModel, type LabModelId, labModel, type RollWidth } from './models.ts';
import { Presenter } from './presenter.ts';
import type { PrintedTicket } from './roll.ts';
import { Runner } from './runner.ts';
import { HAPPENINGS, type PrinterState, soundState, stopped } from './status.ts';
import { Tray } from './tray.ts';
import { Voice } from './voice.ts';

export interface DeviceOptions {
  /** `epson-tm-t82` without it. */
  readonly model?: LabModelId;
  /** 80 without it. */
  readonly roll?: RollWidth;
  readonly now?: () => number;
  /** Folder for `ticket-0001.png` and so on; none without it. */
  readonly folder?: string;
}

/** One end of the printer's wire. */
export interface DeviceConnection {
  /** Resolves when the printer's buffer has taken all bytes: while it is stopped and full, it does not. */
  receive(bytes: Uint8Array): Promise<void>;
  /** The other side is gone. `cut`: broken off, so that a command without an end is no fault. */
  end(how?: 'gone' | 'cut'): void;
}

/** An ESC/POS printer without its wire: what it does with bytes, and what it says. */
export class PrinterDevice {
  readonly model: LabModel;
  /** Printable width in dots. */
  readonly dots: number;
  readonly mechanism: Mechanism;
  readonly presenter: Presenter;
  readonly voice = new Voice();
  /** Everything that this model does not obey: `? hex`, or the name of a command. */
  readonly faults: string[] = [];
  /** There may be another amount of room in the buffer. */
  onRoom: () => void = () => undefined;
  private readonly state = soundState();
  private readonly counters = new Counters();
  private readonly intake: Intake;
  private readonly interpreter: Interpreter;
  private readonly runner: Runner;
  private readonly tray: Tray;

  constructor(options: DeviceOptions = {}) {
    const { roll = 80, now = Date.now } = options;
    const model = labModel(options.model ?? 'epson-tm-t82');
    const dots = model.dots[roll];
    this.model = model;
    this.dots = dots;
    this.intake = new Intake(model, this.faults);
    this.mechanism = new Mechanism({ model: model.id, dots, dpi: model.dpi, now }, this.state);
    this.presenter = new Presenter(model.presenter);
    this.tray = new Tray(this.mechanism.tickets, options.folder);
    const { mechanism, presenter, counters, faults, intake, voice } = this;
    const status = (): Readonly<PrinterState> => this.status;
    this.interpreter = new Interpreter({ model, dots, mechanism, presenter, counters, faults, status });
    const { interpreter } = this;
    this.runner = new Runner({ model, intake, interpreter, mechanism, voice, status });
    mechanism.onReady = () => this.run();
    mechanism.onCut = (piece) => this.cut(piece);
    mechanism.onJam = () => {
      this.state.error = 'cutter';
    };
  }

  /** Whole tickets cut so far, oldest first. */
  get tickets(): readonly PrintedTicket[] {
    return this.mechanism.tickets;
  }

  get status(): Readonly<PrinterState> {
    return { ...this.state, ticketWaits: this.presenter.occupied, spooling: this.intake.spooling };
  }

  /** Bytes that the buffer can still take. */
  get room(): number {
    return this.intake.room;
  }

  connect(send: (bytes: Buffer) => void): DeviceConnection {
    const session = this.intake.open(send);
    return {
      receive: (bytes) => {
        const taken = session.arrive(Buffer.from(bytes));
        this.run();
        return taken;
      },
      end: (how = 'gone') => {
        session.broken ||= how === 'cut';
        session.drop();
        this.run();
      },
    };
  }

  /** The state becomes another by hand. */
  change(wish: Partial<Pick<PrinterState, 'paper' | 'cover' | 'feeding' | 'error'>>): void {
    const wasInError = this.inError;
    Object.assign(this.state, wish);
    if (wasInError && !this.inError && this.model.forgetsOnError) this.forgetJob();
    this.run();
  }

  /** The state becomes another by itself, so many dot rows further on. */
  changeAfter(rows: number, happening: keyof typeof HAPPENINGS): void {
    this.mechanism.after(rows, () => Object.assign(this.state, HAPPENINGS[happening]));
  }

  /** The patient takes the ticket from the presenter; null where none is shown. */
  pull(): PrintedTicket | null {
    const ticket = this.presenter.shown;
    this.presenter.shown = null;
    return ticket;
  }

  /** The power goes: buffer and settings are forgotten. Counters stay, and what is half printed stays on the roll. */
  powerCut(): void {
    this.intake.cutAll();
    this.mechanism.forget();
    this.interpreter.initialise();
    this.state.feeding = false;
  }

  /** Mends everything and empties the tray; counters stay. */
  reset(): void {
    this.forgetJob();
    this.mechanism.reset();
    this.presenter.reset();
    this.faults.length = 0;
    this.voice.delayMs = 0;
    this.voice.silent = false;
    this.change({ paper: 'ok', cover: 'closed', feeding: false, error: 'none' });
  }

  waitForTicket(after = this.tickets.length): Promise<PrintedTicket> {
    return this.tray.waitFor(after);
  }

  /** Ends what it does by the clock, and resolves when every picture is written. */
  async close(): Promise<void> {
    this.mechanism.stop();
    this.voice.close();
    await this.tray.settle();
  }

  private get inError(): boolean {
    return stopped({ ...this.state, feeding: false });
  }

  private forgetJob(): void {
    this.intake.forgetJobs();
    this.mechanism.forget();
  }

  private cut(piece: PrintedTicket): void {
    this.counters.add('cuts', 1);
    this.presenter.take(piece);
    if (piece.whole) this.tray.take(piece);
  }

  private run(): void {
    this.runner.run();
    this.onRoom();
  }
}
