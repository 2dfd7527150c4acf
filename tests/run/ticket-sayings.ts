import type { LayoutWords, Ticket, TicketLayouts } from '../../drivers/ports/ticket.ts';
import { fillWords, lineFields, ticketFields } from '../../drivers/printer/paper/fields.ts';

/**
 * All that a ticket says, as its layout fills it in, a text a line of words; numbers to be read from afar are too large for OCR, and
 * stand in small type, too.
 */
export const sayings = (ticket: Ticket, layouts: TicketLayouts): readonly string[] => {
  const fields = ticketFields(ticket);
  const fill = (words: LayoutWords): string | null => fillWords(words, ticket.language, fields);
  return layouts[ticket.kind].flatMap((block) => {
    if ('when' in block && block.when !== null && (fields.get(block.when) ?? null) === null) return [];
    const text = 'text' in block ? fill(block.text) : 'bar' in block ? fill(block.bar) : null;
    if (text !== null) return 'digits' in block && block.digits ? [] : [text];
    if ('row' in block) {
      const [label, value] = block.row.map(fill);
      return label === null || value === null ? [] : [`${label} ${value}`];
    }
    return 'eachLine' in block
      ? lineFields(ticket).map((line) => `${line.get('label')} ${line.get('amount')}`)
      : [];
  });
};

/** What of a ticket OCR has to read letter by letter: where to go, what to pay, and what it is found by. */
export const exactValues = (ticket: Ticket): readonly string[] => {
  const fields = ticketFields(ticket);
  return ['number', 'clinic', 'room', 'floor', 'total', 'insurance', 'reference'].flatMap(
    (name) => fields.get(name) ?? [],
  );
};
