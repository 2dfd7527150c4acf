import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { MoneyFault } from '../../../tests/lab/money.ts';
import { ptyMissing } from '../../../tests/lab/pty-pair.ts';
import { type LabZvt, startZvtTerminal } from '../../../tests/lab/terminal/zvt.ts';
import { describeWith } from '../../../tests/run/describe-with.ts';
import type { ChargeIntent, Money, PaymentMethod } from '../../ports/payment.ts';
import { FEE, forEver, listen, markOf, mint, openMethod } from './test-method.ts';

let folder: string;
let lab: LabZvt;
let method: PaymentMethod;
let lines: readonly string[];
const open: PaymentMethod[] = [];
const start = async (change: Parameters<typeof openMethod>[1] = {}): Promise<void> => {
  ({ method, lines } = await openMethod(`tcp://127.0.0.1:${lab.port}`, change));
  open.push(method);
};
const charges = (): readonly string[] => lab.ledger().map(({ kind, amount }) => `${kind} ${amount}`);
const quiet = (): void => undefined;
const charge = (intent: ChargeIntent, mark: string) => method.charge(intent, mark, quiet, forEver());
/** A sale of another day, so that the terminal holds a receipt. */
const sellBefore = (): void => lab.pay(null, 1_000);
const moneyOf = async (): Promise<Money> => {
  const fate = await charge(mint(), await markOf(method));
  const money = fate.state === 'paid' ? fate.money[0] : undefined;
  if (money === undefined) throw new Error(fate.state);
  return money;
};
const reversalOf = (money: Money) => ({ ...mint(), charge: mint(), money, again: true });

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'zvt-'));
  lab = await startZvtTerminal({ serialIn: folder });
});
beforeEach(() => {
  sellBefore();
  lab.customer({ does: 'pays' });
});
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
  lab.watch(null);
  await lab.reset();
});
afterAll(async () => {
  await lab.close();
  rmSync(folder, { recursive: true });
});

describe('a charge', () => {
  it('that is approved is paid, with what the terminal says of it', async () => {
    await start();
    const { said, heard } = listen();
    const fate = await method.charge(mint(), await markOf(method), heard, forEver());
    const [booked] = lab.ledger().slice(-1);
    expect(fate).toMatchObject({
      state: 'paid',
      money: [{ id: booked?.id, amount: FEE, card: { masked: '411111••••••1111', name: 'VISA' } }],
    });
    expect(fate.state === 'paid' && Math.abs((fate.money[0]?.at ?? 0) - (booked?.at ?? 0))).toBeLessThan(
      1_000,
    );
    expect(said).toEqual(['insert-card', 'wait', 'enter-pin', 'wait', 'remove-card']);
    expect(lines.join()).not.toMatch(/4111|1111/);
  });

  it.each(['funds', 'card', 'pin', 'bank'] as const)('that is declined: %s', async (reason) => {
    await start();
    lab.customer({ does: 'is-declined', reason });
    expect(await charge(mint(), await markOf(method))).toEqual({
      state: 'not-paid',
      why: 'declined',
      reason,
    });
    expect(charges()).toEqual(['charge 1000']);
  });

  it('that is stopped at the terminal is cancelled', async () => {
    await start();
    lab.customer({ does: 'cancels' });
    expect(await charge(mint(), await markOf(method))).toEqual({ state: 'not-paid', why: 'cancelled' });
  });

  it('that is stopped here is cancelled, and both are told the same', async () => {
    await start();
    lab.customer({ does: 'waits' });
    const [intent, mark, ear] = [mint(), await markOf(method), listen()];
    const charging = method.charge(intent, mark, ear.heard, forEver());
    await ear.until('insert-card');
    expect(await method.status(forEver())).toBe('busy');
    expect(await method.query(intent, mark, forEver())).toEqual({ state: 'open', money: [] });
    const cancelled = { state: 'not-paid', why: 'cancelled' };
    expect(await method.cancel(intent, mark, forEver())).toEqual(cancelled);
    expect(await charging).toEqual(cancelled);
    expect(charges()).toEqual(['charge 1000']);
  });

  it('that is stopped too late is paid', async () => {
    await start();
    lab.holdBank(true);
    const [intent, mark] = [mint(), await markOf(method)];
    const charging = charge(intent, mark);
    while (lab.stage !== 'bank-asked') await new Promise((resolve) => setTimeout(resolve, 5));
    const cancelling = method.cancel(intent, mark, forEver());
    const aborted = new Promise<void>((resolve) =>
      lab.watch((when, message) => {
        if (when === 'after' && message === 'zvt:abort') resolve();
      }),
    );
    await aborted;
    lab.holdBank(false);
    expect(await cancelling).toMatchObject({ state: 'paid' });
    expect(await charging).toMatchObject({ state: 'paid' });
    expect(charges()).toEqual(['charge 1000', `charge ${FEE}`]);
  });

  it('that nobody pays is given up', async () => {
    await start({ timeouts: { card: 200 } });
    lab.customer({ does: 'waits' });
    expect(await charge(mint(), await markOf(method))).toEqual({ state: 'not-paid', why: 'expired' });
    const late = { ...mint(), expiresAt: Date.now() - 1 };
    expect(await charge(late, await markOf(method))).toEqual({ state: 'not-paid', why: 'expired' });
  });

  it('of another amount than asked tells the amount that was taken', async () => {
    await start();
    await lab.setFault('wrong-amount');
    expect(await charge(mint(), await markOf(method))).toMatchObject({
      state: 'paid',
      money: [{ amount: FEE - 1_000 }],
    });
  });

  it('does not begin while the terminal is away', async () => {
    await start();
    const mark = await markOf(method);
    await lab.setFault('away');
    expect(await method.status(forEver())).toBe('offline');
    expect(await method.mark(forEver())).toBe('unreachable');
    expect(await charge(mint(), mark)).toEqual({ state: 'not-paid', why: 'not-started', fault: 'offline' });
    await lab.setFault(null);
    expect(await method.status(forEver())).toBe('ready');
  });
});

