import type { Bitmap } from '../../codec/bitmap.ts';
import type { Paper } from '../../ports/printer.ts';
import type { Ticket } from '../../ports/ticket.ts';
import { contentOf, drawBlock } from './blocks.ts';
import type { House } from './house.ts';
import { createPen } from './pen.ts';

/** A sheet is a letter on a table, not a slip in the hand: it is drawn so many times as large, the first with which one sheet is enough. */
const ENLARGED = [1.4, 1.2, 1];

/**
 * Draws a ticket as its hospital lays it out: on a roll as long as it must be, on sheets one bitmap of as many whole sheets as it
 * takes, one below the other. The width is that of the paper, rounded down to a multiple of 16 dots. Long texts wrap and shrink;
 * nothing is cut, and a letter that the typeface lacks is printed as its twin or `?`.
 */
export const drawTicket = (ticket: Ticket, paper: Paper, { layouts, logo }: House): Bitmap => {
  const content = contentOf(ticket, logo);
  const draw = (enlarged: number): Bitmap => {
    const pen = createPen(paper, enlarged);
    for (const block of layouts[ticket.kind]) drawBlock(pen, block, content);
    return pen.finish();
  };
  if (paper.height === null) return draw(1);
  const [largest = 1, ...others] = ENLARGED;
  return others.reduce(
    (bitmap, enlarged) => (bitmap.height === paper.height ? bitmap : draw(enlarged)),
    draw(largest),
  );
};
