import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EMPTY_INBOX, type IncomingNotice, judgeNotice, type NoticeVerdict } from './inbox.ts';
import { NOTICE_PROVIDERS } from './notice.ts';
import { KEY, SENT_AT, SIGNED } from './notice-samples.ts';

const RULES = { secret: KEY, now: SENT_AT };
const judge = (
  incoming: IncomingNotice,
  rules: Partial<Parameters<typeof judgeNotice>[2]> = {},
): NoticeVerdict => judgeNotice(incoming, EMPTY_INBOX, { ...RULES, ...rules }).verdict;
const whyOf = (verdict: NoticeVerdict): string => (verdict.ok ? 'ok' : verdict.why);
const amountField = {
  payos: 'amount',
  casso: 'amount',
  sepay: 'transferAmount',
  vnpay: 'vnp_Amount',
  medipay: 'amount',
} as const;

describe.each(NOTICE_PROVIDERS)('%s', (provider) => {
  const signed = SIGNED[provider];
  const field = amountField[provider];

  it('is taken once, and refused the second time', () => {
    const first = judgeNotice(signed(), EMPTY_INBOX, RULES);
    expect(first.verdict).toMatchObject({ ok: true, notice: { provider, id: 'FT1', amount: 150_000 } });
    const second = judgeNotice(signed(), first.state, RULES);
    expect(second.verdict).toEqual({ ok: false, why: 'repeated' });
    expect(second.state).toBe(first.state);
  });

  it('is refused with another key', () =>
    expect(judge(signed(), { secret: 'another key' })).toEqual({ ok: false, why: 'bad-signature' }));
  it('is refused where no key is set', () =>
    expect(judge(signed(), { secret: '' })).toEqual({ ok: false, why: 'bad-signature' }));

  const amounts: readonly (string | number)[] =
    provider === 'vnpay' ? ['0', '-15000000', '150050', '1.5'] : [0, -150_000, 1500.5, 1e17];
  it.each(amounts.map((amount) => ({ amount })))('an amount of $amount is none', ({ amount }) =>
    expect(judge(signed({ [field]: amount }))).toEqual({ ok: false, why: 'amount' }),
  );

  it('any flipped bit is refused, or changes nothing of what is told', () => {
    const whole = signed();
    const told = judge(whole);
    const text = provider === 'vnpay' ? new TextEncoder().encode(whole.query) : whole.body;
    fc.assert(
      fc.property(fc.nat(text.length - 1), fc.nat(7), (at, bit) => {
        const flipped = Uint8Array.from(text, (byte, index) => (index === at ? byte ^ (1 << bit) : byte));
        const incoming =
          provider === 'vnpay'
            ? { ...whole, query: new TextDecoder().decode(flipped) }
            : { ...whole, body: flipped };
        const verdict = judge(incoming);
        if (verdict.ok) expect(verdict).toEqual(told);
        else expect(['bad-signature', 'malformed']).toContain(verdict.why);
      }),
      { numRuns: 500 },
    );
  });

  it('any changed header is refused', () => {
    const whole = signed();
    for (const name of Object.keys(whole.headers)) {
      const headers = { ...whole.headers, [name]: `${whole.headers[name]?.slice(0, -1)}~` };
      expect(judge({ ...whole, headers })).toEqual({ ok: false, why: 'bad-signature' });
      expect(judge({ ...whole, headers: { ...whole.headers, [name]: undefined } })).toEqual({
        ok: false,
        why: 'bad-signature',
      });
    }
    expect.hasAssertions();
    expect(judge(whole).ok).toBe(true);
  });

  it('rubbish is refused', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), fc.string(), (body, query) => {
        expect(['bad-signature', 'malformed']).toContain(whyOf(judge({ ...signed(), body, query })));
      }),
    );
  });
});