describe('a charge whose answer', () => {
  it.each<[MoneyFault, string]>([
    ['lose-answer', 'zvt:authorisation'],
    ['lose-answer', 'zvt:status-information'],
    ['nonsense', 'zvt:authorisation'],
    ['disorder', 'zvt:authorisation'],
    ['double', 'zvt:authorisation'],
    ['delay', 'zvt:authorisation'],
    ['disorder', 'zvt:registration'],
    ['double', 'zvt:registration'],
    ['lose-answer', 'zvt:repeat-receipt'],
  ])('meets %s of %s is paid once', async (fault, message) => {
    await start({ timeouts: { ack: 5_000 } });
    const mark = await markOf(method);
    await lab.setFault(fault, { message, delayMs: 100 });
    expect(await charge(mint(), mark)).toMatchObject({ state: 'paid', money: [{ amount: FEE }] });
    expect(charges()).toEqual(['charge 1000', `charge ${FEE}`]);
  });

  it.each<[MoneyFault, string]>([
    ['lose-answer', 'zvt:registration'],
    ['lose-answer', 'zvt:completion'],
    ['nonsense', 'zvt:status'],
    ['double', 'zvt:status'],
  ])('meets %s of %s before it began is not paid', async (fault, message) => {
    await start();
    const mark = await markOf(method);
    await lab.setFault(fault, { message });
    expect(await charge(mint(), mark)).toMatchObject({ state: 'not-paid', why: 'not-started' });
    expect(charges()).toEqual(['charge 1000']);
    expect(await charge(mint(), mark)).toMatchObject({ state: 'paid' });
  });

  it('is lost with the request is not paid: the terminal shows its mark', async () => {
    await start();
    const mark = await markOf(method);
    await lab.setFault('lose-request', { message: 'zvt:authorisation' });
    const nothing = { state: 'not-paid', why: 'not-started', fault: 'offline' };
    expect(await charge(mint(), mark)).toEqual(nothing);
    expect(charges()).toEqual(['charge 1000']);
  });

  it.each(['funds', 'card', 'pin', 'bank'] as const)(
    'was a no (%s) and is lost is not paid',
    async (reason) => {
      await start();
      lab.customer({ does: 'is-declined', reason });
      const mark = await markOf(method);
      await lab.setFault('lose-answer', { message: 'zvt:authorisation' });
      expect(await charge(mint(), mark)).toMatchObject({ state: 'not-paid' });
      expect(charges()).toEqual(['charge 1000']);
    },
  );

  it.each([
    ['unknown', { state: 'unknown' }],
    ['not-paid', { state: 'not-paid', why: 'not-started', fault: 'offline' }],
  ] as const)('is lost by a terminal that never had a receipt is %s', async (noReceipt, fate) => {
    await lab.reset();
    await start({ noReceipt });
    const mark = await markOf(method);
    expect(mark).toBe('none');
    await lab.setFault('lose-request', { message: 'zvt:authorisation' });
    expect(await charge(mint(), mark)).toEqual(fate);
    lab.customer({ does: 'pays' });
    await lab.setFault('lose-answer', { message: 'zvt:authorisation' });
    expect(await charge(mint(), mark)).toMatchObject({ state: 'paid' });
  });

  it('is lost with the terminal is unknown, until it can be asked', async () => {
    await start({ timeouts: { recover: 100 } });
    const [intent, mark] = [mint(), await markOf(method)];
    lab.watch((when, message) => {
      if (when === 'before' && message === 'zvt:status-information') void lab.setFault('away');
    });
    expect(await charge(intent, mark)).toEqual({ state: 'unknown' });
    expect(await method.query(intent, mark, forEver())).toEqual({ state: 'unknown' });
    lab.watch(null);
    await lab.setFault(null);
    await start();
    expect(await method.query(intent, mark, forEver())).toMatchObject({
      state: 'paid',
      money: [{ amount: FEE }],
    });
  });

  it('is not waited for by a kiosk that closes', async () => {
    await start();
    lab.holdBank(true);
    const [intent, mark, ear, closing] = [mint(), await markOf(method), listen(), new AbortController()];
    const charging = method.charge(intent, mark, ear.heard, closing.signal);
    while (lab.stage !== 'bank-asked') await new Promise((resolve) => setTimeout(resolve, 5));
    closing.abort();
    expect(await charging).toEqual({ state: 'unknown' });
    await start();
    expect(await method.query(intent, mark, forEver())).toEqual({ state: 'open', money: [] });
    const cancelling = method.cancel(intent, mark, forEver());
    lab.holdBank(false);
    expect(await cancelling).toMatchObject({ state: 'paid', money: [{ amount: FEE }] });
    expect(charges()).toEqual(['charge 1000', `charge ${FEE}`]);
  });
});

