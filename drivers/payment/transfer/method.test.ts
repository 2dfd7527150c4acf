import { describe, expect, it } from 'vitest';
import type { ChargeFate, ChargeIntent, ChargeProgress, PaymentMethod } from '../../ports/payment.ts';
import type { Clock } from './clock.ts';
import type { Created, OrderDesk, OrderWord, Shown } from './desk.ts';
import { createTransferMethod } from './method.ts';
import { transferMoney } from './money.ts';

const START = Date.parse('2026-11-22T02:12:00Z');
const INTENT: ChargeIntent = {
  id: '5d0f6a0e-6f0b-4b7e-9d0c-0c7f5a3f1b11',
  number: 26_112_200_001,
  reference: '0RA5T1Q01',
  amount: 150_000,
  mintedAt: START,
  expiresAt: START + 300_000,
};
const OPTIONS = { pollMs: 2000, silenceMs: 20_000 };
const SHOWN: Shown = { payload: 'QR', to: null };
const NEVER = new AbortController().signal;

const waiting: OrderWord = { state: 'waiting', money: [] };
const seen: OrderWord = { state: 'seen', money: [] };
const none: OrderWord = { state: 'none' };
const silent: OrderWord = { state: 'no-answer', why: 'timeout' };
const ended = (state: 'cancelled' | 'expired' | 'failed', ...amounts: number[]): OrderWord => ({
  state,
  money: amounts.map((amount, index) => transferMoney(`FT${index}`, amount, null)),
});
const withMoney = (state: 'paid' | 'waiting', ...amounts: number[]): OrderWord => ({
  state,
  money: amounts.map((amount, index) => transferMoney(`FT${index}`, amount, null)),
});

interface Script {
  readonly create?: Created;
  /** One a question; the last one goes on. */
  readonly reads: readonly OrderWord[];
  /** Words from the moment on that the order was closed. */
  readonly closed?: readonly OrderWord[];
  readonly shown?: Shown | null;
  /** So long after the charge was minted the clock begins. */
  readonly later?: number;
  /** Called at every pause, with how many there were. */
  readonly paused?: (count: number) => void;
}

/** A desk that says what it is told to, and a clock that jumps. */
const play = (script: Script) => {
  const calls: string[] = [];
  const heard: ChargeProgress[] = [];
  const lines: string[] = [];
  let now = START + (script.later ?? 0);
  let pauses = 0;
  let words = [...script.reads];
  const desk: OrderDesk = {
    create: async () => {
      calls.push('create');
      return script.create ?? { kind: 'created', ...SHOWN };
    },
    read: async () => {
      calls.push('read');
      const word = words[0] ?? none;
      if (words.length > 1) words = words.slice(1);
      return word;
    },
    close: async () => {
      if (!calls.includes('close') && script.closed) words = [...script.closed];
      calls.push('close');
    },
    shown: () => script.shown ?? null,
    status: async () => 'ready',
  };
  const clock: Clock = {
    now: () => now,
    sleep: async (ms, signal) => {
      if (signal.aborted) return;
      now += ms;
      pauses += 1;
      script.paused?.(pauses);
    },
  };
  const kiosk = new AbortController();
  const method = createTransferMethod({
    desk,
    clock,
    options: OPTIONS,
    signal: kiosk.signal,
    log: (event, fields) => void lines.push(`${event} ${JSON.stringify(fields)}`),
  });
  return { method, calls, heard, lines, kiosk, elapsed: () => now - START };
};

const charge = (
  played: { method: PaymentMethod; heard: ChargeProgress[] },
  signal = NEVER,
): Promise<ChargeFate> =>
  played.method.charge(INTENT, null, (progress) => played.heard.push(progress), signal);
const amountsOf = (fate: ChargeFate): number[] | string =>
  fate.state === 'paid' || fate.state === 'open' ? fate.money.map(({ amount }) => amount) : fate.state;

