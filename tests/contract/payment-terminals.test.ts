import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ReverseFate, ReverseIntent } from '../../drivers/ports/payment.ts';
import type { MoneyFault } from '../lab/money.ts';
import { describeWith } from '../run/describe-with.ts';
import { until } from './hosting.ts';
import {
  agrees,
  type Bench,
  begin,
  FEE,
  findsOut,
  mint,
  never,
  paidBy,
  reversalOf,
  startBench,
} from './payment-bench.ts';
import { faultsOf } from './payment-faults.ts';
import { type Place, places, ptyMissing, takesCards, ZVT_SERIAL } from './payment-places.ts';

const REVERSED: ReverseFate = { state: 'reversed' };
/** Longer than a kiosk in a hurry waits for anything. */
const TOO_LATE_MS = 900;
const HURRY_MS = 250;
const HURRY: Readonly<Record<string, object>> = {
  zvt: { timeouts: { connect: 5_000, ack: HURRY_MS, answer: HURRY_MS, card: HURRY_MS, retry: 20 } },
  nexo: { timeouts: { chargeMs: HURRY_MS, askMs: HURRY_MS, pollMs: 10, settleMs: 60 } },
  payos: { timeoutMs: HURRY_MS, silenceMs: 4 * HURRY_MS },
  'vietqr-his': { timeoutMs: HURRY_MS, silenceMs: 4 * HURRY_MS },
};

/** What every card terminal owes beyond a payment method. */
const suite = (place: Place, isWhole: boolean): void => {
  let bench: Bench;
  beforeAll(async () => {
    bench = await startBench(place);
  });
  afterAll(() => bench.close());
  beforeEach(() => bench.fresh());
  afterEach(() => bench.leave());

  /** A charge that is to go back, and a kiosk that does it. */
  const paid = async () => {
    bench.money.customer({ does: 'pays' });
    const { port } = await bench.open();
    const begun = await begin(port);
    const [money] = paidBy(await begun.fate);
    if (!money) throw new Error('no money');
    return { port, wish: reversalOf(begun.intent, money) };
  };
  const wentBack = (): readonly number[] => bench.moved('reversal').map(({ amount }) => amount);
  /** Says it again until it is known, as staff do; each time by a kiosk that was started anew. */
  const again = async (wish: ReverseIntent): Promise<ReverseFate> => {
    const { port } = await bench.open();
    const fate = await port.reverse({ ...wish, again: true }, never());
    return fate.state === 'not-reversed' && fate.why === 'not-started'
      ? port.reverse({ ...wish, again: true }, never())
      : fate;
  };

  it('gives money back, once, however often it is said', async () => {
    const { port, wish } = await paid();
    expect(await port.reverse(wish, never())).toEqual(REVERSED);
    expect(wentBack()).toEqual([FEE]);
    expect(await port.reverse({ ...wish, again: true }, never())).toEqual(REVERSED);
    expect(await again(wish)).toEqual(REVERSED);
    expect(wentBack()).toEqual([FEE]);
  });

  it('gives money back once though others paid in between', async () => {
    const { port, wish } = await paid();
    await paid();
    expect(await port.reverse(wish, never())).toEqual(REVERSED);
    await paid();
    expect(await again(wish)).toEqual(REVERSED);
    expect(wentBack()).toEqual([FEE]);
  });

  it('gives nothing back that was never taken', async () => {
    const { port, wish } = await paid();
    const receipt = place.driver === 'nexo' ? '2026-11-22T08:12:09.500+07:00 LAB.999' : '9998';
    const other = reversalOf(wish.charge, { ...wish.money, id: '999', receipt });
    expect((await port.reverse(other, never())).state).toBe('not-reversed');
    const none = reversalOf(wish.charge, { ...wish.money, receipt: null });
    expect(await port.reverse(none, never())).toEqual({ state: 'not-reversed', why: 'unsupported' });
    expect(wentBack()).toEqual([]);
  });

  it('gives nothing back while nobody is there', async () => {
    const { port, wish } = await paid();
    await bench.money.setFault('away');
    expect(await port.reverse(wish, never())).toEqual({ state: 'not-reversed', why: 'not-started' });
    await bench.money.setFault(null);
    expect(await again(wish)).toEqual(REVERSED);
    expect(wentBack()).toEqual([FEE]);
  });

  it('closes the day, and says what it came to', async () => {
    const { port } = await paid();
    const totals = await port.endOfDay?.(never());
    const [earlier] = bench.money.ledger();
    expect(totals).toEqual({ count: 2, amount: FEE + (earlier?.amount ?? 0) });
    expect(bench.moved('charge')).toHaveLength(1);
  });

  it('says that the day cannot be closed while nobody is there', async () => {
    const { port } = await bench.open();
    await bench.money.setFault('away');
    expect(await port.endOfDay?.(never())).toBe('unreachable');
  });

  const cases: readonly { readonly message: string; readonly fault: MoneyFault }[] = isWhole
    ? place.courses.reversed.flatMap((message) =>
        faultsOf(place, message).map((fault) => ({ message, fault })),
      )
    : [{ message: 'zvt:reversal', fault: 'lose-answer' }];
  it.each(cases)(
    '$fault of $message: money goes back once, and it is known in the end',
    async ({ message, fault }) => {
      const { port, wish } = await paid();
      await bench.money.setFault(fault, { message, delayMs: 30 });
      const fate = await port.reverse(wish, never());
      if (fate.state === 'reversed') expect(wentBack()).toEqual([FEE]);
      if (fate.state === 'not-reversed') expect(wentBack()).toEqual([]);
      await bench.money.setFault(null);
      expect(await again(wish)).toEqual(REVERSED);
      expect(wentBack()).toEqual([FEE]);
    },
  );
};

for (const place of places().filter(takesCards)) describe(place.name, () => suite(place, true));
describeWith(ptyMissing, ZVT_SERIAL.name, () => suite(ZVT_SERIAL, false));

describe.each(places())('$name, and a kiosk in a hurry', (place) => {
  let bench: Bench;
  beforeAll(async () => {
    bench = await startBench(place);
  });
  afterAll(() => bench.close());
  beforeEach(() => bench.fresh());
  afterEach(() => bench.leave());

  const messages = place.courses.paid.filter((message) => !message.endsWith(':intermediate'));
  it.each(messages)('an answer to %s that comes too late changes nothing', async (message) => {
    bench.money.customer({ does: 'pays' });
    const gone = new Set<string>();
    bench.money.watch((when, name) => when === 'after' && gone.add(name));
    const { port } = await bench.open({}, HURRY[place.driver]);
    const begun = await begin(port, mint(), {
      ready: () => bench.money.setFault('delay', { message, delayMs: TOO_LATE_MS }),
    });
    const fate = await begun.fate;
    agrees(bench, begun.intent, fate);
    await port.close();
    // The answer that nobody waits for belongs to this test.
    if (!takesCards(place)) await until(() => gone.has(message));
    await findsOut(bench, begun);
  });
});
