/** What every place of the lab that takes money can do and can be asked, whatever wire it speaks. Amounts are integer đồng. */

/** A line of the ledger: money that really moved. */
export interface Booked {
  readonly kind: 'charge' | 'reversal';
  /** The charge as the device was told it (orderCode, ServiceID, invoice number); null for a terminal that is told none. */
  readonly key: string | null;
  readonly amount: number;
  /** The device's own name of this piece of money. */
  readonly id: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** What the person in front of the device does with each charge that it shows, until told otherwise. */
export type Customer =
  /** `amount`: another one than asked. `times`: scans and pays so often. `afterMs`: thinks so long. */
  | { readonly does: 'pays'; readonly amount?: number; readonly times?: number; readonly afterMs?: number }
  | {
      readonly does: 'is-declined';
      readonly reason: 'funds' | 'card' | 'pin' | 'bank';
      readonly afterMs?: number;
    }
  /** At the device itself. */
  | { readonly does: 'cancels'; readonly afterMs?: number }
  | { readonly does: 'waits' };

/**
 * `lose-answer`: does what was asked, then breaks the connection before the answer. `lose-request`: breaks it before
 * anything is done. `delay`: answers late. `double`: says what happened twice. `disorder`: says it in the wrong order.
 * `wrong-amount`: takes another amount than asked. `nonsense`: answers rubbish. `away`: does not listen.
 */
export const MONEY_FAULTS = [
  'lose-answer',
  'lose-request',
  'delay',
  'double',
  'disorder',
  'wrong-amount',
  'nonsense',
  'away',
] as const;
export type MoneyFault = (typeof MONEY_FAULTS)[number];

export interface FaultOptions {
  /** So many messages, then all is well; 1 where it is left out. */
  readonly times?: number;
  readonly delayMs?: number;
  /** Only messages of this name, as `watch` tells it. */
  readonly message?: string;
}

/** Told synchronously: `before` a message that came in is acted on, `after` its answer was handed to the network. */
export type MessageWatch = (when: 'before' | 'after', message: string) => void;

export interface LabMoney {
  ledger(): readonly Booked[];
  customer(does: Customer): void;
  /** Null: all is well. */
  setFault(fault: MoneyFault | null, options?: FaultOptions): Promise<void>;
  watch(watch: MessageWatch | null): void;
  /** Money for a charge by its key (null: the last one), now, whatever became of it: late, doubled or unasked for. */
  pay(key: string | null, amount: number): void;
  /** An empty ledger, a customer who waits, no fault. */
  reset(): Promise<void>;
}
