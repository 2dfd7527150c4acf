import { pngOfBitmap } from '../../../drivers/printer/paper/png.ts';
import type { LabModelId } from './models.ts';
import { pictureOf } from './paper.ts';

/** What lay in the tray after a cut. */
export interface PrintedTicket {
  readonly png: Buffer;
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** Height in dots. */
  readonly rows: number;
  readonly model: LabModelId;
  /** Width in dots. */
  readonly dots: number;
  readonly dpi: number;
  /** Number of its cut. */
  readonly id: number;
  /** Bytes of the commands that made it. */
  readonly bytes: number;
  /** False for a scrap: a piece that begins with the half of a job that never came to its cut, or that is white. */
  readonly whole: boolean;
  /** Printable text that came outside of pictures. */
  readonly text: readonly string[];
}

export interface Frame {
  readonly model: LabModelId;
  readonly dots: number;
  readonly dpi: number;
  readonly now: () => number;
}

/** The end of the roll that is printed and not cut: what is on it stays there until the next cut, whatever the printer forgets. */
export class Roll {
  private readonly frame: Frame;
  private rows: Uint8Array[] = [];
  private text: string[] = [];
  private bytes = 0;
  private half = false;

  constructor(frame: Frame) {
    this.frame = frame;
  }

  add(rows: readonly Uint8Array[]): void {
    for (const row of rows) this.rows.push(row);
  }

  note(bytes: number, text?: string): void {
    this.bytes += bytes;
    if (text !== undefined) this.text.push(text);
  }

  /** The job that was being printed is over without a cut. */
  leaveHalf(): void {
    this.half ||= this.isMarked;
  }

  /** Cuts: the piece, and new paper. */
  cutOff(id: number): PrintedTicket {
    const { frame, rows, text, bytes } = this;
    const { now, ...sizes } = frame;
    const png = Buffer.from(pngOfBitmap(pictureOf(rows, frame.dots)));
    const whole = !this.half && (this.isMarked || text.length > 0);
    this.renew();
    return { ...sizes, png, at: now(), rows: rows.length, id, bytes, whole, text };
  }

  /** New paper. */
  renew(): void {
    this.rows = [];
    this.text = [];
    this.bytes = 0;
    this.half = false;
  }

  private get isMarked(): boolean {
    return this.rows.some((row) => row.some((byte) => byte !== 0));
  }
}
