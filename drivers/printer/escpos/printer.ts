import { processIdOf } from '../../codec/escpos.ts';
import type { OpenContext } from '../../define.ts';
import {
  canPrint,
  type JobFate,
  type Paper,
  type Picture,
  type PrinterStatus,
  type PrintMark,
  type PrintResult,
  type PrintStop,
  type TicketPrinter,
} from '../../ports/printer.ts';
import type { ByteLink, OpenLink } from '../../transport/byte-link.ts';
import { createTurn } from '../../transport/turn.ts';
import { jobBytes } from '../models/job.ts';
import type { CutKind, PaperWidth, PrinterModel } from '../models/model.ts';
import { type Conversation, converse } from './conversation.ts';
import { followJob, type Job } from './follow.ts';
import { createInStep } from './in-step.ts';
import type { Opened } from './link.ts';
import type { Patience } from './patience.ts';

export interface Setup {
  readonly open: OpenLink;
  readonly model: PrinterModel;
  readonly paper: { readonly roll: PaperWidth; readonly dots: number };
  readonly cut: CutKind;
  readonly timeouts: Patience;
}

const refused = (status: PrintStop): PrintResult => ({ outcome: 'refused', status });
/** As many jobs have a process id of their own. */
const PROCESS_IDS = 36 ** 4;

/** Logs why the printer cannot be reached, once until that changes. */
const createLinkLog = (log: OpenContext['log']) => {
  let last = 'open';
  return (link: Opened): void => {
    const state = link.ok ? 'open' : link.error;
    if (state === last) return;
    last = state;
    log('printer.link', { state, ...(link.ok || link.detail === undefined ? {} : { detail: link.detail }) });
  };
};

/** More cuts than one are not the job's alone: a test page, or another program, came between. */
const fateOf = (before: PrintMark, after: PrintMark): JobFate => {
  if (after === before + 1) return 'printed';
  return after === before ? 'not-printed' : 'unknown';
};

/** A printer behind one address. Nothing is sent a second time: what to do about a failure is for the caller, who has the journal. */
export const createEscposPrinter = (setup: Setup, context: OpenContext): TicketPrinter => {
  const { model, timeouts } = setup;
  // A printer serves one link at a time.
  const enqueue = createTurn();
  const closing = new AbortController();
  const now = (): number => performance.now();
  const logLink = createLinkLog(context.log);
  /** What the last job was stopped by, until the printer says something else. */
  let stop: PrintStop | null = null;
  const inStep = createInStep(setup);
  const paper: Paper = { width: setup.paper.dots, height: null, dpi: model.dpi };
  // From a place of its own, so that an answer to a job of before a restart is not taken for one's own.
  let jobs = Math.floor(context.now() / 1_000) % PROCESS_IDS;

  /**
   * Gives the link to `use`, in its turn, with what was prepared while it was being opened. The result is told before the link is
   * closed, and the next task waits for that; the end of the stream is said, never a reset, which would make some printers forget
   * what they still hold.
   */
  const withLink = <P, T>(
    signal: AbortSignal,
    prepare: () => P,
    use: (link: Opened, prepared: P) => Promise<T>,
  ): Promise<T> =>
    new Promise((resolve, reject) => {
      enqueue(async () => {
        const ended = AbortSignal.any([signal, closing.signal, context.signal]);
        const opening = setup.open(timeouts.connect, ended);
        // What goes wrong here must not leave the link open.
        const prepared = Promise.resolve().then(prepare);
        prepared.catch(() => undefined);
        const link = await opening;
        if (!ended.aborted) logLink(link);
        await prepared.then((value) => use(link, value)).then(resolve, reject);
        if (link.ok) await link.value.close(timeouts.close);
      }).catch(reject);
    });

  /** Talks with the printer; `otherwise` where it cannot be reached. */
  const talkWith = <T>(
    signal: AbortSignal,
    otherwise: T,
    talk: (talk: Conversation, link: ByteLink) => Promise<T>,
  ): Promise<T> =>
    withLink(
      signal,
      () => undefined,
      async (link) => (link.ok ? talk(converse(link.value, model, timeouts, now), link.value) : otherwise),
    );

  const status = (signal: AbortSignal): Promise<PrinterStatus> =>
    talkWith<PrinterStatus>(signal, 'offline', async (talk) => {
      const told = await talk.status();
      if (told.ok) stop = null;
      // Behind a full buffer no question reaches the printer: what stopped the job is what it still is.
      return told.ok ? told.value : (stop ?? 'offline');
    });

  const mark = async (signal: AbortSignal): Promise<PrintMark | null> => {
    if (model.cutCounter === null) return null;
    return talkWith<PrintMark | null>(signal, null, (talk, link) => inStep.mark(link, talk));
  };

  const send = async (link: Opened, job: Job): Promise<PrintResult> => {
    if (!link.ok) return refused('offline');
    const talk = converse(link.value, model, timeouts, now);
    const before = await talk.status();
    if (!before.ok) return refused('offline');
    const { value } = before;
    if (!canPrint(value)) return refused(value);
    // What it does not hear, it would print at some other time, or take for dots.
    if (!(await inStep.prepare(link.value, talk))) return refused(stop ?? 'offline');
    const followed = await followJob(link.value, talk, job, model, timeouts, now);
    inStep.note(followed);
    stop = followed.result.outcome === 'stopped' ? followed.result.status : null;
    return followed.result;
  };

  const print = async (picture: () => Picture, jobId: string, signal: AbortSignal): Promise<PrintResult> => {
    const started = now();
    let length = 0;
    const draw = (): Job => {
      jobs = (jobs + 1) % PROCESS_IDS;
      const settings = { paper: setup.paper.roll, cut: setup.cut, jobId: jobs };
      const bytes = jobBytes(picture(), model, settings);
      length = bytes.length;
      return { bytes, processId: processIdOf(jobs) };
    };
    const result = await withLink(signal, draw, send);
    context.log('printer.job', {
      job: jobId,
      outcome: 'status' in result ? `${result.outcome} ${result.status}` : result.outcome,
      bytes: length,
      ms: Math.round(now() - started),
    });
    return result;
  };

  return {
    paper,
    status,
    mark,
    print,
    query: async (_jobId, before, signal) => {
      if (before === null) return 'unknown';
      const after = await talkWith<PrintMark | null>(signal, null, (talk, link) =>
        inStep.cutsInTurn(link, talk),
      );
      const fate = after === null ? 'unknown' : fateOf(before, after);
      inStep.noteFate(fate);
      return fate;
    },
    close: async () => {
      closing.abort();
      await enqueue(async () => undefined);
    },
  };
};
