/** What a printer can say of itself, worst last. */
export type PrinterStatus = 'ready' | 'paper-low' | 'paper-out' | 'cover-open' | 'offline' | 'fault';

/** Statuses with which a ticket can come out. */
export const canPrint = (status: PrinterStatus): status is 'ready' | 'paper-low' =>
  status === 'ready' || status === 'paper-low';

/** What a picture for this printer must fit on. */
export interface Paper {
  /** Printable width in dots. */
  readonly width: number;
  /** Height of a sheet in dots; null for a roll. */
  readonly height: number | null;
  /** Dots an inch, the same both ways. */
  readonly dpi: number;
}

/** A ticket as dots: rows padded to whole bytes, first dot in the highest bit, 1 is black. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** Why no ticket came out, in the words of the printer's status. */
export type PrintStop = Exclude<PrinterStatus, 'ready' | 'paper-low'>;

/** What is known of a job after `print`. */
export type PrintResult =
  | {
      /**
       * `confirmed`: the printer itself said that the job left its buffer and was cut. `sent-unconfirmed`: all bytes were
       * taken; the printer cannot or did not confirm. `unknown`: bytes were sent, and nothing more is known.
       */
      readonly outcome: 'confirmed' | 'sent-unconfirmed' | 'unknown';
    }
  /** Nothing was sent: nothing came out, and nothing will. */
  | { readonly outcome: 'refused'; readonly status: PrintStop }
  /** Stopped in the middle: once mended, some printers go on with the rest and others forget it; `query` tells. */
  | { readonly outcome: 'stopped'; readonly status: PrintStop };

/** A mark taken before a job, by which the printer can be asked after a crash (Epson maintenance counter: cuts). */
export type PrintMark = number;

/** What became of a job that nobody followed to its end. `sent`: the device took all of it, and tells no more. */
export type JobFate = 'printed' | 'sent' | 'not-printed' | 'unknown';

export interface TicketPrinter {
  readonly paper: Paper;
  status(signal: AbortSignal): Promise<PrinterStatus>;
  /** Journalled before the first byte of a job; null where the printer has nothing to be asked by. */
  mark(signal: AbortSignal): Promise<PrintMark | null>;
  /** Prints one picture, once. The picture is called for, at most once, while the printer is being reached. */
  print(picture: () => Picture, jobId: string, signal: AbortSignal): Promise<PrintResult>;
  /** Asks after a job of before a crash, or one that was stopped: never prints. */
  query(jobId: string, mark: PrintMark | null, signal: AbortSignal): Promise<JobFate>;
  close(): Promise<void>;
}
