import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** What a USB device says of itself: ids hexadecimal. */
export interface GadgetIds {
  readonly vendorId: string;
  readonly productId: string;
  readonly serialNumber: string;
}

/** A command in the guest, with the functions of the lab's gadgets.sh at hand. */
const withGadgets = async (command: string): Promise<void> => {
  await run('bash', ['-euc', `. "$USB_LAB/gadgets.sh"; ${command}`]);
};

/** Makes the guest's USB gadget and plugs it in. `before`: a command that comes first. */
export const makeGadget = (
  { vendorId, productId, serialNumber }: GadgetIds,
  maker: string,
  name: string,
  before = 'true',
): Promise<void> =>
  withGadgets(`${before}; usb_plug 0x${vendorId} 0x${productId} ${serialNumber} '${maker}' '${name}'`);

export const unplugGadget = (): Promise<void> => withGadgets('usb_unplug');

/** Plugs it in again; what it is called then shows later. */
export const plugGadget = (): Promise<void> => withGadgets('ls /sys/class/udc > $gadget/UDC');

/** Sets the device's end of its serial line to pass every byte. */
export const rawLine = async (path: string): Promise<void> => {
  await run('stty', ['-F', path, 'raw', '-echo']);
};