describe('a charge by transfer', () => {
  it('is shown, seen once, and paid', async () => {
    const played = play({ reads: [waiting, seen, seen, withMoney('paid', 150_000)] });
    expect(amountsOf(await charge(played))).toEqual([150_000]);
    expect(played.heard.map(({ step }) => step)).toEqual(['qr', 'seen']);
    expect(played.heard[0]).toMatchObject({ payload: 'QR', expiresAt: INTENT.expiresAt });
    expect(played.calls).toEqual(['create', 'read', 'read', 'read', 'read']);
    expect(played.elapsed()).toBe(4 * OPTIONS.pollMs);
  });

  it.each([
    ['less', withMoney('waiting', 100_000), [ended('cancelled', 100_000)], [100_000]],
    ['more', withMoney('paid', 200_000), [withMoney('paid', 200_000)], [200_000]],
    ['twice', withMoney('paid', 150_000, 150_000), [withMoney('paid', 150_000, 150_000)], [150_000, 150_000]],
    [
      'less, and the rest while it was closed',
      withMoney('waiting', 100_000),
      [ended('cancelled', 100_000, 50_000)],
      [100_000, 50_000],
    ],
    [
      'less, and the order is not closed at once',
      withMoney('waiting', 1),
      [withMoney('waiting', 1), silent, ended('cancelled', 1)],
      [1],
    ],
  ])('that was paid %s is closed and read once more', async (_, word, closed, amounts) => {
    const played = play({ reads: [waiting, word], closed });
    expect(amountsOf(await charge(played))).toEqual(amounts);
    expect(played.calls.slice(0, 5)).toEqual(['create', 'read', 'read', 'close', 'read']);
  });

  it('tells the money of a provider that never closes the order', async () => {
    const played = play({ reads: [withMoney('waiting', 100_000)] });
    expect(amountsOf(await charge(played))).toEqual([100_000]);
  });

  it('is closed at the provider when it expires', async () => {
    const played = play({ reads: [waiting], closed: [waiting, ended('cancelled')] });
    expect(await charge(played)).toEqual({ state: 'not-paid', why: 'expired' });
    expect(played.elapsed()).toBeGreaterThanOrEqual(300_000);
    expect(played.calls.filter((call) => call === 'close')).toHaveLength(2);
  });

  it('is paid where the money was quicker than the closing', async () => {
    const played = play({ reads: [waiting], closed: [withMoney('paid', 150_000)] });
    expect(amountsOf(await charge(played))).toEqual([150_000]);
  });

  it.each([
    [ended('cancelled'), { state: 'not-paid', why: 'cancelled' }],
    [ended('expired'), { state: 'not-paid', why: 'expired' }],
    [ended('failed'), { state: 'not-paid', why: 'declined', reason: 'bank' }],
  ])('ends as the provider ends it: %j', async (word, fate) =>
    expect(await charge(play({ reads: [waiting, word] }))).toEqual(fate),
  );

  it.each([
    ['no answer', silent],
    ['an order that is not there', none],
    ['paid without money', withMoney('paid')],
  ])('is unknown after too long of %s', async (_, word) => {
    const played = play({ reads: [waiting, word] });
    expect(await charge(played)).toEqual({ state: 'unknown' });
    expect(played.elapsed()).toBe(OPTIONS.pollMs + OPTIONS.silenceMs);
    expect(played.calls).not.toContain('close');
  });

  it('outlives a short silence, which is logged once', async () => {
    const played = play({ reads: [silent, silent, waiting, silent, withMoney('paid', 150_000)] });
    expect(await charge(played)).toMatchObject({ state: 'paid' });
    expect(played.lines).toEqual(['payment.no-answer {"reference":"0RA5T1Q01","why":"timeout"}']);
  });

  it('is unknown where an order that was shown is not there when it expires', async () => {
    const played = play({ reads: [waiting], closed: [none] });
    expect(await charge(played)).toEqual({ state: 'unknown' });
  });

  it('is unknown where the provider says nothing of the closing', async () => {
    const played = play({ reads: [waiting], closed: [silent] });
    expect(await charge(played)).toEqual({ state: 'unknown' });
  });

  it.each(['caller', 'kiosk', 'method'] as const)('is left as it is when the %s goes', async (who) => {
    const abort = new AbortController();
    const ends: Record<typeof who, () => void> = {
      caller: () => abort.abort(),
      kiosk: () => played.kiosk.abort(),
      method: () => void played.method.close(),
    };
    const played = play({ reads: [waiting], paused: (count) => count === 3 && ends[who]() });
    expect(await charge(played, abort.signal)).toEqual({ state: 'unknown' });
    expect(played.calls).toEqual(['create', 'read', 'read']);
  });
});

