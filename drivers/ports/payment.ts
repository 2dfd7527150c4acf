/**
 * Fees without cash: VietQR transfers and card terminals behind one port. Amounts are integer đồng, instants
 * milliseconds since the epoch.
 */

/** How money is given (hình thức thanh toán). */
export const PAYMENT_MEANS = ['vietqr', 'card'] as const;
export type PaymentMeans = (typeof PAYMENT_MEANS)[number];

/** One charge, minted once and journalled before its first byte. Nothing of it names a person. */
export interface ChargeIntent {
  /** Idempotency key: a UUID. */
  readonly id: string;
  /** The same charge as a positive integer below 2^45, for systems that count their orders (payOS orderCode). */
  readonly number: number;
  /**
   * `number` in Crockford's base 32: 9 characters of [0-9A-HJKMNP-TV-Z]. It stands in the purpose of the transfer, is the
   * ServiceID of a terminal, and is what staff, bank and slip call the charge by.
   */
  readonly reference: string;
  /** What is asked for, more than 0. */
  readonly amount: number;
  readonly mintedAt: number;
  /** When a code that nobody paid is given up. */
  readonly expiresAt: number;
}

/** One piece of money that the provider holds for a charge. */
export interface Money {
  /** The provider's own name of it: bank reference, trace number. */
  readonly id: string;
  readonly amount: number;
  /** When the provider took it, null where it does not say. */
  readonly at: number | null;
  /** Receipt number by which a terminal reverses it, null where there is none. */
  readonly receipt: string | null;
  /** The card as the terminal masks it (`411111••••••1111`) and what it is called; null for a transfer. */
  readonly card: { readonly masked: string | null; readonly name: string | null } | null;
}

/** More than any bill, and what the wires can carry: 12 digits. */
const MOST = 999_999_999_999;
const DAY_MS = 86_400_000;
const FIRST_INSTANT = Date.UTC(2020, 0, 1);

/**
 * Money as a device told it, or null where it cannot be true: a piece, or the sum, that is no whole amount of 1 to
 * 999,999,999,999 đồng. An `at` before 2020 or more than a day after `now` (milliseconds) is not known.
 */
export const soundMoney = (money: readonly Money[], now: number): readonly Money[] | null => {
  const sum = money.reduce((all, { amount }) => all + amount, 0);
  if (!money.every(({ amount }) => Number.isSafeInteger(amount) && amount > 0) || sum > MOST) return null;
  return money.map((piece) => {
    const isKnown = piece.at !== null && piece.at >= FIRST_INSTANT && piece.at <= now + DAY_MS;
    return isKnown ? piece : { ...piece, at: null };
  });
};

/** Reason groups of a refusal, for the words on the screen. */
export const DECLINES = [
  /** Not enough money, or above the card's limit. */
  'funds',
  /** The card cannot be read, has expired or is not taken here. */
  'card',
  'pin',
  /** The bank says no and no more. */
  'bank',
] as const;
export type Decline = (typeof DECLINES)[number];

/** Why nothing was charged, and nothing will be. */
export type NotPaid =
  | { readonly why: 'declined'; readonly reason: Decline }
  /** By the patient, here or at the terminal. */
  | { readonly why: 'cancelled' }
  | { readonly why: 'expired' }
  /** Nothing was begun: the terminal serves somebody else, or is out of order; the provider cannot be reached or refused. */
  | { readonly why: 'not-started'; readonly fault: PaymentFault };
export type PaymentFault = 'busy' | 'offline' | 'fault' | 'refused';

/** What is known of a charge. */
export type ChargeFate =
  /** Still waited for at the provider. `money`: what came already, less than was asked for. */
  | { readonly state: 'open'; readonly money: readonly Money[] }
  /** Money came, and the provider waits for no more. Whether it is what was asked for is for the host to judge. */
  | { readonly state: 'paid'; readonly money: readonly Money[] }
  | ({ readonly state: 'not-paid' } & NotPaid)
  /** The provider cannot be asked, or cannot tell: it may have been charged. */
  | { readonly state: 'unknown' };

