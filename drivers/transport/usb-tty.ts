import { readdir, readFile, realpath } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** A serial port of a USB device, by what the device says of itself. */
export interface UsbTty {
  /** `/dev/ttyACM0` */
  readonly path: string;
  /** Four hexadecimal digits. */
  readonly vendorId: string;
  readonly productId: string;
  readonly serialNumber: string | undefined;
}

/** From the port up to its USB device: port, converter's port, interface, device. */
const LEVELS = 4;

/** An attribute of a device; undefined where it has none of this name. */
const attribute = async (folder: string, name: string): Promise<string | undefined> => {
  try {
    return (await readFile(join(folder, name), 'utf8')).trim();
  } catch {
    // Not there, or unplugged while we look.
    return undefined;
  }
};

/** Names in a folder; none where the system has no such folder. */
const namesIn = async (folder: string): Promise<readonly string[]> => {
  try {
    return await readdir(folder);
  } catch {
    // A container without the kernel's tree: it has no USB either.
    return [];
  }
};

const describe = async (path: string, link: string): Promise<UsbTty | null> => {
  let folder: string;
  try {
    folder = await realpath(link);
  } catch {
    // A console, a pseudo terminal, or unplugged while we look: no device stands behind it.
    return null;
  }
  for (let level = 0; level < LEVELS; level++, folder = dirname(folder)) {
    const vendorId = await attribute(folder, 'idVendor');
    const productId = await attribute(folder, 'idProduct');
    if (vendorId !== undefined && productId !== undefined)
      return { path, vendorId, productId, serialNumber: await attribute(folder, 'serial') };
  }
  return null;
};

/**
 * The serial ports of USB devices as Linux lists them, in the order of their names. Read from the kernel itself: `udevadm`,
 * which serialport asks, is not on every kiosk and ends the process where it is missing.
 * @param folder the kernel's class of terminals
 */
export const listUsbTtys = async (folder = '/sys/class/tty'): Promise<readonly UsbTty[]> => {
  const names = (await namesIn(folder)).filter((name) => /^tty(ACM|USB)\d+$/.test(name));
  names.sort((left, right) => left.localeCompare(right, 'en', { numeric: true }));
  const found = await Promise.all(
    names.map((name) => describe(`/dev/${name}`, join(folder, name, 'device'))),
  );
  return found.filter((tty) => tty !== null);
};
