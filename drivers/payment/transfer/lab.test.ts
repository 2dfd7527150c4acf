import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type LabBank, startBank } from '../../../tests/lab/bank/bank.ts';
import type { LabMoney, MoneyFault } from '../../../tests/lab/money.ts';
import type { OpenContext } from '../../define.ts';
import type { ChargeFate, ChargeIntent, ChargeProgress, PaymentMethod } from '../../ports/payment.ts';
import payosDriver from '../payos/index.ts';
import hisDriver from '../vietqr-his/index.ts';

const NEVER = new AbortController().signal;
const AMOUNT = 150_000;
const FIVE_MINUTES = 300_000;
const CREATED = { 'vietqr-his': 'invoices:register', payos: 'payos:create' };
const READ = { 'vietqr-his': 'invoices:read', payos: 'payos:read' };
const CANCEL = { 'vietqr-his': 'invoices:cancel', payos: 'payos:cancel' };
const OFFLINE: ChargeFate = { state: 'not-paid', why: 'not-started', fault: 'offline' };

let bank: LabBank;
let ahead = 0;
let minted = 0;
let lines: string[];
const now = (): number => Date.now() + ahead;

beforeAll(async () => {
  bank = await startBank({ payos: { now, prefixed: true }, invoices: { now } });
});
afterAll(() => bank.close());

const SECRETS = (): Readonly<Record<string, string>> => ({
  CLIENT: bank.payos.credentials.clientId,
  KEY: bank.payos.credentials.apiKey,
  CHECKSUM: bank.payos.credentials.checksumKey,
  INVOICES: bank.invoices.credentials.secret,
  WRONG: 'wrong',
});

const context = (): OpenContext => ({
  signal: NEVER,
  now,
  secret: (name) => SECRETS()[name],
  lost: () => undefined,
  log: (event, fields) => void lines.push(`${event} ${JSON.stringify(fields)}`),
});
const TIMES = { pollMs: 10, timeoutMs: 2000, silenceMs: 60_000 };

const OPENERS = {
  payos: (changed: object) =>
    payosDriver.open(
      payosDriver.options.parse({
        clientId: { env: 'CLIENT' },
        apiKey: { env: 'KEY' },
        checksumKey: { env: 'CHECKSUM' },
        baseUrl: bank.payos.url,
        ...TIMES,
        ...changed,
      }),
      context(),
    ),
  'vietqr-his': (changed: object) =>
    hisDriver.open(
      hisDriver.options.parse({
        baseUrl: bank.invoices.url,
        merchantId: bank.invoices.credentials.merchant,
        secret: { env: 'INVOICES' },
        account: { bin: '970436', number: '1012345678900', name: 'BENH VIEN DA KHOA THU NGHIEM' },
        ...TIMES,
        ...changed,
      }),
      context(),
    ),
};

const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const mint = (): ChargeIntent => {
  minted += 1;
  const number = 2 ** 44 + minted;
  const digits = Array.from({ length: 9 }, (_, place) => DIGITS[Math.floor(number / 32 ** (8 - place)) % 32]);
  return {
    id: `5d0f6a0e-6f0b-4b7e-9d0c-${String(minted).padStart(12, '0')}`,
    number,
    reference: digits.join(''),
    amount: AMOUNT,
    mintedAt: now(),
    expiresAt: now() + FIVE_MINUTES,
  };
};

