import type { IppPrinter } from '../../codec/ipp-answer.ts';
import { canPrint, type PrinterStatus, type PrintResult, type PrintStop } from '../../ports/printer.ts';
import { speaksForItself } from './health.ts';

/** What the last job was stopped by, while nothing newer is known. */
export interface LastStop {
  ended(result: PrintResult): void;
  /** The status to tell where the printer, null if it did not answer, says `now`. */
  temper(now: PrinterStatus, printer: IppPrinter | null): PrinterStatus;
}

/**
 * Once a job is withdrawn, its queue is idle and hinders nothing: told at once, that would be taken for mended, and the job be sent again and
 * again to a printer without paper. So the stop stands for `forMs`, or until the printer itself has said that it cannot print.
 */
export const createLastStop = (forMs: number): LastStop => {
  let last: { readonly status: PrintStop; readonly until: number } | null = null;
  return {
    ended(result) {
      const failed = result.outcome === 'stopped' || result.outcome === 'refused';
      last = failed ? { status: result.status, until: performance.now() + forMs } : null;
    },
    temper(now, printer) {
      if (!canPrint(now)) {
        if (printer && speaksForItself(printer)) last = null;
        return now;
      }
      return last && performance.now() < last.until ? last.status : now;
    },
  };
};
