import type { ZvtApdu } from './zvt-apdu.ts';
import { printBcd } from './zvt-fields.ts';

/** Control fields of the packets that we send and hear (PA00P015, "Summary of commands"). */
export const ZVT = {
  statusInformation: 0x040f,
  intermediateStatus: 0x04ff,
  statusEnquiry: 0x0501,
  registration: 0x0600,
  authorisation: 0x0601,
  completion: 0x060f,
  abortByTerminal: 0x061e,
  repeatReceipt: 0x0620,
  reversal: 0x0630,
  endOfDay: 0x0650,
  initialisation: 0x0693,
  abort: 0x06b0,
  printLine: 0x06d1,
  printTextBlock: 0x06d3,
  acknowledged: 0x8000,
} as const;

/** ISO 4217 704: đồng. It has no smaller unit, so that the amount is the number of đồng. */
const VND = 704;

/** Bits of the registration's config byte; none of them makes us print receipts. */
export const ZVT_CONFIG = {
  /** The terminal says what it is doing (04 FF). */
  intermediateStatus: 0x08,
  /** No payment can be started at the terminal itself. */
  paymentByUsAlone: 0x10,
} as const;

const apdu = (control: number, ...data: readonly Iterable<number>[]): ZvtApdu => ({
  control,
  data: Uint8Array.from(data.flatMap((part) => [...part])),
});

/** Six digits, as three bytes of BCD. */
const password = (digits: string): Uint8Array => printBcd(Number(digits), 3);
const currency = (): Uint8Array => printBcd(VND, 2);

/** Says which currency it is about and who controls the terminal. `secret`: six digits. `config`: bits of ZVT_CONFIG. */
export const zvtRegistration = (secret: string, config: number): ZvtApdu =>
  apdu(ZVT.registration, password(secret), [config], currency(), [0x03, 0x00]);

/** A sale. `amount`: đồng, at most twelve digits. @throws RangeError where it is none. */
export const zvtAuthorisation = (amount: number): ZvtApdu => {
  if (amount <= 0) throw new RangeError(`${amount} is nothing to charge`);
  return apdu(ZVT.authorisation, [0x04], printBcd(amount, 6), [0x49], currency());
};

export const zvtStatusEnquiry = (): ZvtApdu => apdu(ZVT.statusEnquiry);
/** Has the terminal tell its last transaction once more. */
export const zvtRepeatReceipt = (secret: string): ZvtApdu => apdu(ZVT.repeatReceipt, password(secret));
/** Takes the transaction with this receipt number (1 to 9999) back. */
export const zvtReversal = (secret: string, receipt: number): ZvtApdu =>
  apdu(ZVT.reversal, password(secret), [0x87], printBcd(receipt, 2));
export const zvtEndOfDay = (secret: string): ZvtApdu => apdu(ZVT.endOfDay, password(secret));
export const zvtInitialisation = (secret: string): ZvtApdu => apdu(ZVT.initialisation, password(secret));
/** Ends what the terminal is doing, if it still can be ended; the terminal tells by the end of that command. */
export const zvtAbort = (): ZvtApdu => apdu(ZVT.abort);

export const zvtAcknowledged = (): ZvtApdu => apdu(ZVT.acknowledged);
/** 84 83: function not possible. */
export const zvtNotPossible = (): ZvtApdu => apdu(0x8483);

/** Commands that move money, or close a day: never to be sent a second time without asking. */
export const isZvtOnceOnly = ({ control }: ZvtApdu): boolean =>
  control === ZVT.authorisation || control === ZVT.reversal || control === ZVT.endOfDay;
