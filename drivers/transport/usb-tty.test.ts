import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listUsbTtys } from './usb-tty.ts';

describe('serial ports of USB devices', () => {
  let folder: string;
  const ttys = () => join(folder, 'class', 'tty');
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'sysfs-'));
    mkdirSync(ttys(), { recursive: true });
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  /** A port of a device in the kernel's tree, `below` its device. */
  const plug = (name: string, device: string, below: string, attributes: Record<string, string>) => {
    mkdirSync(join(folder, 'devices', device, below), { recursive: true });
    mkdirSync(join(ttys(), name));
    for (const [attribute, value] of Object.entries(attributes))
      writeFileSync(join(folder, 'devices', device, attribute), `${value}\n`);
    symlinkSync(join(folder, 'devices', device, below), join(ttys(), name, 'device'));
  };

  it('are listed in their order, modem devices and converters alike', async () => {
    plug('ttyACM10', '1-2', '1-2:1.0', { idVendor: '05f9', idProduct: '4204', serial: 'S10' });
    plug('ttyACM2', '1-1', '1-1:1.0', { idVendor: '0c2e', idProduct: '090a' });
    plug('ttyUSB0', '1-3', '1-3:1.0/ttyUSB0', { idVendor: '0403', idProduct: '6001', serial: 'FT1' });
    expect(await listUsbTtys(ttys())).toEqual([
      { path: '/dev/ttyACM2', vendorId: '0c2e', productId: '090a', serialNumber: undefined },
      { path: '/dev/ttyACM10', vendorId: '05f9', productId: '4204', serialNumber: 'S10' },
      { path: '/dev/ttyUSB0', vendorId: '0403', productId: '6001', serialNumber: 'FT1' },
    ]);
  });

  it('are not the ports of the board, nor one that has just been unplugged', async () => {
    plug('ttyS0', 'serial8250', 'port', { idVendor: '05f9', idProduct: '4204' });
    mkdirSync(join(ttys(), 'ttyACM0'));
    symlinkSync(join(folder, 'devices', 'gone'), join(ttys(), 'ttyACM0', 'device'));
    plug('ttyUSB1', 'platform', 'port', {});
    expect(await listUsbTtys(ttys())).toEqual([]);
    expect(await listUsbTtys(join(folder, 'none'))).toEqual([]);
  });
});
