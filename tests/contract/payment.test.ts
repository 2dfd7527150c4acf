import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ChargeIntent } from '../../drivers/ports/payment.ts';
import { describeWith } from '../run/describe-with.ts';
import { until } from './hosting.ts';
import {
  agrees,
  type Bench,
  begin,
  FEE,
  findsOut,
  markOf,
  mint,
  never,
  paidBy,
  pays,
  stands,
  startBench,
} from './payment-bench.ts';
import { type Place, places, ptyMissing, ZVT_SERIAL } from './payment-places.ts';

const NOT_STARTED = { state: 'not-paid', why: 'not-started' };
const CANCELLED = { state: 'not-paid', why: 'cancelled' };

/** What every payment method owes, at one place. */
const suite = (place: Place): void => {
  let bench: Bench;
  beforeAll(async () => {
    bench = await startBench(place);
  });
  afterAll(() => bench.close());
  beforeEach(() => bench.fresh());
  afterEach(() => bench.leave());

  /** A charge that goes well. */
  const paid = async (intent: ChargeIntent = mint()) => {
    const { port } = await bench.open();
    const begun = await begin(port, intent);
    await pays(bench, begun);
    return { port, begun, fate: await begun.fate };
  };

  it('says what it is, and that it is ready, without opening a sale', async () => {
    const seen: string[] = [];
    bench.money.watch((_when, message) => seen.push(message));
    bench.money.customer({ does: 'pays' });
    const { port } = await bench.open();
    expect(port.means).toBe(place.means);
    expect(await port.status(never())).toBe('ready');
    await markOf(port);
    expect(await port.status(never())).toBe('ready');
    for (const message of place.opens) expect(seen).not.toContain(message);
    expect(bench.moved('charge')).toEqual([]);
  });

  it('is offline while nobody is there, and opens all the same', async () => {
    await bench.money.setFault('away');
    const { port } = await bench.open();
    expect(await port.status(never())).toBe('offline');
    await bench.money.setFault(null);
    expect(await port.status(never())).toBe('ready');
  });

  it('charges: paid, and the ledger has it once', async () => {
    const { begun, fate } = await paid();
    expect(paidBy(fate).map(({ amount }) => amount)).toEqual([FEE]);
    agrees(bench, begun.intent, fate);
    expect(bench.moved('charge')).toHaveLength(1);
    expect(await findsOut(bench, begun)).toMatchObject({ state: 'paid' });
  });

  it.each([
    ['less', FEE - 1_000],
    ['more', FEE + 1_000],
  ])('tells of the money that came where it is %s', async (_, amount) => {
    const { port } = await bench.open();
    bench.money.customer({ does: 'pays', amount });
    const begun = await begin(port);
    const fate = await begun.fate;
    expect(paidBy(fate).map((money) => money.amount)).toEqual([amount]);
    agrees(bench, begun.intent, fate);
    expect(await findsOut(bench, begun)).toEqual(fate);
  });

  it('never charges again for an intent that it was given before', async () => {
    const { port, begun, fate } = await paid();
    const again = await port.charge(begun.intent, begun.mark, () => undefined, never());
    agrees(bench, begun.intent, again);
    expect(again).toEqual(fate);
    expect(bench.moved('charge')).toHaveLength(1);
  });

  it('gives one fate to all who ask for a charge that is under way', async () => {
    const { port } = await bench.open();
    const begun = await begin(port);
    const again = port.charge(begun.intent, begun.mark, () => undefined, never());
    await pays(bench, begun);
    const fate = await begun.fate;
    expect(await again).toEqual(fate);
    expect(bench.moved('charge')).toHaveLength(1);
  });

  it('shows that a charge is open while it is, and leaves it so', async () => {
    const { port } = await bench.open();
    const begun = await begin(port);
    await stands(bench, begun);
    expect(['open', 'unknown']).toContain((await port.query(begun.intent, begun.mark, never())).state);
    await pays(bench, begun);
    expect((await begun.fate).state).toBe('paid');
  });

  it('is stopped by us before the customer did anything', async () => {
    const { port } = await bench.open();
    const begun = await begin(port);
    await stands(bench, begun);
    expect(await port.cancel(begun.intent, begun.mark, never())).toEqual(CANCELLED);
    expect(await begun.fate).toEqual(CANCELLED);
    await until(() => place.isOver(bench.lab, begun.intent));
    expect((await findsOut(bench, begun)).state).toBe('not-paid');
  });

  it('is stopped by the customer, at the device or at the bank', async () => {
    bench.money.customer({ does: 'cancels' });
    const { port } = await bench.open();
    const begun = await begin(port);
    expect(await begun.fate).toEqual(CANCELLED);
    expect((await findsOut(bench, begun)).state).toBe('not-paid');
  });

  it('refuses nothing and charges nothing where nobody is there', async () => {
    const { port } = await bench.open();
    const begun = await begin(port, mint(), { ready: () => bench.money.setFault('away') });
    expect(await begun.fate).toEqual({ ...NOT_STARTED, fault: 'offline' });
    expect((await findsOut(bench, begun)).state).toBe('not-paid');
  });

  it('is never paid and never open where it was never asked for', async () => {
    const { port } = await bench.open();
    const asked = { intent: mint(), mark: await markOf(port) };
    expect((await port.query(asked.intent, asked.mark, never())).state).toBe('not-paid');
    expect((await port.cancel(asked.intent, asked.mark, never())).state).toBe('not-paid');
    expect(bench.moved('charge')).toEqual([]);
  });

  it('does nothing for a kiosk that is closing', async () => {
    const { port } = await bench.open();
    const begun = await begin(port, mint(), { signal: AbortSignal.abort() });
    expect(await begun.fate).toEqual({ state: 'unknown' });
    bench.money.customer({ does: 'pays' });
    expect((await findsOut(bench, begun)).state).toBe('not-paid');
  });

  it('lets go of a charge that nobody paid when the kiosk closes; the next one stops it', async () => {
    const { port } = await bench.open();
    const closing = new AbortController();
    const begun = await begin(port, mint(), { signal: closing.signal });
    await stands(bench, begun);
    closing.abort();
    expect(await begun.fate).toEqual({ state: 'unknown' });
    await port.close();
    expect((await findsOut(bench, begun)).state).toBe('not-paid');
  });

  it('closes while a charge is under way', async () => {
    const { port } = await bench.open();
    const begun = await begin(port);
    await stands(bench, begun);
    await port.close();
    expect(await begun.fate).toEqual({ state: 'unknown' });
    expect((await findsOut(bench, begun)).state).toBe('not-paid');
  });

  it('says unknown while the provider cannot be asked, and is true afterwards', async () => {
    const { port } = await bench.open();
    const begun = await begin(port);
    await stands(bench, begun);
    await bench.money.setFault('away');
    const fate = await begun.fate;
    expect(fate).toEqual({ state: 'unknown' });
    expect(await port.query(begun.intent, begun.mark, never())).toEqual({ state: 'unknown' });
    // Paid meanwhile, beside everything that the kiosk can see.
    bench.money.pay(place.keyOf(begun.intent), FEE);
    expect((await findsOut(bench, begun)).state).toBe('paid');
  });

  it('says nothing that is not so while every answer is lost', async () => {
    const { port } = await bench.open();
    bench.money.customer({ does: 'pays' });
    const begun = await begin(port, mint(), {
      ready: () => bench.money.setFault('lose-answer', { times: 10_000 }),
    });
    const fate = await begun.fate;
    agrees(bench, begun.intent, fate);
    await findsOut(bench, begun);
  });

  it('is not confused by the charges of others', async () => {
    const first = await paid();
    const second = await paid(mint(FEE + 5_000));
    agrees(bench, first.begun.intent, first.fate);
    expect(paidBy(second.fate).map(({ amount }) => amount)).toEqual([FEE + 5_000]);
    expect(paidBy(first.fate)[0]?.id).not.toBe(paidBy(second.fate)[0]?.id);
  });
};

describe.each(places())('$name', suite);
describeWith(ptyMissing, ZVT_SERIAL.name, () => suite(ZVT_SERIAL));
