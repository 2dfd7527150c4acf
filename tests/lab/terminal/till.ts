import type { Booked, Customer } from '../money.ts';
import type { CardRecord } from './card-record.ts';
import { CardSale, type SaleStep } from './card-sale.ts';

export interface TillOptions {
  readonly now?: () => number;
  /** Milliseconds of each step of a sale: reading the card, the PIN, asking the bank, taking the card back. */
  readonly stepMs?: number;
  /** Milliseconds after which a sale ends that nobody pays. */
  readonly giveUpMs?: number;
}

export interface Totals {
  readonly count: number;
  readonly amount: number;
}

export interface DayClose {
  readonly charges: Totals;
  readonly reversals: Totals;
  readonly firstReceipt: number;
  readonly lastReceipt: number;
}

const RECEIPTS = 9_999;
const TRACES = 999_999;
const counted = (last: number, most: number): number => (last % most) + 1;

/** A card reader, its journal and the person in front of it: what the terminals of the lab share. */
export class Till {
  readonly now: () => number;
  readonly stepMs: number;
  readonly giveUpMs: number;
  /** What the customer does, and the signal that ends when they are told otherwise. */
  customer: Customer = { does: 'waits' };
  turn = new AbortController();
  sale: CardSale | null = null;
  /** Settled while the bank answers. */
  bank: Promise<void> = Promise.resolve();
  private readonly records: CardRecord[] = [];
  private receipt = 0;
  private trace = 0;
  private releaseBank: () => void = () => undefined;

  constructor({ now = Date.now, stepMs = 2, giveUpMs = 120_000 }: TillOptions = {}) {
    this.now = now;
    this.stepMs = stepMs;
    this.giveUpMs = giveUpMs;
  }

  tell(does: Customer): void {
    this.customer = does;
    const before = this.turn;
    this.turn = new AbortController();
    before.abort();
  }

  /** True: the bank keeps every sale waiting until it is told otherwise. */
  holdBank(held: boolean): void {
    this.releaseBank();
    this.bank = held
      ? new Promise((resolve) => {
          this.releaseBank = resolve;
        })
      : Promise.resolve();
  }

  /** Null while another sale is under way. `takes`: what is booked, where that is not what is asked for. */
  begin(key: string | null, asked: number, takes: number, heard: (step: SaleStep) => void): CardSale | null {
    if (this.sale) return null;
    const sale = new CardSale(this, { key, asked, takes, heard });
    this.sale = sale;
    void sale.ended.then(() => {
      if (this.sale === sale) this.sale = null;
    });
    return sale;
  }

  /** A transaction that failed. */
  countTrace(): number {
    this.trace = counted(this.trace, TRACES);
    return this.trace;
  }

  book(kind: Booked['kind'], key: string | null, amount: number, of: CardRecord | null = null): CardRecord {
    this.receipt = counted(this.receipt, RECEIPTS);
    const record: CardRecord = {
      kind,
      key,
      amount,
      at: this.now(),
      receipt: this.receipt,
      trace: this.countTrace(),
      of,
      reversed: false,
      closed: false,
    };
    this.records.push(record);
    return record;
  }

  /** Books money now: into the sale under way where it is the one meant, else beside it. */
  pay(key: string | null, amount: number): CardRecord {
    const { sale } = this;
    if (sale && (key === null || sale.key === key)) return sale.paidNow(amount);
    return this.book('charge', key, amount);
  }

  /** `already`: it went back before. `impossible`: there is no such charge, or its day is closed. */
  reverse(charge: CardRecord | null): CardRecord | 'already' | 'impossible' {
    if (charge?.reversed) return 'already';
    if (charge?.kind !== 'charge' || charge.closed) return 'impossible';
    charge.reversed = true;
    return this.book('reversal', charge.key, charge.amount, charge);
  }

  /** The newest record that fits; null for none. */
  find(fits: (record: CardRecord) => boolean): CardRecord | null {
    return this.records.findLast(fits) ?? null;
  }

  closeDay(): DayClose {
    const open = this.records.filter((record) => !record.closed);
    for (const record of open) record.closed = true;
    const totals = (kind: Booked['kind']): Totals => {
      const of = open.filter((record) => record.kind === kind);
      return { count: of.length, amount: of.reduce((sum, { amount }) => sum + amount, 0) };
    };
    return {
      charges: totals('charge'),
      reversals: totals('reversal'),
      firstReceipt: open[0]?.receipt ?? 0,
      lastReceipt: open.at(-1)?.receipt ?? 0,
    };
  }

  /** `id` is the trace number. */
  ledger(): Booked[] {
    return this.records.map(({ kind, key, amount, at, trace }) => ({
      kind,
      key,
      amount,
      id: String(trace),
      at,
    }));
  }

  /** No money, nobody at the terminal; receipts and traces are counted on. */
  async reset(): Promise<void> {
    this.tell({ does: 'waits' });
    const { sale } = this;
    sale?.breakOff();
    this.holdBank(false);
    await sale?.ended;
    this.sale = null;
    this.records.length = 0;
  }
}
