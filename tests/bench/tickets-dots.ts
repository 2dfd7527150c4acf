import type { Bitmap } from '../../drivers/codec/bitmap.ts';
import { PrinterDevice } from '../lab/printer/device.ts';
import { bitmapOfPng } from '../run/png-dots.ts';

/** What a job leaves on the paper of the virtual printer. */
export interface Printed {
  readonly picture: Bitmap;
  /** What the printer did not understand. */
  readonly faults: readonly string[];
}

/** Prints a job that ends with a cut on the lab's Epson TM-T82 with a roll of 80 mm: 576 dots. */
export async function printed(job: Uint8Array): Promise<Printed> {
  const device = new PrinterDevice();
  const connection = device.connect(() => undefined);
  await connection.receive(job);
  const [ticket] = device.tickets;
  if (device.tickets.length !== 1 || !ticket) throw new Error(`${device.tickets.length} tickets came out`);
  const picture = await bitmapOfPng(ticket.png);
  const faults = [...device.faults];
  connection.end();
  await device.close();
  return { picture, faults };
}
