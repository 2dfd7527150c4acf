import { execFile } from 'node:child_process';
import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { promisify } from 'node:util';

/** A scanner in USB-COM mode (CDC-ACM), made of the guest's USB gadget. */
export interface GadgetScanner {
  present(code: string, terminator: string): Promise<void>;
  unplug(): Promise<void>;
  /** Plugs it in again; the port gets another name where somebody holds the old one. */
  plug(): Promise<void>;
}

export const GADGET = { vendorId: '05f9', productId: '4204', serialNumber: 'LAB-ACM-1' } as const;

const run = promisify(execFile);

/** A command with the functions of the lab's gadgets.sh at hand. */
const withGadgets = async (command: string): Promise<void> => {
  await run('bash', ['-euc', `. "$USB_LAB/gadgets.sh"; ${command}`]);
};

/** Somebody who does not let the port's old name go, as a logging service might. */
export const holdPort = (path: string): Promise<FileHandle> =>
  open(path, constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOCTTY);

/** The device's end of the line. It hangs up with the cable, so each plug needs an end of its own. */
const openWire = async (): Promise<FileHandle> => {
  await run('stty', ['-F', '/dev/ttyGS0', 'raw', '-echo']);
  return open('/dev/ttyGS0', 'r+');
};

export const startGadgetScanner = async (): Promise<GadgetScanner> => {
  const { vendorId, productId, serialNumber } = GADGET;
  await withGadgets(`usb_plug 0x${vendorId} 0x${productId} ${serialNumber} Lab 'Lab scanner'`);
  let wire = await openWire();
  return {
    present: (code, terminator) => wire.appendFile(code + terminator),
    unplug: async () => {
      await withGadgets('usb_unplug');
      await wire.close();
    },
    plug: async () => {
      // Not usb_plug, which waits for the port's first name.
      await withGadgets('ls /sys/class/udc > $gadget/UDC');
      wire = await openWire();
    },
  };
};
