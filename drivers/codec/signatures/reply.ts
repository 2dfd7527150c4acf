import type { NoticeRefusal } from './inbox.ts';
import type { NoticeProvider } from './notice.ts';

/** What became of a webhook: taken, refused by `judgeNotice`, or for nothing that was asked. */
export type NoticeOutcome = 'taken' | NoticeRefusal | 'unknown-order' | 'wrong-amount' | 'failure';

/** `body` is JSON. */
export interface NoticeReply {
  readonly status: number;
  readonly body: string;
}

/** Said with success: what was sent is kept, or is nothing to keep, and sending it again changes nothing. */
const ACKNOWLEDGED: readonly NoticeOutcome[] = [
  'taken',
  'repeated',
  'no-money',
  'unknown-order',
  'wrong-amount',
];

const statusOf = (outcome: NoticeOutcome): number => {
  if (ACKNOWLEDGED.includes(outcome)) return 200;
  if (outcome === 'bad-signature' || outcome === 'stale') return 401;
  return outcome === 'failure' ? 500 : 400;
};

/** RspCode and Message of an IPN (domain facts F3). VNPAY sends again until it hears 00 or 02, always over HTTP 200. */
const VNPAY: Readonly<Record<NoticeOutcome, readonly [string, string]>> = {
  taken: ['00', 'Confirm Success'],
  'no-money': ['00', 'Confirm Success'],
  'unknown-order': ['01', 'Order not found'],
  repeated: ['02', 'Order already confirmed'],
  'wrong-amount': ['04', 'Invalid amount'],
  amount: ['04', 'Invalid amount'],
  'bad-signature': ['97', 'Invalid Checksum'],
  stale: ['97', 'Invalid Checksum'],
  malformed: ['99', 'Unknown error'],
  currency: ['99', 'Unknown error'],
  failure: ['99', 'Unknown error'],
};

const MEDIPAY: Partial<Record<NoticeOutcome, string>> = {
  'bad-signature': '401',
  stale: '401',
  'unknown-order': '404',
  failure: '999',
};

const bodyOf = (provider: NoticeProvider, outcome: NoticeOutcome, status: number): unknown => {
  if (provider === 'vnpay') {
    const [RspCode, Message] = VNPAY[outcome];
    return { RspCode, Message };
  }
  if (provider === 'medipay') {
    const code = status === 200 ? '000' : '400';
    return { code: MEDIPAY[outcome] ?? code, message: outcome, data: null };
  }
  return { success: status === 200 };
};

/**
 * What the provider expects to hear. SePay wants `{"success":true}`, payOS and Casso any 2xx; each sends again otherwise.
 * Money that is for no order, or of another amount, is acknowledged: it came, and it is for staff to see.
 */
export const replyTo = (provider: NoticeProvider, outcome: NoticeOutcome): NoticeReply => {
  const status = provider === 'vnpay' ? 200 : statusOf(outcome);
  return { status, body: JSON.stringify(bodyOf(provider, outcome, status)) };
};
