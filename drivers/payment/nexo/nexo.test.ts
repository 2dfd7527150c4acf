import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type LabNexo, startNexoTerminal } from '../../../tests/lab/terminal/nexo.ts';
import { chargeNumber } from '../../codec/charge-reference.ts';
import type { ChargeIntent, PaymentMethod, ReverseIntent } from '../../ports/payment.ts';
import driver from './index.ts';

/** On the lab's terminal, which was written from the standard and keeps a ledger. */
let lab: LabNexo;
let method: PaymentMethod;
let next = 0;
const lines: string[] = [];
const signal = new AbortController().signal;

const intentOf = (amount = 150_000): ChargeIntent => {
  next += 1;
  return {
    id: `00000000-0000-4000-8000-${String(next).padStart(12, '0')}`,
    number: chargeNumber(Date.now(), next),
    reference: `TEST${String(next).padStart(5, '0')}`,
    amount,
    mintedAt: Date.now(),
    expiresAt: Date.now() + 300_000,
  };
};

const open = async (timeouts: object = {}, rest: object = {}): Promise<PaymentMethod> => {
  const options = driver.options.parse({
    url: lab.url,
    saleId: 'KIOSK01',
    poiId: 'LAB-400000001',
    timeouts: { pollMs: 10, settleMs: 50, ...timeouts },
    ...rest,
  });
  const opened = await driver.open(options, {
    signal,
    now: Date.now,
    secret: (name) => (name === 'NEXO_KEY' ? 'key' : undefined),
    lost: (reason) => lines.push(reason),
    log: (event, fields) => lines.push(JSON.stringify([event, fields])),
  });
  if (!opened.ok) throw new Error(opened.error);
  return opened.value;
};

beforeAll(async () => {
  lab = await startNexoTerminal();
});
afterAll(() => lab.close());
beforeEach(async () => {
  method = await open();
});
afterEach(async () => {
  await method.close();
  await lab.reset();
});

const charge = (intent: ChargeIntent, of = method) => of.charge(intent, null, () => undefined, signal);
const charges = (intent: ChargeIntent): number =>
  lab.ledger().filter(({ kind, key }) => kind === 'charge' && key === intent.reference).length;
const until = async (holds: () => boolean): Promise<void> => {
  while (!holds()) await new Promise((resolve) => setImmediate(resolve));
};

