import { readdir, readFile, realpath } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** A USB device by what it says of itself: ids hexadecimal, as the operating system lists them. */
export interface UsbIds {
  readonly vendorId: string;
  readonly productId: string;
  readonly serialNumber?: string | undefined;
}

/** A device file of a USB device, by what the device says of itself. */
export interface UsbDevice {
  /** `/dev/ttyACM0` */
  readonly path: string;
  /** Four hexadecimal digits. */
  readonly vendorId: string;
  readonly productId: string;
  readonly serialNumber: string | undefined;
}

/** From the port up to its USB device: port, converter's port, interface, device. */
const LEVELS = 4;

/** Whether two ids of USB are the same: hexadecimal, however written. */
const sameId = (left: string | undefined, right: string): boolean =>
  left !== undefined && left.toLowerCase().padStart(4, '0') === right.toLowerCase().padStart(4, '0');

/** Whether a device is one that was asked for: of any serial number where none was named. */
export const fitsIds = (device: Partial<UsbDevice>, ids: UsbIds): boolean =>
  sameId(device.vendorId, ids.vendorId) &&
  sameId(device.productId, ids.productId) &&
  (ids.serialNumber === undefined || device.serialNumber === ids.serialNumber);

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

const describe = async (path: string, link: string): Promise<UsbDevice | null> => {
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
 * The USB devices of one of the kernel's classes on Linux, in the order of their names.
 * @param folder the class: `/sys/class/tty`
 * @param named names of the class that can be of USB
 * @param files folder of the device files: `/dev`
 */
export const listUsbDevices = async (
  folder: string,
  named: RegExp,
  files: string,
): Promise<readonly UsbDevice[]> => {
  const names = (await namesIn(folder)).filter((name) => named.test(name));
  names.sort((left, right) => left.localeCompare(right, 'en', { numeric: true }));
  const found = await Promise.all(
    names.map((name) => describe(join(files, name), join(folder, name, 'device'))),
  );
  return found.filter((device) => device !== null);
};
