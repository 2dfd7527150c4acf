import type { Paper, Picture } from '../../drivers/ports/printer.ts';
import type { Ticket } from '../../drivers/ports/ticket.ts';
import { drawTicket } from '../../drivers/printer/paper/draw-ticket.ts';
import { missingLetters } from '../../drivers/printer/paper/glyphs.ts';
import type { Parts } from './parts.ts';

/** A ticket as dots for this paper; letters that the type does not have are told to the operator. */
export function drawPaper(
  { house, log }: Pick<Parts, 'house' | 'log'>,
  ticket: Ticket,
  paper: Paper,
): Picture {
  const missing = missingLetters(Object.values(ticket).join(' '));
  if (missing > 0) log('ticket.letters', { missing });
  return drawTicket(ticket, paper, house);
}
