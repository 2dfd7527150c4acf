import { afterEach, beforeEach, expect, it } from 'vitest';
import type { ChargeFate } from '../../../drivers/ports/payment.ts';
import {
  askedMethod,
  attentionPayload,
  chargePayload,
  money,
  openTestJournal,
  watchPayload,
} from '../../../tests/money/lines.ts';
import { MORNING, moneyParts } from '../../../tests/money/parts.ts';
import type { EndingView } from '../../contract/payment-views.ts';
import { DELAYS } from '../delays.ts';
import { createLookout } from './lookout.ts';

let test: ReturnType<typeof openRooms>;
beforeEach(() => {
  test = openRooms();
});
afterEach(async () => {
  await test.lookout.close();
  test.end();
});

const DAY_MS = 86_400_000;
const PAID: ChargeFate = { state: 'paid', money: [money('m1', 150_000)] };

function openRooms() {
  const state = { now: MORNING, fate: { state: 'unknown' } as ChargeFate };
  const { journal, end } = openTestJournal(() => state.now);
  const method = askedMethod('vietqr', () => state.fate);
  const told: string[] = [];
  const late: EndingView[] = [];
  const parts = moneyParts({ journal, methods: { vietqr: method }, now: () => state.now });
  const lookout = createLookout({
    ...parts,
    till: {
      follows: () => false,
      paidOtherwise: () => undefined,
      ended: async (intent) => void told.push(`ended ${intent.payload.charge.id}`),
    },
    booking: {
      book: async () => true,
      bookLeft: async () => undefined,
      giveUp: async () => true,
      close: async () => undefined,
    },
    isHere: () => false,
    reversals: { askLeft: async () => undefined },
    tell: (what) => void told.push(what),
    late: (_, ending) => void late.push(ending),
  });
  return { state, journal, method, told, late, lookout, end };
}

it.each([
  ['young', 0, DELAYS.moneyAsk[0]],
  ['within its first hour', DELAYS.moneyYoung, DELAYS.moneyAsk[1]],
  ['old', DELAYS.moneyOld, DELAYS.moneyAsk[2]],
])('asks after a charge that is %s at its pace', async (_, age, pause) => {
  test.journal.open('charge', 'number-1', chargePayload());
  test.state.now = MORNING + age;
  await test.lookout.look();
  test.state.now += pause - 1;
  await test.lookout.look();
  expect(test.method.asked).toHaveLength(1);
  test.state.now += 1;
  await test.lookout.look();
  expect(test.method.asked).toHaveLength(2);
  expect(test.told).toEqual(['ended charge-1', 'ended charge-1']);
});

it('finds money that came late, tells whoever stands there, and closes what was missing', async () => {
  test.journal.open('watch', 'number-1', watchPayload(['m0'], 50_000));
  const short = test.journal.open('attention', 'number-1', attentionPayload('short', 100_000, []));
  test.state.fate = { state: 'paid', money: [money('m0', 50_000), money('m1', 100_000)] };
  await test.lookout.look();
  expect(test.late).toEqual([{ end: 'late', came: 150_000 }]);
  expect(test.told).toEqual(['late']);
  expect(test.journal.isOpen(short)).toBe(false);
  const open = test.journal.kept().filter(({ state }) => state === 'opened');
  expect(open.map(({ kind, payload }) => [kind, payload])).toMatchObject([
    ['settle', { bills: [{ id: 'hd-1', amount: 100_000 }], late: true }],
    ['watch', { known: ['m0', 'm1'], before: 150_000 }],
  ]);
});

it('ends a watch that stayed quiet, but not while the provider does not answer', async () => {
  const watch = test.journal.open('watch', 'number-1', watchPayload());
  test.state.now = MORNING + 3 * DAY_MS + 1;
  await test.lookout.look();
  expect(test.journal.isOpen(watch)).toBe(true);
  test.state.fate = { state: 'not-paid', why: 'expired' };
  test.state.now += DELAYS.moneyAsk[2];
  await test.lookout.look();
  expect(test.journal.isOpen(watch)).toBe(false);
  expect(test.late).toEqual([]);
});

it('writes nothing of money that is none', async () => {
  test.journal.open('watch', 'number-1', watchPayload());
  for (const amount of [0, -1, 0.5, Number.NaN]) {
    test.state.fate = { state: 'paid', money: [money('m1', amount)] };
    await test.lookout.look();
    test.state.now += DELAYS.moneyAsk[0];
  }
  expect(test.method.asked).toHaveLength(4);
  expect(test.journal.lines()).toHaveLength(1);
});

it('tries a provider that is silent with one of the old charges a look', async () => {
  for (const id of ['a', 'b', 'c'])
    test.journal.open('watch', 'number-1', { ...watchPayload(), charge: chargePayload('vietqr', id).charge });
  await test.lookout.look();
  expect(test.method.asked).toEqual(['a']);
  await test.lookout.look();
  expect(test.method.asked).toEqual(['a', 'b']);
});

it('forgets after a while what was closed, and nothing that is open', async () => {
  const closed = test.journal.open('attention', 'n', attentionPayload('short', 1, []));
  test.journal.close(closed, 'attention', 'by-staff');
  const open = test.journal.open('attention', 'n', {
    ...attentionPayload('twice', 1, []),
    charge: chargePayload('vietqr', 'another').charge,
  });
  test.state.fate = PAID;
  test.state.now = MORNING + 3 * DAY_MS - 1;
  await test.lookout.look();
  expect(test.journal.kept()).toHaveLength(2);
  test.state.now += 3_600_000;
  await test.lookout.look();
  expect(test.journal.kept().map(({ id }) => id)).toEqual([open]);
});
