import { describe, expect, it } from 'vitest';
import { NOTICE_PROVIDERS } from './notice.ts';
import { type NoticeOutcome, replyTo } from './reply.ts';

describe('what the providers expect to hear', () => {
  it.each([
    ['sepay', 'taken', 200, { success: true }],
    ['sepay', 'repeated', 200, { success: true }],
    ['sepay', 'no-money', 200, { success: true }],
    ['sepay', 'bad-signature', 401, { success: false }],
    ['sepay', 'stale', 401, { success: false }],
    ['sepay', 'malformed', 400, { success: false }],
    ['sepay', 'failure', 500, { success: false }],
    ['payos', 'taken', 200, { success: true }],
    ['payos', 'unknown-order', 200, { success: true }],
    ['casso', 'wrong-amount', 200, { success: true }],
    ['casso', 'amount', 400, { success: false }],
    ['vnpay', 'taken', 200, { RspCode: '00', Message: 'Confirm Success' }],
    ['vnpay', 'unknown-order', 200, { RspCode: '01', Message: 'Order not found' }],
    ['vnpay', 'repeated', 200, { RspCode: '02', Message: 'Order already confirmed' }],
    ['vnpay', 'wrong-amount', 200, { RspCode: '04', Message: 'Invalid amount' }],
    ['vnpay', 'bad-signature', 200, { RspCode: '97', Message: 'Invalid Checksum' }],
    ['vnpay', 'failure', 200, { RspCode: '99', Message: 'Unknown error' }],
    ['medipay', 'taken', 200, { code: '000', message: 'taken', data: null }],
    ['medipay', 'unknown-order', 200, { code: '404', message: 'unknown-order', data: null }],
    ['medipay', 'bad-signature', 401, { code: '401', message: 'bad-signature', data: null }],
    ['medipay', 'currency', 400, { code: '400', message: 'currency', data: null }],
    ['medipay', 'failure', 500, { code: '999', message: 'failure', data: null }],
  ] as const)('%s, %s', (provider, outcome, status, body) => {
    const reply = replyTo(provider, outcome);
    expect([reply.status, JSON.parse(reply.body)]).toEqual([status, body]);
  });

  it('nobody is told that money was taken which was not kept', () => {
    const refused: readonly NoticeOutcome[] = [
      'bad-signature',
      'stale',
      'malformed',
      'currency',
      'amount',
      'failure',
    ];
    for (const provider of NOTICE_PROVIDERS)
      for (const outcome of refused)
        expect(replyTo(provider, outcome)).not.toEqual(replyTo(provider, 'taken'));
  });
});
