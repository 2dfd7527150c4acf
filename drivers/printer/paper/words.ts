import type { Ticket } from '../../ports/printer.ts';

/** What stands on a ticket beside the visit's own data. */
export interface TicketWords {
  readonly reprint: string;
  readonly title: string;
  /** Stands before the number where it is told again in small type, for the eye that skips large print, and for machines. */
  readonly number: string;
  readonly room: string;
  readonly floor: string;
  readonly waiting: string;
  readonly please: string;
}

export const TICKET_WORDS: Readonly<Record<Ticket['language'], TicketWords>> = {
  vi: {
    reprint: 'BẢN IN LẠI',
    title: 'SỐ THỨ TỰ',
    number: 'Số',
    room: 'Phòng',
    floor: 'Tầng',
    waiting: 'Số người chờ trước',
    please: 'Vui lòng chờ gọi số',
  },
  en: {
    reprint: 'REPRINT – BẢN IN LẠI',
    title: 'QUEUE NUMBER',
    number: 'No.',
    room: 'Room',
    floor: 'Floor',
    waiting: 'People ahead of you',
    please: 'Please wait for your number',
  },
};
