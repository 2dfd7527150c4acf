import { afterEach, beforeEach, expect, it } from 'vitest';
import type { DayTotals, ReverseFate } from '../../../drivers/ports/payment.ts';
import {
  askedMethod,
  attentionPayload,
  chargePayload,
  money,
  openTestJournal,
  settlePayload,
} from '../../../tests/money/lines.ts';
import { MORNING, moneyParts } from '../../../tests/money/parts.ts';
import type { PayloadOf } from '../journal/payloads.ts';
import { createReversals } from './reversals.ts';
import { createStaffDesk } from './staff-desk.ts';

let test: ReturnType<typeof openDesk>;
beforeEach(() => {
  test = openDesk();
});
afterEach(() => test.end());

const PIECE = money('trace-1', 150_000, '1');
const HOUR = 3_600_000;

interface State {
  now: number;
  fate: ReverseFate | Promise<ReverseFate>;
  /** Null: a terminal without end of day. */
  totals: DayTotals | 'unreachable' | 'refused' | Promise<DayTotals> | null;
  status: 'ready' | 'busy' | 'offline';
  sent: string[];
  days: number;
  verdicts: string[];
  busy: boolean;
  resolved: boolean;
  /** What the HIS says to a settlement while staff give it up. */
  booksFirst: boolean;
}

function openDesk() {
  const state: State = {
    ...{ now: MORNING, fate: { state: 'reversed' }, totals: null, status: 'ready', sent: [], days: 0 },
    ...{ verdicts: [], busy: false, resolved: true, booksFirst: false },
  };
  const { journal, end } = openTestJournal(() => state.now);
  const method = askedMethod('card', () => ({ state: 'unknown' }));
  const card = {
    ...method,
    status: async () => state.status,
    reverse: async ({ id }: { id: string }) => {
      state.sent.push(id);
      return state.fate;
    },
    get endOfDay() {
      const { totals } = state;
      if (totals === null) return null;
      return async () => {
        state.days += 1;
        return totals;
      };
    },
  };
  const parts = moneyParts({ journal, methods: { card }, now: () => state.now });
  const reversals = createReversals(parts);
  const openAnew = () =>
    createStaffDesk({
      ...parts,
      till: {
        follows: () => false,
        byStaff: async (_, verdict) => void state.verdicts.push(verdict),
        isBusy: () => state.busy,
        resolveOpen: async () => state.resolved,
      },
      booking: {
        book: async () => false,
        async giveUp(id) {
          journal.close(id, 'settle', state.booksFirst ? 'booked' : 'by-staff');
          return !state.booksFirst;
        },
      },
      reversals,
    });
  return { journal, state, desk: openAnew(), openAnew, reversals, end };
}
const seen = () => test.desk.tasks().map(({ kind, can }) => [kind, can]);
const booked = (payload: PayloadOf<'settle'> = settlePayload('card', [PIECE])): string => {
  const id = test.journal.open('settle', 'n', payload);
  test.journal.close(id, 'settle', 'booked');
  return id;
};
/** A charge of its own for the same payload. */
const ofCharge = <P extends PayloadOf<'settle'>>(payload: P, id: string, mintedAt = MORNING): P => ({
  ...payload,
  charge: { ...payload.charge, id, mintedAt },
});
const value = <T>(of: T) => ({ ok: true, value: of });
const NO_TASK = { ok: false, error: 'no-such-task' };

it('lists everything that is open, and what can be done about it', () => {
  const { journal } = test;
  booked(ofCharge(settlePayload('card', [PIECE]), 'charge-2'));
  journal.open('charge', 'n', chargePayload());
  journal.open('settle', 'n', ofCharge(settlePayload(), 'charge-3'));
  journal.open('attention', 'n', attentionPayload('twice', 150_000, [money('ft-1', 150_000)]));
  journal.open('attention', 'n', attentionPayload('twice', 150_000, [PIECE], 'card'));
  journal.open('attention', 'n', attentionPayload('too-much', 5_000, [PIECE], 'card'));
  journal.open('attention', 'n', attentionPayload('short', 5_000, []));
  journal.open('attention', 'n', attentionPayload('unknown', 5_000, []));
  journal.open('attention', 'n', attentionPayload('in-his', 5_000, [PIECE], 'card'));
  expect(seen()).toEqual([
    ['unknown', ['charged', 'not-charged']],
    ['unbooked', ['retry', 'done']],
    ['back', ['done']],
    ['back', ['reverse', 'done']],
    ['back', ['done']],
    ['short', ['done']],
    ['unknown', ['done']],
    ['in-his', ['done']],
    ['paid', ['reverse']],
  ]);
});

