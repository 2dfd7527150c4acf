import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
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
  startBench,
} from './payment-bench.ts';
import {
  holdBank,
  type Place,
  places,
  ptyMissing,
  stageOf,
  takesCards,
  ZVT_SERIAL,
} from './payment-places.ts';

/** What card terminals owe beyond what every payment method does, while they sell. */
const suite = (place: Place): void => {
  let bench: Bench;
  beforeAll(async () => {
    bench = await startBench(place);
  });
  afterAll(() => bench.close());
  beforeEach(() => bench.fresh());
  afterEach(() => bench.leave());

  it('tells what the terminal asks for', async () => {
    bench.money.customer({ does: 'pays' });
    const { port } = await bench.open();
    const begun = await begin(port);
    const fate = await begun.fate;
    expect(begun.said[0]).toEqual({ step: 'terminal', says: 'insert-card' });
    for (const { step } of begun.said) expect(step).toBe('terminal');
    for (const { card } of paidBy(fate)) expect(card?.masked).toMatch(/^411111•+1111$/);
  });

  it.each(['funds', 'card', 'pin', 'bank'] as const)('is declined: %s', async (reason) => {
    bench.money.customer({ does: 'is-declined', reason });
    const { port } = await bench.open();
    const begun = await begin(port);
    const declined = { state: 'not-paid', why: 'declined', reason };
    expect(await begun.fate).toEqual(declined);
    expect(bench.moved('charge')).toEqual([]);
    expect((await findsOut(bench, begun)).state).toBe('not-paid');
  });

  it('is paid where the bank had the word when we stopped it', async () => {
    const { port } = await bench.open();
    holdBank(place, bench.lab, true);
    bench.money.customer({ does: 'pays' });
    const begun = await begin(port);
    await until(() => stageOf(place, bench.lab) === 'bank-asked');
    const seen: string[] = [];
    bench.money.watch((_when, message) => seen.push(message));
    const stopped = port.cancel(begun.intent, begun.mark, never());
    await until(() => seen.some((message) => message.endsWith(':abort')));
    holdBank(place, bench.lab, false);
    expect((await stopped).state).toBe('paid');
    expect(await begun.fate).toEqual(await stopped);
    agrees(bench, begun.intent, await stopped);
  });

  it('does not begin while the terminal serves another, whose charge is found later', async () => {
    const closing = new AbortController();
    const first = await bench.open();
    holdBank(place, bench.lab, true);
    bench.money.customer({ does: 'pays' });
    const begun = await begin(first.port, mint(), { signal: closing.signal });
    await until(() => stageOf(place, bench.lab) === 'bank-asked');
    closing.abort();
    expect(await begun.fate).toEqual({ state: 'unknown' });
    const { port } = await bench.open();
    expect(await port.status(never())).toBe('busy');
    const other = await port.charge(mint(1_000), begun.mark, () => undefined, never());
    expect(other).toEqual({ state: 'not-paid', why: 'not-started', fault: 'busy' });
    expect((await port.query(begun.intent, begun.mark, never())).state).toBe('open');
    holdBank(place, bench.lab, false);
    expect((await findsOut(bench, begun)).state).toBe('paid');
    expect(bench.moved('charge').map(({ amount }) => amount)).toEqual([FEE]);
  });
};

for (const place of places().filter(takesCards)) describe(`${place.name}, by card`, () => suite(place));
describeWith(ptyMissing, `${ZVT_SERIAL.name}, by card`, () => suite(ZVT_SERIAL));
