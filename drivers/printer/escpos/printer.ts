import type { OpenContext } from '../../define.ts';
import {
  canPrint,
  type PrinterStatus,
  type PrintFailure,
  type PrintMark,
  type PrintOutcome,
  type Ticket,
  type TicketPrinter,
} from '../../ports/printer.ts';
import { err, ok, type Result } from '../../ports/result.ts';
import { connectTcp, type TcpFailure, type TcpLink } from '../../transport/tcp.ts';
import { converse, type JobEnd } from './conversation.ts';
import { jobBytes } from './job.ts';
import type { EscposOptions } from './options.ts';

/** Runs one task after the other: a printer serves one connection. */
const createQueue = () => {
  let last: Promise<unknown> = Promise.resolve();
  return <T>(task: () => Promise<T>): Promise<T> => {
    const run = last.then(task, task);
    last = run.catch(() => undefined);
    return run;
  };
};

const outcomeOf = (end: JobEnd): Result<PrintOutcome, PrintFailure> => {
  if (end.kind === 'confirmed') return ok('confirmed');
  if (end.kind === 'still-ready') return ok('sent-unconfirmed');
  return end.kind === 'stopped' ? err(end.status) : err('unknown', end.kind);
};

/** A printer on one TCP port. Nothing is sent a second time: what to do about a failure is for the caller, who has the journal. */
export const createEscposPrinter = (options: EscposOptions, context: OpenContext): TicketPrinter => {
  const { timeouts } = options;
  const enqueue = createQueue();
  const closing = new AbortController();
  const clock = (): number => performance.now();

  /**
   * Gives the connection to `use`, in its turn. The result is told before the connection is closed, and the next task waits for
   * that; the end of the stream is said, never a reset, which would make some printers forget what they still hold.
   */
  const withLink = <T>(
    signal: AbortSignal,
    use: (link: Result<TcpLink, TcpFailure>) => Promise<T>,
    meanwhile?: () => void,
  ): Promise<T> =>
    new Promise((resolve, reject) => {
      enqueue(async () => {
        const all = AbortSignal.any([signal, closing.signal, context.signal]);
        const connecting = connectTcp(options, timeouts.connect, all);
        meanwhile?.();
        const link = await connecting;
        await use(link).then(resolve, reject);
        if (link.ok) await link.value.close(timeouts.close);
      }).catch(reject);
    });

  const status = (signal: AbortSignal): Promise<PrinterStatus> =>
    withLink(signal, async (link) => {
      if (!link.ok) return 'offline';
      const told = await converse(link.value, timeouts, clock).status();
      return told.ok ? told.value : 'offline';
    });

  const mark = async (signal: AbortSignal): Promise<PrintMark | null> => {
    if (!options.counter) return null;
    return withLink(signal, async (link) => (link.ok ? converse(link.value, timeouts, clock).cuts() : null));
  };

  const send = async (
    link: Result<TcpLink, TcpFailure>,
    bytes: Uint8Array,
  ): Promise<Result<PrintOutcome, PrintFailure>> => {
    if (!link.ok) return err('offline', link.error);
    const talk = converse(link.value, timeouts, clock);
    const before = await talk.status();
    if (!before.ok) return err('offline', before.error);
    if (!canPrint(before.value))
      return before.value === 'ready' || before.value === 'paper-low' ? err('fault') : err(before.value);
    const written = await link.value.write(bytes, timeouts.write);
    if (!written.ok && written.error === 'lost') return err('unknown', 'lost');
    return outcomeOf(await talk.follow(options.confirm));
  };

  const print = async (
    ticket: Ticket,
    jobId: string,
    signal: AbortSignal,
  ): Promise<Result<PrintOutcome, PrintFailure>> => {
    const started = clock();
    let bytes = new Uint8Array();
    // Drawn while the connection is being made.
    const draw = (): void => {
      bytes = new Uint8Array(jobBytes(ticket, options));
    };
    const result = await withLink(signal, (link) => send(link, bytes), draw);
    context.log('printer.job', {
      job: jobId,
      outcome: result.ok ? result.value : result.error,
      bytes: bytes.length,
      ms: Math.round(clock() - started),
    });
    return result;
  };

  return {
    status,
    mark,
    print,
    close: async () => {
      closing.abort();
      await enqueue(async () => undefined);
    },
  };
};
