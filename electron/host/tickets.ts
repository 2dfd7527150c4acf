import type { Paper, Picture, PrintResult, PrintStop, TicketPrinter } from '../../drivers/ports/printer.ts';
import { canPrint } from '../../drivers/ports/printer.ts';
import type { Result } from '../../drivers/ports/result.ts';
import { err, ok } from '../../drivers/ports/result.ts';
import { drawTicket } from '../../drivers/printer/paper/draw-ticket.ts';
import { missingLetters } from '../../drivers/printer/paper/glyphs.ts';
import { pngOfBitmap } from '../../drivers/printer/paper/png.ts';
import type { NumberView, TicketPicture } from '../contract/views.ts';
import { DELAYS } from './delays.ts';
import { ANY_ROLL } from './house.ts';
import { copiesOf, OUTCOME_OF, openJobs } from './paper-fate.ts';
import type { Parts } from './parts.ts';
import { queueTicket } from './ticket-data.ts';
import type { Visit } from './visit.ts';

export type PrintFailure = PrintStop | 'unknown' | 'no-number' | 'reprint-limit';
type Printed = 'confirmed' | 'sent-unconfirmed';

export interface Tickets {
  /**
   * Prints the ticket of the visit: an intent with what the printer can be asked by is on the disk before the first
   * byte. A number comes out once, and as often again as the configuration allows, whoever asks and when.
   */
  print(visit: Visit, again: boolean): Promise<Result<Printed, PrintFailure>>;
  /** The ticket as it was last drawn, or would be; null while there is no number. */
  picture(visit: Visit): TicketPicture | null;
}

const MM_PER_INCH = 25.4;
/** So many more papers of which nobody knows whether they came out, before the desk takes over. */
const MORE_UNCLEAR = 2;

export function createTickets(parts: Parts): Tickets {
  const { config, drivers, journal, log } = parts;

  function draw(visit: Visit, number: NumberView, paper: Paper, reprint: boolean): Picture {
    const ticket = queueTicket(parts, visit, number, reprint);
    const missing = missingLetters(Object.values(ticket).join(' '));
    if (missing > 0) log('ticket.letters', { missing });
    const picture = drawTicket(ticket, paper, parts.house);
    visit.drawn = { picture, dpi: paper.dpi };
    return picture;
  }

  function close(intent: string, outcome: string): void {
    journal.close(intent, 'print', outcome);
    log('intent.closed', { intent, kind: 'print', outcome });
  }

  async function printNow(visit: Visit, again: boolean): ReturnType<Tickets['print']> {
    const { number, numberKey } = visit;
    if (!number || !numberKey) return err('no-number');
    // The same wish a second time (a page that was reloaded) gets what is known, not a second paper.
    if (!again && (visit.printed === 'confirmed' || visit.printed === 'sent-unconfirmed'))
      return ok(visit.printed);
    const printer = drivers.printer();
    if (!printer) return failed(visit, 'offline');
    const left = await settleLeft(printer, numberKey, again);
    if (left === 'confirmed' || left === 'sent-unconfirmed') return came(visit, left);
    if (left !== null) return failed(visit, left);
    const { out, unclear } = copiesOf(journal, numberKey);
    const { reprints } = config.visit;
    if (out > reprints || out + unclear > reprints + MORE_UNCLEAR) return err('reprint-limit');

    const reprint = out + unclear > 0 || (number.already && number.paper !== 'not-printed');
    const mark = await printer.mark(AbortSignal.timeout(DELAYS.printerStatus));
    const intent = journal.open('print', numberKey, { number, mark });
    log('intent.opened', { intent, kind: 'print' });
    const picture = () => draw(visit, number, printer.paper, reprint);
    try {
      return conclude(visit, intent, await printer.print(picture, intent, AbortSignal.timeout(DELAYS.print)));
    } catch (error) {
      // What could not be drawn was not sent.
      if (journal.isOpen(intent)) close(intent, 'not-printed');
      throw error;
    }
  }

  /**
   * Asks after jobs whose end nobody has seen, before anything is printed anew: a printer that ran out of paper may have
   * gone on by itself, and the next job would count as theirs. What it cannot tell of this number is only passed over when
   * the patient, who sees the slot, says so.
   */
  async function settleLeft(
    printer: TicketPrinter,
    numberKey: string,
    again: boolean,
  ): Promise<Printed | PrintStop | 'unknown' | null> {
    const jobs = openJobs(journal);
    if (jobs.length === 0) return null;
    const status = await printer.status(AbortSignal.timeout(DELAYS.printerStatus));
    if (!canPrint(status)) return status;
    let known: Printed | null = null;
    for (const { id, visit, payload } of jobs) {
      const fate = await printer.query(id, payload.mark, AbortSignal.timeout(DELAYS.printerJob));
      if (fate === 'unknown' && visit === numberKey && !again) return 'unknown';
      close(id, OUTCOME_OF[fate]);
      if (visit !== numberKey) continue;
      if (fate === 'printed') known = 'confirmed';
      if (fate === 'sent') known ??= 'sent-unconfirmed';
    }
    return known;
  }

  /** A job that was stopped or lost in the middle stays open: it is asked after before the next one. */
  function conclude(
    visit: Visit,
    intent: string,
    result: PrintResult,
  ): Awaited<ReturnType<Tickets['print']>> {
    switch (result.outcome) {
      case 'confirmed':
      case 'sent-unconfirmed':
        close(intent, result.outcome);
        return came(visit, result.outcome);
      case 'refused':
        close(intent, result.status);
        return failed(visit, result.status);
      case 'stopped':
      case 'unknown':
        log('intent.kept', { intent, kind: 'print', why: result.outcome });
        return failed(visit, result.outcome === 'stopped' ? result.status : 'unknown');
    }
  }

  function came(visit: Visit, outcome: Printed): Result<Printed, never> {
    visit.printed = outcome;
    return ok(outcome);
  }

  /** A copy that failed takes nothing away from the paper that came out before. */
  function failed(visit: Visit, failure: PrintStop | 'unknown'): Result<never, PrintFailure> {
    if (visit.printed === null || visit.printed === 'failed' || visit.printed === 'unknown')
      visit.printed = failure === 'unknown' ? 'unknown' : 'failed';
    return err(failure);
  }

  return {
    print: (visit, again) => parts.printing(() => printNow(visit, again)),
    picture(visit) {
      const { number } = visit;
      if (!number) return null;
      if (!visit.drawn) draw(visit, number, drivers.printer()?.paper ?? ANY_ROLL, false);
      const { drawn } = visit;
      if (!drawn) return null;
      const millimetres = (dots: number): number => (dots / drawn.dpi) * MM_PER_INCH;
      const png = Buffer.from(pngOfBitmap(drawn.picture));
      return {
        url: `data:image/png;base64,${png.toString('base64')}`,
        width: millimetres(drawn.picture.width),
        height: millimetres(drawn.picture.height),
      };
    },
  };
}
