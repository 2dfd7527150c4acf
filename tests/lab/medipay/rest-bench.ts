import rest from '../../../drivers/his/rest/index.ts';
import type { HospitalSystem } from '../../../drivers/ports/his.ts';
import { MEDIPAY_CREDENTIALS } from './medipay.ts';

/** What a driver said to its surroundings. */
export interface OpenedRest {
  readonly his: HospitalSystem;
  /** Lines for the operator's log, as JSON. */
  readonly lines: readonly string[];
}

const SECRETS: Readonly<Record<string, string>> = { MEDIPAY_SECRET: MEDIPAY_CREDENTIALS.secret };

/** Options of `his/rest` for a MediPay HIS at a URL. */
export const medipayOptions = (url: string, more: object = {}): object => ({
  baseUrl: url,
  placesMs: 0,
  signing: {
    scheme: 'hmac-sha256',
    merchantId: MEDIPAY_CREDENTIALS.merchant,
    secret: { env: 'MEDIPAY_SECRET' },
  },
  mapping: 'medipay-c06',
  ...more,
});

/** Tries to open `his/rest`. @throws ZodError for options that it refuses. */
export const tryRest = async (
  options: object,
  lines: string[] = [],
  secrets = SECRETS,
  now: () => number = Date.now,
) =>
  rest.open(rest.options.parse(options), {
    signal: new AbortController().signal,
    now,
    secret: (name) => secrets[name],
    lost: () => undefined,
    log: (event, fields) => void lines.push(JSON.stringify([event, fields])),
  });

/** Opens `his/rest`. @throws Error where it cannot be opened. */
export const openRest = async (options: object, now?: () => number): Promise<OpenedRest> => {
  const lines: string[] = [];
  const opened = await tryRest(options, lines, SECRETS, now);
  if (!opened.ok) throw new Error(`${opened.error} ${opened.detail ?? ''}`);
  return { his: opened.value, lines };
};
