import { setTimeout as sleep } from 'node:timers/promises';
import type { IppJob, IppPrinter } from '../../codec/ipp-answer.ts';
import { canPrint, type PrinterStatus, type PrintResult, type PrintStop } from '../../ports/printer.ts';
import { confirms, hindranceOf, isHandedOver, statusOf } from './health.ts';
import { isBusy, isOver } from './history.ts';
import type { CupsOptions } from './options.ts';
import type { Talk } from './talk.ts';

/** Follows a job that the printer has taken to its end, `before` being the printer as it was then. */
export type Follow = (taken: IppJob, before: IppPrinter, signal: AbortSignal) => Promise<PrintResult>;

const UNKNOWN: PrintResult = { outcome: 'unknown' };

/** Waits; false where the signal ended it. */
const pause = async (ms: number, signal: AbortSignal): Promise<boolean> => {
  try {
    await sleep(ms, undefined, { signal });
    return true;
  } catch (error) {
    if (signal.aborted) return false;
    throw error;
  }
};

const isHeld = ({ state }: IppJob): boolean => state === 'pending-held' || state === 'processing-stopped';

/** Whether the device may have the whole job. What a printer that is no CUPS works on, it has. */
const mayBeOut = (job: IppJob, printer: IppPrinter | null): boolean => {
  if (printer === null) return true;
  if (printer.cupsVersion === null) return job.state === 'processing' || job.state === 'processing-stopped';
  return isHandedOver(printer);
};

const stopped = (status: PrinterStatus, otherwise: PrintStop): PrintResult => ({
  outcome: 'stopped',
  status: canPrint(status) ? otherwise : status,
});

const ending = (job: IppJob, before: IppPrinter, printer: IppPrinter | null): PrintResult =>
  job.state === 'completed'
    ? { outcome: confirms(before) ? 'confirmed' : 'sent-unconfirmed' }
    : stopped(printer ? hindranceOf(printer) : 'ready', 'fault');

export const createFollow = (talk: Talk, { timeouts }: CupsOptions): Follow => {
  /** Takes the job out of the queue, so that it does not come out later with nobody there, and asks what became of it. */
  const withdraw = async (
    job: IppJob,
    before: IppPrinter,
    reason: PrintResult,
    signal: AbortSignal,
  ): Promise<PrintResult> => {
    await talk.cancel(job.id, signal);
    const until = performance.now() + timeouts.cancel;
    do {
      const printer = await talk.printer(signal);
      const now = await talk.job(job.id, signal);
      if (!now.ok || !printer.ok) return UNKNOWN;
      if (now.value.state === 'completed') return ending(now.value, before, printer.value);
      if (isOver(now.value, isBusy(printer.value))) return reason;
    } while ((await pause(timeouts.poll, signal)) && performance.now() < until);
    return UNKNOWN;
  };

  /** The job does not get on. */
  const stuck = async (
    job: IppJob,
    before: IppPrinter,
    printer: IppPrinter | null,
    signal: AbortSignal,
  ): Promise<PrintResult> => {
    const status = printer ? statusOf(printer, true) : 'ready';
    if (!mayBeOut(job, printer) || !canPrint(status))
      return withdraw(job, before, stopped(status, 'offline'), signal);
    // Nothing hinders it: it is printing slowly, and to withdraw it would cut it, or say too little of it.
    return printer && !confirms(before) ? { outcome: 'sent-unconfirmed' } : UNKNOWN;
  };

  return async (taken, before, signal) => {
    const until = performance.now() + timeouts.confirm;
    let job = taken;
    for (;;) {
      const told = await talk.printer(signal);
      const printer = told.ok ? told.value : null;
      if (isOver(job, printer === null || isBusy(printer))) return ending(job, before, printer);
      const late = performance.now() >= until;
      const hindered = printer !== null && !canPrint(hindranceOf(printer));
      if (isHeld(job) || hindered || late) return stuck(job, before, printer, signal);
      if (!(await pause(timeouts.poll, signal))) return UNKNOWN;
      const now = await talk.job(taken.id, signal);
      // A server that is gone for a moment has not lost the job; one that does not know it any more has.
      if (now.ok) job = now.value;
      else if (now.error === 'refused') return UNKNOWN;
    }
  };
};
