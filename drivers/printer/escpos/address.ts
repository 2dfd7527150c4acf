import { z } from 'zod';

/** Where a printer is, as `to` says it. */
export type PrinterAddress =
  | { readonly wire: 'tcp'; readonly target: { readonly host: string; readonly port: number } }
  | {
      readonly wire: 'serial';
      readonly target: { readonly path: string };
      readonly settings: { readonly baudRate: number; readonly flow: 'none' | 'rts-cts' | 'xon-xoff' };
    }
  | {
      readonly wire: 'usb';
      readonly target:
        | { readonly path: string }
        | { readonly vendorId: string; readonly productId: string; readonly serialNumber?: string };
    };

type Parsed = { readonly address: PrinterAddress } | { readonly wrong: string };

const EXAMPLES =
  'write tcp://192.0.2.20:9100, serial:///dev/ttyS0?baud=38400&flow=rts-cts, usb:///dev/usb/lp0 or usb://04b8/0e15?serial=ABC';
const RAW_PORT = 9100;
const baud = z.coerce.number().int().min(1_200).max(921_600).default(38_400);
const flow = z.enum(['none', 'rts-cts', 'xon-xoff']).default('rts-cts');
const usbId = /^[0-9a-f]{4}$/i;

/** The first name in the query that nobody knows. */
const unknownIn = (url: URL, known: readonly string[]): string | undefined =>
  [...url.searchParams.keys()].find((name) => !known.includes(name));

/** Host, where there is one, and path together: `serial:///dev/ttyS0`, `serial:COM3`, `serial://COM3`. */
const pathOf = (url: URL): string => decodeURIComponent(`${url.hostname}${url.pathname}`);

const tcp = (url: URL): Parsed => {
  if (url.hostname === '') return { wrong: 'tcp:// needs a host' };
  if (url.pathname.replace('/', '') !== '') return { wrong: `tcp:// takes no path: ${url.pathname}` };
  if (url.port === '0') return { wrong: 'tcp:// takes a port from 1 to 65535' };
  const port = url.port === '' ? RAW_PORT : Number(url.port);
  return { address: { wire: 'tcp', target: { host: url.hostname.replace(/^\[|\]$/g, ''), port } } };
};

const serial = (url: URL): Parsed => {
  const path = pathOf(url);
  if (path === '' || path === '/') return { wrong: 'serial:// needs the name of a port' };
  const rate = baud.safeParse(url.searchParams.get('baud') ?? undefined);
  if (!rate.success) return { wrong: `baud=${url.searchParams.get('baud')} is no speed from 1200 to 921600` };
  const control = flow.safeParse(url.searchParams.get('flow') ?? undefined);
  if (!control.success)
    return { wrong: `flow=${url.searchParams.get('flow')} is none of none, rts-cts, xon-xoff` };
  const settings = { baudRate: rate.data, flow: control.data };
  return { address: { wire: 'serial', target: { path }, settings } };
};

const usb = (url: URL): Parsed => {
  if (url.hostname === '') {
    const path = pathOf(url);
    return path === '' || path === '/'
      ? { wrong: 'usb:// needs a device file, or vendor and product' }
      : { address: { wire: 'usb', target: { path } } };
  }
  const [vendorId, productId] = [url.hostname, url.pathname.slice(1)];
  if (!usbId.test(vendorId) || !usbId.test(productId))
    return { wrong: `usb://${vendorId}/${productId}: vendor and product have four hexadecimal digits each` };
  const serialNumber = url.searchParams.get('serial');
  return {
    address: {
      wire: 'usb',
      target: { vendorId, productId, ...(serialNumber === null ? {} : { serialNumber }) },
    },
  };
};

const WIRES: Readonly<
  Record<string, { readonly read: (url: URL) => Parsed; readonly query: readonly string[] }>
> = {
  'tcp:': { read: tcp, query: [] },
  'serial:': { read: serial, query: ['baud', 'flow'] },
  'usb:': { read: usb, query: ['serial'] },
};

const parse = (text: string): Parsed => {
  if (!URL.canParse(text)) return { wrong: EXAMPLES };
  const url = new URL(text);
  const wire = WIRES[url.protocol];
  if (!wire) return { wrong: `${url.protocol}// is no way to a printer: ${EXAMPLES}` };
  if (url.username !== '' || url.password !== '') return { wrong: 'a printer takes no user and no password' };
  const name = unknownIn(url, wire.query);
  return name === undefined ? wire.read(url) : { wrong: `"${name}" is not known here` };
};

/**
 * `tcp://192.0.2.20:9100`, `serial:///dev/ttyS0?baud=38400&flow=rts-cts`, `usb:///dev/usb/lp0`, `usb://04b8/0e15?serial=ABC`. Left out:
 * port 9100, 38400 baud, rts-cts.
 */
export const printerAddress = z.string().transform((text, issues): PrinterAddress => {
  const parsed = parse(text);
  if ('address' in parsed) return parsed.address;
  issues.addIssue(parsed.wrong);
  return z.NEVER;
});
