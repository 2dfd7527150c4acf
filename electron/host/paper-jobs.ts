import type { Paper, Picture, PrintResult, PrintStop, TicketPrinter } from '../../drivers/ports/printer.ts';
import { canPrint } from '../../drivers/ports/printer.ts';
import type { Result } from '../../drivers/ports/result.ts';
import { err, ok } from '../../drivers/ports/result.ts';
import type { NumberView } from '../contract/views.ts';
import { DELAYS } from './delays.ts';
import { copiesOf, OUTCOME_OF } from './paper-fate.ts';
import type { Parts } from './parts.ts';

export type Printed = 'confirmed' | 'sent-unconfirmed';
export type JobFailure = PrintStop | 'unknown' | 'reprint-limit';

/** One paper that is wanted. */
export interface PaperWish {
  /** What it is the paper of: all copies of one thing have one key. */
  readonly key: string;
  readonly number: NumberView | null;
  /** On the patient's wish, who sees the slot. */
  readonly again: boolean;
  /** It came out before, at another kiosk or the desk. */
  readonly elsewhere: boolean;
  /** What is known of it when its turn comes; null: it is to be printed. */
  readonly known: () => Printed | null;
  readonly draw: (paper: Paper, reprint: boolean) => Picture;
}

/** Papers that come out once, and as often again as the configuration allows, whoever asks and when. */
export interface PaperJobs {
  /** An intent with what the printer can be asked by is on the disk before the first byte. */
  print(wish: PaperWish): Promise<Result<Printed, JobFailure>>;
}

/** So many more papers of which nobody knows whether they came out, before the desk takes over. */
const MORE_UNCLEAR = 2;

export function createPaperJobs(parts: Parts): PaperJobs {
  const { config, drivers, journal, log } = parts;

  function close(intent: string, outcome: string): void {
    journal.close(intent, 'print', outcome);
    log('intent.closed', { intent, kind: 'print', outcome });
  }

  async function printNow(wish: PaperWish): ReturnType<PaperJobs['print']> {
    const { key, number, again, elsewhere, draw } = wish;
    const known = wish.known();
    if (known) return ok(known);
    const printer = drivers.printer();
    if (!printer) return err('offline');
    const left = await settleLeft(printer, key, again);
    if (left === 'confirmed' || left === 'sent-unconfirmed') return ok(left);
    if (left !== null) return err(left);
    const { out, unclear } = copiesOf(journal, key);
    const { reprints } = config.visit;
    if (out > reprints || out + unclear > reprints + MORE_UNCLEAR) return err('reprint-limit');

    const reprint = out + unclear > 0 || elsewhere;
    const mark = await printer.mark(AbortSignal.timeout(DELAYS.printerStatus));
    const intent = journal.open('print', key, { number, mark });
    log('intent.opened', { intent, kind: 'print' });
    const picture = () => draw(printer.paper, reprint);
    try {
      return conclude(intent, await printer.print(picture, intent, AbortSignal.timeout(DELAYS.print)));
    } catch (error) {
      // What could not be drawn was not sent.
      if (journal.isOpen(intent)) close(intent, 'not-printed');
      throw error;
    }
  }

  /**
   * Asks after jobs whose end nobody has seen, before anything is printed anew: a printer that ran out of paper may have
   * gone on by itself, and the next job would count as theirs. What it cannot tell of this paper is only passed over when
   * the patient, who sees the slot, says so.
   */
  async function settleLeft(
    printer: TicketPrinter,
    key: string,
    again: boolean,
  ): Promise<Printed | PrintStop | 'unknown' | null> {
    const jobs = journal.openOf('print');
    if (jobs.length === 0) return null;
    const status = await printer.status(AbortSignal.timeout(DELAYS.printerStatus));
    if (!canPrint(status)) return status;
    let known: Printed | null = null;
    for (const { id, visit, payload } of jobs) {
      const fate = await printer.query(id, payload.mark, AbortSignal.timeout(DELAYS.printerJob));
      if (fate === 'unknown' && visit === key && !again) return 'unknown';
      close(id, OUTCOME_OF[fate]);
      if (visit !== key) continue;
      if (fate === 'printed') known = 'confirmed';
      if (fate === 'sent') known ??= 'sent-unconfirmed';
    }
    return known;
  }

  /** A job that was stopped or lost in the middle stays open: it is asked after before the next one. */
  function conclude(intent: string, result: PrintResult): Result<Printed, JobFailure> {
    switch (result.outcome) {
      case 'confirmed':
      case 'sent-unconfirmed':
        close(intent, result.outcome);
        return ok(result.outcome);
      case 'refused':
        close(intent, result.status);
        return err(result.status);
      case 'stopped':
      case 'unknown':
        log('intent.kept', { intent, kind: 'print', why: result.outcome });
        return err(result.outcome === 'stopped' ? result.status : 'unknown');
    }
  }

  return { print: (wish) => parts.printing(() => printNow(wish)) };
}
