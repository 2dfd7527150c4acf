import type { HospitalSystem } from '../../drivers/ports/his.ts';
import type { Insurer } from '../../drivers/ports/insurer.ts';
import type { PaymentMeans, PaymentMethod } from '../../drivers/ports/payment.ts';
import type { TicketPrinter } from '../../drivers/ports/printer.ts';
import type { House } from '../../drivers/printer/paper/house.ts';
import type { Turn } from '../../drivers/transport/turn.ts';
import type { KioskConfig } from '../../kiosk-config/schema.ts';
import type { Journal } from './journal/journal.ts';
import type { LocalTime } from './local-time.ts';
import type { Log } from './log.ts';
import type { Eye } from './visit.ts';

/** The drivers as the host sees them: null while a device or system is not open. */
export interface Drivers {
  printer(): TicketPrinter | null;
  his(): HospitalSystem | null;
  insurer(): Insurer | null;
  /** Null too where the kiosk has no such means. */
  payment(means: PaymentMeans): PaymentMethod | null;
}

/** What every room of the host works with. */
export interface Parts {
  readonly config: KioskConfig;
  readonly drivers: Drivers;
  readonly journal: Journal;
  /** Printer and print jobs, one after the other: who asks after a job and who prints one never meet. */
  readonly printing: Turn;
  /** What tickets are drawn with: layouts, logo, type. */
  readonly house: House;
  readonly log: Log;
  readonly time: LocalTime;
  readonly eye: Eye;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
}

/** Resolves after `ms`, or at once when the signal is aborted. */
export const sleep = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const done = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal.addEventListener('abort', done, { once: true });
  });
