import type { Command } from './commands.ts';
import type { Counters } from './counters.ts';
import type { Mechanism } from './mechanism.ts';
import type { LabModel } from './models.ts';
import { type Align, columnRows, columnsWidth, feedRows, rasterRows, rasterWidth } from './paper.ts';
import type { Presenter } from './presenter.ts';
import { ejectorStatus, informationOf, nipponStatus, type PrinterState, paperSensor } from './status.ts';

/** Taken by every ESC/POS printer, and of no effect on a picture. */
const PLAIN: ReadonlySet<string> = new Set([
  ...['NUL', 'HT', 'FF', 'CR'],
  ...[...'! -=EGMRTUVcrt{D$\\'].map((letter) => `ESC ${letter}`),
  ...[...'!BHLWbfhw'].map((letter) => `GS ${letter}`),
  ...[...'&.!-CS'].map((letter) => `FS ${letter}`),
]);
/** Obeyed by every printer here. */
const COMMON: ReadonlySet<string> = new Set([
  ...['TEXT', 'LF', 'ESC @', 'ESC a', 'ESC d', 'ESC J', 'ESC 2', 'ESC 3', 'ESC *', 'DLE EOT'],
  ...PLAIN,
]);
/** Carried out as they come in, ahead of all that waits. */
const REAL_TIME: ReadonlySet<string> = new Set(['DLE EOT', 'DLE ENQ', 'DLE DC4']);

export interface Parts {
  readonly model: LabModel;
  /** Printable width in dots. */
  readonly dots: number;
  readonly status: () => Readonly<PrinterState>;
  readonly mechanism: Mechanism;
  readonly presenter: Presenter;
  readonly counters: Counters;
  readonly faults: string[];
}

/** The connection that a command came on. */
export interface Asker {
  reply(bytes: Buffer): void;
  /** GS a n. */
  watch(items: number): void;
}

/** Carries out one command after the other; what this model does not obey is a fault. */
export class Interpreter {
  private readonly parts: Parts;
  private align: Align = 'left';
  private columns: Uint8Array[] | null = null;
  private feedUnits: number;
  private lineDots: number;

  constructor(parts: Parts) {
    this.parts = parts;
    this.feedUnits = parts.model.feedUnits;
    this.lineDots = this.defaultLine;
  }

  execute(command: Command, asker: Asker): void {
    const { model, mechanism } = this.parts;
    const { name, data, size } = command;
    mechanism.note(name === 'DLE EOT' ? 0 : size, name === 'TEXT' ? data.toString('latin1') : undefined);
    if (!this.obeys(name)) this.fault(`${name} ${data.subarray(0, 8).toString('hex')}`);
    else if (name === 'DLE EOT' && !model.topics.includes(data[0] ?? 0)) this.fault(`DLE EOT ${data[0]}`);
    else if (!this.moves(command) && !this.sets(command)) this.answers(command, asker);
    if (name === 'ESC @') mechanism.begin();
    // Automatic status is one of the settings that ESC @ ends (Epson, GS a, notes).
    if (name === 'ESC @') asker.watch(0);
  }

  /** As after the power came: ESC @. */
  initialise(): void {
    this.align = 'left';
    this.columns = null;
    this.feedUnits = this.parts.model.feedUnits;
    this.lineDots = this.defaultLine;
  }

  private get defaultLine(): number {
    return Math.round(this.parts.model.dpi / 6);
  }

  private obeys(name: string): boolean {
    return COMMON.has(name) || this.parts.model.obeys.has(name);
  }

  private fault(text: string): void {
    this.parts.faults.push(text);
  }

  private dotsOf(units: number): number {
    return Math.round((units * this.parts.model.dpi) / this.feedUnits);
  }

  private feed(dots: number): void {
    this.parts.mechanism.print(feedRows(dots, this.parts.dots));
  }

  /** Commands that move paper; false for another. */
  private moves({ name, data }: Command): boolean {
    const n = data[0] ?? 0;
    if (name === 'LF') this.lineFeed(1);
    else if (name === 'ESC d') this.lineFeed(n);
    else if (name === 'ESC J') this.feed(this.dotsOf(n));
    else if (name === 'ESC *') this.bitImage(data);
    else if (name === 'GS v 0') this.raster(data);
    else if (name === 'ESC i' || name === 'ESC m') this.cut(0);
    else if (name === 'GS V')
      this.cut(n >= 65 ? this.parts.model.cutFeedDots + this.dotsOf(data[1] ?? 0) : 0);
    else if (name === 'GS e' && n !== 6) this.eject(n);
    else if (name === 'ESC r' && this.parts.model.obeys.has(name)) this.eject(n === 0 ? 5 : 2);
    else return false;
    return true;
  }

