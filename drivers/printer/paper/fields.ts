import type { LayoutWords, Ticket } from '../../ports/ticket.ts';

/** Texts by the name that a layout gives in braces; null or absent where it is not known. */
export type Fields = ReadonlyMap<string, string | null>;

/** `150.000 đ`: the blank binds, so that an amount never breaks. */
export const amountText = (amount: number): string =>
  `${String(Math.trunc(amount)).replace(/\B(?=(\d{3})+$)/g, '.')}\u00a0đ`;

const amountOrNull = (amount: number | null): string | null => (amount === null ? null : amountText(amount));

/** A field of which nothing is to be seen is one that is not known. */
const known = (fields: Record<string, string | null>): Fields =>
  new Map(Object.entries(fields).map(([name, text]) => [name, text?.trim() ? text : null]));

const own = (ticket: Ticket): Record<string, string | null> => {
  switch (ticket.kind) {
    case 'queue': {
      const { number, department, clinic, room, floor, waiting, note } = ticket;
      return { number, department, clinic, room, floor, waiting: waiting?.toString() ?? null, note };
    }
    case 'receipt': {
      const { name, number, clinic, method, reference, note } = ticket;
      const insurance = amountOrNull(ticket.insurance);
      return { name, number, clinic, insurance, total: amountText(ticket.total), method, reference, note };
    }
    case 'cashier': {
      const { name, number, clinic, place, reference, note } = ticket;
      return { name, number, clinic, total: amountText(ticket.total), place, reference, note };
    }
    case 'desk': {
      const { reference, clinic, place, note } = ticket;
      return { reference, clinic, place, note };
    }
  }
};

/** The fields of TICKET_FIELDS as texts. `reprint` is known on a copy alone, for `when`. */
export const ticketFields = (ticket: Ticket): Fields => {
  const { hospital, time, reprint } = ticket;
  return known({ hospital, time, reprint: reprint ? 'x' : null, ...own(ticket) });
};

/** The fields of each line of a bill; none on a ticket without one. */
export const lineFields = (ticket: Ticket): readonly Fields[] =>
  'lines' in ticket
    ? ticket.lines.map(({ label, amount }) => known({ label, amount: amountText(amount) }))
    : [];

/** A field, with the word before it: `Phòng {room}`. */
const FIELD = /(?:([\p{L}\p{M}]+) )?\{(\w+)\}/gu;

/** `Phòng 201`, and `Phòng khám A` where the name says the word already. */
const withWord = (word: string | undefined, value: string): string => {
  if (word === undefined) return value;
  const said = value.toLowerCase().startsWith(`${word} `.toLowerCase());
  return said ? value : `${word} ${value}`;
};

/** The words of a layout with their fields filled in; null where one of these is not known. */
export const fillWords = (
  words: LayoutWords,
  language: Ticket['language'],
  fields: Fields,
): string | null => {
  let whole = true;
  const text = (typeof words === 'string' ? words : words[language]).replace(
    FIELD,
    (_, word: string | undefined, name: string) => {
      const value = fields.get(name) ?? null;
      if (value === null) whole = false;
      return value === null ? '' : withWord(word, value);
    },
  );
  return whole ? text : null;
};

/** The words of a layout without its fields. */
export const fixedWords = (words: LayoutWords): string =>
  (typeof words === 'string' ? words : `${words.vi} ${words.en}`).replace(/\{\w+\}/g, ' ');
