import { type IppMessage, parseIpp } from '../../codec/ipp.ts';
import {
  type IppJob,
  type IppPrinter,
  isSuccess,
  JOB_ATTRIBUTES,
  jobsOf,
  PRINTER_ATTRIBUTES,
  printerOf,
} from '../../codec/ipp-answer.ts';
import {
  type IppCaller,
  printCancelJob,
  printGetJobAttributes,
  printGetJobs,
  printGetPrinterAttributes,
  printPrintJob,
} from '../../codec/ipp-request.ts';
import { err, ok, type Result } from '../../ports/result.ts';
import { requestBytes } from '../../transport/http.ts';
import { type CupsOptions, httpUrlOf } from './options.ts';

export type TalkFailure =
  /** Certain that the request did not arrive. */
  | 'unreachable'
  /** The printer says no, or knows nothing of what was asked; `detail` holds its status. */
  | 'refused'
  /** The printer says no for now: it accepts no jobs, or is busy. */
  | 'not-now'
  /** No answer, or none that can be read: the request may have been carried out. */
  | 'no-answer';

type Told<T> = Promise<Result<T, TalkFailure>>;

/** IPP over HTTP (RFC 8010, 4) with one printer or queue. Nothing is sent a second time. */
export interface Talk {
  printer(signal: AbortSignal): Told<IppPrinter>;
  send(jobName: string, document: Uint8Array, signal: AbortSignal): Told<IppJob>;
  job(id: number, signal: AbortSignal): Told<IppJob>;
  /** Every job that the printer remembers, oldest and newest, waiting and done. */
  jobs(signal: AbortSignal): Told<readonly IppJob[]>;
  cancel(id: number, signal: AbortSignal): Told<void>;
}

/** What the document is, as Print-Job names it. */
export interface DocumentKind {
  readonly format: string;
  /** PWG name of the sheet, null for a document that is for the device as it stands. */
  readonly media: string | null;
}

/** Whose the jobs are. A CUPS server on this machine believes it. */
const USER = 'tiep-don';
const MOST_BYTES = 4 * 1024 * 1024;
/** server-error-temporary-error, -not-accepting-jobs, -busy, -printer-is-deactivated (RFC 8011, appendix B). */
const NOT_NOW: ReadonlySet<number> = new Set([0x0505, 0x0506, 0x0507, 0x050a]);

export const createTalk = (options: CupsOptions, kind: DocumentKind): Talk => {
  const url = httpUrlOf(options.to);
  let requests = 0;
  const caller = (): IppCaller => ({ requestId: ++requests, printer: options.to, user: USER });

  const ask = async <T>(
    body: Uint8Array<ArrayBuffer>,
    timeoutMs: number,
    signal: AbortSignal,
    read: (message: IppMessage) => T | null,
  ): Told<T> => {
    const headers = { 'content-type': 'application/ipp', accept: 'application/ipp' };
    const answer = await requestBytes({
      method: 'POST',
      url,
      headers,
      body,
      timeoutMs,
      signal,
      maxBytes: MOST_BYTES,
    });
    if (!answer.ok) return err(answer.error === 'unreachable' ? 'unreachable' : 'no-answer', answer.detail);
    const { status, body: bytes } = answer.value;
    // A server that broke may have done what it was asked; one that says no before it read has not.
    if (status !== 200) return err(status >= 300 && status < 500 ? 'refused' : 'no-answer', `HTTP ${status}`);
    const message = parseIpp(bytes);
    if (!message.ok) return err('no-answer', message.error);
    const { code } = message.value;
    if (!isSuccess(message.value))
      return err(NOT_NOW.has(code) ? 'not-now' : 'refused', `IPP ${code.toString(16).padStart(4, '0')}`);
    const value = read(message.value);
    return value === null ? err('no-answer', 'an answer without what was asked') : ok(value);
  };

  const { timeouts } = options;
  const firstJob = (message: IppMessage): IppJob | null => jobsOf(message)?.[0] ?? null;
  const list = (which: 'completed' | 'not-completed', signal: AbortSignal) =>
    ask(printGetJobs(caller(), which, JOB_ATTRIBUTES), timeouts.answer, signal, jobsOf);

  return {
    printer: (signal) =>
      ask(printGetPrinterAttributes(caller(), PRINTER_ATTRIBUTES), timeouts.answer, signal, printerOf),
    send: (name, document, signal) =>
      ask(printPrintJob(caller(), { name, ...kind }, document), timeouts.send, signal, firstJob),
    job: (id, signal) =>
      ask(printGetJobAttributes(caller(), id, JOB_ATTRIBUTES), timeouts.answer, signal, firstJob),
    // In this order: a job that ends between the two questions is in one of the answers.
    jobs: async (signal) => {
      const waiting = await list('not-completed', signal);
      if (!waiting.ok) return waiting;
      const done = await list('completed', signal);
      return done.ok ? ok([...waiting.value, ...done.value]) : done;
    },
    cancel: async (id, signal) => {
      const told = await ask(printCancelJob(caller(), id), timeouts.answer, signal, () => true);
      return told.ok ? ok(undefined) : told;
    },
  };
};
