import { crc16 } from './crc16.ts';
import { type EmvObject, emvValue, printEmvObject, readEmvObjects } from './emv-tlv.ts';
import { scannedText } from './scanned-text.ts';

/** A transfer that a VietQR asks for (NAPAS, "QR Format T&C" 1.0; domain facts F1). Absent fields are null. */
export interface VietQr {
  /** Bank: six digits. */
  readonly bin: string;
  /** Account or card, up to 19 characters. */
  readonly account: string;
  readonly service: 'QRIBFTTA' | 'QRIBFTTC';
  /** Integer đồng. */
  readonly amount: number | null;
  /** Purpose of transaction (62-08), up to 25 characters. */
  readonly purpose: string | null;
  /** Made for one payment. */
  readonly dynamic: boolean;
}

/** Part of a payment code that breaks its own rule. */
export type VietQrField = keyof VietQr | 'merchant' | 'additional-data';

export type VietQrFailure =
  | 'not-a-payment-code'
  /** Ends before its CRC. */
  | 'incomplete'
  | 'crc'
  /** A template whose lengths do not fit, at whatever level. */
  | 'malformed'
  /** A payment code of another country, in another currency, or of another scheme than NAPAS. */
  | 'foreign-country'
  | 'foreign-currency'
  | 'other-scheme';

export type VietQrResult =
  | { readonly ok: true; readonly value: VietQr }
  | { readonly ok: false; readonly error: VietQrFailure }
  | { readonly ok: false; readonly error: 'invalid'; readonly field: VietQrField };

const START = '000201';
const CRC = { head: '6304', length: 8 };
const NAPAS = 'A000000727';
const MAX_LENGTH = 512;
const INITIATION = { static: '11', dynamic: '12' };
const COUNTRY = 'VN';
/** ISO 4217: đồng. */
const CURRENCY = '704';
/** Merchant account information, additional data, language, unreserved: values that are templates themselves (EMVCo, table 3.3). */
const isTemplate = (id: string): boolean =>
  (id >= '26' && id <= '51') || id === '62' || id === '64' || id >= '80';

type Templates = ReadonlyMap<string, readonly EmvObject[]>;

/** The templates among the objects, taken apart; null where one does not hold. */
const templatesOf = (objects: readonly EmvObject[]): Templates | null => {
  const templates = new Map<string, readonly EmvObject[]>();
  for (const { id, value } of objects) {
    if (!isTemplate(id)) continue;
    const inner = readEmvObjects(value);
    if (inner === null) return null;
    templates.set(id, inner);
  }
  return templates;
};

const RULES = {
  bin: /^\d{6}$/,
  account: /^[0-9A-Za-z]{1,19}$/,
  card: /^\d{12,19}$/,
  category: /^\d{4}$/,
  amount: /^[1-9]\d{0,12}$/,
} as const;
const LONGEST = { name: 25, city: 15, additional: 25 };

const refuse = (error: VietQrFailure): VietQrResult => ({ ok: false, error });
const invalid = (field: VietQrField): VietQrResult => ({ ok: false, error: 'invalid', field });

const isService = (text: string | undefined): text is VietQr['service'] =>
  text === 'QRIBFTTA' || text === 'QRIBFTTC';

/** The first field that breaks its rule; null where all hold. */
const faultOf = ({ bin, account, service, amount, purpose }: VietQr): VietQrField | null => {
  if (!RULES.bin.test(bin)) return 'bin';
  if (!(service === 'QRIBFTTC' ? RULES.card : RULES.account).test(account)) return 'account';
  if (amount !== null && !RULES.amount.test(String(amount))) return 'amount';
  return purpose !== null && (purpose === '' || purpose.length > LONGEST.additional) ? 'purpose' : null;
};

/** Rules of what is read past: category, name and city of the merchant, the rest of the additional data. */
const otherFault = (objects: readonly EmvObject[], additional: readonly EmvObject[]): VietQrField | null => {
  for (const { id, value } of objects) {
    if (id === '52' && !RULES.category.test(value)) return 'merchant';
    if (id === '59' && value.length > LONGEST.name) return 'merchant';
    if (id === '60' && value.length > LONGEST.city) return 'merchant';
  }
  const long = additional.some(({ id, value }) => id < '10' && value.length > LONGEST.additional);
  return long ? 'additional-data' : null;
};

