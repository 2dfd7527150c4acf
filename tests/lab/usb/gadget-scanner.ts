import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { makeGadget, plugGadget, rawLine, unplugGadget } from './gadgets.ts';

/** A scanner in USB-COM mode (CDC-ACM), made of the guest's USB gadget. */
export interface GadgetScanner {
  present(code: string, terminator: string): Promise<void>;
  unplug(): Promise<void>;
  /** Plugs it in again; the port gets another name where somebody holds the old one. */
  plug(): Promise<void>;
}

export const GADGET = { vendorId: '05f9', productId: '4204', serialNumber: 'LAB-ACM-1' } as const;

/** Somebody who does not let the port's old name go, as a logging service might. */
export const holdPort = (path: string): Promise<FileHandle> =>
  open(path, constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOCTTY);

/** The device's end of the line. It hangs up with the cable, so each plug needs an end of its own. */
const openWire = async (): Promise<FileHandle> => {
  await rawLine('/dev/ttyGS0');
  return open('/dev/ttyGS0', 'r+');
};

export const startGadgetScanner = async (): Promise<GadgetScanner> => {
  await makeGadget(GADGET, 'Lab', 'Lab scanner');
  let wire = await openWire();
  return {
    present: (code, terminator) => wire.appendFile(code + terminator),
    unplug: async () => {
      await unplugGadget();
      await wire.close();
    },
    plug: async () => {
      await plugGadget();
      wire = await openWire();
    },
  };
};
