import type { Booked, Customer, FaultOptions, LabMoney, MessageWatch, MoneyFault } from '../money.ts';
import { bookedAs, checkAmount, type TransferNames } from './bank-ledger.ts';
import { PAYOS_CREDENTIALS } from './credentials.ts';
import { MoneyServer } from './money-server.ts';
import { Payer } from './payer.ts';
import { payosAnswer } from './payos-answers.ts';
import { PayosApi, type PayosCredentials } from './payos-api.ts';
import type { PayosOrder, PayosStatus } from './payos-order.ts';
import { PayosWebhooks, type SentWebhook } from './payos-webhooks.ts';

export interface PayosOptions {
  readonly port?: number;
  readonly now?: () => number;
  /** Puts payOS's own code (`CS` and nine characters) before the purpose, as it does for many banks. */
  readonly prefixed?: boolean;
  /** Longest description that it takes: 25 where left out; 9 for banks that are not linked. */
  readonly descriptionLimit?: number;
  /** Where it tells of transfers; nowhere where left out. */
  readonly webhookUrl?: string;
}

/**
 * payOS's REST API; the key of a charge is its order code in decimal. Messages that come in: `payos:create`, `payos:read`,
 * `payos:cancel`, `payos:confirm`. Faults can fall on `payos:transfer` (`wrong-amount`: 1,000 đồng more) and on
 * `payos:webhook` (`double`, `disorder`: after the next one; where it is named also `lose-request`, `delay`, and `nonsense`:
 * a wrong signature). `disorder` of a read: as the order was before its last change.
 */
export interface LabPayos extends LabMoney {
  readonly url: string;
  readonly credentials: PayosCredentials;
  /** Null where there is no such order. */
  statusOf(key: string): PayosStatus | null;
  /** The bank has begun a transfer for an order (null: the last one): PROCESSING. */
  process(key: string | null): void;
  setWebhook(url: string | null): void;
  webhooks(): readonly SentWebhook[];
  /** Until every webhook that was to go out has been answered, or was lost. */
  webhooksSettled(): Promise<void>;
  close(): Promise<void>;
}

/** A right answer that somebody else has signed. */
const forged = (body: string): ReturnType<typeof payosAnswer> | null => {
  const { data } = JSON.parse(body);
  return data === null ? null : payosAnswer(data, 'somebody-else');
};

class Payos implements LabPayos {
  readonly credentials = PAYOS_CREDENTIALS;
  readonly server = new MoneyServer((asked) => this.api.route(asked), {
    code: '00',
    forge: ({ body }) => forged(String(body)),
  });
  private readonly options: PayosOptions;
  private readonly names: TransferNames;
  private readonly booked: Booked[] = [];
  private readonly told = new PayosWebhooks(this.server.faults, PAYOS_CREDENTIALS.checksumKey);
  private readonly api: PayosApi;
  private readonly payer = new Payer(
    {
      pays: (key, amount) => this.pay(key, amount),
      cancels: (key) => this.api.orders.get(key)?.cancel(this.now(), 'Khách hàng hủy'),
    },
    this.server.faults,
    'payos:transfer',
  );

  constructor(options: PayosOptions, names: TransferNames) {
    this.options = options;
    this.names = names;
    this.told.url = options.webhookUrl ?? null;
    const { prefixed = false, descriptionLimit = 25 } = options;
    const rules = { credentials: this.credentials, prefixed, descriptionLimit, now: () => this.now() };
    this.api = new PayosApi(rules, this.told, ({ asked }) =>
      this.payer.sees(String(asked.orderCode), asked.amount),
    );
  }

  get url(): string {
    return this.server.url;
  }

  private now(): number {
    return (this.options.now ?? Date.now)();
  }

  private orderOf(key: string | null): PayosOrder {
    const { orders } = this.api;
    const order = key === null ? [...orders.values()].at(-1) : orders.get(key);
    if (!order) throw new Error(`payOS has no order ${key ?? 'at all'}`);
    return order;
  }

  ledger(): readonly Booked[] {
    return this.booked;
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
    const order = this.orderOf(key);
    const at = this.now();
    const transfer = { id: this.names.next(at), amount, at };
    order.book(transfer);
    this.booked.push(bookedAs(transfer, String(order.asked.orderCode)));
    this.told.tell(order, transfer);
  }

  process(key: string | null): void {
    this.orderOf(key).process();
  }

  statusOf(key: string): PayosStatus | null {
    return this.api.orders.get(key)?.status(this.now()) ?? null;
  }

  setWebhook(url: string | null): void {
    this.told.url = url;
  }

  webhooks(): readonly SentWebhook[] {
    return this.told.sent;
  }

  webhooksSettled(): Promise<void> {
    return this.told.settled();
  }

  async reset(): Promise<void> {
    this.payer.leaves();
    this.api.orders.clear();
    this.booked.length = 0;
    this.told.url = this.options.webhookUrl ?? null;
    await this.told.reset();
    await this.setFault(null);
  }

  async close(): Promise<void> {
    this.payer.leaves();
    await Promise.all([this.told.reset(), this.server.close()]);
  }
}

export const startPayos = async (options: PayosOptions, names: TransferNames): Promise<LabPayos> => {
  const payos = new Payos(options, names);
  await payos.server.listen(options.port ?? 0);
  return payos;
};
