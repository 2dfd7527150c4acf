import { describe, expect, it } from 'vitest';
import { printerAddress } from './address.ts';
import { escposOptions } from './options.ts';

describe('where a printer is', () => {
  it.each([
    ['tcp://192.0.2.20:9100', { wire: 'tcp', target: { host: '192.0.2.20', port: 9100 } }],
    [
      'tcp://may-in.benh-vien.example',
      { wire: 'tcp', target: { host: 'may-in.benh-vien.example', port: 9100 } },
    ],
    ['tcp://[2001:db8::20]:9101/', { wire: 'tcp', target: { host: '2001:db8::20', port: 9101 } }],
    [
      'serial:///dev/ttyS0?baud=115200&flow=xon-xoff',
      { wire: 'serial', target: { path: '/dev/ttyS0' }, settings: { baudRate: 115_200, flow: 'xon-xoff' } },
    ],
    [
      'serial://COM3',
      { wire: 'serial', target: { path: 'COM3' }, settings: { baudRate: 38_400, flow: 'rts-cts' } },
    ],
    ['usb:///dev/usb/lp0', { wire: 'usb', target: { path: '/dev/usb/lp0' } }],
    ['usb://04b8/0e15', { wire: 'usb', target: { vendorId: '04b8', productId: '0e15' } }],
    [
      'usb://04B8/0E15?serial=ABC',
      { wire: 'usb', target: { vendorId: '04B8', productId: '0E15', serialNumber: 'ABC' } },
    ],
  ])('%s', (text, expected) => {
    expect(printerAddress.parse(text)).toEqual(expected);
  });

  it.each([
    ['192.0.2.20:9100', 'tcp://192.0.2.20:9100'],
    ['http://192.0.2.20', 'http:// is no way to a printer'],
    ['tcp://', 'needs a host'],
    ['tcp://192.0.2.20:99999', 'tcp://192.0.2.20:9100'],
    ['tcp://192.0.2.20:0', 'port'],
    ['tcp://192.0.2.20/x', '/x'],
    ['tcp://user@192.0.2.20', 'no user'],
    ['tcp://192.0.2.20?baud=9600', '"baud"'],
    ['serial://', 'name of a port'],
    ['serial:///dev/ttyS0?baud=fast', 'baud=fast'],
    ['serial:///dev/ttyS0?baud=3', 'baud=3'],
    ['serial:///dev/ttyS0?flow=dtr', 'flow=dtr'],
    ['serial:///dev/ttyS0?parity=even', '"parity"'],
    ['usb://', 'device file'],
    ['usb://epson/0e15', 'hexadecimal'],
    ['usb://04b8', 'hexadecimal'],
  ])('refuses %s and says why', (text, reason) => {
    const parsed = printerAddress.safeParse(text);
    expect(parsed.error?.issues.map(({ message }) => message).join()).toContain(reason);
  });

  it('stands alone for a printer of 80 mm of any make', () => {
    expect(escposOptions.parse({ to: 'tcp://192.0.2.20' })).toMatchObject({ model: 'generic', paper: 80 });
    expect(escposOptions.safeParse({ to: 'tcp://192.0.2.20', paper: 72 }).success).toBe(false);
    expect(escposOptions.safeParse({ to: 'tcp://192.0.2.20', host: 'x' }).success).toBe(false);
  });
});
