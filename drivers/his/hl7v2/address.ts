import { z } from 'zod';

/** Where the interface engine listens, as `to` says it. */
export interface EngineAddress {
  readonly secure: boolean;
  readonly host: string;
  readonly port: number;
}

const EXAMPLES = 'write tcp://192.0.2.40:2575 or tls://engine.example:2576';
/** The port that IANA keeps for HL7. */
const HL7_PORT = 2_575;

type Parsed = { readonly address: EngineAddress } | { readonly wrong: string };

const parse = (text: string): Parsed => {
  if (!URL.canParse(text)) return { wrong: EXAMPLES };
  const url = new URL(text);
  if (url.protocol !== 'tcp:' && url.protocol !== 'tls:') return { wrong: EXAMPLES };
  if (url.hostname === '') return { wrong: `${url.protocol}// needs a host` };
  if (url.username !== '' || url.password !== '') return { wrong: 'MLLP has no user and no password' };
  if (url.pathname.replace('/', '') !== '' || url.search !== '') return { wrong: EXAMPLES };
  if (url.port === '0') return { wrong: 'a port is from 1 to 65535' };
  const port = url.port === '' ? HL7_PORT : Number(url.port);
  return { address: { secure: url.protocol === 'tls:', host: url.hostname.replace(/^\[|\]$/g, ''), port } };
};

/** `tcp://192.0.2.40:2575`, `tls://engine.example:2576`. Left out: port 2575. */
export const engineAddress = z.string().transform((text, issues): EngineAddress => {
  const parsed = parse(text);
  if ('address' in parsed) return parsed.address;
  issues.addIssue(parsed.wrong);
  return z.NEVER;
});
