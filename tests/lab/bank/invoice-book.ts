import type { Booked } from '../money.ts';
import { bookedAs, type Transfer } from './bank-ledger.ts';
import { Invoice } from './invoice.ts';

/** A transfer as the bank tells it to the hospital. */
export interface ToldTransfer extends Transfer {
  /** What stands in the purpose, with whatever the banks put around it. */
  readonly purpose: string;
}

/** The invoices, and the money that came, each piece of it once. */
export class InvoiceBook {
  readonly booked: Booked[] = [];
  /** Money for no invoice. */
  readonly unmatched: ToldTransfer[] = [];
  private readonly invoices = new Map<string, Invoice>();
  private readonly known = new Set<string>();

  get(reference: string): Invoice | undefined {
    return this.invoices.get(reference);
  }

  last(): Invoice | undefined {
    return [...this.invoices.values()].at(-1);
  }

  /** Idempotent; null where the reference stands with another amount. With another key it stays the first one's. Money that was there before is not forgotten. */
  register(reference: string, amount: number, expiresAt: number, key: string | null): Invoice | null {
    const stands = this.invoices.get(reference);
    if (stands) return stands.amount === amount ? stands : null;
    const invoice = new Invoice(reference, amount, expiresAt, key);
    this.invoices.set(reference, invoice);
    const waiting = this.unmatched.splice(0);
    for (const transfer of waiting) {
      if (holds(transfer.purpose, reference)) this.give(invoice, transfer);
      else this.unmatched.push(transfer);
    }
    return invoice;
  }

  /** Finds the invoice by code and, where a purpose holds several, by amount. `again`: it was told before. */
  tell(transfer: ToldTransfer, reference: string | null = null): Invoice | 'unmatched' | 'again' {
    if (this.known.has(transfer.id)) return 'again';
    this.known.add(transfer.id);
    const named = [...this.invoices.values()].filter(
      (invoice) => invoice.reference === reference || holds(transfer.purpose, invoice.reference),
    );
    const exact = named.filter(({ amount }) => amount === transfer.amount);
    const invoice = exact.find((one) => one.isOpen(transfer.at)) ?? exact[0] ?? named[0];
    if (!invoice) {
      this.unmatched.push(transfer);
      this.booked.push(bookedAs(transfer, null));
      return 'unmatched';
    }
    this.booked.push(bookedAs(transfer, invoice.reference));
    invoice.book(transfer);
    return invoice;
  }

  private give(invoice: Invoice, transfer: ToldTransfer): void {
    const at = this.booked.findIndex(({ id }) => id === transfer.id);
    if (at >= 0) this.booked[at] = bookedAs(transfer, invoice.reference);
    invoice.book(transfer);
  }

  clear(): void {
    this.invoices.clear();
    this.known.clear();
    this.unmatched.length = 0;
    this.booked.length = 0;
  }
}

const holds = (purpose: string, reference: string): boolean => purpose.toUpperCase().includes(reference);