describe('a kiosk that was started anew', () => {
  it('is told that nothing was charged', async () => {
    await start();
    const mark = await markOf(method);
    await start();
    expect(await method.cancel(mint(), mark, forEver())).toEqual({ state: 'not-paid', why: 'cancelled' });
    expect(await method.query(mint(), mark, forEver())).toMatchObject({
      state: 'not-paid',
      why: 'not-started',
    });
  });

  it('does not guess: two sales since, a mark of somebody else, or none', async () => {
    await start();
    const mark = await markOf(method);
    lab.pay(null, FEE);
    lab.pay(null, FEE);
    for (const given of [mark, 'E2E', null])
      expect(await method.query(mint(), given, forEver())).toEqual({ state: 'unknown' });
  });

  it('does not give one charge the money of another', async () => {
    await start();
    const mark = await markOf(method);
    expect(await charge(mint(), mark)).toMatchObject({ state: 'paid' });
    expect(await method.query(mint(), mark, forEver())).toEqual({ state: 'unknown' });
  });

  it('finds the terminal busy with an older sale', async () => {
    await start();
    const mark = await markOf(method);
    const closing = new AbortController();
    lab.holdBank(true);
    const old = method.charge(mint(), mark, quiet, closing.signal);
    while (lab.stage !== 'bank-asked') await new Promise((resolve) => setTimeout(resolve, 5));
    closing.abort();
    await old;
    await start();
    expect(await method.status(forEver())).toBe('busy');
    expect(await charge(mint(), mark)).toEqual({ state: 'not-paid', why: 'not-started', fault: 'busy' });
  });
});

