import { existsSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { playOnStream } from '../printer/stream.ts';
import { makeGadget, plugGadget, unplugGadget } from './gadgets.ts';
import { type PullAt, PulledPrinter } from './pulled-printer.ts';

/** A ticket printer on USB, made of the guest's USB gadget: the kiosk sees it as it sees any printer of the USB class. */
export interface GadgetPrinter {
  readonly device: PulledPrinter;
  unplug(): Promise<void>;
  /** Plugs it in again, whoever pulled the cable. */
  plug(): Promise<void>;
  /** Somebody will pull the cable in the middle of the next job. */
  pullAt(at: PullAt): void;
}

export const PRINTER = { vendorId: '04b8', productId: '0e15', serialNumber: 'LAB-TM-1' } as const;
/** Where the kiosk finds it. */
export const PRINTER_FILE = '/dev/usb/lp0';
/** The device's end of the cable; it goes with the cable. */
const WIRE = '/dev/g_printer0';
/** One transfer waits in the gadget, as in a printer; it would be ten, and a whole ticket lost in them. */
const ONE_TRANSFER = 'mkdir -p $gadget/functions/printer.0; echo 1 > $gadget/functions/printer.0/q_len';

const appeared = async (paths: readonly string[]): Promise<void> => {
  while (!paths.every((path) => existsSync(path))) await sleep(5);
};

export const startGadgetPrinter = async (): Promise<GadgetPrinter> => {
  const device = new PulledPrinter({ model: 'epson-tm-t82' });
  await makeGadget(PRINTER, 'EPSON', 'TM-T82II', ONE_TRANSFER);
  let front = await playOnStream(device, WIRE);
  return {
    device,
    unplug: unplugGadget,
    plug: async () => {
      await front.close();
      device.disarm();
      await plugGadget();
      await appeared([WIRE, PRINTER_FILE]);
      front = await playOnStream(device, WIRE);
    },
    pullAt: (at) => device.arm(at, unplugGadget),
  };
};
