import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { parseVietQr } from '../../drivers/codec/vietqr.ts';
import {
  agrees,
  type Bench,
  begin,
  FEE,
  findsOut,
  never,
  paidBy,
  pays,
  reversalOf,
  stands,
  startBench,
} from './payment-bench.ts';
import { places, takesCards } from './payment-places.ts';

/** Past the end of every code, and less than signatures may be old. */
const JUMP_MS = 61_000;

/** What transfers owe beyond what every payment method does. */
describe.each(places().filter((place) => !takesCards(place)))('$name, by transfer', (place) => {
  let bench: Bench;
  beforeAll(async () => {
    bench = await startBench(place);
  });
  afterAll(() => bench.close());
  beforeEach(() => bench.fresh());
  afterEach(() => bench.leave());

  /** A charge that goes well. */
  const paid = async () => {
    const { port } = await bench.open();
    const begun = await begin(port);
    await pays(bench, begun);
    return { port, begun, fate: await begun.fate };
  };

  it('shows a code that asks for the amount in the name of the charge', async () => {
    const { begun } = await paid();
    const [first] = begun.said;
    if (first?.step !== 'qr') throw new Error('no code was shown');
    const code = parseVietQr(first.payload);
    if (!code.ok) throw new Error(code.error);
    expect(code.value).toMatchObject({ amount: FEE, dynamic: true });
    expect(code.value.purpose).toContain(begun.intent.reference);
    expect(first).toMatchObject({ expiresAt: begun.intent.expiresAt });
    expect(first.to).toMatchObject({ account: code.value.account, bin: code.value.bin });
  });

  it('is paid where the money was quicker than we were with stopping it', async () => {
    const { port } = await bench.open();
    const begun = await begin(port);
    await pays(bench, begun);
    const stopped = await port.cancel(begun.intent, begun.mark, never());
    expect(stopped.state).toBe('paid');
    expect(await begun.fate).toEqual(stopped);
    agrees(bench, begun.intent, stopped);
  });

  it('expires: closed at the bank, and awaited', async () => {
    let ahead = 0;
    const { port } = await bench.open({ now: () => Date.now() + ahead });
    const begun = await begin(port);
    await stands(bench, begun);
    ahead = JUMP_MS;
    expect(await begun.fate).toEqual({ state: 'not-paid', why: 'expired' });
    expect(place.isOver(bench.lab, begun.intent)).toBe(true);
    expect((await findsOut(bench, begun)).state).toBe('not-paid');
  });

  it('finds money that came after all was over, by asking', async () => {
    const { port } = await bench.open();
    const begun = await begin(port);
    await stands(bench, begun);
    await port.cancel(begun.intent, begun.mark, never());
    bench.money.pay(place.keyOf(begun.intent), FEE);
    const late = await port.query(begun.intent, begun.mark, never());
    expect(late.state).toBe('paid');
    agrees(bench, begun.intent, late);
  });

  it('tells of every piece of money, each once', async () => {
    const { port } = await bench.open();
    const begun = await begin(port);
    await pays(bench, begun);
    await begun.fate;
    bench.money.pay(place.keyOf(begun.intent), FEE);
    const twice = await findsOut(bench, begun, 2);
    expect(paidBy(twice)).toHaveLength(2);
  });

  it('gives nothing back and knows no end of the day', async () => {
    const { port, begun, fate } = await paid();
    const [money] = paidBy(fate);
    if (!money) throw new Error('no money');
    expect(await port.reverse(reversalOf(begun.intent, money), never())).toEqual({
      state: 'not-reversed',
      why: 'unsupported',
    });
    expect(bench.moved('reversal')).toEqual([]);
    expect(port.endOfDay).toBeNull();
  });
});
