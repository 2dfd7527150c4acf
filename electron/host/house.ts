import type { Paper } from '../../drivers/ports/printer.ts';
import { type House, openHouse } from '../../drivers/printer/paper/house.ts';
import type { KioskConfig } from '../../kiosk-config/schema.ts';

/** A roll of 80 mm: what is drawn on where no printer is there to say what it prints on. */
export const ANY_ROLL: Paper = { width: 576, height: null, dpi: 203 };

/**
 * What the hospital's tickets are drawn with. Each kind is drawn once for trial, which also makes the first patient's quick. Throws
 * where none could be drawn: the kiosk must not run to find that out.
 */
export async function hospitalHouse({ tickets }: KioskConfig): Promise<House> {
  const house = await openHouse(tickets);
  if (!house.ok) throw new Error(`tickets: ${house.detail ?? house.error}`);
  return house.value;
}
