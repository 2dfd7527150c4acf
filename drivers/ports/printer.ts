import type { Result } from './result.ts';

/** What a printer can say of itself, worst last. */
export type PrinterStatus = 'ready' | 'paper-low' | 'paper-out' | 'cover-open' | 'offline' | 'fault';

/** Statuses with which a ticket can come out. */
export const canPrint = (status: PrinterStatus): boolean => status === 'ready' || status === 'paper-low';

/** A queue ticket (phiếu số thứ tự) as data. It names no person. */
export interface Ticket {
  readonly kind: 'queue';
  /** Printed again on the patient's wish: marked BẢN IN LẠI. */
  readonly reprint: boolean;
  readonly language: 'vi' | 'en';
  readonly hospital: string;
  readonly number: string;
  readonly department: string;
  readonly clinic: string;
  readonly room: string;
  readonly floor: string;
  /** Hospital's local time: `22/11/2026 08:15`. */
  readonly time: string;
  /** People in front, null where the HIS cannot tell. */
  readonly waiting: number | null;
  /** One line below the number: "BHYT: …", or null. */
  readonly note: string | null;
  /** Content of the QR code: the visit's key, no personal data. */
  readonly qr: string;
}

/** What is known of a job after `print`. */
export type PrintOutcome =
  /** The printer itself said that the job left its buffer and was cut. */
  | 'confirmed'
  /** All bytes were taken; the printer cannot or did not confirm. */
  | 'sent-unconfirmed';

/** A mark taken before a job, by which the printer can be asked after a crash (Epson maintenance counter: cuts). */
export type PrintMark = number;

export interface TicketPrinter {
  status(signal: AbortSignal): Promise<PrinterStatus>;
  /**
   * Counter of cuts so far, null where the printer has none. Journalled before the first byte of a job:
   * a higher value afterwards means that the paper came out.
   */
  mark(signal: AbortSignal): Promise<PrintMark | null>;
  /** Prints one ticket. The failure is the status that stopped it, or `unknown` when bytes were sent and nothing more is known. */
  print(ticket: Ticket, jobId: string, signal: AbortSignal): Promise<Result<PrintOutcome, PrintFailure>>;
  close(): Promise<void>;
}

export type PrintFailure = Exclude<PrinterStatus, 'ready' | 'paper-low'> | 'unknown';