describe('charges', () => {
  it('approved, and asked for again by another process', async () => {
    lab.customer({ does: 'pays' });
    const intent = intentOf();
    const fate = await charge(intent);
    expect(fate).toMatchObject({
      state: 'paid',
      money: [{ amount: 150_000, card: { masked: '411111••••1111', name: 'visa' } }],
    });
    expect(charges(intent)).toBe(1);
    expect(await (await open()).query(intent, null, signal)).toEqual(fate);
  });

  it('with the hospital’s words on the terminal', async () => {
    lab.customer({ does: 'pays' });
    const intent = intentOf();
    const speaking = await open({}, { display: true });
    expect(await charge(intent, speaking)).toMatchObject({ state: 'paid' });
    await until(() => lab.displayed.length === 2);
    expect(lab.displayed).toEqual([`BENH VIEN: 150.000 VND\n${intent.reference}`, 'BENH VIEN: XIN CAM ON']);
    await speaking.close();
  });

  it.each(['funds', 'card', 'pin', 'bank'] as const)('declined: %s', async (reason) => {
    lab.customer({ does: 'is-declined', reason });
    expect(await charge(intentOf())).toEqual({ state: 'not-paid', why: 'declined', reason });
    expect(lab.ledger()).toEqual([]);
  });

  it('another amount than asked is told as it is', async () => {
    lab.customer({ does: 'pays' });
    await lab.setFault('wrong-amount', { message: 'nexo:payment' });
    expect(await charge(intentOf())).toMatchObject({ state: 'paid', money: [{ amount: 149_000 }] });
  });

  it('cancelled at the terminal', async () => {
    lab.customer({ does: 'cancels' });
    expect(await charge(intentOf())).toEqual({ state: 'not-paid', why: 'cancelled' });
  });

  it('cancelled here, while it runs', async () => {
    const intent = intentOf();
    const fate = charge(intent);
    await until(() => lab.stage === 'no-card');
    const cancelled = { state: 'not-paid', why: 'cancelled' };
    expect(await method.cancel(intent, null, signal)).toEqual(cancelled);
    expect(await fate).toEqual(cancelled);
    expect(lab.stage).toBeNull();
  });

  it('cancelled by a process that was started anew', async () => {
    const intent = intentOf();
    const fate = charge(intent);
    await until(() => lab.stage === 'no-card');
    await method.close();
    expect(await fate).toEqual({ state: 'unknown' });
    const anew = await open();
    expect(await anew.query(intent, null, signal)).toEqual({ state: 'open', money: [] });
    expect(await anew.cancel(intent, null, signal)).toEqual({ state: 'not-paid', why: 'cancelled' });
    expect(charges(intent)).toBe(0);
  });

  it('cancelled too late: paid', async () => {
    lab.customer({ does: 'pays' });
    lab.holdBank(true);
    const intent = intentOf();
    const fate = charge(intent);
    await until(() => lab.stage === 'bank-asked');
    const cancel = method.cancel(intent, null, signal);
    lab.holdBank(false);
    expect(await cancel).toMatchObject({ state: 'paid' });
    expect(await fate).toEqual(await cancel);
    expect(charges(intent)).toBe(1);
  });

  it('another sale is under way: busy', async () => {
    const first = charge(intentOf());
    await until(() => lab.stage === 'no-card');
    const other = await open();
    expect(await other.status(signal)).toBe('busy');
    expect(await charge(intentOf(), other)).toEqual({ state: 'not-paid', why: 'not-started', fault: 'busy' });
    await method.close();
    expect(await first).toEqual({ state: 'unknown' });
  });
});

describe('answers that do not come', () => {
  it.each(['lose-answer', 'nonsense', 'disorder', 'double'] as const)('%s: paid once', async (fault) => {
    lab.customer({ does: 'pays' });
    await lab.setFault(fault, { message: 'nexo:payment' });
    const intent = intentOf();
    expect(await charge(intent)).toMatchObject({ state: 'paid', money: [{ amount: 150_000 }] });
    expect(charges(intent)).toBe(1);
    expect(lines.join()).not.toContain('4111111111111111');
  });

  it.each(['lose-answer', 'lose-request', 'nonsense', 'disorder', 'double'] as const)(
    'an answer lost, and the first answers about it: %s',
    async (fault) => {
      lab.customer({ does: 'pays' });
      await lab.setFault('lose-answer', { message: 'nexo:payment' });
      let faulted = false;
      lab.watch((when, message) => {
        if (faulted || when !== 'before' || message !== 'nexo:payment') return;
        faulted = true;
        // The fault of the payment was taken already; this one meets the questions.
        void lab.setFault(fault, { message: 'nexo:status', times: 3 });
      });
      const intent = intentOf();
      expect(await charge(intent)).toMatchObject({ state: 'paid' });
      lab.watch(null);
      expect([faulted, charges(intent)]).toEqual([true, 1]);
    },
  );

  it('the request was lost: nothing was charged', async () => {
    lab.customer({ does: 'pays' });
    await lab.setFault('lose-request', { message: 'nexo:payment' });
    const intent = intentOf();
    expect(await charge(intent)).toEqual({ state: 'not-paid', why: 'not-started', fault: 'offline' });
    expect(lab.ledger()).toEqual([]);
  });

  it('the answer is later than we wait: asked for, paid once', async () => {
    lab.customer({ does: 'pays' });
    await lab.setFault('delay', { message: 'nexo:payment', delayMs: 60_000 });
    const hasty = await open({ chargeMs: 300, settleMs: 60_000 });
    const intent = intentOf();
    let fate = await charge(intent, hasty);
    // On a slow machine the sale itself may be longer than that: then it is not known yet.
    while (fate.state === 'unknown' || fate.state === 'open') fate = await method.query(intent, null, signal);
    expect(fate).toMatchObject({ state: 'paid' });
    expect(charges(intent)).toBe(1);
  });

  it('away before: not started; away after: unknown, and found when it is back', async () => {
    lab.customer({ does: 'pays' });
    await lab.setFault('away');
    expect(await charge(intentOf())).toEqual({ state: 'not-paid', why: 'not-started', fault: 'offline' });
    expect(await method.status(signal)).toBe('offline');
    await lab.setFault(null);
    const hasty = await open({ patienceMs: 100 });
    const intent = intentOf();
    lab.watch((when, message) => {
      if (when === 'before' && message === 'nexo:payment') void lab.setFault('away');
    });
    expect(await charge(intent, hasty)).toEqual({ state: 'unknown' });
    expect(await hasty.query(intent, null, signal)).toEqual({ state: 'unknown' });
    lab.watch(null);
    await lab.setFault(null);
    expect(await method.query(intent, null, signal)).toMatchObject({ state: 'paid' });
    expect(charges(intent)).toBe(1);
  });

  it('a ServiceID a second time is the same charge', async () => {
    lab.customer({ does: 'pays' });
    const intent = intentOf();
    const fate = await charge(intent);
    expect(await charge(intent, await open())).toEqual(fate);
    expect(charges(intent)).toBe(1);
  });
});

