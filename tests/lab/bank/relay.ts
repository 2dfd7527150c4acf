import { EMPTY_INBOX, type InboxState, judgeNotice } from '../../../drivers/codec/signatures/inbox.ts';
import {
  type MoneyNotice,
  NOTICE_PROVIDERS,
  type NoticeProvider,
} from '../../../drivers/codec/signatures/notice.ts';
import { type NoticeOutcome, replyTo } from '../../../drivers/codec/signatures/reply.ts';
import type { LabRequest } from '../http-server.ts';
import type { InvoiceBook } from './invoice-book.ts';
import type { Done, Known } from './money-server.ts';

export type RelaySecrets = Readonly<Record<NoticeProvider, string>>;

/** A webhook that came in, and what was made of it. */
export interface Relayed {
  readonly provider: NoticeProvider;
  readonly outcome: NoticeOutcome;
}

const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** The reference that a charge of this number has: nine digits of Crockford's base 32. */
const referenceOf = (number: number): string => {
  let text = '';
  for (let rest = number; text.length < 9; rest = Math.floor(rest / 32))
    text = DIGITS.charAt(rest % 32) + text;
  return text;
};

const headersOf = ({ headers }: LabRequest): Record<string, string | undefined> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, value?.toString()]));

/** The hospital's intakes for the webhooks of its banks, `/relay/<provider>`, judged by the product's own codecs. */
export class Relay {
  readonly relayed: Relayed[] = [];
  private readonly secrets: RelaySecrets;
  private readonly book: InvoiceBook;
  private readonly now: () => number;
  private inbox: InboxState = EMPTY_INBOX;

  constructor(secrets: RelaySecrets, book: InvoiceBook, now: () => number) {
    this.secrets = secrets;
    this.book = book;
    this.now = now;
  }

  /** VNPAY alone tells by GET, all in the query. */
  route(asked: LabRequest): Known | null {
    const provider = NOTICE_PROVIDERS.find((one) => asked.url.pathname === `/relay/${one}`);
    if (!provider || (asked.method !== 'POST' && provider !== 'vnpay')) return null;
    return { message: 'invoices:relay', act: () => this.take(provider, asked) };
  }

  private take(provider: NoticeProvider, asked: LabRequest): Done {
    const { verdict, state } = judgeNotice(
      { provider, headers: headersOf(asked), query: asked.url.search.slice(1), body: asked.body },
      this.inbox,
      { secret: this.secrets[provider], now: this.now() },
    );
    this.inbox = state;
    const outcome = verdict.ok ? this.enter(verdict.notice) : verdict.why;
    this.relayed.push({ provider, outcome });
    const { status, body } = replyTo(provider, outcome);
    return { answer: { status, headers: { 'Content-Type': 'application/json; charset=utf-8' }, body } };
  }

  private enter({ provider, id, text, orderNumber, amount, at }: MoneyNotice): NoticeOutcome {
    const transfer = { id: `${provider}-${id}`, amount, at: at ?? this.now(), purpose: text };
    const found = this.book.tell(transfer, orderNumber === null ? null : referenceOf(orderNumber));
    if (found === 'again') return 'repeated';
    if (found === 'unmatched') return 'unknown-order';
    return found.amount === amount ? 'taken' : 'wrong-amount';
  }

  clear(): void {
    this.inbox = EMPTY_INBOX;
    this.relayed.length = 0;
  }
}