describe('creation of an order', () => {
  it.each([
    [{ kind: 'refused' }, 'refused'],
    [{ kind: 'unreachable' }, 'offline'],
  ] as const)('%j: nothing was begun', async (create, fault) => {
    const played = play({ create, reads: [none] });
    expect(await charge(played)).toEqual({ state: 'not-paid', why: 'not-started', fault });
    expect([played.calls, played.heard]).toEqual([['create'], []]);
  });

  it('closes an order whose code is not what was asked for', async () => {
    const played = play({
      create: { kind: 'unshowable', why: 'amount' },
      reads: [waiting],
      closed: [ended('cancelled')],
    });
    expect(await charge(played)).toEqual({ state: 'not-paid', why: 'not-started', fault: 'refused' });
    expect([played.calls, played.heard]).toEqual([['create', 'close', 'read'], []]);
    expect(played.lines).toEqual(['payment.unshowable {"reference":"0RA5T1Q01","why":"amount"}']);
  });

  const lost: Created = { kind: 'lost', why: 'timeout' };
  const offline = { state: 'not-paid', why: 'not-started', fault: 'offline' };

  it('lost: an order that stands and cannot be shown is closed', async () => {
    const played = play({ create: lost, reads: [waiting], closed: [waiting, ended('cancelled')] });
    expect(await charge(played)).toEqual(offline);
    expect(played.calls).toEqual(['create', 'read', 'close', 'read', 'close', 'read']);
    expect(played.heard).toEqual([]);
  });

  it.each([null, SHOWN])(
    'exists: another kiosk’s order is never shown, asked about or closed',
    async (shown) => {
      const played = play({ create: { kind: 'exists' }, reads: [withMoney('paid', 150_000)], shown });
      const fate = { state: 'not-paid', why: 'not-started', fault: 'refused' };
      expect(await charge(played)).toEqual(fate);
      expect(await charge(played)).toEqual(fate);
      expect(await played.method.query(INTENT, null, NEVER)).toEqual(fate);
      expect(await played.method.cancel(INTENT, null, NEVER)).toEqual(fate);
      expect([played.calls, played.heard]).toEqual([['create'], []]);
      expect(played.lines).toEqual(['payment.exists {"reference":"0RA5T1Q01"}']);
    },
  );

  it('lost: an order that stands and can be shown is shown', async () => {
    const played = play({ create: lost, reads: [silent, waiting, withMoney('paid', 150_000)], shown: SHOWN });
    expect(await charge(played)).toMatchObject({ state: 'paid' });
    expect(played.heard.map(({ step }) => step)).toEqual(['qr']);
  });

  it.each([
    ['is not there, said three times', [none, silent, none, none, none], offline],
    ['was cancelled', [ended('cancelled')], offline],
    ['was paid', [withMoney('paid', 150_000)], { state: 'paid' }],
    ['was paid wrongly', [withMoney('waiting', 1), ended('cancelled', 1)], { state: 'paid' }],
    ['cannot be asked about', [silent], { state: 'unknown' }],
  ])('lost: an order that %s', async (_, reads, fate) => {
    const played = play({ create: lost, reads });
    expect(await charge(played)).toMatchObject(fate);
    expect(played.calls.filter((call) => call === 'create')).toHaveLength(1);
  });

  it('lost: asks three times before it believes that there is no order', async () => {
    const played = play({ create: lost, reads: [none, none, silent, none] });
    expect(await charge(played)).toEqual(offline);
    expect(played.calls.filter((call) => call === 'read')).toHaveLength(6);
  });

  it('lost: shows no code of an order that has money already', async () => {
    const played = play({
      create: lost,
      reads: [withMoney('waiting', 1)],
      closed: [ended('cancelled', 1)],
      shown: SHOWN,
    });
    expect(amountsOf(await charge(played))).toEqual([1]);
    expect(played.heard).toEqual([]);
  });

  it('happens once for an intent, however often it is charged', async () => {
    const played = play({ reads: [waiting, withMoney('paid', 150_000)] });
    const [one, two] = await Promise.all([charge(played), charge(played)]);
    const three = await charge(played);
    expect([two, three]).toEqual([one, one]);
    expect(played.calls.filter((call) => call === 'create')).toHaveLength(1);
  });
});

