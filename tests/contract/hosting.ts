import type { DriverKind, OpenContext, OpenFailure, PortOf } from '../../drivers/define.ts';
import type { Result } from '../../drivers/ports/result.ts';
import { drivers, findDriver } from '../../drivers/registry.ts';
import { kioskOptions } from '../lab/hl7/kiosk-options.ts';
import type { LabDescription } from '../lab/lab.ts';
import { COUNTING_SCANNER, idsOf } from '../lab/usb/hid-pos-scanner.ts';

/** Longer than the lab's longest answer, in ms: a driver that does not heed its signal is found out by its late success. */
const PATIENT_DRIVER_MS = 60_000;
/** Money is asked after quickly, and the lab is near; yet a slow machine must not be taken for a silent provider. */
const TRANSFER_MS = { pollMs: 10, timeoutMs: 4_000, silenceMs: 500 };
const ZVT_MS = { connect: 5_000, ack: 1_200, answer: 1_200, card: 3_000, recover: 1_000, retry: 20 };
const NEXO_MS = { chargeMs: 20_000, askMs: 4_000, pollMs: 10, settleMs: 60, patienceMs: 500 };

/**
 * How the lab hosts each registered driver: its options. A driver without an entry fails the suite of the registry;
 * with one, the suite of its port runs on it.
 */
export const HOSTING: Readonly<Record<string, (lab: LabDescription) => unknown>> = {
  'identity/serial-scanner': ({ scannerPath }) => ({ path: scannerPath }),
  'identity/hid-pos': () => idsOf(COUNTING_SCANNER),
  'identity/chip': ({ chipReader, chipCsca }) => ({ reader: chipReader, csca: chipCsca }),
  'printer/escpos': ({ printerPort }) => ({
    to: `tcp://127.0.0.1:${printerPort}`,
    model: 'epson-tm-t82',
    timeouts: { confirm: 2_000, poll: 40 },
  }),
  // Needs a print server of its own: shown in cups.test.ts.
  'printer/cups': () => ({ to: 'ipp://localhost/printers/lab' }),
  'his/fhir': ({ hisUrl }) => ({ baseUrl: hisUrl, timeoutMs: PATIENT_DRIVER_MS, placesMs: 0 }),
  'his/rest': ({ medipayUrl, medipayMerchant }) => ({
    baseUrl: medipayUrl,
    signing: {
      scheme: 'hmac-sha256',
      merchantId: medipayMerchant,
      secret: { env: 'medipaySecret' },
    },
    mapping: 'medipay-c06',
    timeoutMs: PATIENT_DRIVER_MS,
    placesMs: 0,
  }),
  'his/hl7v2': ({ hl7Port, hl7KioskPort }) =>
    kioskOptions({ port: hl7Port ?? 0, appointmentsPort: hl7KioskPort }, { timeoutMs: PATIENT_DRIVER_MS }),
  'insurance/bhxh': ({ bhxhUrl }) => ({
    baseUrl: bhxhUrl,
    username: { env: 'bhxhUser' },
    password: { env: 'bhxhPassword' },
    staffName: { env: 'bhxhOfficerName' },
    staffNumber: { env: 'bhxhOfficerNumber' },
    timeoutMs: PATIENT_DRIVER_MS,
  }),
  'payment/payos': ({ payosUrl }) => ({
    baseUrl: payosUrl,
    clientId: { env: 'payosClientId' },
    apiKey: { env: 'payosApiKey' },
    checksumKey: { env: 'payosChecksumKey' },
    ...TRANSFER_MS,
  }),
  'payment/vietqr-his': ({ invoicesUrl, invoicesMerchant }) => ({
    baseUrl: invoicesUrl,
    merchantId: invoicesMerchant,
    secret: { env: 'invoicesSecret' },
    account: { bin: '970436', number: '1234567890', name: 'BENH VIEN DA KHOA MAU' },
    ...TRANSFER_MS,
  }),
  // The lab's terminal repeats the receipt of its very first sale.
  'payment/zvt': ({ zvtPort }) => ({
    to: `tcp://127.0.0.1:${zvtPort}`,
    noReceipt: 'not-paid',
    timeouts: ZVT_MS,
  }),
  'payment/nexo': ({ nexoUrl }) => ({
    url: nexoUrl,
    saleId: 'KIOSK01',
    poiId: 'LAB-1',
    timeouts: NEXO_MS,
  }),
};

/** Secrets go by the names of the lab's description. */
const secretsOf = (lab: LabDescription): ReadonlyMap<string, string> =>
  new Map(Object.entries(lab).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])));

/** Ids of the registered drivers of one kind that the lab can host. */
export const hosted = (kind: DriverKind): readonly string[] =>
  drivers.filter((driver) => driver.kind === kind && HOSTING[`${kind}/${driver.id}`]).map(({ id }) => id);

/** What a driver said to its surroundings. */
export interface Heard {
  readonly lost: string[];
  /** Lines for the operator's log, as JSON. */
  readonly lines: string[];
}

export interface OpenedDriver<K extends DriverKind> extends Heard {
  readonly port: PortOf[K];
}

/**
 * Tries to open a driver on the lab. `options`: others than the lab's. @throws Error where it is not registered, or
 * refuses the options.
 */
export async function tryOpen<K extends DriverKind>(
  kind: K,
  id: string,
  lab: LabDescription,
  heard: Heard,
  changed: Partial<OpenContext> = {},
  options: unknown = HOSTING[`${kind}/${id}`]?.(lab),
): Promise<Result<PortOf[K], OpenFailure>> {
  const driver = findDriver(kind, id);
  if (!driver || options === undefined) throw new Error(`the lab cannot host ${kind}/${id}`);
  const secrets = secretsOf(lab);
  return driver.open(driver.options.parse(options), {
    signal: new AbortController().signal,
    now: Date.now,
    secret: (name) => secrets.get(name),
    lost: (reason) => void heard.lost.push(reason),
    log: (event, fields) => void heard.lines.push(JSON.stringify([event, fields])),
    ...changed,
  });
}

/** Opens a driver on the lab. @throws Error where it cannot be opened. */
export async function openOn<K extends DriverKind>(
  kind: K,
  id: string,
  lab: LabDescription,
  changed: Partial<OpenContext> = {},
  options?: unknown,
): Promise<OpenedDriver<K>> {
  const heard: Heard = { lost: [], lines: [] };
  const opened = await tryOpen(kind, id, lab, heard, changed, options);
  if (!opened.ok) throw new Error(`${kind}/${id}: ${opened.error} ${opened.detail ?? ''}`);
  return { port: opened.value, ...heard };
}

/** Waits for something that is going to happen; the limit of the test ends it. */
export const until = async (condition: () => boolean): Promise<void> => {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 5));
};
