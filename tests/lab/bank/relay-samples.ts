import { createHmac } from 'node:crypto';
import type { NoticeProvider } from '../../../drivers/codec/signatures/notice.ts';
import { bankTime } from './bank-ledger.ts';
import { signPayosData } from './payos-sign.ts';
import type { RelaySecrets } from './relay.ts';

/** Money that a provider is to tell of. */
export interface Sample {
  readonly id: string;
  readonly amount: number;
  readonly purpose: string;
  readonly at: number;
}

/** A webhook as it goes over the wire; `query` begins with `?` where there is one. */
export interface Wire {
  readonly query: string;
  readonly headers: Record<string, string>;
  readonly body: string;
}

const hmac = (kind: 'sha256' | 'sha512', key: string, text: string): string =>
  createHmac(kind, key).update(text).digest('hex');

const post = (body: string, headers: Record<string, string> = {}): Wire => ({
  query: '',
  headers: { 'Content-Type': 'application/json', ...headers },
  body,
});

/** Webhooks as each provider's documentation has them (domain facts F3), signed here apart from the product's codecs. */
export const wireOf = (provider: NoticeProvider, sample: Sample, secrets: RelaySecrets): Wire => {
  const { id, amount, purpose, at } = sample;
  const secret = secrets[provider];
  const time = bankTime(at);
  if (provider === 'payos') {
    const data = {
      orderCode: 987_654,
      amount,
      description: purpose,
      accountNumber: '1012345678900',
      reference: id,
      transactionDateTime: time,
      currency: 'VND',
      paymentLinkId: '124c33293c43417ab7879e14c8d9eb18',
      code: '00',
      desc: 'Thành công',
      counterAccountName: null,
    };
    const signature = signPayosData(data, secret);
    return post(JSON.stringify({ code: '00', desc: 'success', success: true, data, signature }));
  }
  if (provider === 'casso') {
    // the keys are in order, as the signature wants them
    const body = JSON.stringify({
      data: {
        accountNumber: '1012345678900',
        amount,
        bankAbbreviation: 'VCB',
        description: purpose,
        id,
        reference: `TF${id}`,
        transactionDateTime: time,
      },
      error: 0,
    });
    return post(body, { 'X-Casso-Signature': `t=${at},v1=${hmac('sha512', secret, `${at}.${body}`)}` });
  }
  if (provider === 'sepay') {
    const body = JSON.stringify({
      id,
      gateway: 'Vietcombank',
      transactionDate: time,
      accountNumber: '1012345678900',
      subAccount: null,
      code: null,
      content: purpose,
      transferType: 'in',
      description: `BankAPINotify ${purpose}`,
      transferAmount: amount,
      accumulated: 0,
      referenceCode: `VCB.${id}`,
    });
    const seconds = Math.floor(at / 1_000);
    return post(body, {
      'X-SePay-Signature': `sha256=${hmac('sha256', secret, `${seconds}.${body}`)}`,
      'X-SePay-Timestamp': String(seconds),
    });
  }
  if (provider === 'vnpay') {
    const signed = new URLSearchParams({
      vnp_Amount: String(amount * 100),
      vnp_BankCode: 'NCB',
      vnp_OrderInfo: purpose,
      vnp_PayDate: time.replaceAll(/\D/g, ''),
      vnp_ResponseCode: '00',
      vnp_TmnCode: 'DEMO0001',
      vnp_TransactionNo: id,
      vnp_TransactionStatus: '00',
      vnp_TxnRef: 'LUOT-1',
    }).toString();
    return { query: `?${signed}&vnp_SecureHash=${hmac('sha512', secret, signed)}`, headers: {}, body: '' };
  }
  const body = { reference: purpose, status: '00', amount, currency: 'VND', transactionId: id, at };
  return post(JSON.stringify(body), {
    'x-merchant-id': 'BV-LAB',
    'x-timestamp': String(at),
    'x-sign': hmac('sha256', secret, ['BV-LAB', at, purpose, '00', amount, 'VND', id, at].join('|')),
  });
};
