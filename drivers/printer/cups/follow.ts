import { setTimeout as sleep } from 'node:timers/promises';
import type { IppJob, IppPrinter } from '../../codec/ipp-answer.ts';
import { canPrint, type PrinterStatus, type PrintResult, type PrintStop } from '../../ports/printer.ts';
import { confirms, createHearing, hindranceOf, isHandedOver, statusOf } from './health.ts';
import { isBusy, isOver } from './history.ts';
import type { CupsOptions } from './options.ts';
import type { Talk } from './talk.ts';

/**
 * Follows a job that the printer has taken to its end, `before` being the printer as it was then. When the caller's `signal` or the driver's own
 * `patience` is over, what has not come out is withdrawn first, for which there is another `timeouts.cancel`.
 */
export type Follow = (
  taken: IppJob,
  before: IppPrinter,
  signal: AbortSignal,
  patience: AbortSignal,
) => Promise<PrintResult>;

type Hearing = ReturnType<typeof createHearing>;

/** `printer`: null where it did not answer. */
interface Sight {
  readonly job: IppJob;
  readonly printer: IppPrinter | null;
}

const UNKNOWN: PrintResult = { outcome: 'unknown' };

/** Waits; false where the signal ended it. */
export const pause = async (ms: number, signal: AbortSignal): Promise<boolean> => {
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
const mayBeOut = (job: IppJob, printer: IppPrinter): boolean => {
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
    own: AbortSignal,
  ): Promise<PrintResult> => {
    let heard = false;
    do {
      if (!heard) {
        const told = await talk.cancel(job.id, own);
        heard = told.ok || told.error === 'refused';
      }
      const printer = await talk.printer(own);
      const now = await talk.job(job.id, own);
      if (!now.ok && now.error === 'refused') return UNKNOWN;
      if (now.ok && now.value.state === 'completed')
        return ending(now.value, before, printer.ok ? printer.value : null);
      if (now.ok && printer.ok && isOver(now.value, isBusy(printer.value))) return reason;
    } while (await pause(timeouts.poll, own));
    return UNKNOWN;
  };

  /** Job and printer as they are now, asked until both answer; null where they do not, or the job is forgotten. */
  const look = async (job: IppJob, own: AbortSignal): Promise<Sight | null> => {
    do {
      const printer = await talk.printer(own);
      const now = await talk.job(job.id, own);
      if (printer.ok && now.ok) return { job: now.value, printer: printer.value };
      if (!now.ok && now.error === 'refused') return null;
    } while (await pause(timeouts.poll, own));
    return null;
  };

  /** The job does not get on, or nobody waits for it any more (`ended`). Has its own time, whatever the caller's is. */
  const giveUp = async (
    { job, printer }: Sight,
    before: IppPrinter,
    hear: Hearing,
    ended: boolean,
  ): Promise<PrintResult> => {
    const own = AbortSignal.timeout(timeouts.cancel);
    const sight = printer && !ended ? { job, printer } : await look(job, own);
    if (!sight?.printer) return UNKNOWN;
    const now = hear(sight.printer);
    if (isOver(sight.job, isBusy(now))) return ending(sight.job, before, sight.printer);
    const status = statusOf(now, true);
    if (!mayBeOut(sight.job, now) || !canPrint(status))
      return withdraw(job, before, ended ? UNKNOWN : stopped(status, 'offline'), own);
    // Nothing hinders it: it is printing slowly, and to withdraw it would cut it, or say too little of it.
    return ended || confirms(before) ? UNKNOWN : { outcome: 'sent-unconfirmed' };
  };

  return async (taken, before, signal, patience) => {
    const within = AbortSignal.any([signal, patience]);
    const hear = createHearing(before, timeouts.heard);
    let job = taken;
    for (;;) {
      const told = await talk.printer(within);
      const said = told.ok ? told.value : null;
      if (isOver(job, said === null || isBusy(said))) return ending(job, before, said);
      const hindered = said !== null && !canPrint(hindranceOf(hear(said)));
      if (isHeld(job) || hindered || within.aborted)
        return giveUp({ job, printer: said }, before, hear, signal.aborted);
      if (!(await pause(timeouts.poll, within))) continue;
      const now = await talk.job(taken.id, within);
      // A server that is gone for a moment has not lost the job; one that does not know it any more has.
      if (now.ok) job = now.value;
      else if (now.error === 'refused') return UNKNOWN;
    }
  };
};
