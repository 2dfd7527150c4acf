import type { Transfer } from './bank-ledger.ts';

interface State {
  readonly transfers: readonly Transfer[];
  readonly processing: boolean;
  readonly over: 'cancelled' | 'expired' | null;
}

/** An invoice of the hospital's bank service, as docs/payment-wire.md has it. */
export class Invoice {
  readonly reference: string;
  readonly amount: number;
  /** Of who registered it first; null where they sent none. */
  readonly key: string | null;
  private readonly expiresAt: number;
  private state: State = { transfers: [], processing: false, over: null };
  private before = this.state;

  /** `expiresAt`: milliseconds since the epoch. */
  constructor(reference: string, amount: number, expiresAt: number, key: string | null) {
    this.reference = reference;
    this.amount = amount;
    this.key = key;
    this.expiresAt = expiresAt;
  }

  /** Money is there, whatever became of the invoice; told again, nothing changes. */
  book(transfer: Transfer): void {
    if (this.state.transfers.some(({ id }) => id === transfer.id)) return;
    this.expire(transfer.at);
    this.becomes({ transfers: [...this.state.transfers, transfer] });
  }

  process(): void {
    this.becomes({ processing: true });
  }

  cancel(now: number): void {
    this.expire(now);
    if (this.state.over === null) this.becomes({ over: 'cancelled' });
  }

  isOpen(now: number): boolean {
    return this.standsAt(now, this.state).open;
  }

  private expire(now: number): void {
    if (this.state.over === null && now >= this.expiresAt) this.becomes({ over: 'expired' });
  }

  private becomes(change: Partial<State>): void {
    this.before = this.state;
    this.state = { ...this.state, ...change };
  }

  private standsAt(now: number, { transfers, processing, over }: State) {
    const came = transfers.reduce((sum, { amount }) => sum + amount, 0);
    const ended = over ?? (now >= this.expiresAt ? 'expired' : null);
    const open = ended === null && came < this.amount;
    if (came > 0) return { status: came === this.amount ? '00' : '10', reason: null, open };
    const reason = ended ?? (processing ? 'processing' : null);
    return { status: reason === null ? '01' : '99', reason, open };
  }

  /** `past`: as it was before its last change. */
  view(now: number, past = false): object {
    const { reference, amount, key } = this;
    const state = past ? this.before : this.state;
    const { transfers } = state;
    return {
      reference,
      ...(key !== null && { key }),
      amount,
      ...this.standsAt(now, state),
      transactions: transfers.map(({ id, amount, at }) => ({ id, amount, at })),
    };
  }
}
