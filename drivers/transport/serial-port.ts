import type { SerialPort } from 'serialport';
import { err, ok, type Result } from '../ports/result.ts';
import { tellHangUp } from './serial-hang-up.ts';
import { fitsIds, type UsbDevice, type UsbIds } from './usb-device.ts';
import { listUsbTtys } from './usb-tty.ts';

/** A port by its name, or a USB device by what it says of itself (hexadecimal, as the operating system lists it). */
export type SerialTarget = { readonly path: string } | UsbIds;

export type SerialFailure = 'not-found' | 'busy' | 'no-permission' | 'unreachable';

/**
 * `rts-cts`: the device's CTS line stops us. `xon-xoff`: its XOFF character (0x13) does, XON (0x11) lets us go on; both are
 * then never heard as data. The system itself holds what is written back.
 */
export type FlowControl = 'none' | 'rts-cts' | 'xon-xoff';

export interface SerialSettings {
  readonly baudRate: number;
  readonly flow: FlowControl;
}

/** A port that was found and is not open yet. */
export interface ChosenPort {
  readonly port: SerialPort;
  readonly path: string;
  /** How many ports fit the target: the first was taken. */
  readonly fitting: number;
}

/** Ports with what is known of the USB devices behind them. */
const listPorts = async (): Promise<readonly Partial<UsbDevice>[]> => {
  if (process.platform === 'linux') return listUsbTtys();
  const { SerialPort } = await import('serialport');
  return SerialPort.list();
};

/** The present names of the devices that fit: after a replug they may be others than before. */
const findPaths = async (target: SerialTarget): Promise<readonly string[]> => {
  if ('path' in target) return [target.path];
  return (await listPorts()).filter((port) => fitsIds(port, target)).flatMap(({ path }) => path ?? []);
};

/** Finds the port of a target, set to 8 data bits, no parity, 1 stop bit, for ourselves alone; opens nothing. */
export const choosePort = async (
  target: SerialTarget,
  { baudRate, flow }: SerialSettings,
): Promise<Result<ChosenPort, 'not-found'>> => {
  const paths = await findPaths(target);
  const [path] = paths;
  if (path === undefined) return err('not-found', 'no such USB device');
  const { SerialPort } = await import('serialport');
  const port = new SerialPort({
    path,
    baudRate,
    rtscts: flow === 'rts-cts',
    // The way out alone: an XOFF of our own would fall into the middle of a picture.
    xon: flow === 'xon-xoff',
    lock: true,
    autoOpen: false,
  });
  tellHangUp(port);
  return ok({ port, path, fitting: paths.length });
};

/** The binding's errors carry no code: their words differ by operating system. */
const openFailure = (message: string): SerialFailure => {
  if (/cannot lock|temporarily unavailable|busy|access denied/i.test(message)) return 'busy';
  if (/permission denied|not permitted/i.test(message)) return 'no-permission';
  if (/no such file|file not found|no such device/i.test(message)) return 'not-found';
  return 'unreachable';
};

export const openPort = (port: SerialPort): Promise<Result<void, SerialFailure>> =>
  new Promise((resolve) =>
    port.open((error) =>
      resolve(error === null ? ok(undefined) : err(openFailure(error.message), error.message)),
    ),
  );

/** Whether DTR and RTS could be raised; pseudo terminals and some USB devices refuse, and work all the same. */
export const raiseModemLines = (port: SerialPort): Promise<boolean> =>
  new Promise((resolve) =>
    port.set({ dtr: true, rts: true }, (error) => resolve(error === null || error === undefined)),
  );

/** May be called again. */
export const closePort = (port: SerialPort): Promise<void> =>
  new Promise((resolve) => {
    if (port.isOpen) port.close(() => resolve());
    else resolve();
  });