  private sets({ name, data }: Command): boolean {
    const n = data[0] ?? 0;
    if (name === 'ESC @') this.initialise();
    else if (name === 'ESC a') this.align = n % 48 === 1 ? 'centre' : n % 48 === 2 ? 'right' : 'left';
    else if (name === 'ESC 2') this.lineDots = this.defaultLine;
    else if (name === 'ESC 3') this.lineDots = this.dotsOf(n);
    else if (name === 'GS P') this.feedUnits = data[1] || this.parts.model.feedUnits;
    else return PLAIN.has(name) || REAL_TIME.has(name) || name === 'TEXT';
    return true;
  }

  private answers({ name, data }: Command, asker: Asker): void {
    const { model } = this.parts;
    const state = this.parts.status();
    const n = data[0] ?? 0;
    const own = model.id === 'nippon-kiosk';
    if (name === 'ESC v') asker.reply(Buffer.from([(own ? nipponStatus : paperSensor)(model, state)]));
    else if (name === 'ESC u') asker.reply(Buffer.from([0]));
    else if (name === 'GS r') asker.reply(Buffer.from([n % 48 === 1 ? paperSensor(model, state) : 0]));
    else if (name === 'GS e') asker.reply(Buffer.from([ejectorStatus(model, state)]));
    else if (name === 'GS a') asker.watch(n);
    else if (name === 'GS I') asker.reply(informationOf(model, n));
    else if (name === 'GS g') this.counter(data, asker);
    else if (name === 'GS ( H') this.processId(data, asker);
    else this.fault(`${name} ${data.subarray(0, 8).toString('hex')}`);
  }

  private lineFeed(lines: number): void {
    this.parts.counters.add('lines', lines);
    const picture = this.columns ?? [];
    this.columns = null;
    this.parts.mechanism.print(picture);
    this.feed(Math.max(0, lines * this.lineDots - picture.length));
  }

  private bitImage(data: Buffer): void {
    const { dots } = this.parts;
    if (columnsWidth(data) > dots) this.fault(`ESC * wider than ${dots} dots`);
    this.columns = columnRows(data, this.align, dots);
  }

  private raster(data: Buffer): void {
    const { dots, model, mechanism, counters } = this.parts;
    const mode = data[0] ?? 0;
    if (!model.rasterModes.includes(mode)) {
      this.fault(`GS v 0 of mode ${mode}`);
      return;
    }
    if (rasterWidth(data) > Math.ceil(dots / 8) * 8) this.fault(`GS v 0 wider than ${dots} dots`);
    const rows = rasterRows(data, this.align, dots);
    counters.add('head', rows.length);
    mechanism.print(rows);
  }

  private cut(feed: number): void {
    this.parts.mechanism.cut(feed);
  }

  /** GS e: 2 back in, 3 and 32 at the mouth, 5 out. */
  private eject(n: number): void {
    const { presenter, faults } = this.parts;
    if (n === 2) presenter.retract();
    else if (n === 3 || n === 32) presenter.show();
    else if (n === 5) presenter.eject();
    else faults.push(`GS e ${n}`);
  }

  /** GS g 2 m nL nH: `_`, the digits, NUL. GS g 0 sets a counter to naught. */
  private counter(data: Buffer, asker: Asker): void {
    const number = data.readUInt16LE(2);
    if (data[0] === 0x30) {
      if (!this.parts.counters.reset(number)) this.fault(`GS g 0 of counter ${number}`);
      return;
    }
    const value = data[0] === 0x32 ? this.parts.counters.read(number) : null;
    if (value === null) this.fault(`GS g 2 of counter ${number}`);
    else asker.reply(Buffer.from(`_${value}\0`, 'latin1'));
  }

  /** GS ( H pL pH 48 48 d1 to d4: 37h 22h, the four bytes, NUL, once all before it is done. */
  private processId(data: Buffer, asker: Asker): void {
    const id = data.subarray(4, 8);
    const sound = data.length === 8 && data[2] === 48 && data[3] === 48;
    if (!sound || id.some((byte) => byte < 32 || byte > 126)) this.fault(`GS ( H ${data.toString('hex')}`);
    else asker.reply(Buffer.from([0x37, 0x22, ...id, 0x00]));
  }
}