describe('cancel', () => {
  it('ends the charge that runs, with one fate', async () => {
    let cancelled: Promise<ChargeFate> | undefined;
    const played = play({
      reads: [waiting],
      closed: [silent, ended('cancelled')],
      paused: (count) => {
        if (count === 2) cancelled = played.method.cancel(INTENT, null, NEVER);
      },
    });
    const fate = await charge(played);
    expect(fate).toEqual({ state: 'not-paid', why: 'cancelled' });
    expect(await cancelled).toBe(fate);
  });

  it('shows no code any more where the order is still being created', async () => {
    const played = play({ reads: [waiting], closed: [ended('cancelled')] });
    const charged = charge(played);
    expect(await played.method.cancel(INTENT, null, NEVER)).toEqual({ state: 'not-paid', why: 'cancelled' });
    expect(await charged).toEqual({ state: 'not-paid', why: 'cancelled' });
    expect([played.calls, played.heard]).toEqual([['create', 'close', 'read'], []]);
  });

  it('is unknown to who stops waiting for it', async () => {
    const abort = new AbortController();
    abort.abort();
    const played = play({ reads: [waiting], closed: [ended('cancelled')] });
    const charged = charge(played);
    expect(await played.method.cancel(INTENT, null, abort.signal)).toEqual({ state: 'unknown' });
    expect(await charged).toEqual({ state: 'not-paid', why: 'cancelled' });
  });

  it.each([
    ['stands', [ended('cancelled')], { state: 'not-paid', why: 'cancelled' }],
    ['has expired', [ended('expired')], { state: 'not-paid', why: 'expired' }],
    ['was paid', [withMoney('paid', 150_000)], { state: 'paid' }],
    ['is not there', [none], { state: 'not-paid', why: 'not-started' }],
    ['cannot be asked about', [silent], { state: 'unknown' }],
    ['cannot be closed', [seen], { state: 'unknown' }],
  ])('of a kiosk that was started anew, where the order %s', async (_, reads, fate) => {
    const played = play({ reads });
    expect(await played.method.cancel(INTENT, null, NEVER)).toMatchObject(fate);
    expect(played.calls).not.toContain('create');
  });
});

describe('query', () => {
  it.each([
    [waiting, { state: 'open', money: [] }],
    [seen, { state: 'open', money: [] }],
    [withMoney('waiting', 1), { state: 'open', money: [{ amount: 1 }] }],
    [withMoney('paid', 150_000), { state: 'paid', money: [{ amount: 150_000 }] }],
    [ended('cancelled', 150_000), { state: 'paid', money: [{ amount: 150_000 }] }],
    [ended('cancelled'), { state: 'not-paid', why: 'cancelled' }],
    [ended('expired'), { state: 'not-paid', why: 'expired' }],
    [ended('failed'), { state: 'not-paid', why: 'declined' }],
    [withMoney('paid', 999_999_999_999, 1), { state: 'unknown' }],
    [withMoney('paid', 1.5), { state: 'unknown' }],
    [silent, { state: 'unknown' }],
  ])('%j', async (word, fate) => {
    const played = play({ reads: [word] });
    expect(await played.method.query(INTENT, null, NEVER)).toMatchObject(fate);
    expect(played.calls).toEqual(['read']);
  });

  it('does not take a charge that is just being created for one that is not there', async () => {
    const played = play({ reads: [none] });
    const charged = charge(played);
    expect(await played.method.query(INTENT, null, NEVER)).toEqual({ state: 'unknown' });
    await played.method.close();
    expect(await charged).toEqual({ state: 'unknown' });
  });
});

