import { createHash } from 'node:crypto';
import { bankTime, type Transfer } from './bank-ledger.ts';

/** As payOS documents them; its FAILED never comes here. */
export type PayosStatus = 'PENDING' | 'PROCESSING' | 'UNDERPAID' | 'PAID' | 'CANCELLED' | 'EXPIRED';

export interface PayosAsked {
  readonly orderCode: number;
  readonly amount: number;
  /** As it stands in the transfer, with payOS's prefix where it puts one. */
  readonly description: string;
  /** Seconds since the epoch. */
  readonly expiredAt: number | null;
}

interface State {
  readonly transfers: readonly Transfer[];
  readonly paid: boolean;
  readonly processing: boolean;
  readonly cancelled: { readonly at: number; readonly reason: string | null } | null;
}

export const PAYOS_ACCOUNT = {
  bin: '970422',
  number: '0900600700800',
  name: 'BENH VIEN DA KHOA THU NGHIEM',
};
const OPEN: readonly PayosStatus[] = ['PENDING', 'PROCESSING', 'UNDERPAID'];

const sumOf = (transfers: readonly Transfer[]): number =>
  transfers.reduce((sum, { amount }) => sum + amount, 0);

/** One payment link (đơn thanh toán) and what became of it. */
export class PayosOrder {
  readonly asked: PayosAsked;
  /** paymentLinkId. */
  readonly id: string;
  /** The account that stands for this order alone. */
  readonly account: string;
  private readonly createdAt: number;
  private state: State = { transfers: [], paid: false, processing: false, cancelled: null };
  private before = this.state;

  constructor(asked: PayosAsked, now: number) {
    this.asked = asked;
    this.createdAt = now;
    this.id = createHash('sha256').update(`${asked.orderCode} ${now}`).digest('hex').slice(0, 32);
    this.account = `VQRQ${this.id.slice(0, 9).toUpperCase()}`;
  }

  status(now: number, state = this.state): PayosStatus {
    if (state.cancelled) return 'CANCELLED';
    if (state.paid) return 'PAID';
    const { expiredAt } = this.asked;
    if (expiredAt !== null && expiredAt * 1_000 <= now) return 'EXPIRED';
    if (state.transfers.length > 0) return 'UNDERPAID';
    return state.processing ? 'PROCESSING' : 'PENDING';
  }

  /** Money is there. Once the order is over it changes nothing but the sums. */
  book(transfer: Transfer): void {
    const transfers = [...this.state.transfers, transfer];
    const enough = this.isOpen(transfer.at) && sumOf(transfers) >= this.asked.amount;
    this.becomes({ transfers, paid: this.state.paid || enough });
  }

  /** The bank has begun a transfer. */
  process(): void {
    this.becomes({ processing: true });
  }

  /** Ends the order; false where it is over already. */
  cancel(now: number, reason: string | null): boolean {
    const open = this.isOpen(now);
    if (open) this.becomes({ cancelled: { at: now, reason } });
    return open;
  }

  private isOpen(now: number): boolean {
    return OPEN.includes(this.status(now));
  }

  private becomes(change: Partial<State>): void {
    this.before = this.state;
    this.state = { ...this.state, ...change };
  }

  /** The order as payOS tells it. `past`: as it was before its last change. */
  view(now: number, past = false): Record<string, unknown> {
    const { orderCode, amount } = this.asked;
    const state = past ? this.before : this.state;
    const amountPaid = sumOf(state.transfers);
    return {
      id: this.id,
      orderCode,
      amount,
      amountPaid,
      amountRemaining: Math.max(0, amount - amountPaid),
      status: this.status(now, state),
      createdAt: new Date(this.createdAt).toISOString(),
      transactions: state.transfers.map((transfer) => this.transaction(transfer)),
      cancellationReason: state.cancelled?.reason ?? null,
      canceledAt: state.cancelled ? new Date(state.cancelled.at).toISOString() : null,
    };
  }

  private transaction({ id, amount, at }: Transfer): object {
    return {
      reference: id,
      amount,
      accountNumber: PAYOS_ACCOUNT.number,
      description: this.asked.description,
      transactionDateTime: `${bankTime(at).replace(' ', 'T')}+07:00`,
      virtualAccountName: PAYOS_ACCOUNT.name,
      virtualAccountNumber: this.account,
      counterAccountBankId: null,
      counterAccountBankName: null,
      counterAccountName: null,
      counterAccountNumber: null,
    };
  }
}
