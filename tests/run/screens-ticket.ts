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
  return { name: loaded.config.hospital.name, house: house.value };
};
/** Opened once for all scenes. */
let demo: ReturnType<typeof openDemo> | null = null;

/** The demo hospital's ticket for a number, as the host would show it. */
export async function drawnTicket(number: NumberView, language: 'vi' | 'en'): Promise<TicketPicture> {
  demo ??= openDemo();
  const { name, house } = await demo;
  const paper = drawTicket(
    {
      kind: 'queue',
      reprint: false,
      language,
      hospital: name[language],
      number: number.number,
      department: number.department[language],
      clinic: number.clinic[language],
      room: number.room,
      floor: number.floor,
      time: '22/11/2026 08:15',
      waiting: number.waiting,
      note: language === 'vi' ? 'BHYT: có' : 'Health insurance: yes',
      qr: '6f1c1c1e-0000-4000-8000-000000000000',
    },
    { width: 576, height: null, dpi: DPI },
    house,
  );
  const png = Buffer.from(pngOfBitmap(paper)).toString('base64');
  return { url: `data:image/png;base64,${png}`, width: mm(paper.width), height: mm(paper.height) };
}
