import { setTimeout as sleep } from 'node:timers/promises';
import { bankTime, type Transfer } from './bank-ledger.ts';
import type { MessageFaults } from './message-faults.ts';
import { PAYOS_ACCOUNT, type PayosOrder } from './payos-order.ts';
import { signPayosData } from './payos-sign.ts';

/** A webhook that went out. */
export interface SentWebhook {
  readonly url: string;
  readonly body: string;
  /** HTTP status of the answer; null where none came. */
  readonly status: number | null;
}

export const WEBHOOK = 'payos:webhook';

const dataOf = (order: PayosOrder, { id, amount, at }: Transfer): Record<string, unknown> => ({
  orderCode: order.asked.orderCode,
  amount,
  description: order.asked.description,
  accountNumber: PAYOS_ACCOUNT.number,
  reference: id,
  transactionDateTime: bankTime(at),
  currency: 'VND',
  paymentLinkId: order.id,
  code: '00',
  desc: 'Thành công',
  counterAccountBankId: null,
  counterAccountBankName: null,
  counterAccountName: null,
  counterAccountNumber: null,
  virtualAccountName: PAYOS_ACCOUNT.name,
  virtualAccountNumber: order.account,
});

/** What payOS sends when a webhook's address is confirmed: the sample of its documentation (domain facts F3). */
const SAMPLE = {
  orderCode: 123,
  amount: 3000,
  description: 'VQRIO123',
  accountNumber: '12345678',
  reference: 'TF230204212323',
  transactionDateTime: '2023-02-04 18:25:00',
  currency: 'VND',
  paymentLinkId: '124c33293c43417ab7879e14c8d9eb18',
  code: '00',
  desc: 'Thành công',
  counterAccountBankId: '',
  counterAccountBankName: '',
  counterAccountName: '',
  counterAccountNumber: '',
  virtualAccountName: '',
  virtualAccountNumber: '',
};

/** payOS's calls to the merchant: one for each transfer, each sent once, never again. */
export class PayosWebhooks {
  url: string | null = null;
  readonly sent: SentWebhook[] = [];
  private readonly faults: MessageFaults;
  private readonly key: string;
  private readonly underway = new Set<Promise<unknown>>();
  /** Kept back until the next was sent. */
  private kept: string | null = null;
  private closing = new AbortController();

  constructor(faults: MessageFaults, checksumKey: string) {
    this.faults = faults;
    this.key = checksumKey;
  }

  /** Sends the sample; whether the address answered it well. */
  async confirm(url: string): Promise<boolean> {
    const status = await this.post(url, this.bodyOf(SAMPLE, true));
    return status !== null && status >= 200 && status < 300;
  }

  /** Tells of a transfer, as the fault allows. Of `nonsense`: with a signature of somebody else. */
  tell(order: PayosOrder, transfer: Transfer): void {
    const { url } = this;
    if (url === null) return;
    const fallen = this.faults.take(WEBHOOK, ['double', 'disorder'], ['lose-request', 'delay', 'nonsense']);
    if (fallen?.fault === 'lose-request') return;
    const body = this.bodyOf(dataOf(order, transfer), fallen?.fault !== 'nonsense');
    if (fallen?.fault === 'disorder') {
      this.kept = body;
      return;
    }
    const bodies = [body, ...(fallen?.fault === 'double' ? [body] : []), ...(this.kept ? [this.kept] : [])];
    this.kept = null;
    this.run(this.postAll(url, bodies, fallen?.fault === 'delay' ? fallen.delayMs : 0));
  }

  private bodyOf(data: Record<string, unknown>, genuine: boolean): string {
    const signature = signPayosData(data, genuine ? this.key : `${this.key}?`);
    return JSON.stringify({ code: '00', desc: 'success', success: true, data, signature });
  }

  private async postAll(url: string, bodies: readonly string[], delayMs: number): Promise<void> {
    const { signal } = this.closing;
    if (delayMs > 0) {
      const aborted = await sleep(delayMs, false, { signal, ref: false }).catch(() => true);
      if (aborted) return;
    }
    for (const body of bodies) await this.post(url, body);
  }

  private async post(url: string, body: string): Promise<number | null> {
    const { signal } = this.closing;
    if (signal.aborted) return null;
    const status = await fetch(url, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body,
      signal,
    }).then(
      async (response) => {
        await response.arrayBuffer();
        return response.status;
      },
      () => null,
    );
    this.sent.push({ url, body, status });
    return status;
  }

  private run(work: Promise<void>): void {
    this.underway.add(work);
    void work.finally(() => this.underway.delete(work));
  }

  /** Until all that is on its way has been answered, or was lost. */
  async settled(): Promise<void> {
    while (this.underway.size > 0) await Promise.all(this.underway);
  }

  /** Sends no more of what was begun, and forgets. */
  async reset(): Promise<void> {
    this.closing.abort();
    await this.settled();
    this.closing = new AbortController();
    this.kept = null;
    this.sent.length = 0;
  }
}
