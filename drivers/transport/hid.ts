import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Device, HIDAsync } from 'node-hid';
import { err, ok, type Result } from '../ports/result.ts';

/** A HID device by what it says of itself (ids hexadecimal, as the operating system lists them). */
export interface HidTarget {
  readonly vendorId: string;
  readonly productId: string;
  readonly serialNumber?: string | undefined;
  /** Usage page of one of its collections. */
  readonly usagePage: number;
}

export type HidFailure = 'not-found' | 'busy' | 'no-permission' | 'unreachable' | 'misconfigured';

export interface HidHandlers {
  /** `report` begins with the id where the device numbers its reports. `at`: milliseconds of the injected clock. */
  readonly onReport: (report: Uint8Array, at: number) => void;
  /** The device has gone, unless we closed it. */
  readonly onClose: (reason: string) => void;
}

export interface HidDevice {
  readonly path: string;
  /** The report descriptor; null where the system does not show it. */
  readonly descriptor: Uint8Array | null;
  /** How many devices fit the target: the first was taken. */
  readonly fitting: number;
  /** May be called again. */
  close(): Promise<void>;
}

/** The binding fails with an Error here and with a mere string there. */
const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const LIBRARY_MISSING =
  'the HID library does not load: on Linux it needs the packages libusb-1.0-0 and libudev1';

/** The binding is loaded with the first call, which throws where one of its libraries is missing. */
const listDevices = async (): Promise<Result<readonly Device[], HidFailure>> => {
  try {
    const { devicesAsync } = await import('node-hid');
    return ok(await devicesAsync());
  } catch (error) {
    if (/shared object|prebuil|module/i.test(wordsOf(error))) return err('misconfigured', LIBRARY_MISSING);
    throw error;
  }
};

/** Paths of the devices that fit, in the order of their names; a device is listed once for each of its collections. */
const pathsOf = (
  devices: readonly Device[],
  { vendorId, productId, serialNumber, usagePage }: HidTarget,
): Result<readonly string[], HidFailure> => {
  const alike = devices.filter(
    (device) =>
      device.vendorId === Number.parseInt(vendorId, 16) &&
      device.productId === Number.parseInt(productId, 16) &&
      (serialNumber === undefined || device.serialNumber === serialNumber),
  );
  if (alike.length === 0) return err('not-found', 'no such HID device');
  const paths = alike.filter((device) => device.usagePage === usagePage).flatMap(({ path }) => path ?? []);
  if (paths.length > 0)
    return ok([...new Set(paths)].sort((a, b) => a.localeCompare(b, 'en', { numeric: true })));
  const page = usagePage.toString(16).toUpperCase();
  return err('not-found', `the device is there, in another mode: it has no usage page ${page}`);
};

/** The binding's errors carry no code: their words differ by operating system. */
const openFailure = (path: string, message: string): { error: HidFailure; detail: string } => {
  if (/permission denied|not permitted|privilege/i.test(message))
    return {
      error: 'no-permission',
      detail: `${path}: put 70-tiep-don.rules into /etc/udev/rules.d and plug the device in again`,
    };
  if (/busy|exclusive|access is denied|in use/i.test(message)) return { error: 'busy', detail: message };
  if (/no such (file|device)|not found|cannot find/i.test(message))
    return { error: 'not-found', detail: message };
  return { error: 'unreachable', detail: message };
};

/** The binding gives no report descriptor; Linux shows it in a file. */
const descriptorOf = async (path: string): Promise<Uint8Array | null> => {
  if (process.platform !== 'linux') return null;
  try {
    return await readFile(`/sys/class/hidraw/${basename(path)}/device/report_descriptor`);
  } catch {
    // Not shown to this user or in this container: the caller knows what to do without.
    return null;
  }
};

const openPath = async (path: string): Promise<Result<HIDAsync, HidFailure>> => {
  const { HIDAsync } = await import('node-hid');
  try {
    return ok(await HIDAsync.open(path));
  } catch (error) {
    const failure = openFailure(path, wordsOf(error));
    return err(failure.error, failure.detail);
  }
};

/** Opens a HID device and hands its input reports on as they come. */
export const openHid = async (
  target: HidTarget,
  now: () => number,
  handlers: HidHandlers,
): Promise<Result<HidDevice, HidFailure>> => {
  const devices = await listDevices();
  if (!devices.ok) return devices;
  const paths = pathsOf(devices.value, target);
  if (!paths.ok) return paths;
  const [path = ''] = paths.value;
  const opened = await openPath(path);
  if (!opened.ok) return opened;
  const device = opened.value;
  let closed: Promise<void> | null = null;
  device.on('error', (error: unknown) => {
    if (closed === null) handlers.onClose(wordsOf(error));
  });
  const descriptor = await descriptorOf(path);
  device.on('data', (report: Uint8Array) => {
    if (closed === null) handlers.onReport(report, now());
  });
  // The binding begins to read in the next tick, and throws there if it was closed before.
  await new Promise((resolve) => setImmediate(resolve));
  return ok({
    path,
    descriptor,
    fitting: paths.value.length,
    close: () => {
      closed ??= device.close();
      return closed;
    },
  });
};