const readTransfer = (
  objects: readonly EmvObject[],
  account: readonly EmvObject[],
  additional: readonly EmvObject[],
): VietQrResult => {
  const beneficiary = readEmvObjects(emvValue(account, '01') ?? '');
  if (beneficiary === null) return refuse('malformed');
  const initiation = emvValue(objects, '01');
  if (initiation !== INITIATION.static && initiation !== INITIATION.dynamic) return invalid('dynamic');
  const service = emvValue(account, '02');
  if (!isService(service)) return invalid('service');
  const amount = emvValue(objects, '54');
  if (amount !== undefined && !RULES.amount.test(amount)) return invalid('amount');
  const value: VietQr = {
    bin: emvValue(beneficiary, '00') ?? '',
    account: emvValue(beneficiary, '01') ?? '',
    service,
    amount: amount === undefined ? null : Number(amount),
    purpose: emvValue(additional, '08')?.normalize('NFC') ?? null,
    dynamic: initiation === INITIATION.dynamic,
  };
  const fault = faultOf(value) ?? otherFault(objects, additional);
  return fault === null ? { ok: true, value } : invalid(fault);
};

/** Whether a text starts as every EMVCo payment code does. */
export const looksLikePayment = (text: string): boolean => text.startsWith(START);

const crcHolds = (text: string): boolean => {
  const shown = text.slice(-4);
  return /^[0-9A-F]{4}$/i.test(shown) && Number.parseInt(shown, 16) === crc16(text.slice(0, -4));
};

/** Reads a line that is text, as it was scanned: composing its letters would change its CRC. */
export const vietQrOf = (line: string): VietQrResult => {
  const text = line.trim();
  if (!looksLikePayment(text)) return refuse('not-a-payment-code');
  const end = text.length - CRC.length;
  if (end < START.length || !text.startsWith(CRC.head, end)) return refuse('incomplete');
  if (!crcHolds(text)) return refuse('crc');
  const objects = readEmvObjects(text.slice(0, end));
  const templates = objects === null ? null : templatesOf(objects);
  if (objects === null || templates === null) return refuse('malformed');
  if (emvValue(objects, '58') !== COUNTRY) return refuse('foreign-country');
  if (emvValue(objects, '53') !== CURRENCY) return refuse('foreign-currency');
  const account = templates.get('38') ?? [];
  if (emvValue(account, '00') !== NAPAS) return refuse('other-scheme');
  return readTransfer(objects, account, templates.get('62') ?? []);
};

/**
 * Reads a payment code. All lengths must fit at every level, and the CRC must hold, in capitals or not. The length of an
 * object counts characters. What is over-long or no text is `not-a-payment-code`.
 */
export const parseVietQr = (line: string): VietQrResult =>
  scannedText(line, MAX_LENGTH) === null ? refuse('not-a-payment-code') : vietQrOf(line);

/** Lengths in banks' applications count bytes or characters: only here they are the same. */
const ASCII = /^[\x20-\x7e]*$/;

/** The code of a transfer: the inverse of `parseVietQr`. @throws RangeError where a field breaks its rule. */
export const printVietQr = (transfer: VietQr): string => {
  const fault = faultOf(transfer) ?? (ASCII.test(transfer.purpose ?? '') ? null : 'purpose');
  if (fault !== null) throw new RangeError(`VietQR: ${fault}`);
  const { bin, account, service, amount, purpose, dynamic } = transfer;
  const beneficiary = printEmvObject('00', bin) + printEmvObject('01', account);
  const napas =
    printEmvObject('00', NAPAS) + printEmvObject('01', beneficiary) + printEmvObject('02', service);
  const text = [
    START,
    printEmvObject('01', dynamic ? INITIATION.dynamic : INITIATION.static),
    printEmvObject('38', napas),
    printEmvObject('53', CURRENCY),
    amount === null ? '' : printEmvObject('54', String(amount)),
    printEmvObject('58', COUNTRY),
    purpose === null ? '' : printEmvObject('62', printEmvObject('08', purpose)),
    CRC.head,
  ].join('');
  return text + crc16(text).toString(16).toUpperCase().padStart(4, '0');
};
