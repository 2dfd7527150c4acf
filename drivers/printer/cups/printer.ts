import type { IppPrinter } from '../../codec/ipp-answer.ts';
import type { OpenContext } from '../../define.ts';
import { canPrint, type PrinterStatus, type PrintResult, type TicketPrinter } from '../../ports/printer.ts';
import type { Result } from '../../ports/result.ts';
import type { CupsDocuments } from './documents.ts';
import { createFollow } from './follow.ts';
import { statusOf } from './health.ts';
import { fateOf, isBusy, named } from './history.ts';
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
  const closing = new AbortController();
  const follow = createFollow(talk, options);
  const ended = (signal: AbortSignal): AbortSignal =>
    AbortSignal.any([signal, closing.signal, context.signal]);
  const note = (event: string, { error, detail = '' }: { error: TalkFailure; detail?: string }): void =>
    context.log(event, { error, detail });

  const tell = (told: Result<IppPrinter, TalkFailure>): PrinterStatus => {
    if (told.ok) return statusOf(told.value);
    note('printer.no-status', told);
    return STATUS_OF[told.error];
  };

  const send = async (
    document: Uint8Array,
    jobId: string,
    before: IppPrinter,
    signal: AbortSignal,
  ): Promise<PrintResult> => {
    const sent = await talk.send(jobId, document, signal);
    if (sent.ok) return follow(sent.value, before, signal);
    note('printer.not-taken', sent);
    if (sent.error !== 'no-answer') return { outcome: 'refused', status: STATUS_OF[sent.error] };
    // The answer was lost; the job may be there all the same. It is looked for, never sent again.
    const jobs = await talk.jobs(signal);
    const job = jobs.ok ? named(jobs.value, jobId) : null;
    return job ? follow(job, before, signal) : { outcome: 'unknown' };
  };

  const print: TicketPrinter['print'] = async (picture, jobId, signal) => {
    const started = performance.now();
    const all = ended(signal);
    const asked = talk.printer(all);
    // Drawn while the printer is being reached.
    const document = documents.make(picture());
    const before = await asked;
    const status = tell(before);
    let result: PrintResult;
    if (!canPrint(status)) result = { outcome: 'refused', status };
    else if (!before.ok || all.aborted) result = { outcome: 'refused', status: 'offline' };
    else result = await send(document, jobId, before.value, all);
    context.log('printer.job', {
      job: jobId,
      ...result,
      bytes: document.length,
      ms: Math.round(performance.now() - started),
    });
    return result;
  };

  return {
    paper: documents.paper,
    print,
    status: async (signal) => tell(await talk.printer(ended(signal))),
    // The name of the job is what the printer is asked by.
    mark: async () => null,
    query: async (jobId, _, signal) => {
      const all = ended(signal);
      const printer = await talk.printer(all);
      const jobs = await talk.jobs(all);
      return jobs.ok ? fateOf(jobs.value, jobId, !printer.ok || isBusy(printer.value)) : 'unknown';
    },
    close: async () => closing.abort(),
  };
};