it('does only what it offers, and tells the till what staff know', async () => {
  const charge = test.journal.open('charge', 'n', chargePayload());
  expect(await test.desk.act(charge, 'done')).toEqual(NO_TASK);
  expect(await test.desk.act('nothing', 'done')).toEqual(NO_TASK);
  expect(await test.desk.act(charge, 'not-charged')).toEqual(value('done'));
  expect(test.state.verdicts).toEqual(['not-charged']);
  const settle = test.journal.open('settle', 'n', settlePayload());
  expect(await test.desk.act(settle, 'retry')).toEqual(value('not-reached'));
  expect(await test.desk.act(settle, 'done')).toEqual(value('done'));
  expect(test.journal.isOpen(settle)).toBe(false);
});

it('says that it is booked where the HIS was quicker than staff', async () => {
  const settle = test.journal.open('settle', 'n', settlePayload());
  test.state.booksFirst = true;
  expect(await test.desk.act(settle, 'done')).toEqual(value('booked'));
});

it('shows money once that has paid several bills, and gives none back while one of them is not booked', () => {
  const [first, second] = [1, 2].map((n) => ({
    ...settlePayload('card', [PIECE]),
    bills: [{ id: `hd-${n}`, amount: 75_000 }],
  }));
  if (!first || !second) throw new Error('no settlements');
  const one = booked(first);
  const other = test.journal.open('settle', 'n', second);
  const back = test.journal.open('attention', 'n', attentionPayload('twice', 150_000, [PIECE], 'card'));
  expect(seen()).toEqual([
    ['unbooked', ['retry', 'done']],
    ['back', ['done']],
  ]);
  test.journal.close(other, 'settle', 'booked');
  test.journal.close(back, 'attention', 'by-staff');
  expect(test.desk.tasks().map(({ id, kind, amount }) => [id, kind, amount])).toEqual([
    [one, 'paid', 150_000],
  ]);
});

it('gives money back once: not while its answer is lost, and not from another line', async () => {
  const { journal, desk, state, reversals } = test;
  const paid = booked();
  const back = journal.open('attention', 'n', attentionPayload('no-bill', 150_000, [PIECE], 'card'));
  const part = journal.open('attention', 'n', attentionPayload('too-much', 5_000, [PIECE], 'card'));
  state.fate = { state: 'unknown' };
  const [first, second] = await Promise.all([desk.act(back, 'reverse'), desk.act(back, 'reverse')]);
  expect([first, second]).toEqual([value('unknown'), value('busy')]);
  expect(await desk.act(paid, 'reverse')).toEqual(NO_TASK);
  expect(seen()).toEqual([
    ['back', ['done']],
    ['back', ['done']],
    ['reversing', ['done']],
  ]);
  state.fate = { state: 'reversed' };
  await reversals.askLeft(() => true);
  expect(new Set(state.sent).size).toBe(1);
  // What wanted a part of it back is answered, too.
  expect([journal.isOpen(back), journal.isOpen(part)]).toEqual([false, false]);
});

it('takes the same trace number of another charge for other money', async () => {
  const { journal, desk } = test;
  const old = booked();
  const later = booked(ofCharge(settlePayload('card', [PIECE]), 'charge-2'));
  const same = attentionPayload('no-bill', 150_000, [PIECE], 'card');
  const others = { ...same, charge: { ...same.charge, id: 'charge-2' } };
  const back = journal.open('attention', 'n', others);
  expect(await desk.act(old, 'reverse')).toEqual(value('reversed'));
  expect(journal.isOpen(back)).toBe(true);
  expect(desk.tasks().find(({ id }) => id === later)?.can).toEqual(['reverse']);
});

it('offers again what certainly did not go back', async () => {
  const back = test.journal.open('attention', 'n', attentionPayload('twice', 150_000, [PIECE], 'card'));
  test.state.fate = { state: 'not-reversed', why: 'not-started' };
  expect(await test.desk.act(back, 'reverse')).toEqual(value('not-reached'));
  expect(seen()).toEqual([['back', ['reverse', 'done']]]);
});

it('closes at the next look what a host that died had given back', async () => {
  const { journal } = test;
  const back = journal.open('attention', 'n', attentionPayload('twice', 150_000, [PIECE], 'card'));
  const { why: _why, amount: _amount, money: _money, ...same } = attentionPayload('twice', 1, [], 'card');
  const wish = { ...same, task: back, money: PIECE, id: 'r', number: 9, reference: '000000009' };
  journal.close(journal.open('reverse', 'n', wish), 'reverse', 'reversed');
  await test.reversals.askLeft(() => false);
  expect(journal.isOpen(back)).toBe(false);
});

it('leaves what went back on the list until the HIS is corrected, where it was booked', async () => {
  const { journal, desk } = test;
  const paid = booked();
  expect(await desk.act(paid, 'reverse')).toEqual(value('reversed'));
  const [task, ...more] = desk.tasks();
  expect([task?.kind, task?.amount, task?.can, more]).toEqual(['in-his', 150_000, ['done'], []]);
  expect(await desk.act(task?.id ?? '', 'done')).toEqual(value('done'));
  const unbooked = { ...attentionPayload('no-bill', 150_000, [PIECE], 'card'), charge: otherCharge() };
  const back = journal.open('attention', 'n', unbooked);
  expect(await desk.act(back, 'reverse')).toEqual(value('reversed'));
  expect(desk.tasks()).toEqual([]);
});
const otherCharge = () => ({ ...chargePayload('card', 'charge-2').charge });

