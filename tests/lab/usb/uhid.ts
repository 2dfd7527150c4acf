import { type FileHandle, open, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** The kernel's door for HID devices that live in user space (linux/uhid.h). */
const UHID = '/dev/uhid';

const EVENT = { destroy: 1, create: 11, input: 12 } as const;
/** linux/input.h: the device says that it hangs on USB. */
const BUS_USB = 0x03;
const SIZE = { name: 128, physical: 64, unique: 64, data: 4096 } as const;

export interface UhidDevice {
  readonly name: string;
  readonly vendorId: number;
  readonly productId: number;
  readonly serialNumber: string;
  readonly descriptor: Uint8Array;
}

/** A plugged-in device: the kiosk sees it as it sees any HID device. */
export interface Plugged {
  /** Sends one input report, its id first where it has one. */
  send(report: Uint8Array): Promise<void>;
  unplug(): Promise<void>;
}

const eventOf = (type: number, payload: Uint8Array): Buffer => {
  const head = Buffer.alloc(4);
  head.writeUInt32LE(type);
  return Buffer.concat([head, payload]);
};

const fixed = (text: string, size: number): Buffer => {
  const field = Buffer.alloc(size);
  field.write(text, 0, size - 1);
  return field;
};

const padded = (bytes: Uint8Array): Buffer => Buffer.concat([bytes, Buffer.alloc(SIZE.data - bytes.length)]);

/** struct uhid_create2_req */
const creation = ({ name, vendorId, productId, serialNumber, descriptor }: UhidDevice): Buffer => {
  const numbers = Buffer.alloc(20);
  numbers.writeUInt16LE(descriptor.length, 0);
  numbers.writeUInt16LE(BUS_USB, 2);
  numbers.writeUInt32LE(vendorId, 4);
  numbers.writeUInt32LE(productId, 8);
  return Buffer.concat([
    fixed(name, SIZE.name),
    fixed('lab', SIZE.physical),
    fixed(serialNumber, SIZE.unique),
    numbers,
    padded(descriptor),
  ]);
};

/** struct uhid_input2_req */
const input = (report: Uint8Array): Buffer => {
  const size = Buffer.alloc(2);
  size.writeUInt16LE(report.length);
  return Buffer.concat([size, padded(report)]);
};

const HIDRAW = '/sys/class/hidraw';
const POLL_MS = 10;

/** What the kernel says of a device that programs can open; empty where it has just gone. */
const ueventOf = (name: string): Promise<string> =>
  readFile(join(HIDRAW, name, 'device/uevent'), 'utf8').catch(() => '');

/** The kernel adds a device some time after it was told to. */
const appeared = async ({ name, serialNumber }: UhidDevice): Promise<void> => {
  for (;;) {
    const all = await Promise.all((await readdir(HIDRAW)).map(ueventOf));
    const lines = all.map((uevent) => uevent.split('\n'));
    if (lines.some((said) => said.includes(`HID_NAME=${name}`) && said.includes(`HID_UNIQ=${serialNumber}`)))
      return;
    await sleep(POLL_MS);
  }
};

/** Plugs a HID device in: it can be opened once this resolves. Writes are asynchronous: the process may be the one that reads the device, too. */
export const plugHid = async (device: UhidDevice): Promise<Plugged> => {
  const handle: FileHandle = await open(UHID, 'r+');
  await handle.write(eventOf(EVENT.create, creation(device)));
  await appeared(device);
  return {
    send: async (report) => {
      await handle.write(eventOf(EVENT.input, input(report)));
    },
    unplug: async () => {
      await handle.write(eventOf(EVENT.destroy, Buffer.alloc(0)));
      await handle.close();
    },
  };
};
