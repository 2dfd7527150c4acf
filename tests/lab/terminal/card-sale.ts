import { setTimeout as sleep } from 'node:timers/promises';
import type { Customer } from '../money.ts';
import type { CardRecord } from './card-record.ts';

export type SaleStep = 'insert-card' | 'card-read' | 'enter-pin' | 'ask-bank' | 'approved' | 'remove-card';

export type Refusal = Extract<Customer, { does: 'is-declined' }>['reason'];

export type SaleEnd =
  | { readonly end: 'approved'; readonly record: CardRecord }
  | { readonly end: 'declined'; readonly reason: Refusal }
  /** `cancelled`: at the terminal. `aborted`: by who asked for the sale. */
  | { readonly end: 'cancelled' | 'aborted' | 'timed-out' };

interface SaleTerms {
  readonly key: string | null;
  readonly asked: number;
  readonly takes: number;
  readonly heard: (step: SaleStep) => void;
}

/** What a sale needs of the terminal in which it happens. */
export interface SalePlace {
  readonly stepMs: number;
  readonly giveUpMs: number;
  readonly customer: Customer;
  readonly turn: AbortController;
  readonly bank: Promise<void>;
  book(kind: 'charge', key: string | null, amount: number): CardRecord;
}

/** The longest delay that a timer of Node takes. */
const FOR_EVER = 2 ** 31 - 1;

/**
 * One sale at the card reader: no card yet, card in, bank asked, ended. It can be stopped until the bank is asked; from
 * then on only the bank ends it.
 */
export class CardSale {
  readonly key: string | null;
  readonly ended: Promise<SaleEnd>;
  stage: 'no-card' | 'card-in' | 'bank-asked' | 'over' = 'no-card';
  private readonly till: SalePlace;
  private readonly terms: SaleTerms;
  private readonly stopped = new AbortController();
  private early: SaleEnd | null = null;

  constructor(till: SalePlace, terms: SaleTerms) {
    this.till = till;
    this.terms = terms;
    this.key = terms.key;
    this.ended = this.run();
  }

  /** False where it is too late: the sale goes on. */
  abort(): boolean {
    if (this.stage !== 'no-card' && this.stage !== 'card-in') return false;
    this.stop({ end: 'aborted' });
    return true;
  }

  /** Who asked for the sale has gone: a sale without a card ends, any other goes on. */
  orphan(): void {
    if (this.stage === 'no-card') this.stop({ end: 'aborted' });
  }

  /** Ends at once, whatever the bank says. */
  breakOff(): void {
    this.stop({ end: 'aborted' });
  }

  /** The money is booked here and now, and the sale ends with it. */
  paidNow(amount: number): CardRecord {
    const record = this.till.book('charge', this.key, amount);
    this.stop({ end: 'approved', record });
    return record;
  }

  private stop(end: SaleEnd): void {
    if (this.stage === 'over') return;
    this.early = end;
    this.stage = 'over';
    this.stopped.abort();
  }

  private async run(): Promise<SaleEnd> {
    const over = setTimeout(() => {
      if (this.stage === 'no-card') this.stop({ end: 'timed-out' });
    }, this.till.giveUpMs);
    // Who began the sale must hold it before its first step is told.
    await Promise.resolve();
    const end = await this.play();
    clearTimeout(over);
    this.stage = 'over';
    return this.early ?? end;
  }

  private async play(): Promise<SaleEnd> {
    this.step('insert-card');
    const does = await this.customerActs();
    if (does.does === 'cancels') return { end: 'cancelled' };
    this.enter('card-in');
    if (!(await this.took('card-read'))) return { end: 'aborted' };
    if (does.does === 'is-declined' && does.reason === 'card') return { end: 'declined', reason: 'card' };
    if (!(await this.took('enter-pin'))) return { end: 'aborted' };
    if (does.does === 'is-declined' && does.reason === 'pin') return { end: 'declined', reason: 'pin' };
    this.enter('bank-asked');
    if (!(await this.took('ask-bank'))) return { end: 'aborted' };
    await Promise.race([this.till.bank, this.untilStopped()]);
    if (this.early) return this.early;
    if (does.does === 'is-declined') return { end: 'declined', reason: does.reason };
    const record = this.book(does);
    this.step('approved');
    await this.took('remove-card');
    return { end: 'approved', record };
  }

  private book(does: Customer): CardRecord {
    const pays = does.does === 'pays' ? does : { amount: undefined, times: undefined };
    const { takes, asked } = this.terms;
    const amount = takes === asked ? (pays.amount ?? takes) : takes;
    let record = this.till.book('charge', this.key, amount);
    for (let more = (pays.times ?? 1) - 1; more > 0; more--)
      record = this.till.book('charge', this.key, amount);
    // What is booked stands: an end that comes now finds the sale approved.
    this.early = { end: 'approved', record };
    return record;
  }

  /** What the customer does, once they do something. */
  private async customerActs(): Promise<Customer> {
    while (!this.stopped.signal.aborted) {
      const { customer, turn } = this.till;
      const afterMs = customer.does === 'waits' ? FOR_EVER : (customer.afterMs ?? this.till.stepMs);
      const quiet = await this.pause(afterMs, AbortSignal.any([this.stopped.signal, turn.signal]));
      if (quiet && customer.does !== 'waits') return customer;
    }
    return { does: 'cancels' };
  }

  private enter(stage: 'card-in' | 'bank-asked'): void {
    if (this.stage !== 'over') this.stage = stage;
  }

  private step(step: SaleStep): void {
    if (!this.stopped.signal.aborted) this.terms.heard(step);
  }

  /** False where the sale was stopped. */
  private async took(step: SaleStep): Promise<boolean> {
    this.step(step);
    return this.pause(this.till.stepMs, this.stopped.signal);
  }

  private async pause(ms: number, signal: AbortSignal): Promise<boolean> {
    try {
      await sleep(ms, undefined, { signal });
      return true;
    } catch (error) {
      if (signal.aborted) return false;
      throw error;
    }
  }

  private untilStopped(): Promise<void> {
    return new Promise((resolve) => {
      if (this.stopped.signal.aborted) resolve();
      else this.stopped.signal.addEventListener('abort', () => resolve(), { once: true });
    });
  }
}