describe('afterwards', () => {
  const paid = async (): Promise<ReverseIntent> => {
    lab.customer({ does: 'pays' });
    const intent = intentOf();
    const fate = await charge(intent);
    const money = fate.state === 'paid' ? fate.money[0] : undefined;
    if (money === undefined) throw new Error('not paid');
    const { id, number, reference } = intentOf();
    return { id, number, reference, charge: intent, money, again: true };
  };
  const reversals = (): number => lab.ledger().filter(({ kind }) => kind === 'reversal').length;

  it('goes back once, however often it is asked for', async () => {
    const intent = await paid();
    for (const of of [method, method, await open()])
      expect(await of.reverse(intent, signal)).toEqual({ state: 'reversed' });
    expect(reversals()).toBe(1);
  });

  it.each(['lose-answer', 'nonsense', 'double'] as const)('reversal, %s: once', async (fault) => {
    const intent = await paid();
    await lab.setFault(fault, { message: 'nexo:reversal' });
    expect(await method.reverse(intent, signal)).toEqual({ state: 'reversed' });
    expect(reversals()).toBe(1);
  });

  it('a second reversal of the same money is refused', async () => {
    const intent = await paid();
    await method.reverse(intent, signal);
    const { id, number, reference } = intentOf();
    expect(await method.reverse({ ...intent, id, number, reference }, signal)).toEqual({
      state: 'not-reversed',
      why: 'refused',
    });
    expect(reversals()).toBe(1);
  });

  it('the end of the day', async () => {
    const intent = await paid();
    await paid();
    await method.reverse(intent, signal);
    expect(await method.endOfDay?.(signal)).toEqual({ count: 2, amount: 150_000 });
  });

  it('ready when nothing runs', async () => expect(await method.status(signal)).toBe('ready'));
});

describe('opening', () => {
  it('succeeds while the terminal is away', async () => {
    await lab.setFault('away');
    expect(await (await open()).status(signal)).toBe('offline');
  });
  it('needs the key that is named', async () => {
    await expect(open({}, { apiKey: { env: 'OTHER' } })).rejects.toThrow('misconfigured');
    expect(await (await open({}, { apiKey: { env: 'NEXO_KEY' } })).status(signal)).toBe('ready');
  });
  it.each([{ url: 'ftp://x' }, { saleId: '' }, { timeouts: { pollMs: 0 } }, { unknown: 1 }])(
    'refuses %j',
    (wrong) =>
      expect(driver.options.safeParse({ url: 'http://a', saleId: 'K', poiId: 'P', ...wrong }).success).toBe(
        false,
      ),
  );
});
