import type { PrintFailure, PrintOutcome, Ticket } from '../../drivers/ports/printer.ts';
import type { Result } from '../../drivers/ports/result.ts';
import { err, ok } from '../../drivers/ports/result.ts';
import type { Language, NumberView, PrintedView } from '../contract/views.ts';
import { DELAYS } from './delays.ts';
import type { Parts } from './parts.ts';
import type { Visit } from './visit.ts';

/** Outcomes after which a paper is, or may be, in somebody's hand. */
const CAME_OUT: readonly PrintedView[] = ['confirmed', 'sent-unconfirmed', 'unknown'];

export interface Tickets {
  /**
   * Prints the ticket of the visit: an intent with the printer's own counter of cuts is on the disk before the
   * first byte. A number comes out once, and as often again as the configuration allows, whoever asks and when.
   */
  print(
    visit: Visit,
    again: boolean,
  ): Promise<Result<PrintOutcome, PrintFailure | 'no-number' | 'reprint-limit'>>;
}

export function createTickets(parts: Parts): Tickets {
  const { config, drivers, journal, log } = parts;
  let running: Promise<unknown> = Promise.resolve();

  const ticketOf = (number: NumberView, visit: Visit, reprint: boolean): Ticket => ({
    kind: 'queue',
    reprint,
    language: visit.language,
    hospital: config.hospital.name[visit.language],
    number: number.number,
    department: number.department[visit.language],
    clinic: number.clinic[visit.language],
    room: number.room,
    floor: number.floor,
    time: parts.time.stamp(parts.now()),
    waiting: number.waiting,
    note: insuranceNote(visit),
    qr: visit.numberKey ?? visit.key,
  });

  async function printNow(visit: Visit, again: boolean): ReturnType<Tickets['print']> {
    const { number, numberKey } = visit;
    if (!number || !numberKey) return err('no-number');
    // The same wish a second time (a page that was reloaded) gets what is known, not a second paper.
    if (!again && (visit.printed === 'confirmed' || visit.printed === 'sent-unconfirmed'))
      return ok(visit.printed);
    const printer = drivers.printer();
    if (!printer) return err('offline');
    const mark = await printer.mark(AbortSignal.timeout(DELAYS.printerStatus));
    if (cameOutLate(visit, mark)) return ok(settle(visit, 'confirmed'));
    const copies = journal.count(numberKey, 'print', CAME_OUT);
    if (copies > config.visit.reprints) return err('reprint-limit');

    const reprint = copies > 0 || number.already;
    const payload = { number, mark };
    const intent = journal.open('print', numberKey, payload);
    log('intent.opened', { intent, kind: 'print' });
    const result = await printer.print(
      ticketOf(number, visit, reprint),
      intent,
      AbortSignal.timeout(DELAYS.print),
    );
    const outcome = result.ok ? result.value : result.error;
    journal.close(intent, 'print', outcome);
    log('intent.closed', { intent, kind: 'print', outcome });
    if (result.ok) return ok(settle(visit, result.value));
    visit.stopped = { intent, mark };
    visit.printed = result.error === 'unknown' ? 'unknown' : (visit.printed ?? 'failed');
    return result;
  }

  /** A job that stopped for want of paper is finished by the printer itself once it is mended: its counter tells. */
  function cameOutLate({ stopped }: Visit, mark: number | null): boolean {
    if (!stopped || stopped.mark === null || mark === null || mark <= stopped.mark) return false;
    journal.close(stopped.intent, 'print', 'confirmed');
    log('intent.closed', { intent: stopped.intent, kind: 'print', outcome: 'confirmed' });
    return true;
  }

  function settle(visit: Visit, outcome: PrintOutcome): PrintOutcome {
    visit.stopped = null;
    visit.printed = outcome;
    return outcome;
  }

  return {
    print(visit, again) {
      const next = running.then(() => printNow(visit, again));
      running = next;
      return next;
    },
  };
}

const NOTES: Record<'covered' | 'not-covered' | 'no-answer', Record<Language, string>> = {
  covered: { vi: 'BHYT: có', en: 'Health insurance: yes' },
  'not-covered': { vi: 'BHYT: không', en: 'Health insurance: no' },
  'no-answer': { vi: 'BHYT: kiểm tra lại tại quầy', en: 'Health insurance: to be checked at the desk' },
};
const insuranceNote = (visit: Visit): string | null =>
  visit.insurance && NOTES[visit.insurance.status][visit.language];
