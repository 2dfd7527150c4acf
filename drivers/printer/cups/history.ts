import type { IppJob, IppPrinter } from '../../codec/ipp-answer.ts';
import type { JobFate } from '../../ports/printer.ts';

/**
 * Nothing more comes of the job. One that was cancelled is in that state at once, while CUPS gives its backend up to JobKillDelay (30 s) to
 * end, in which the device may still get the rest of it. The word for that can stay with the job for ever: it counts while the printer is `busy`.
 */
export const isOver = ({ state, reasons }: IppJob, busy: boolean): boolean =>
  state === 'completed' ||
  ((state === 'canceled' || state === 'aborted') && !(busy && reasons.includes('processing-to-stop-point')));

export const isBusy = ({ state }: IppPrinter): boolean => state === 'processing';

/** The job of that name; the newest where there should be several. */
export const named = (jobs: readonly IppJob[], name: string): IppJob | null =>
  jobs.reduce<IppJob | null>(
    (found, job) => (job.name === name && job.id > (found?.id ?? 0) ? job : found),
    null,
  );

/**
 * What became of the job. One that is not in the list tells nothing: it may never have been there, be forgotten, or be lost with the power,
 * for CUPS writes its list to disk half a minute late (DirtyCleanInterval), printers never.
 */
export const fateOf = (
  jobs: readonly IppJob[],
  name: string,
  printer: { readonly busy: boolean; readonly confirms: boolean },
): JobFate => {
  const job = named(jobs, name);
  if (!job || !isOver(job, printer.busy)) return 'unknown';
  if (job.state !== 'completed') return 'not-printed';
  return printer.confirms ? 'printed' : 'sent';
};
