import type { CardRecord } from './card-record.ts';
import type { Refusal, SaleEnd, SaleStep } from './card-sale.ts';
import type { DayClose } from './till.ts';
import { PT } from './zvt-apdu.ts';
import { BMP, bcd, byteField, countedField, field, numberField, tlv, tlvField } from './zvt-fields.ts';

/** A message of the terminal, before it is sent. */
export interface PtMessage {
  readonly command: number;
  readonly data: Buffer;
}

export const CURRENCY_VND = 704;
const TERMINAL_ID = 29_001_234;
const SOFTWARE = 'LAB 1.0';

/** Result codes (PA00P015, error messages). Up to 99 they are the bank's own: 05, 51, 55 of ISO 8583. */
export const RESULT = {
  ok: 0x00,
  declined: 5,
  funds: 51,
  pin: 55,
  cardUnreadable: 0x64,
  notRegistered: 0x6b,
  aborted: 0x6c,
  wrongCurrency: 0x6f,
  impossible: 0x83,
  protocol: 0x9a,
  pleaseWait: 0x9c,
  alreadyReversed: 0xb4,
  notReversible: 0xb5,
  amountTooSmall: 0xc8,
} as const;

const REFUSALS: Readonly<Record<Refusal, number>> = {
  funds: RESULT.funds,
  card: RESULT.cardUnreadable,
  pin: RESULT.pin,
  bank: RESULT.declined,
};

/** Codes of intermediate statuses (PA00P015, 04 FF). */
const STEPS: Readonly<Record<SaleStep, number>> = {
  'insert-card': 0x0a,
  'card-read': 0x0e,
  'enter-pin': 0x01,
  'ask-bank': 0x04,
  approved: 0x1c,
  'remove-card': 0x0b,
};

export const intermediate = (step: SaleStep): PtMessage => ({
  command: PT.intermediate,
  data: Buffer.from([STEPS[step]]),
});

export const completion = (data: Buffer = Buffer.alloc(0)): PtMessage => ({ command: PT.completion, data });

export const aborted = (result: number): PtMessage => ({ command: PT.abort, data: Buffer.from([result]) });

/** Time and date in Vietnam, which is UTC+7 all year. */
const clock = (at: number): Buffer[] => {
  const text = new Date(at + 7 * 3_600_000).toISOString().replaceAll(/\D/g, '');
  return [
    field(BMP.time, Buffer.from(text.slice(8, 14), 'hex')),
    field(BMP.date, Buffer.from(text.slice(4, 8), 'hex')),
  ];
};

const money = (amount: number): Buffer[] => [
  numberField(BMP.amount, amount),
  numberField(BMP.currency, CURRENCY_VND),
];

/** A masked digit is the half byte E. */
const CARD: readonly Buffer[] = [
  countedField(BMP.pan, Buffer.from('411111eeeeee1111', 'hex')),
  field(BMP.expiry, Buffer.from('eeee', 'hex')),
  numberField(BMP.sequence, 1),
  byteField(BMP.paymentType, 0x60),
  byteField(BMP.cardType, 10),
  countedField(BMP.cardName, Buffer.from('VISA\0', 'latin1')),
];

/** What a real terminal sends besides, and what no register knows. */
const extras = (record: CardRecord): Buffer[] => [
  numberField(BMP.terminalId, TERMINAL_ID),
  field(BMP.contract, Buffer.from('LAB HOSPITAL 01')),
  field(BMP.authorisation, Buffer.from(`A${String(record.trace).padStart(6, '0')}\0`, 'latin1')),
  countedField(BMP.additional, Buffer.from(`AS-TID = 2900${record.receipt}`, 'latin1')),
  byteField(BMP.resultAs, 0),
  tlvField(
    tlv(0x1f10, Buffer.from([2])),
    tlv(0x60, tlv(0x43, Buffer.from('a0000000031010', 'hex'))),
    tlv(0x1f7f, Buffer.alloc(130, 0x20)),
  ),
];

/** 04 0F of money that moved. A reversal names the trace number of what it gives back. */
export const statusOf = (record: CardRecord): PtMessage => ({
  command: PT.statusInformation,
  data: Buffer.concat([
    byteField(BMP.result, RESULT.ok),
    ...money(record.amount),
    ...clock(record.at),
    numberField(BMP.trace, record.trace),
    ...(record.of ? [numberField(BMP.originalTrace, record.of.trace)] : []),
    numberField(BMP.receipt, record.receipt),
    numberField(BMP.turnover, record.trace),
    ...CARD,
    ...extras(record),
  ]),
});

/** 04 0F of a transaction that failed: it has a trace number and no receipt. */
const statusOfFailure = (result: number, amount: number, trace: number, at: number): PtMessage => ({
  command: PT.statusInformation,
  data: Buffer.concat([
    byteField(BMP.result, result),
    ...money(amount),
    ...clock(at),
    numberField(BMP.trace, trace),
    ...CARD,
  ]),
});

/** The last messages of a sale: the bank's no comes with a status, whatever ends a sale before the bank does not. */
export const endOfSale = (end: SaleEnd, amount: number, trace: () => number, at: number): PtMessage[] => {
  if (end.end === 'approved') return [statusOf(end.record), completion()];
  if (end.end !== 'declined') return [aborted(RESULT.aborted)];
  const result = REFUSALS[end.reason];
  return [statusOfFailure(result, amount, trace(), at), aborted(result)];
};

/** BMP 60: first and last receipt, then number and sum of ec, JCB, Eurocard, Amex, VISA, Diners, others. */
export const statusOfDay = (day: DayClose, trace: number, at: number): PtMessage => {
  const none = Buffer.alloc(7);
  const count = day.charges.count + day.reversals.count;
  const amount = Math.max(day.charges.amount - day.reversals.amount, 0);
  const visa = Buffer.concat([bcd(Math.min(count, 99), 1), bcd(amount, 6)]);
  const receipts = [bcd(day.firstReceipt, 2), bcd(day.lastReceipt, 2)];
  return {
    command: PT.statusInformation,
    data: Buffer.concat([
      byteField(BMP.result, RESULT.ok),
      ...money(amount),
      countedField(BMP.totals, Buffer.concat([...receipts, none, none, none, none, visa, none, none])),
      numberField(BMP.trace, trace),
      ...clock(at),
    ]),
  };
};

/** Data of the completion of a registration. */
export const registered = (): Buffer =>
  Buffer.concat([
    byteField(BMP.paymentType, 0),
    numberField(BMP.terminalId, TERMINAL_ID),
    numberField(BMP.currency, CURRENCY_VND),
  ]);

/** Data of the completion of a status enquiry: the software's name with its length, and the state, 00 for ready. */
export const terminalStatus = (withSoftware: boolean): Buffer => {
  const software = countedField(BMP.additional, Buffer.from(SOFTWARE, 'latin1')).subarray(1);
  return Buffer.concat([withSoftware ? software : Buffer.alloc(0), Buffer.from([0])]);
};