describe('what is signed and is still no money', () => {
  it.each([
    ['payos', { code: '01' }, 'no-money'],
    ['payos', { currency: 'USD' }, 'currency'],
    ['payos', { orderCode: 'x' }, 'malformed'],
    ['payos', { amount: '150000' }, 'malformed'],
    ['payos', { reference: null }, 'malformed'],
    ['casso', { id: null }, 'malformed'],
    ['sepay', { transferType: 'out' }, 'no-money'],
    ['sepay', { transferType: 'sideways' }, 'malformed'],
    ['sepay', { id: {} }, 'malformed'],
    ['vnpay', { vnp_ResponseCode: '24' }, 'no-money'],
    ['vnpay', { vnp_TransactionStatus: '02' }, 'no-money'],
    ['vnpay', { vnp_CurrCode: 'USD' }, 'currency'],
    ['vnpay', { vnp_Amount: '15000001' }, 'amount'],
    ['vnpay', { vnp_Amount: 'much' }, 'malformed'],
    ['medipay', { status: '01' }, 'no-money'],
    ['medipay', { status: '99' }, 'no-money'],
    ['medipay', { currency: 'USD' }, 'currency'],
  ] as const)('%s %j: %s', (provider, changed, why) =>
    expect(judge(SIGNED[provider](changed))).toEqual({ ok: false, why }),
  );

  it('money of another amount than asked for is money (MediPay 10)', () =>
    expect(judge(SIGNED.medipay({ status: '10', amount: 5 }))).toMatchObject({
      ok: true,
      notice: { amount: 5 },
    }));

  it.each(['payos', 'casso'] as const)('%s: null where something could stand does no harm', (provider) =>
    expect(judge(SIGNED[provider]({ counterAccountName: null, description: null }))).toMatchObject({
      ok: true,
      notice: { text: '' },
    }),
  );
});

describe('time of sending', () => {
  const MINUTE = 60_000;
  it.each(['casso', 'sepay', 'medipay'] as const)(
    '%s is refused when it is too old or too new',
    (provider) => {
      const at = (offset: number, windowMs?: number): string =>
        whyOf(judge(SIGNED[provider]({}, SENT_AT + offset), windowMs === undefined ? {} : { windowMs }));
      expect([-5 * MINUTE, 5 * MINUTE].map((offset) => at(offset))).toEqual(['ok', 'ok']);
      expect([-6 * MINUTE, 6 * MINUTE].map((offset) => at(offset))).toEqual(['stale', 'stale']);
      expect([at(-6 * MINUTE, 10 * MINUTE), at(-MINUTE, 1000)]).toEqual(['ok', 'stale']);
    },
  );

  const DAY = 24 * 60 * MINUTE;
  describe.each(['payos', 'vnpay'] as const)('%s signs none, but when the money came', (provider) => {
    const at = (offset: number, rules: { moneyWindowMs?: number } = {}): string =>
      whyOf(judge(SIGNED[provider](), { now: SENT_AT + offset, ...rules }));

    it('is refused when that is too long ago, or too far ahead', () => {
      expect([-DAY, DAY].map((offset) => at(offset))).toEqual(['ok', 'ok']);
      expect([-DAY - 1, DAY + 1].map((offset) => at(offset))).toEqual(['stale', 'stale']);
      expect([at(MINUTE, { moneyWindowMs: MINUTE }), at(MINUTE + 1, { moneyWindowMs: MINUTE })]).toEqual([
        'ok',
        'stale',
      ]);
    });

    it('is a repetition, however old, where it was taken', () => {
      const { state } = judgeNotice(SIGNED[provider](), EMPTY_INBOX, RULES);
      const again = judgeNotice(SIGNED[provider](), state, { ...RULES, now: SENT_AT + 2 * DAY });
      expect(again.verdict).toEqual({ ok: false, why: 'repeated' });
    });

    it('is taken where it does not say when', () => {
      const field = provider === 'payos' ? 'transactionDateTime' : 'vnp_PayDate';
      expect(judge(SIGNED[provider]({ [field]: 'soon' }), { now: SENT_AT + 9 * DAY }).ok).toBe(true);
    });
  });
});

describe('what is kept in mind', () => {
  it('is bounded, the oldest goes first', () => {
    let state = EMPTY_INBOX;
    for (let at = 0; at < 5; at++)
      state = judgeNotice(SIGNED.sepay({ id: at }), state, { ...RULES, keep: 3 }).state;
    expect(state).toEqual(['sepay/2', 'sepay/3', 'sepay/4']);
  });

  it('is told apart by provider', () => {
    const { state } = judgeNotice(SIGNED.sepay(), EMPTY_INBOX, RULES);
    expect(judgeNotice(SIGNED.casso(), state, RULES).verdict.ok).toBe(true);
  });

  it('does not hold what was refused', () => {
    const { state } = judgeNotice(SIGNED.sepay({}, 0), EMPTY_INBOX, RULES);
    expect(state).toEqual([]);
  });
});
