import { listUsbDevices, type UsbDevice } from './usb-device.ts';

/**
 * The serial ports of USB devices as Linux lists them, in the order of their names. Read from the kernel itself: `udevadm`,
 * which serialport asks, is not on every kiosk and ends the process where it is missing.
 * @param folder the kernel's class of terminals
 */
export const listUsbTtys = (folder = '/sys/class/tty'): Promise<readonly UsbDevice[]> =>
  listUsbDevices(folder, /^tty(ACM|USB)\d+$/, '/dev');
