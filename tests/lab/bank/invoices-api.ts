import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { json, type LabRequest } from '../http-server.ts';
import type { Invoice } from './invoice.ts';
import type { InvoiceBook } from './invoice-book.ts';
import { jsonBody } from './json-body.ts';
import type { Done, Known } from './money-server.ts';

export interface InvoicesCredentials {
  readonly merchant: string;
  readonly secret: string;
}

export interface InvoicesRules {
  readonly credentials: InvoicesCredentials;
  /** Says the codes of its envelope as HTTP statuses too. */
  readonly statuses: boolean;
  readonly now: () => number;
}

const OFF_MS = 5 * 60_000;
const PATH = '/merchants/invoices';
const reference = z.string().regex(/^[0-9A-HJKMNP-TV-Z]{9}$/);
const BODIES = {
  register: z.object({
    reference,
    amount: z.number().int().positive().max(Number.MAX_SAFE_INTEGER),
    expiresAt: z.number().int().positive().max(Number.MAX_SAFE_INTEGER),
    key: z.string().min(1).max(64).optional(),
  }),
  named: z.object({ reference }),
};

const MESSAGES = {
  '400': 'Dữ liệu không hợp lệ',
  '401': 'Chữ ký không hợp lệ',
  '404': 'Không tìm thấy',
  '409': 'Mã đã dùng cho số tiền khác',
};

const header = (asked: LabRequest, name: string): string => String(asked.headers[name] ?? '');

/** The values as a request carries them, before anything is known of them. */
const rawOf = (source: unknown, names: readonly string[]): string[] => {
  const fields = typeof source === 'object' && source !== null ? Object.entries(source) : [];
  return names.map((name) => String(fields.find(([field]) => field === name)?.[1] ?? ''));
};

/** The three calls of docs/payment-wire.md. */
export class InvoicesApi {
  private readonly rules: InvoicesRules;
  private readonly book: InvoiceBook;
  private readonly shown: (invoice: Invoice) => void;

  /** `shown`: an invoice was registered, and that was answered. */
  constructor(rules: InvoicesRules, book: InvoiceBook, shown: (invoice: Invoice) => void) {
    this.rules = rules;
    this.book = book;
    this.shown = shown;
  }

  route(asked: LabRequest): Known | null {
    const { method, url } = asked;
    if (method === 'POST' && url.pathname === PATH) {
      return { message: 'invoices:register', act: () => this.register(asked) };
    }
    if (method === 'POST' && url.pathname === `${PATH}/cancel`) {
      return { message: 'invoices:cancel', act: () => this.cancel(asked) };
    }
    if (method !== 'GET' || url.pathname !== PATH) return null;
    return { message: 'invoices:read', hasPast: true, act: (past) => this.read(asked, past) };
  }

  private isGenuine(asked: LabRequest, values: readonly string[]): boolean {
    const { merchant, secret } = this.rules.credentials;
    const sentAt = header(asked, 'x-timestamp');
    const text = [merchant, sentAt, ...values].join('|');
    const right = createHmac('sha256', secret).update(text).digest();
    const given = Buffer.from(header(asked, 'x-sign'), 'hex');
    return (
      header(asked, 'x-merchant-id') === merchant &&
      /^\d{1,15}$/.test(sentAt) &&
      Math.abs(this.rules.now() - Number(sentAt)) <= OFF_MS &&
      given.length === right.length &&
      timingSafeEqual(given, right)
    );
  }

  private says(invoice: Invoice, past = false): Done {
    const data = invoice.view(this.rules.now(), past);
    return { answer: json(200, { code: '000', message: 'OK', data }) };
  }

  private refuse(code: keyof typeof MESSAGES): Done {
    const status = this.rules.statuses ? Number(code) : 200;
    return { answer: json(status, { code, message: MESSAGES[code], data: null }) };
  }

  private register(asked: LabRequest): Done {
    const body = jsonBody(asked);
    const names = ['reference', 'amount', 'expiresAt'];
    const hasKey = typeof body === 'object' && body !== null && 'key' in body;
    const signed = rawOf(body, hasKey ? [...names, 'key'] : names);
    if (!this.isGenuine(asked, signed)) return this.refuse('401');
    const parsed = BODIES.register.safeParse(body);
    if (!parsed.success) return this.refuse('400');
    const { reference, amount, expiresAt, key = null } = parsed.data;
    const invoice = this.book.register(reference, amount, expiresAt, key);
    if (!invoice) return this.refuse('409');
    return { ...this.says(invoice), afterwards: () => this.shown(invoice) };
  }

  private read(asked: LabRequest, past: boolean): Done {
    const named = { reference: asked.url.searchParams.get('reference') };
    return this.about(asked, named, (invoice) => this.says(invoice, past));
  }

  private cancel(asked: LabRequest): Done {
    return this.about(asked, jsonBody(asked), (invoice) => {
      invoice.cancel(this.rules.now());
      return this.says(invoice);
    });
  }

  private about(asked: LabRequest, named: unknown, act: (invoice: Invoice) => Done): Done {
    if (!this.isGenuine(asked, rawOf(named, ['reference']))) return this.refuse('401');
    const parsed = BODIES.named.safeParse(named);
    if (!parsed.success) return this.refuse('400');
    const invoice = this.book.get(parsed.data.reference);
    return invoice ? act(invoice) : this.refuse('404');
  }
}
