import type { Ticket } from '../../drivers/ports/ticket.ts';
import { drawTicket } from '../../drivers/printer/paper/draw-ticket.ts';
import { openHouse } from '../../drivers/printer/paper/house.ts';
import { pngOfBitmap } from '../../drivers/printer/paper/png.ts';
import type { NumberView, TicketPicture } from '../../electron/contract/views.ts';
import { loadConfig } from '../../kiosk-config/load.ts';
import { root } from './root.ts';

const DPI = 203;
const MM_PER_INCH = 25.4;
const mm = (dots: number): number => (dots / DPI) * MM_PER_INCH;

const openDemo = async () => {
  const loaded = loadConfig(`${root}/kiosk-config/sites/demo/kiosk.yaml`);
  if (!loaded.ok) throw new Error('the demo hospital cannot be read');
  const house = await openHouse(loaded.config.tickets);
  if (!house.ok) throw new Error(house.detail);
  return { hospital: loaded.config.hospital, house: house.value };
};
/** Opened once for all scenes. */
let demo: ReturnType<typeof openDemo> | null = null;

/** The demo hospital's ticket for a number, as the host would show it. */
export async function drawnTicket(number: NumberView, language: 'vi' | 'en'): Promise<TicketPicture> {
  demo ??= openDemo();
  const { hospital, house } = await demo;
  const common = {
    reprint: false,
    language,
    hospital: hospital.name[language],
    clinic: number.clinic[language],
    time: '22/11/2026 08:15',
    note: language === 'vi' ? 'BHYT: có' : 'Health insurance: yes',
    qr: '6f1c1c1e-0000-4000-8000-000000000000',
  };
  const ticket: Ticket =
    number.standing === 'desk'
      ? { kind: 'desk', ...common, reference: number.number, place: hospital.deskHint[language] }
      : {
          kind: 'queue',
          ...common,
          number: number.number,
          department: number.department[language],
          room: number.room,
          floor: number.floor,
          waiting: number.waiting,
        };
  const paper = drawTicket(ticket, { width: 576, height: null, dpi: DPI }, house);
  const png = Buffer.from(pngOfBitmap(paper)).toString('base64');
  return { url: `data:image/png;base64,${png}`, width: mm(paper.width), height: mm(paper.height) };
}
