import type { Paper, Picture } from '../../drivers/ports/printer.ts';
import type { Result } from '../../drivers/ports/result.ts';
import { err } from '../../drivers/ports/result.ts';
import { pngOfBitmap } from '../../drivers/printer/paper/png.ts';
import type { NumberView, TicketPicture } from '../contract/views.ts';
import { drawPaper } from './draw-paper.ts';
import { ANY_ROLL } from './house.ts';
import type { JobFailure, PaperJobs, Printed } from './paper-jobs.ts';
import type { Parts } from './parts.ts';
import { ticketOf } from './ticket-data.ts';
import type { Visit } from './visit.ts';

export type PrintFailure = JobFailure | 'no-number';

export interface Tickets {
  /** Prints the ticket of the visit. A number comes out once, and as often again as the configuration allows. */
  print(visit: Visit, again: boolean): Promise<Result<Printed, PrintFailure>>;
  /** The ticket as it was last drawn, or would be; null while there is no number. */
  picture(visit: Visit): TicketPicture | null;
}

const MM_PER_INCH = 25.4;

export function createTickets(parts: Parts, jobs: PaperJobs): Tickets {
  function draw(visit: Visit, number: NumberView, paper: Paper, reprint: boolean): Picture {
    const picture = drawPaper(parts, ticketOf(parts, visit, number, reprint), paper);
    visit.drawn = { picture, dpi: paper.dpi };
    return picture;
  }

  return {
    async print(visit, again) {
      const { number, numberKey } = visit;
      if (!number || !numberKey) return err('no-number');
      const result = await jobs.print({
        key: numberKey,
        number,
        again,
        elsewhere: number.already && number.paper !== 'not-printed',
        known: () => knownOf(visit, again),
        draw: (paper, reprint) => draw(visit, number, paper, reprint),
      });
      if (result.ok) visit.printed = result.value;
      else if (result.error !== 'reprint-limit') failed(visit, result.error);
      return result;
    },
    picture(visit) {
      const { number } = visit;
      if (!number) return null;
      if (!visit.drawn) draw(visit, number, parts.drivers.printer()?.paper ?? ANY_ROLL, false);
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

/** The same wish a second time (a page that was reloaded) gets what is known, not a second paper. */
const knownOf = ({ printed }: Visit, again: boolean): Printed | null =>
  !again && (printed === 'confirmed' || printed === 'sent-unconfirmed') ? printed : null;

/** A copy that failed takes nothing away from the paper that came out before. */
function failed(visit: Visit, failure: JobFailure): void {
  if (visit.printed === null || visit.printed === 'failed' || visit.printed === 'unknown')
    visit.printed = failure === 'unknown' ? 'unknown' : 'failed';
}
