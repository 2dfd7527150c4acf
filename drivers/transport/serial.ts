import type { SerialPort } from 'serialport';
import { err, ok, type Result } from '../ports/result.ts';
import { listUsbTtys, type UsbTty } from './usb-tty.ts';

/** A port by its name, or a USB device by what it says of itself (hexadecimal, as the operating system lists it). */
export type SerialTarget =
  | { readonly path: string }
  | { readonly vendorId: string; readonly productId: string; readonly serialNumber?: string | undefined };

export type SerialFailure = 'not-found' | 'busy' | 'no-permission' | 'unreachable';

export interface SerialHandlers {
  /** `at`: milliseconds of the injected clock when the chunk came in. */
  readonly onBytes: (chunk: Uint8Array, at: number) => void;
  /** The port has gone, unless we closed it. */
  readonly onClose: (reason: string) => void;
}

export interface SerialLine {
  readonly path: string;
  /** Whether DTR and RTS could be raised; pseudo terminals and some USB devices refuse, and work all the same. */
  readonly modemLines: boolean;
  /** How many ports fit the target: the first was taken. */
  readonly fitting: number;
  /** May be called again. */
  close(): Promise<void>;
}

/** Whether two ids of USB are the same: hexadecimal, however written. */
const sameId = (left: string | undefined, right: string): boolean =>
  left !== undefined && left.toLowerCase().padStart(4, '0') === right.toLowerCase().padStart(4, '0');

/** Ports with what is known of the USB devices behind them. */
const listPorts = async (): Promise<readonly Partial<UsbTty>[]> => {
  if (process.platform === 'linux') return listUsbTtys();
  const { SerialPort } = await import('serialport');
  return SerialPort.list();
};

/** The present names of the devices that fit: after a replug they may be others than before. */
const findSerialPaths = async (target: SerialTarget): Promise<readonly string[]> => {
  if ('path' in target) return [target.path];
  return (await listPorts())
    .filter(
      (port) =>
        sameId(port.vendorId, target.vendorId) &&
        sameId(port.productId, target.productId) &&
        (target.serialNumber === undefined || port.serialNumber === target.serialNumber),
    )
    .flatMap(({ path }) => path ?? []);
};

/** The binding's errors carry no code: their words differ by operating system. */
const openFailure = (message: string): SerialFailure => {
  if (/cannot lock|temporarily unavailable|busy|access denied/i.test(message)) return 'busy';
  if (/permission denied|not permitted/i.test(message)) return 'no-permission';
  if (/no such file|file not found|no such device/i.test(message)) return 'not-found';
  return 'unreachable';
};

const openPort = (port: SerialPort): Promise<Error | null> =>
  new Promise((resolve) => port.open((error) => resolve(error)));

const raiseModemLines = (port: SerialPort): Promise<boolean> =>
  new Promise((resolve) =>
    port.set({ dtr: true, rts: true }, (error) => resolve(error === null || error === undefined)),
  );

const closePort = (port: SerialPort): Promise<void> =>
  new Promise((resolve) => {
    if (port.isOpen) port.close(() => resolve());
    else resolve();
  });

/** Opens a serial port for ourselves alone (8 data bits, no parity, 1 stop bit) and hands its bytes on as they come. */
export const openSerial = async (
  target: SerialTarget,
  baudRate: number,
  now: () => number,
  handlers: SerialHandlers,
): Promise<Result<SerialLine, SerialFailure>> => {
  const paths = await findSerialPaths(target);
  const [path] = paths;
  if (path === undefined) return err('not-found', 'no such USB device');
  const { SerialPort } = await import('serialport');
  const port = new SerialPort({ path, baudRate, lock: true, autoOpen: false });
  let closing = false;
  let reason = 'closed';
  port.on('data', (chunk: Uint8Array) => handlers.onBytes(chunk, now()));
  port.on('error', (error) => {
    reason = error.message;
  });
  port.on('close', (error?: Error | null) => {
    if (!closing) handlers.onClose(error?.message ?? reason);
  });
  const failure = await openPort(port);
  if (failure !== null) return err(openFailure(failure.message), failure.message);
  return ok({
    path,
    modemLines: await raiseModemLines(port),
    fitting: paths.length,
    close: () => {
      closing = true;
      return closePort(port);
    },
  });
};
