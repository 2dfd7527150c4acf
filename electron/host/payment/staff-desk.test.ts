import { afterEach, beforeEach, expect, it } from 'vitest';
import type { ReverseFate } from '../../../drivers/ports/payment.ts';
import {
  askedMethod,
  attentionPayload,
  chargePayload,
  money,
  openTestJournal,
  settlePayload,
} from '../../../tests/money/lines.ts';
import { MORNING, moneyParts } from '../../../tests/money/parts.ts';
import { createReversals } from './reversals.ts';
import { createStaffDesk } from './staff-desk.ts';

let test: ReturnType<typeof openDesk>;
beforeEach(() => {
  test = openDesk();
});
afterEach(() => test.end());

const PIECE = money('trace-1', 150_000, '1');

function openDesk() {
  const { journal, end } = openTestJournal(() => MORNING);
  const state: { fate: ReverseFate; sent: string[]; verdicts: string[] } = {
    fate: { state: 'reversed' },
    sent: [],
    verdicts: [],
  };
  const card = askedMethod('card', () => ({ state: 'unknown' }));
  card.reverse = async ({ id }) => {
    state.sent.push(id);
    return state.fate;
  };
  const parts = moneyParts({ journal, methods: { card }, now: () => MORNING });
  const reversals = createReversals(parts);
  const desk = createStaffDesk({
    ...parts,
    till: {
      follows: () => false,
      byStaff: async (_, verdict) => void state.verdicts.push(verdict),
    },
    booking: { book: async () => false, bookLeft: async () => undefined, close: async () => undefined },
    reversals,
  });
  return { journal, state, desk, reversals, end };
}
const seen = () => test.desk.tasks().map(({ kind, can }) => [kind, can]);

it('lists everything that is open, and what can be done about it', () => {
  const { journal } = test;
  journal.open('charge', 'n', chargePayload());
  journal.open('settle', 'n', settlePayload());
  journal.open('attention', 'n', attentionPayload('twice', 150_000, [money('ft-1', 150_000)]));
  journal.open('attention', 'n', attentionPayload('twice', 150_000, [PIECE], 'card'));
  journal.open('attention', 'n', attentionPayload('too-much', 5_000, [PIECE], 'card'));
  journal.open('attention', 'n', attentionPayload('short', 5_000, []));
  journal.open('attention', 'n', attentionPayload('unknown', 5_000, []));
  const booked = journal.open('settle', 'n', settlePayload('card', [PIECE]));
  journal.close(booked, 'settle', 'booked');
  expect(seen()).toEqual([
    ['unknown', ['charged', 'not-charged']],
    ['unbooked', ['retry', 'done']],
    ['back', ['done']],
    ['back', ['reverse', 'done']],
    ['back', ['done']],
    ['short', ['done']],
    ['unknown', ['done']],
    ['paid', ['reverse']],
  ]);
});

it('does only what it offers, and tells the till what staff know', async () => {
  const charge = test.journal.open('charge', 'n', chargePayload());
  expect(await test.desk.act(charge, 'done')).toEqual({ ok: false, error: 'no-such-task' });
  expect(await test.desk.act('nothing', 'done')).toEqual({ ok: false, error: 'no-such-task' });
  expect(await test.desk.act(charge, 'not-charged')).toEqual({ ok: true, value: 'done' });
  expect(test.state.verdicts).toEqual(['not-charged']);
  const settle = test.journal.open('settle', 'n', settlePayload());
  expect(await test.desk.act(settle, 'retry')).toEqual({ ok: true, value: 'not-reached' });
  expect(await test.desk.act(settle, 'done')).toEqual({ ok: true, value: 'done' });
  expect(test.journal.isOpen(settle)).toBe(false);
});

it('gives money back once: not while its answer is lost, and not from another line', async () => {
  const { journal, desk, state, reversals } = test;
  const booked = journal.open('settle', 'n', settlePayload('card', [PIECE]));
  journal.close(booked, 'settle', 'booked');
  const back = journal.open('attention', 'n', attentionPayload('no-bill', 150_000, [PIECE], 'card'));
  const part = journal.open('attention', 'n', attentionPayload('too-much', 5_000, [PIECE], 'card'));
  state.fate = { state: 'unknown' };
  const [first, second] = await Promise.all([desk.act(back, 'reverse'), desk.act(back, 'reverse')]);
  expect([first, second]).toEqual([
    { ok: true, value: 'unknown' },
    { ok: false, error: 'no-such-task' },
  ]);
  expect(await desk.act(booked, 'reverse')).toEqual({ ok: false, error: 'no-such-task' });
  expect(seen()).toEqual([
    ['back', ['done']],
    ['back', ['done']],
    ['reversing', ['done']],
  ]);
  state.fate = { state: 'reversed' };
  await reversals.askLeft(() => true);
  expect(new Set(state.sent).size).toBe(1);
  // What wanted a part of it back is answered, too.
  expect([journal.isOpen(back), journal.isOpen(part), seen()]).toEqual([false, false, []]);
});

it('offers again what certainly did not go back', async () => {
  const back = test.journal.open('attention', 'n', attentionPayload('twice', 150_000, [PIECE], 'card'));
  test.state.fate = { state: 'not-reversed', why: 'not-started' };
  expect(await test.desk.act(back, 'reverse')).toEqual({ ok: true, value: 'not-reached' });
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

it('knows no end of day where the terminal has none', async () => {
  expect(await test.desk.endOfDay()).toEqual({ ok: false, error: 'not-configured' });
});
