import type { IppJob, IppPrinter } from '../../codec/ipp-answer.ts';
import type { OpenContext } from '../../define.ts';
import { canPrint, type PrinterStatus, type PrintResult, type TicketPrinter } from '../../ports/printer.ts';
import type { Result } from '../../ports/result.ts';
import type { CupsDocuments } from './documents.ts';
import { createFollow, pause } from './follow.ts';
import { confirms, outlookOf } from './health.ts';
import { fateOf, isBusy, named } from './history.ts';
import { createLastStop } from './last-stop.ts';
import type { CupsOptions } from './options.ts';
import type { Talk, TalkFailure } from './talk.ts';

/** What a queue that does not tell its status is. */
const STATUS_OF = {
  unreachable: 'offline',
  'no-answer': 'offline',
  'not-now': 'offline',
  refused: 'fault',
} as const satisfies Record<TalkFailure, PrinterStatus>;

/** A printer behind IPP. The name of a job is its id in the journal: by that it is found again. */
export const createCupsPrinter = (
  options: CupsOptions,
  documents: CupsDocuments,
  talk: Talk,
  context: OpenContext,
): TicketPrinter => {
  const { timeouts } = options;
  const closing = new AbortController();
  const follow = createFollow(talk, options);
  const running = new Set<Promise<unknown>>();
  const lastStop = createLastStop(timeouts.remember);
  const ended = (signal: AbortSignal): AbortSignal =>
    AbortSignal.any([signal, closing.signal, context.signal]);
  const note = (event: string, { error, detail = '' }: { error: TalkFailure; detail?: string }): void =>
    context.log(event, { error, detail });

  const tell = (told: Result<IppPrinter, TalkFailure>): PrinterStatus => {
    if (told.ok) return outlookOf(told.value);
    note('printer.no-status', told);
    return STATUS_OF[told.error];
  };

  /** A job whose answer was lost; null where the printer does not show it in time. */
  const find = async (jobId: string): Promise<IppJob | null> => {
    const own = AbortSignal.timeout(timeouts.cancel);
    do {
      const jobs = await talk.jobs(own);
      const job = jobs.ok ? named(jobs.value, jobId) : null;
      if (job) return job;
    } while (await pause(timeouts.poll, own));
    return null;
  };

  const send = async (
    document: Uint8Array,
    jobId: string,
    before: IppPrinter,
    signal: AbortSignal,
    patience: AbortSignal,
  ): Promise<PrintResult> => {
    const sent = await talk.send(jobId, document, AbortSignal.any([signal, patience]));
    if (sent.ok) return follow(sent.value, before, signal, patience);
    note('printer.not-taken', sent);
    if (sent.error !== 'no-answer') return { outcome: 'refused', status: STATUS_OF[sent.error] };
    // The answer was lost; the job may be there all the same. It is looked for, never sent again.
    const job = await find(jobId);
    return job ? follow(job, before, signal, patience) : { outcome: 'unknown' };
  };

  const printNow: TicketPrinter['print'] = async (picture, jobId, signal) => {
    const started = performance.now();
    const patience = AbortSignal.timeout(timeouts.confirm);
    const all = ended(signal);
    const asked = talk.printer(AbortSignal.any([all, patience]));
    // Drawn while the printer is being reached.
    const document = documents.make(picture());
    const before = await asked;
    const status = tell(before);
    let result: PrintResult;
    if (!canPrint(status)) result = { outcome: 'refused', status };
    else if (!before.ok || all.aborted || patience.aborted)
      result = { outcome: 'refused', status: 'offline' };
    else {
      result = await send(document, jobId, before.value, all, patience);
      lastStop.ended(result);
    }
    context.log('printer.job', {
      job: jobId,
      ...result,
      bytes: document.length,
      ms: Math.round(performance.now() - started),
    });
    return result;
  };

  const print: TicketPrinter['print'] = async (...job) => {
    const work = printNow(...job);
    running.add(work);
    try {
      return await work;
    } finally {
      running.delete(work);
    }
  };

  return {
    paper: documents.paper,
    print,
    status: async (signal) => {
      const told = await talk.printer(ended(signal));
      return lastStop.temper(tell(told), told.ok ? told.value : null);
    },
    // The name of the job is what the printer is asked by.
    mark: async () => null,
    query: async (jobId, _, signal) => {
      const all = ended(signal);
      const printer = await talk.printer(all);
      const jobs = await talk.jobs(all);
      if (!jobs.ok) return 'unknown';
      return fateOf(jobs.value, jobId, {
        busy: !printer.ok || isBusy(printer.value),
        confirms: printer.ok && confirms(printer.value),
      });
    },
    // Jobs on their way are withdrawn first.
    close: async () => {
      closing.abort();
      await Promise.allSettled(running);
    },
  };
};