describe('an order that is not there', () => {
  /** From then on nobody can pay it, and a provider has had time to find it again. */
  const OVER = 300_000 + 120_000;
  const started = (fault: string) => ({ state: 'not-paid', why: 'not-started', fault });
  const counts = ({ calls }: ReturnType<typeof play>): number =>
    calls.filter((call) => call === 'read').length;

  it.each([0, OVER])(
    'most likely never was, for a kiosk that was started anew: it is said three times (%i ms)',
    async (later) => {
      const asked = play({ reads: [none], later });
      expect(await asked.method.query(INTENT, null, NEVER)).toEqual(started('offline'));
      expect([counts(asked), asked.elapsed()]).toEqual([3, later + 2 * OPTIONS.pollMs]);
      const stopped = play({ reads: [none], later });
      expect(await stopped.method.cancel(INTENT, null, NEVER)).toEqual(started('offline'));
      expect(counts(stopped)).toBe(3);
    },
  );

  it('is asked for once more, and there', async () => {
    const played = play({ reads: [none, none, withMoney('paid', 150_000)], later: OVER });
    expect(await played.method.query(INTENT, null, NEVER)).toMatchObject({ state: 'paid' });
    const silence = play({ reads: [none, silent], later: OVER });
    expect(await silence.method.query(INTENT, null, NEVER)).toEqual({ state: 'unknown' });
  });

  it('is left when the kiosk goes', async () => {
    const abort = new AbortController();
    const played = play({ reads: [none], later: OVER, paused: () => abort.abort() });
    expect(await played.method.query(INTENT, null, abort.signal)).toEqual({ state: 'unknown' });
  });

  it('though it was shown: unknown, then paid when it comes back', async () => {
    const back = 20;
    const played = play({ reads: [waiting, ...Array(back).fill(none), withMoney('paid', 150_000)] });
    expect(await charge(played)).toEqual({ state: 'unknown' });
    for (let asks = counts(played); asks <= back; asks += 1)
      expect(await played.method.query(INTENT, null, NEVER)).toEqual({ state: 'unknown' });
    expect(await played.method.query(INTENT, null, NEVER)).toMatchObject({ state: 'paid' });
  });

  it('though it was shown: a second charge does not believe it either', async () => {
    const played = play({ reads: [waiting, none] });
    expect(await charge(played)).toEqual({ state: 'unknown' });
    expect(await charge(played)).toEqual({ state: 'unknown' });
    expect(await played.method.cancel(INTENT, null, NEVER)).toEqual({ state: 'unknown' });
  });

  it.each([
    [{ kind: 'refused' }, 'refused'],
    [{ kind: 'unreachable' }, 'offline'],
    [{ kind: 'lost', why: 'timeout' }, 'offline'],
  ] as const)('%j: nobody ever saw its code, which this process knows', async (create, fault) => {
    const played = play({ create, reads: [none] });
    expect(await charge(played)).toEqual(started(fault));
    expect(await played.method.query(INTENT, null, NEVER)).toEqual(started(fault));
    expect(await played.method.cancel(INTENT, null, NEVER)).toEqual(started(fault));
    expect(await charge(played)).toEqual(started(fault));
  });
});

it('an order that came late, and was shown by a second charge, is not taken for one that nobody saw', async () => {
  const played = play({
    create: { kind: 'lost', why: 'timeout' },
    reads: [none, none, none, waiting, none],
    shown: SHOWN,
  });
  expect(await charge(played)).toMatchObject({ why: 'not-started' });
  expect(await charge(played)).toEqual({ state: 'unknown' });
  expect(played.heard.map(({ step }) => step)).toEqual(['qr']);
  expect(await played.method.query(INTENT, null, NEVER)).toEqual({ state: 'unknown' });
});

describe('money that cannot be', () => {
  it('is no answer', async () => {
    const played = play({ reads: [withMoney('paid', 1e15), withMoney('paid', 150_000)] });
    expect(amountsOf(await charge(played))).toEqual([150_000]);
    expect(played.lines).toEqual(['payment.no-answer {"reference":"0RA5T1Q01","why":"nonsense"}']);
  });

  it.each([0, Date.UTC(2019, 11, 31), START + 2 * 86_400_000])(
    'taken at %d is taken nobody knows when',
    async (at) => {
      const word: OrderWord = { state: 'paid', money: [transferMoney('FT0', 150_000, at)] };
      expect(await charge(play({ reads: [word] }))).toEqual({
        state: 'paid',
        money: [transferMoney('FT0', 150_000, null)],
      });
    },
  );
});

it('gives nothing back, needs no mark and closes no day', async () => {
  const { method } = play({ reads: [] });
  const reversal = {
    id: INTENT.id,
    number: 1,
    reference: '000000001',
    charge: INTENT,
    money: transferMoney('FT1', 150_000, null),
    again: false,
  };
  expect(await method.reverse(reversal, NEVER)).toEqual({ state: 'not-reversed', why: 'unsupported' });
  expect(await method.mark(NEVER)).toEqual({ mark: null });
  expect([method.means, method.endOfDay, await method.status(NEVER)]).toEqual(['vietqr', null, 'ready']);
});
