import { z } from 'zod';

/** Where a terminal is, as `to` says it. */
export type TerminalAddress =
  | { readonly wire: 'tcp'; readonly target: { readonly host: string; readonly port: number } }
  | {
      readonly wire: 'serial';
      readonly target: { readonly path: string };
      readonly settings: { readonly baudRate: number; readonly flow: 'none' };
    };

type Parsed = { readonly address: TerminalAddress } | { readonly wrong: string };

const EXAMPLES = 'write tcp://192.0.2.30:20007 or serial:///dev/ttyS0?baud=9600';
const ZVT_PORT = 20_007;
const baud = z.coerce.number().int().min(1_200).max(921_600).default(9_600);

const tcp = (url: URL): Parsed => {
  if (url.hostname === '') return { wrong: 'tcp:// needs a host' };
  if (url.pathname.replace('/', '') !== '') return { wrong: `tcp:// takes no path: ${url.pathname}` };
  if (url.port === '0') return { wrong: 'tcp:// takes a port from 1 to 65535' };
  const port = url.port === '' ? ZVT_PORT : Number(url.port);
  return { address: { wire: 'tcp', target: { host: url.hostname.replace(/^\[|\]$/g, ''), port } } };
};

const serial = (url: URL): Parsed => {
  const path = decodeURIComponent(`${url.hostname}${url.pathname}`);
  if (path === '' || path === '/') return { wrong: 'serial:// needs the name of a port' };
  const rate = baud.safeParse(url.searchParams.get('baud') ?? undefined);
  if (!rate.success) return { wrong: `baud=${url.searchParams.get('baud')} is no speed from 1200 to 921600` };
  return { address: { wire: 'serial', target: { path }, settings: { baudRate: rate.data, flow: 'none' } } };
};

const parse = (text: string): Parsed => {
  if (!URL.canParse(text)) return { wrong: EXAMPLES };
  const url = new URL(text);
  if (url.username !== '' || url.password !== '')
    return { wrong: 'a terminal takes no user and no password' };
  const known = url.protocol === 'serial:' ? ['baud'] : [];
  const unknown = [...url.searchParams.keys()].find((name) => !known.includes(name));
  if (unknown !== undefined) return { wrong: `"${unknown}" is not known here` };
  if (url.protocol === 'tcp:') return tcp(url);
  return url.protocol === 'serial:' ? serial(url) : { wrong: EXAMPLES };
};

/** `tcp://192.0.2.30:20007`, `serial:///dev/ttyS0?baud=9600`. Left out: port 20007, 9600 baud. */
export const terminalAddress = z.string().transform((text, issues): TerminalAddress => {
  const parsed = parse(text);
  if ('address' in parsed) return parsed.address;
  issues.addIssue(parsed.wrong);
  return z.NEVER;
});
