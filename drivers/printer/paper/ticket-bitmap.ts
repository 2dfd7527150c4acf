import type { Bitmap } from '../../codec/bitmap.ts';
import type { Ticket } from '../../ports/printer.ts';
import { LAYOUTS, type TicketLayout } from './layout.ts';
import { createPen } from './pen.ts';
import { qrBitmap } from './qr-bitmap.ts';
import { TICKET_WORDS } from './words.ts';

export type PaperWidth = TicketLayout['width'];

/** Of the size of type: the height of a digit of Be Vietnam Pro. */
const DIGIT_HEIGHT = 0.7;
const DIGIT_STEPS = [1, 0.85, 0.7, 0.55, 0.4, 0.3];

/** `Phòng 201`, and `Phòng khám A` where the name says it already. */
const withWord = (word: string, name: string): string =>
  name.toLowerCase().startsWith(word.toLowerCase()) ? name : `${word} ${name}`;

/**
 * Draws a queue ticket for paper of 80 mm (576 dots) or 58 mm (384 dots) at 203 dpi. Long names wrap and shrink; nothing is cut.
 * `loadTicketFonts` must have succeeded.
 */
export const ticketBitmap = (ticket: Ticket, width: PaperWidth): Bitmap => {
  const layout = LAYOUTS[width];
  const words = TICKET_WORDS[ticket.language];
  const { gap } = layout;
  const pen = createPen(width, layout.margin);

  if (ticket.reprint) {
    pen.bar(words.reprint, layout.mark);
    pen.space(gap / 2);
  }
  pen.write(ticket.hospital, { sizes: layout.hospital, weight: 700, maxLines: 2 });
  pen.space(gap / 2);
  pen.rule();
  pen.space(gap / 2);

  pen.write(words.title, { sizes: [layout.title], weight: 700, maxLines: 1 });
  pen.space(gap);
  const digits = DIGIT_STEPS.map((step) => Math.round((layout.digits / DIGIT_HEIGHT) * step));
  pen.write(ticket.number, { sizes: digits, weight: 800, maxLines: 1, grain: 'coarse', flat: true });
  pen.space(gap / 2);

  pen.write(ticket.clinic, { sizes: layout.clinic, weight: 800, maxLines: 2 });
  pen.write(ticket.department, { sizes: layout.department, weight: 500, maxLines: 2 });
  pen.space(gap / 2);
  const place = `${withWord(words.room, ticket.room)} – ${withWord(words.floor, ticket.floor)}`;
  pen.write(place, { sizes: layout.place, weight: 800, maxLines: 1 });
  pen.space(gap / 2);
  pen.rule();
  pen.space(gap / 2);

  if (ticket.waiting !== null) {
    pen.write(`${words.waiting}: ${ticket.waiting}`, { sizes: layout.fact, weight: 700, maxLines: 1 });
  }
  if (ticket.note !== null) pen.write(ticket.note, { sizes: layout.note, weight: 500, maxLines: 2 });
  pen.write(`${words.number} ${ticket.number} – ${ticket.time}`, {
    sizes: layout.fact,
    weight: 500,
    maxLines: 1,
  });
  pen.space(gap);
  pen.picture(qrBitmap(ticket.qr), layout.qrModule);
  pen.space(gap);
  pen.write(words.please, { sizes: layout.please, weight: 700, maxLines: 2 });
  return pen.finish();
};
