import type { Paper } from '../../drivers/ports/printer.ts';
import type { QueueTicket } from '../../drivers/ports/ticket.ts';
import { drawTicket } from '../../drivers/printer/paper/draw-ticket.ts';
import { type House, openHouse } from '../../drivers/printer/paper/house.ts';
import type { KioskConfig } from '../../kiosk-config/schema.ts';

/** A roll of 80 mm: what is drawn on where no printer is there to say what it prints on. */
export const ANY_ROLL: Paper = { width: 576, height: null, dpi: 203 };

/** Drawn once, never printed: type is parsed and code compiled before a patient waits for it. */
const WARM_UP: QueueTicket = {
  kind: 'queue',
  reprint: true,
  language: 'vi',
  hospital: 'Bệnh viện',
  time: '01/01/2026 07:00',
  number: '0123456789',
  department: 'Khoa Khám bệnh',
  clinic: 'Phòng khám Nội tổng quát',
  room: '201',
  floor: '2',
  waiting: 0,
  note: 'BHYT',
  qr: '00000000-0000-0000-0000-000000000000',
};

/** What the hospital's tickets are drawn with. Throws where none could be drawn: the kiosk must not run to find that out. */
export async function hospitalHouse({ tickets }: KioskConfig): Promise<House> {
  const house = await openHouse(tickets);
  if (!house.ok) throw new Error(`tickets: ${house.detail ?? house.error}`);
  drawTicket(WARM_UP, ANY_ROLL, house.value);
  return house.value;
}
