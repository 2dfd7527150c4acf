import type { CardRecord } from './card-record.ts';
import type { Header, Json, PaymentBody } from './nexo-messages.ts';

/** How long a ServiceID stands for the same request. */
const REMEMBERED_MS = 48 * 3_600_000;

/** A payment or a reversal that was begun. */
export interface Transaction {
  readonly header: Header;
  readonly key: string | null;
  readonly payment: PaymentBody | null;
  readonly at: number;
  /** Body of the response; null while it is in progress. */
  answer: Json | null;
  /** The money that its response speaks of. */
  record: CardRecord | null;
}

/** What a nexo terminal remembers of the requests that began something. */
export class NexoMemory {
  private transactions: Transaction[] = [];

  get last(): Transaction | undefined {
    return this.transactions.at(-1);
  }

  find(saleId: string, serviceId: string, category: string | undefined): Transaction | undefined {
    return this.transactions.findLast(
      ({ header }) =>
        header.SaleID === saleId &&
        header.ServiceID === serviceId &&
        (category === undefined || header.MessageCategory === category),
    );
  }

  /** The newest payment of a key; of any for null. */
  payment(key: string | null): Transaction | undefined {
    return this.transactions.findLast(
      ({ payment, key: own }) => payment !== null && (key === null || own === key),
    );
  }

  /** The same request, where it came before within 48 hours. */
  repeated(header: Header, now: number): Transaction | undefined {
    const before = this.find(header.SaleID, header.ServiceID, header.MessageCategory);
    return before && now - before.at <= REMEMBERED_MS ? before : undefined;
  }

  begin(header: Header, key: string | null, payment: PaymentBody | null, at: number): Transaction {
    const transaction: Transaction = { header, key, payment, at, answer: null, record: null };
    this.transactions.push(transaction);
    return transaction;
  }

  clear(): void {
    this.transactions = [];
  }
}
