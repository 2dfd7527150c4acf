import type { LabRequest } from '../http-server.ts';
import { jsonBody } from './json-body.ts';
import type { Done, Known } from './money-server.ts';
import { cancelBody, confirmBody, createBody, PAYOS_REFUSALS, payosAnswer } from './payos-answers.ts';
import { PAYOS_ACCOUNT, PayosOrder } from './payos-order.ts';
import { signPayosRequest } from './payos-sign.ts';
import type { PayosWebhooks } from './payos-webhooks.ts';
import { vietQrCode } from './vietqr-code.ts';

export interface PayosCredentials {
  readonly clientId: string;
  readonly apiKey: string;
  readonly checksumKey: string;
}

export interface PayosRules {
  readonly credentials: PayosCredentials;
  readonly prefixed: boolean;
  readonly descriptionLimit: number;
  readonly now: () => number;
}

const PATH = /^\/v2\/payment-requests(?:\/(?<key>[0-9a-f]{1,32})(?<cancel>\/cancel)?)?$/;

/** payOS's four calls (payos.vn/docs/api): create, read, cancel, confirm a webhook. */
export class PayosApi {
  /** By order code. */
  readonly orders = new Map<string, PayosOrder>();
  private readonly rules: PayosRules;
  private readonly webhooks: PayosWebhooks;
  private readonly shown: (order: PayosOrder) => void;

  /** `shown`: a new order's code was handed to the merchant. */
  constructor(rules: PayosRules, webhooks: PayosWebhooks, shown: (order: PayosOrder) => void) {
    this.rules = rules;
    this.webhooks = webhooks;
    this.shown = shown;
  }

  route(asked: LabRequest): Known | null {
    const { method, url } = asked;
    const known = (message: string, act: () => Done | Promise<Done>): Known => ({
      message,
      act: () => this.unentitled(asked) ?? act(),
    });
    if (method === 'POST' && url.pathname === '/confirm-webhook') {
      return known('payos:confirm', () => this.confirm(asked));
    }
    const at = PATH.exec(url.pathname)?.groups;
    if (!at) return null;
    const { key, cancel } = at;
    if (method === 'POST' && key === undefined) return known('payos:create', () => this.create(asked));
    if (method === 'POST' && key !== undefined && cancel) {
      return known('payos:cancel', () => this.cancel(asked, key));
    }
    if (method !== 'GET' || key === undefined || cancel) return null;
    const act = (past: boolean) => this.unentitled(asked) ?? this.read(key, past);
    return { message: 'payos:read', hasPast: true, act };
  }

  private unentitled({ headers }: LabRequest): Done | null {
    const { clientId, apiKey } = this.rules.credentials;
    const entitled = headers['x-client-id'] === clientId && headers['x-api-key'] === apiKey;
    return entitled ? null : PAYOS_REFUSALS.gateway();
  }

  private told(data: Record<string, unknown>): Done {
    return { answer: payosAnswer(data, this.rules.credentials.checksumKey) };
  }

  /** By order code, or by payment link id. */
  private find(key: string): PayosOrder | undefined {
    return this.orders.get(key) ?? [...this.orders.values()].find(({ id }) => id === key);
  }

  private create(asked: LabRequest): Done {
    const parsed = createBody.safeParse(jsonBody(asked));
    if (!parsed.success) return PAYOS_REFUSALS.fields(parsed.error);
    const { orderCode, amount, description, expiredAt, signature } = parsed.data;
    const { descriptionLimit, prefixed, credentials, now } = this.rules;
    if (description.length > descriptionLimit) {
      return PAYOS_REFUSALS.field(`description: Mô tả tối đa ${descriptionLimit} kí tự`);
    }
    if (expiredAt !== undefined && expiredAt * 1_000 <= now()) {
      return PAYOS_REFUSALS.field('expiredAt: Thời gian hết hạn phải lớn hơn hiện tại');
    }
    if (signature !== signPayosRequest(parsed.data, credentials.checksumKey)) {
      return PAYOS_REFUSALS.signature();
    }
    const key = String(orderCode);
    if (this.orders.has(key)) return PAYOS_REFUSALS.exists();
    const prefix = prefixed ? `CS${orderCode.toString(36).toUpperCase().padStart(9, '0')} ` : '';
    const order = new PayosOrder(
      { orderCode, amount, description: prefix + description, expiredAt: expiredAt ?? null },
      now(),
    );
    this.orders.set(key, order);
    return { ...this.told(this.linkOf(order)), afterwards: () => this.shown(order) };
  }

  private linkOf(order: PayosOrder): Record<string, unknown> {
    const { orderCode, amount, description, expiredAt } = order.asked;
    const { bin, name } = PAYOS_ACCOUNT;
    return {
      bin,
      accountNumber: order.account,
      accountName: name,
      amount,
      description,
      orderCode,
      currency: 'VND',
      paymentLinkId: order.id,
      status: order.status(this.rules.now()),
      expiredAt,
      checkoutUrl: `https://pay.payos.vn/web/${order.id}`,
      qrCode: vietQrCode({ bin, account: order.account, amount, purpose: description }),
    };
  }

  private read(key: string, past: boolean): Done {
    const order = this.find(key);
    return order ? this.told(order.view(this.rules.now(), past)) : PAYOS_REFUSALS.unknown();
  }

  private cancel(asked: LabRequest, key: string): Done {
    const parsed = cancelBody.safeParse(jsonBody(asked));
    if (!parsed.success) return PAYOS_REFUSALS.fields(parsed.error);
    const order = this.find(key);
    if (!order) return PAYOS_REFUSALS.unknown();
    const now = this.rules.now();
    const ended = order.cancel(now, parsed.data.cancellationReason ?? null);
    if (!ended && order.status(now) !== 'CANCELLED') return PAYOS_REFUSALS.over();
    return this.told(order.view(now));
  }

  private async confirm(asked: LabRequest): Promise<Done> {
    const parsed = confirmBody.safeParse(jsonBody(asked));
    if (!parsed.success) return PAYOS_REFUSALS.webhook();
    const { webhookUrl } = parsed.data;
    if (!(await this.webhooks.confirm(webhookUrl))) return PAYOS_REFUSALS.webhook();
    this.webhooks.url = webhookUrl;
    const { name, number } = PAYOS_ACCOUNT;
    return this.told({ webhookUrl, accountName: name, accountNumber: number, name, shortName: 'BV' });
  }
}