describe.each(['payos', 'vietqr-his'] as const)('%s on the bank of the lab', (id) => {
  let money: LabMoney;
  let method: PaymentMethod;
  let intent: ChargeIntent;
  let heard: ChargeProgress[];
  let messages: string[];

  const open = async (changed: object = {}): Promise<PaymentMethod> => {
    const opened = await OPENERS[id](changed);
    if (!opened.ok) throw new Error(opened.detail);
    return opened.value;
  };
  const keyOf = (of: ChargeIntent): string => (id === 'payos' ? String(of.number) : of.reference);
  const pay = (amount = AMOUNT): void => money.pay(keyOf(intent), amount);
  /** `then` is called once the code is on the screen. */
  const charge = (then: () => void = () => undefined, signal = NEVER): Promise<ChargeFate> =>
    method.charge(
      intent,
      null,
      (progress) => {
        heard.push(progress);
        if (progress.step === 'qr') then();
      },
      signal,
    );
  const count = (message: string): number => messages.filter((name) => name === message).length;

  beforeEach(async () => {
    money = id === 'payos' ? bank.payos : bank.invoices;
    lines = [];
    heard = [];
    messages = [];
    ahead = 0;
    intent = mint();
    method = await open();
    money.watch((when, message) => void (when === 'before' && messages.push(message)));
  });
  afterEach(async () => {
    await method.close();
    await money.reset();
  });

  it('is paid by a customer who scans the code', async () => {
    money.customer({ does: 'pays' });
    const fate = await charge();
    expect(fate).toMatchObject({ state: 'paid', money: [{ amount: AMOUNT, receipt: null, card: null }] });
    expect(fate.state === 'paid' && fate.money[0]?.id).toBe(money.ledger()[0]?.id);
    expect(heard[0]).toMatchObject({ step: 'qr', expiresAt: intent.expiresAt });
    const shown = heard[0]?.step === 'qr' ? heard[0] : null;
    expect(shown?.to?.purpose).toContain(intent.reference);
    expect(shown?.payload).toContain(intent.reference);
    expect(await method.query(intent, null, NEVER)).toEqual(fate);
    expect(lines).toEqual([]);
  });

  it('tells that the bank has seen something', async () => {
    const lab = id === 'payos' ? bank.payos : bank.invoices;
    const fate = method.charge(
      intent,
      null,
      ({ step }) => {
        if (step === 'qr') lab.process(keyOf(intent));
        if (step === 'seen') pay();
      },
      NEVER,
    );
    expect(await fate).toMatchObject({ state: 'paid' });
  });

  it.each([
    ['too little', 100_000],
    ['too much', 200_000],
  ])('%s is told as it came, and the order is closed', async (_, amount) => {
    money.customer({ does: 'pays', amount });
    expect(await charge()).toMatchObject({ state: 'paid', money: [{ amount }] });
    expect(count(CANCEL[id])).toBe(1);
    expect(await method.query(intent, null, NEVER)).toMatchObject({ state: 'paid', money: [{ amount }] });
  });

  it('tells all the money of a bill that was paid twice', async () => {
    money.customer({ does: 'pays', times: 2 });
    const fate = await charge();
    expect(fate.state).toBe('paid');
    const later = await method.query(intent, null, NEVER);
    expect(later.state === 'paid' && later.money.map(({ id }) => id)).toEqual(
      money.ledger().map(({ id }) => id),
    );
  });

  it('expires at the provider, and tells money that came late', async () => {
    const fate = await charge(() => {
      ahead += FIVE_MINUTES;
    });
    expect(fate).toEqual({ state: 'not-paid', why: 'expired' });
    expect((await method.query(intent, null, NEVER)).state).toBe('not-paid');
    pay();
    expect(await method.query(intent, null, NEVER)).toMatchObject({
      state: 'paid',
      money: [{ amount: AMOUNT }],
    });
  });

  it('ends the same for who cancels and for the charge', async () => {
    let cancelled: Promise<ChargeFate> | undefined;
    const fate = await charge(() => {
      cancelled = method.cancel(intent, null, NEVER);
    });
    expect([fate, await cancelled]).toEqual([
      { state: 'not-paid', why: 'cancelled' },
      { state: 'not-paid', why: 'cancelled' },
    ]);
    expect((await method.query(intent, null, NEVER)).state).toBe('not-paid');
  });

  it('is paid where the money was quicker than the cancelling', async () => {
    let cancelled: Promise<ChargeFate> | undefined;
    const fate = await charge(() => {
      pay();
      cancelled = method.cancel(intent, null, NEVER);
    });
    expect([fate.state, await cancelled]).toEqual(['paid', fate]);
  });

  it('ends with the provider', async () => {
    money.customer({ does: 'cancels' });
    expect(await charge()).toEqual({ state: 'not-paid', why: 'cancelled' });
  });

  it('is left as it stands when the kiosk goes, and taken up by the next one', async () => {
    const abort = new AbortController();
    expect(await charge(() => abort.abort(), abort.signal)).toEqual({ state: 'unknown' });
    const next = await open();
    expect(await next.query(intent, null, NEVER)).toEqual({ state: 'open', money: [] });
    expect(await next.cancel(intent, null, NEVER)).toEqual({ state: 'not-paid', why: 'cancelled' });
    expect(count(CREATED[id])).toBe(1);
    await next.close();
  });

  it('does not begin where the provider is away', async () => {
    await money.setFault('away');
    expect(await method.status(NEVER)).toBe('offline');
    expect(await charge()).toEqual(OFFLINE);
    expect(await method.query(intent, null, NEVER)).toEqual({ state: 'unknown' });
    await money.setFault(null);
    expect(await method.status(NEVER)).toBe('ready');
    expect(await method.query(intent, null, NEVER)).toEqual(OFFLINE);
    expect(money.ledger()).toEqual([]);
  });

  it('outlives a provider that is away for a while', async () => {
    const fate = charge(() => {
      pay();
      void money.setFault('away');
    });
    await expect.poll(() => lines.length, { timeout: 60_000 }).toBeGreaterThan(0);
    await money.setFault(null);
    expect(await fate).toMatchObject({ state: 'paid' });
  });

  it('is unknown where the provider stays away', async () => {
    const shown = charge(() => void money.setFault('away'));
    await expect.poll(() => lines.length, { timeout: 60_000 }).toBeGreaterThan(0);
    ahead += TIMES.silenceMs;
    expect(await shown).toEqual({ state: 'unknown' });
  });

  it.each(['lose-request', 'lose-answer', 'nonsense'] as const)(
    '%s at any question changes nothing',
    async (fault) => {
      await money.setFault(fault, { message: READ[id], times: 4 });
      const fate = await charge(() => pay());
      expect(fate).toMatchObject({ state: 'paid', money: [{ amount: AMOUNT }] });
      expect(count(CREATED[id])).toBe(1);
    },
  );

  it.each(['lose-request', 'lose-answer', 'nonsense', 'delay'] as const)(
    '%s at the cancelling changes nothing',
    async (fault) => {
      await money.setFault(fault, { message: CANCEL[id], delayMs: 3_600_000 });
      const fate = await charge(() => void method.cancel(intent, null, NEVER));
      expect(fate).toEqual({ state: 'not-paid', why: 'cancelled' });
      expect((await method.query(intent, null, NEVER)).state).toBe('not-paid');
    },
  );

  it.each<MoneyFault>(['lose-request', 'lose-answer', 'nonsense', 'delay'])(
    '%s at the creation: nothing is created twice, nothing is lost',
    async (fault) => {
      await money.setFault(fault, { message: CREATED[id], delayMs: 3_600_000 });
      const fate = await charge(() => pay());
      const isShown = id === 'vietqr-his' && fault !== 'lose-request';
      if (isShown) expect(fate).toMatchObject({ state: 'paid', money: [{ amount: AMOUNT }] });
      else expect([fate, money.ledger(), heard]).toEqual([OFFLINE, [], []]);
      expect(count(CREATED[id])).toBe(1);
      expect((await method.query(intent, null, NEVER)).state).toBe(fate.state);
    },
  );

  it('is out of order where it is not let in', async () => {
    const keys = id === 'payos' ? { apiKey: { env: 'WRONG' } } : { secret: { env: 'WRONG' } };
    const stranger = await open(keys);
    expect(await stranger.status(NEVER)).toBe('fault');
    expect(await stranger.charge(intent, null, () => undefined, NEVER)).toEqual({
      state: 'not-paid',
      why: 'not-started',
      fault: 'refused',
    });
    expect(await stranger.query(intent, null, NEVER)).toEqual({ state: 'unknown' });
    await stranger.close();
  });

  it('does not open without its secrets', async () => {
    const keys = id === 'payos' ? { checksumKey: { env: 'NONE' } } : { secret: { env: 'NONE' } };
    expect(await OPENERS[id](keys)).toMatchObject({
      ok: false,
      error: 'misconfigured',
      detail: 'NONE is not set',
    });
  });

  it('logs no secret', async () => {
    await money.setFault('nonsense', { times: 6 });
    await charge(() => void method.cancel(intent, null, NEVER));
    expect(lines.length).toBeGreaterThan(0);
    for (const secret of Object.values(SECRETS())) expect(lines.join()).not.toContain(secret);
  });
});

it('payos: a creation with a wrong signature of ours is refused, and one of theirs is no answer', async () => {
  lines = [];
  ahead = 0;
  const opened = await OPENERS.payos({ checksumKey: { env: 'WRONG' } });
  if (!opened.ok) throw new Error(opened.detail);
  const intent = mint();
  expect(await opened.value.charge(intent, null, () => undefined, NEVER)).toMatchObject({ fault: 'refused' });
  const right = await OPENERS.payos({});
  if (!right.ok) throw new Error(right.detail);
  const abort = new AbortController();
  await right.value.charge(intent, null, () => abort.abort(), abort.signal);
  expect(await right.value.query(intent, null, NEVER)).toMatchObject({ state: 'open' });
  expect(await opened.value.query(intent, null, NEVER)).toEqual({ state: 'unknown' });
  await Promise.all([opened.value.close(), right.value.close()]);
});