describe('a reversal', () => {
  it('gives money back once, however often it is asked for', async () => {
    await start();
    const intent = reversalOf(await moneyOf());
    expect(await method.reverse(intent, forEver())).toEqual({ state: 'reversed' });
    expect(await method.reverse(intent, forEver())).toEqual({ state: 'reversed' });
    lab.pay(null, 2_000);
    expect(await method.reverse(intent, forEver())).toEqual({ state: 'reversed' });
    expect(charges()).toEqual(['charge 1000', `charge ${FEE}`, `reversal ${FEE}`, 'charge 2000']);
  });

  it.each(['lose-answer', 'nonsense', 'disorder', 'double'] as const)(
    'meets %s and is made once',
    async (fault) => {
      await start();
      const intent = reversalOf(await moneyOf());
      await lab.setFault(fault, { message: 'zvt:reversal' });
      expect(await method.reverse(intent, forEver())).toEqual({ state: 'reversed' });
      expect(charges().filter((line) => line.startsWith('reversal'))).toHaveLength(1);
    },
  );

  it('that was lost on its way is unknown, and made when it is asked for again', async () => {
    await start();
    const intent = reversalOf(await moneyOf());
    await lab.setFault('lose-request', { message: 'zvt:reversal' });
    expect(await method.reverse(intent, forEver())).toEqual({ state: 'unknown' });
    expect(await method.reverse(intent, forEver())).toEqual({ state: 'reversed' });
    expect(charges().filter((line) => line.startsWith('reversal'))).toHaveLength(1);
  });

  it('is refused for what the terminal does not know, and unsupported without a receipt', async () => {
    await start();
    const money = await moneyOf();
    const strange = reversalOf({ ...money, id: '999999', receipt: '9998' });
    expect(await method.reverse(strange, forEver())).toEqual({ state: 'not-reversed', why: 'refused' });
    const bare = reversalOf({ ...money, receipt: null });
    expect(await method.reverse(bare, forEver())).toEqual({ state: 'not-reversed', why: 'unsupported' });
    await lab.setFault('away');
    expect(await method.reverse(reversalOf(money), forEver())).toEqual({
      ...{ state: 'not-reversed', why: 'not-started' },
    });
  });
});

describe('the end of a day', () => {
  it('tells the totals', async () => {
    await start();
    await moneyOf();
    expect(await method.endOfDay?.(forEver())).toEqual({ count: 2, amount: FEE + 1_000 });
    await lab.setFault('away');
    expect(await method.endOfDay?.(forEver())).toBe('unreachable');
  });
});

describeWith(ptyMissing, 'a terminal on a serial line', () => {
  it('sells, declines, is stopped, and takes back', async () => {
    ({ method, lines } = await openMethod(`serial://${lab.serialPath}?baud=9600`));
    open.push(method);
    expect(await method.status(forEver())).toBe('ready');
    const money = await moneyOf();
    expect(money.amount).toBe(FEE);
    lab.customer({ does: 'is-declined', reason: 'pin' });
    expect(await charge(mint(), await markOf(method))).toMatchObject({ why: 'declined', reason: 'pin' });
    lab.customer({ does: 'waits' });
    const [intent, mark, ear] = [mint(), await markOf(method), listen()];
    const charging = method.charge(intent, mark, ear.heard, forEver());
    await ear.until('insert-card');
    expect(await method.cancel(intent, mark, forEver())).toMatchObject({ why: 'cancelled' });
    await charging;
    expect(await method.reverse(reversalOf(money), forEver())).toEqual({ state: 'reversed' });
    expect(charges()).toEqual(['charge 1000', `charge ${FEE}`, `reversal ${FEE}`]);
  });

  it('that loses its answer is asked', async () => {
    ({ method, lines } = await openMethod(`serial://${lab.serialPath}`, {
      timeouts: { card: 2_000, answer: 2_000 },
    }));
    open.push(method);
    const mark = await markOf(method);
    await lab.setFault('lose-answer', { message: 'zvt:authorisation' });
    expect(await charge(mint(), mark)).toMatchObject({ state: 'paid' });
    expect(charges()).toEqual(['charge 1000', `charge ${FEE}`]);
  });
});