/** What a terminal asks of the patient, or does. */
export const TERMINAL_STEPS = [
  'insert-card',
  'enter-pin',
  'confirm-amount',
  'card-read',
  'wait',
  'remove-card',
  'signature',
] as const;
export type TerminalStep = (typeof TERMINAL_STEPS)[number];

/** What can be shown while a charge is under way. */
export type ChargeProgress =
  /** The code stands at the bank and can be paid. `to`: what the bank's application will show, null where not known. */
  | {
      readonly step: 'qr';
      readonly payload: string;
      readonly expiresAt: number;
      readonly to: {
        readonly bin: string;
        readonly account: string;
        readonly name: string | null;
        /** The purpose as it stands in the code. */
        readonly purpose: string;
      } | null;
    }
  /** The bank has seen something of it; money is not there yet. */
  | { readonly step: 'seen' }
  | { readonly step: 'terminal'; readonly says: TerminalStep };

/** `offline`: cannot be reached. `fault`: reached, and out of order. */
export type PaymentStatus = 'ready' | 'busy' | 'offline' | 'fault';

/**
 * What is taken before a charge and journalled with it, by which the device can be asked after a crash: the receipt number
 * of a terminal's last transaction.
 */
export type PaymentMark = string;

/** Money that is to go back (hoàn tiền, huỷ giao dịch). */
export interface ReverseIntent {
  /** As of a charge: minted once and journalled before the first byte. */
  readonly id: string;
  readonly number: number;
  readonly reference: string;
  readonly charge: ChargeIntent;
  readonly money: Money;
  /** It may have been sent before: the device is asked first. False only the first time, from whoever minted it. */
  readonly again: boolean;
}

export type ReverseFate =
  | { readonly state: 'reversed' }
  /** Nothing went back. `unsupported`: this means cannot; staff transfer it back by hand. */
  | { readonly state: 'not-reversed'; readonly why: 'refused' | 'unsupported' | 'not-started' }
  | { readonly state: 'unknown' };

/** Totals of a terminal's day (kết toán). */
export interface DayTotals {
  readonly count: number | null;
  readonly amount: number | null;
}

export interface PaymentMethod {
  readonly means: PaymentMeans;
  /** Never opens a sale. */
  status(signal: AbortSignal): Promise<PaymentStatus>;
  /** Null where the device needs none to be asked by; `unreachable` where it needs one and could not be asked. */
  mark(signal: AbortSignal): Promise<{ readonly mark: PaymentMark | null } | 'unreachable'>;
  /**
   * Charges once and follows it to its end; never gives `open`. A code that nobody paid is closed at the provider when it
   * expires, and that is awaited. An abort of the signal means only that the kiosk closes: the charge is left as it
   * stands and the answer is `unknown`.
   */
  charge(
    intent: ChargeIntent,
    mark: PaymentMark | null,
    heard: (progress: ChargeProgress) => void,
    signal: AbortSignal,
  ): Promise<ChargeFate>;
  /** Asks what became of a charge: never charges, never ends one that is open. */
  query(intent: ChargeIntent, mark: PaymentMark | null, signal: AbortSignal): Promise<ChargeFate>;
  /**
   * Ends a charge and waits until the provider has said so: `paid` where the money was quicker. May be called while
   * `charge` runs, which then ends with the same fate; or later, by a kiosk that was started anew.
   */
  cancel(intent: ChargeIntent, mark: PaymentMark | null, signal: AbortSignal): Promise<ChargeFate>;
  /** Gives money back, once: called again with the same intent it asks first, and sends only where nothing went back. */
  reverse(intent: ReverseIntent, signal: AbortSignal): Promise<ReverseFate>;
  /** Kết toán: closes a terminal's day; null where the means knows no such thing. */
  endOfDay: ((signal: AbortSignal) => Promise<DayTotals | 'unreachable' | 'refused'>) | null;
  close(): Promise<void>;
}
