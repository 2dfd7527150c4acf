import type { Booked, Customer, FaultOptions, LabMoney, MessageWatch, MoneyFault } from '../money.ts';
import { checkAmount, type TransferNames } from './bank-ledger.ts';
import { INVOICES_CREDENTIALS, RELAY_SECRETS } from './credentials.ts';
import { InvoiceBook, type ToldTransfer } from './invoice-book.ts';
import { InvoicesApi, type InvoicesCredentials } from './invoices-api.ts';
import { MoneyServer } from './money-server.ts';
import { Payer } from './payer.ts';
import { Relay, type Relayed, type RelaySecrets } from './relay.ts';

export interface InvoicesOptions {
  readonly port?: number;
  readonly now?: () => number;
  /** Says the codes of its envelope as HTTP statuses too. */
  readonly statuses?: boolean;
  /** Others than the lab's own. */
  readonly credentials?: InvoicesCredentials;
}

/**
 * The hospital's bank service of docs/payment-wire.md; the key of a charge is its reference. Messages that come in:
 * `invoices:register`, `invoices:read`, `invoices:cancel`, `invoices:relay`. Faults can fall on `invoices:transfer`
 * (`wrong-amount`: 1,000 đồng more; `double`: the bank tells of it twice). `disorder` of a read: as the invoice was before
 * its last change. Where a customer cancels, the cashier takes the invoice back.
 */
export interface LabInvoices extends LabMoney {
  readonly url: string;
  readonly credentials: InvoicesCredentials;
  /** What each provider signs its webhooks with, that come in at `/relay/<provider>`. */
  readonly relaySecrets: RelaySecrets;
  /** The invoice as it stands; null where there is none. */
  stateOf(key: string): object | null;
  /** The bank has begun a transfer for an invoice (null: the last one). */
  process(key: string | null): void;
  relayed(): readonly Relayed[];
  /** Money for no invoice. */
  unmatched(): readonly ToldTransfer[];
  close(): Promise<void>;
}

/** What banks make of a purpose. */
const SURROUNDINGS: readonly ((reference: string) => string)[] = [
  (reference) => reference,
  (reference) => `MBVCB.7781234567.${reference.toLowerCase()}.CT tu 0071000123456 toi 1012345678900`,
  (reference) => `IBFT ${reference} GD 613456-112226 09:12:00`,
  (reference) => `CUSTOMER ${reference.toLowerCase()}-Ma GD ACSP/ab123456`,
];

class Invoices implements LabInvoices {
  readonly credentials: InvoicesCredentials;
  readonly relaySecrets = RELAY_SECRETS;
  readonly server = new MoneyServer((asked) => this.api.route(asked) ?? this.relay.route(asked), {
    code: '000',
  });
  private readonly options: InvoicesOptions;
  private readonly names: TransferNames;
  private readonly book = new InvoiceBook();
  private readonly relay = new Relay(RELAY_SECRETS, this.book, () => this.now());
  private readonly api: InvoicesApi;
  private readonly payer = new Payer(
    {
      pays: (key, amount) => this.pay(key, amount),
      cancels: (key) => this.book.get(key)?.cancel(this.now()),
    },
    this.server.faults,
    'invoices:transfer',
  );

  constructor(options: InvoicesOptions, names: TransferNames) {
    this.options = options;
    this.names = names;
    const { statuses = false, credentials = INVOICES_CREDENTIALS } = options;
    this.credentials = credentials;
    const rules = { credentials, statuses, now: () => this.now() };
    this.api = new InvoicesApi(rules, this.book, (invoice) => {
      if (invoice.isOpen(this.now())) this.payer.sees(invoice.reference, invoice.amount);
    });
  }

  get url(): string {
    return this.server.url;
  }

  private now(): number {
    return (this.options.now ?? Date.now)();
  }

  ledger(): readonly Booked[] {
    return this.book.booked;
  }

  customer(does: Customer): void {
    this.payer.does = does;
  }

  setFault(fault: MoneyFault | null, options?: FaultOptions): Promise<void> {
    return this.server.setFault(fault, options);
  }

  watch(watch: MessageWatch | null): void {
    this.server.watch = watch;
  }

  pay(key: string | null, amount: number): void {
    checkAmount(amount);
    const reference = key ?? this.book.last()?.reference;
    if (reference === undefined) throw new Error('no invoice at all');
    const at = this.now();
    const around = SURROUNDINGS[this.book.booked.length % SURROUNDINGS.length] ?? String;
    const transfer = { id: this.names.next(at), amount, at, purpose: around(reference) };
    this.book.tell(transfer);
    if (this.server.faults.take('invoices:transfer', ['double'])) this.book.tell(transfer);
  }

  process(key: string | null): void {
    const invoice = key === null ? this.book.last() : this.book.get(key);
    if (!invoice) throw new Error(`no invoice ${key ?? 'at all'}`);
    invoice.process();
  }

  stateOf(key: string): object | null {
    return this.book.get(key)?.view(this.now()) ?? null;
  }

  relayed(): readonly Relayed[] {
    return this.relay.relayed;
  }

  unmatched(): readonly ToldTransfer[] {
    return this.book.unmatched;
  }

  async reset(): Promise<void> {
    this.payer.leaves();
    this.book.clear();
    this.relay.clear();
    await this.setFault(null);
  }

  async close(): Promise<void> {
    this.payer.leaves();
    await this.server.close();
  }
}

export const startInvoices = async (options: InvoicesOptions, names: TransferNames): Promise<LabInvoices> => {
  const invoices = new Invoices(options, names);
  await invoices.server.listen(options.port ?? 0);
  return invoices;
};
