import type { ChargeFate, ChargeIntent, Money, NotPaid } from '../../drivers/ports/payment.ts';

/** Money that really moved, as the provider has it. */
export interface Taken {
  readonly chargeId: string;
  readonly money: Money;
  /** How often it went back. */
  reversed: number;
}

/** How a customer pays. `piece`: a part, and the provider waits for the rest. */
export const PAYMENTS = ['exact', 'less', 'more', 'pieces', 'piece', 'twice'] as const;
export type Payment = (typeof PAYMENTS)[number];

/** What comes for an amount, in pieces of more than nothing. */
export const amountsOf = (payment: Payment, asked: number): readonly number[] =>
  piecesOf(payment, asked).filter((amount) => amount > 0);

function piecesOf(payment: Payment, asked: number): readonly number[] {
  switch (payment) {
    case 'exact':
      return [asked];
    case 'less':
      return [asked - 1_000];
    case 'more':
      return [asked + 5_000];
    case 'pieces':
      return [asked - 2_000, 2_000];
    case 'piece':
      return [1_000];
    case 'twice':
      return [asked, asked];
  }
}

/** A place that takes money, seen from its own side of the wire. */
export interface Provider {
  readonly taken: Taken[];
  /** Intents that were charged, each time. */
  readonly calls: string[];
  /** Charges that it knows, oldest first. */
  charges(): readonly ChargeIntent[];
  /** Money can still come for it without anybody asking. */
  isOpen(chargeId: string): boolean;
  /** Of a charge by its place among those it knows: late or in time. */
  pay(index: number, payment: Payment): void;
  /** The newest charge ends without money. */
  refuse(why: NotPaid): void;
  /** Time has passed. */
  tick(): void;
}

export const UNKNOWN: ChargeFate = { state: 'unknown' };
export const notPaid = (why: NotPaid): ChargeFate => ({ state: 'not-paid', ...why });

/** Whoever begins a charge is held to the rules of it: called before anything is done. */
export type OnCharge = (intent: ChargeIntent) => void;