it('reverses no receipt number of yesterday: that may be somebody else’s by now', () => {
  const { journal, state } = test;
  booked();
  journal.open('attention', 'n', attentionPayload('twice', 150_000, [PIECE], 'card'));
  // 23:59 and midnight in Hà Nội.
  state.now = Date.UTC(2026, 10, 23, 16, 59);
  expect(seen()).toEqual([
    ['back', ['reverse', 'done']],
    ['paid', ['reverse']],
  ]);
  state.now = Date.UTC(2026, 10, 23, 17);
  expect(seen()).toEqual([['back', ['done']]]);
});

it.each([
  ['totals', { count: 3, amount: 450_000 }, value({ count: 3, amount: 450_000 }), false],
  ['unknown', 'unreachable', { ok: false, error: 'not-reached' }, false],
  ['refused', 'refused', { ok: false, error: 'refused' }, true],
] as const)(
  'an end of day of which the outcome is %s is remembered',
  async (outcome, totals, said, still) => {
    const { desk, journal, state } = test;
    booked();
    state.now += HOUR;
    state.totals = totals;
    expect(await desk.endOfDay()).toEqual(said);
    expect(journal.kept().flatMap(({ kind, outcome: ended }) => (kind === 'day' ? [ended] : []))).toEqual([
      outcome,
    ]);
    // What came before it keeps its receipt number only where the terminal has refused.
    expect(seen().length > 0).toBe(still);
    state.now += HOUR;
    booked(ofCharge(settlePayload('card', [PIECE]), 'charge-2', state.now));
    expect(seen()).toHaveLength(still ? 2 : 1);
  },
);

it('counts an end of day of a host that died as made', () => {
  const { journal, state } = test;
  booked();
  state.now += HOUR;
  const day = journal.open('day', 'staff', { means: 'card', driver: 'terminal' });
  expect(test.openAnew().tasks()).toEqual([]);
  expect(journal.isOpen(day)).toBe(false);
});

it('closes no day where nobody is reached, or the terminal has no such thing', async () => {
  const { desk, state, journal } = test;
  expect(await desk.endOfDay()).toEqual({ ok: false, error: 'not-configured' });
  state.totals = 'unreachable';
  state.status = 'offline';
  expect(await desk.endOfDay()).toEqual({ ok: false, error: 'not-reached' });
  state.status = 'busy';
  expect(await desk.endOfDay()).toEqual({ ok: false, error: 'busy' });
  expect([state.days, journal.kept()]).toEqual([0, []]);
});

it('touches no terminal that serves somebody, or whose last transaction is still evidence', async () => {
  const { desk, state, journal } = test;
  const paid = booked();
  state.totals = { count: 1, amount: null };
  const tried = async () => [await desk.act(paid, 'reverse'), await desk.endOfDay()];
  const nothing = [value('busy'), { ok: false, error: 'busy' }];
  state.busy = true;
  expect(await tried()).toEqual(nothing);
  [state.busy, state.resolved] = [false, false];
  expect(await tried()).toEqual(nothing);
  // A reversal without answer is evidence, too: it is asked after first.
  state.resolved = true;
  const { why: _why, amount: _amount, money: _money, ...same } = attentionPayload('twice', 1, [], 'card');
  const wish = { ...same, charge: otherCharge(), task: null, money: PIECE, id: 'r', number: 9 };
  journal.open('reverse', 'n', { ...wish, reference: '000000009' });
  state.fate = { state: 'unknown' };
  expect(await tried()).toEqual(nothing);
  expect([state.sent, state.days]).toEqual([['r', 'r'], 0]);
  state.fate = { state: 'reversed' };
  expect(await desk.endOfDay()).toEqual(value({ count: 1, amount: null }));
});

it('does one thing at a terminal at a time, and does not end what is under way', async () => {
  const { desk, state, journal } = test;
  const paid = booked();
  let answer = (_: ReverseFate): void => undefined;
  state.fate = new Promise((resolve) => {
    answer = resolve;
  });
  state.totals = { count: 1, amount: null };
  const reversal = desk.act(paid, 'reverse');
  while (state.sent.length === 0) await new Promise(setImmediate);
  expect(await desk.endOfDay()).toEqual({ ok: false, error: 'busy' });
  const line = journal.kept().find(({ kind }) => kind === 'reverse')?.id ?? '';
  expect(await desk.act(line, 'done')).toEqual(value('busy'));
  answer({ state: 'reversed' });
  expect(await reversal).toEqual(value('reversed'));
  const twice = await Promise.all([desk.endOfDay(), desk.endOfDay()]);
  expect(twice.map(({ ok }) => ok)).toEqual([true, false]);
  expect(state.days).toBe(1);
});
