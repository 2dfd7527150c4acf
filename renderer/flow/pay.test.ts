import { describe, expect, it } from 'vitest';
import type { EndingView, PayingView } from '../../electron/contract/payment-views.ts';
import {
  BILLS,
  ended,
  feesDay,
  OLDER_BILL,
  owing,
  PAY,
  QR,
  reloaded,
  STARTING,
  STOPPING,
  TERMINAL,
  told,
} from '../../tests/flow/fees.ts';
import { DEVICES, NUMBER, ordinaryDay } from '../../tests/flow/scripted-host.ts';
import { CARD, NEXT, SHORT_PATH, start } from '../../tests/flow/started.ts';
import type { FlowEvent } from './setup.ts';

type Kiosk = Awaited<ReturnType<typeof start>>;
const asked = (kiosk: Kiosk, name: string): unknown[] =>
  kiosk.host.asked.filter((one) => one.name === name).map(({ input }) => input);
const RETRY: FlowEvent = { type: 'RETRY' };
const CASHIER: FlowEvent = { type: 'CASHIER' };
const BACK: FlowEvent = { type: 'BACK' };

describe('what is owed', () => {
  it('is not asked where nothing can be paid: the short path stays short', async () => {
    const kiosk = await start();
    await kiosk.send(...SHORT_PATH);
    expect(kiosk.at()).toBe('ticket.printed');
    expect(asked(kiosk, 'visit.bills')).toHaveLength(0);
  });

  it('nothing: straight to the ticket', async () => {
    const kiosk = await owing({}, { bills: [] });
    expect(kiosk.at()).toBe('ticket.printed');
    expect(kiosk.context().notice).toBeNull();
  });

  it('stands before the ticket, and after a number that was taken over too', async () => {
    expect((await owing()).at()).toBe('pay.owed');
    const again = await start({
      ...ordinaryDay({ number: true }),
      ...feesDay(),
      'visit.day': ordinaryDay({ number: true })['visit.day'],
    });
    await again.send(CARD, NEXT, NEXT, { type: 'TAKE', clinicId: 'noi-1' });
    expect(again.at()).toBe('pay.owed');
  });

  it.each(['no-answer', 'bad-answer', 'refused', 'no-visit', 'not-configured', 'not-proven'] as const)(
    '%s is no barrier: the ticket, with a word of the cashier',
    async (error) => {
      const kiosk = await owing({ 'visit.bills': () => ({ ok: false, error }) });
      expect(kiosk.at()).toBe('ticket.printed');
      expect(kiosk.context().notice).toBe('fees-at-cashier');
    },
  );

  it('may be paid later', async () => {
    const kiosk = await owing();
    await kiosk.send(NEXT);
    expect(kiosk.at()).toBe('ticket.printed');
    expect(asked(kiosk, 'visit.pay')).toHaveLength(0);
  });

  it('news without bills stand until they were read', async () => {
    const news = [{ kind: 'late', amount: 150_000, reference: '4T9K2MX7P' }] as const;
    const kiosk = await owing({}, { bills: [], news: [...news] });
    expect(kiosk.at()).toBe('pay.owed');
    await kiosk.send(NEXT);
    expect(kiosk.at()).toBe('ticket.printed');
  });

  it('nothing is taken here while the bank is being asked', async () => {
    const news = [{ kind: 'asking', amount: 150_000, reference: '4T9K2MX7P' }] as const;
    const kiosk = await owing({}, { news: [...news], older: 'locked' });
    await kiosk.send(PAY, { type: 'OLDER' });
    expect(kiosk.at()).toBe('pay.owed');
    await kiosk.send(CASHIER);
    expect(kiosk.at()).toBe('pay.owed');
    expect(asked(kiosk, 'visit.cashier')).toHaveLength(0);
    expect(asked(kiosk, 'visit.pay')).toHaveLength(0);
  });

  it.each([
    ['a terminal that is busy', { means: [{ means: 'vietqr', state: 'busy' }] }],
    ['a means that is not there', { means: [] }],
    ['less than can be paid here', { least: 150_001 }],
    ['more than can be paid here', { most: 149_999 }],
  ] as const)('%s is not begun', async (_, bills) => {
    const kiosk = await owing({}, 'means' in bills ? { means: [...bills.means] } : bills);
    await kiosk.send(PAY);
    expect(kiosk.at()).toBe('pay.owed');
    expect(asked(kiosk, 'visit.pay')).toHaveLength(0);
  });
});

describe('older bills', () => {
  const unlocked = async () => {
    let open = false;
    const kiosk = await owing({
      'visit.bills': () => ({
        ok: true,
        value: open
          ? { ...BILLS, older: 'open', bills: [...BILLS.bills, OLDER_BILL] }
          : { ...BILLS, older: 'locked' },
      }),
      'visit.unlock': ({ digits }) => {
        open = digits === '4711';
        return { ok: true, value: { open, triesLeft: 2 } };
      },
    });
    await kiosk.send({ type: 'OLDER' }, { type: 'DIGITS', digits: '4711' });
    expect(kiosk.at()).toBe('pay.choosing');
    return kiosk;
  };

  it('are shown with the second factor, and paid along', async () => {
    const kiosk = await unlocked();
    await kiosk.send(NEXT, PAY);
    expect(asked(kiosk, 'visit.pay')).toEqual([{ billIds: ['b1', 'b2'], means: 'vietqr' }]);
  });

  it('alone keep nobody who comes for a number, and are there for whoever comes back with one', async () => {
    const bills = { bills: [], older: 'locked' } as const;
    const first = await owing({}, { ...bills, bills: [] });
    expect(first.at()).toBe('ticket.printed');
    const back = await start({
      ...feesDay({}, { ...bills, bills: [] }),
      'visit.day': ordinaryDay({ number: true })['visit.day'],
    });
    await back.send(CARD, NEXT, NEXT, { type: 'TAKE', clinicId: 'noi-1' });
    expect(back.at()).toBe('pay.owed');
    await back.send(CASHIER, PAY);
    expect(back.at()).toBe('pay.owed');
    await back.send({ type: 'OLDER' });
    expect(back.at()).toBe('pay.digits');
    await back.send(BACK, NEXT);
    expect(back.at()).toBe('ticket.printed');
  });

  it('can be left for later, but not what is due for today', async () => {
    const kiosk = await unlocked();
    await kiosk.send({ type: 'BILL', id: 'b2' }, { type: 'BILL', id: 'b1' }, NEXT, PAY);
    expect(asked(kiosk, 'visit.pay')).toEqual([{ billIds: ['b1'], means: 'vietqr' }]);
  });

  it('a wrong number can be tried again, until it cannot', async () => {
    let triesLeft = 2;
    const kiosk = await owing(
      { 'visit.unlock': () => ({ ok: true, value: { open: false, triesLeft: --triesLeft } }) },
      { older: 'locked' },
    );
    await kiosk.send({ type: 'OLDER' }, { type: 'DIGITS', digits: '0000' });
    expect(kiosk.at()).toBe('pay.digits');
    expect(kiosk.context().triesLeft).toBe(1);
    await kiosk.send({ type: 'DIGITS', digits: '0001' });
    expect(kiosk.at()).toBe('pay.owed');
    expect(kiosk.context()).toMatchObject({ notice: 'older-closed', bills: { older: 'closed' } });
    await kiosk.send({ type: 'OLDER' });
    expect(kiosk.at()).toBe('pay.owed');
  });

  it('an answer that does not come leaves the bills of today', async () => {
    const kiosk = await owing(
      { 'visit.unlock': () => ({ ok: false, error: 'no-answer' }) },
      { older: 'locked' },
    );
    await kiosk.send({ type: 'OLDER' }, { type: 'DIGITS', digits: '4711' });
    expect([kiosk.at(), kiosk.context().notice]).toEqual(['pay.owed', 'older-not-now']);
  });

  it('there may be none', async () => {
    const kiosk = await owing({}, { older: 'locked' });
    await kiosk.send({ type: 'OLDER' }, { type: 'DIGITS', digits: '4711' });
    expect([kiosk.at(), kiosk.context().notice]).toEqual(['pay.owed', 'older-none']);
  });
});

describe('a charge', () => {
  const paying = async (...views: readonly PayingView[]) => {
    const kiosk = await owing();
    await kiosk.send(PAY, ...views.map((view) => told(view)));
    return kiosk;
  };

  it('is shown as the host tells it', async () => {
    const kiosk = await paying();
    expect(kiosk.at()).toBe('pay.opening');
    for (const [view, screen] of [
      [QR, 'pay.qr'],
      [TERMINAL, 'pay.terminal'],
      [STOPPING, 'pay.stopping'],
      [STARTING, 'pay.stopping'],
    ] as const) {
      await kiosk.send(told(view));
      expect(kiosk.at()).toBe(screen);
    }
  });

  it('told before it was answered is not overtaken by the answer', async () => {
    const answers: ((value: { ok: true; value: PayingView }) => void)[] = [];
    const kiosk = await owing({ 'visit.pay': () => new Promise((resolve) => answers.push(resolve)) });
    await kiosk.send(PAY, told(QR));
    answers[0]?.({ ok: true, value: STARTING });
    await kiosk.wait(0);
    expect(kiosk.at()).toBe('pay.qr');
  });

  it('of another visit is not shown', async () => {
    const kiosk = await paying(QR);
    await kiosk.send(told(ended({ end: 'paid', booked: true }), 'visit-0'));
    expect(kiosk.at()).toBe('pay.qr');
  });

  it.each(['not-offered', 'out-of-limits', 'not-configured', 'not-proven', 'no-visit'] as const)(
    'that cannot begin (%s) leads back to the choice with a word',
    async (error) => {
      const kiosk = await owing({ 'visit.pay': () => ({ ok: false, error }) });
      await kiosk.send(PAY);
      expect([kiosk.at(), kiosk.context().notice]).toEqual(['pay.owed', 'pay-not-now']);
    },
  );

  it.each([QR, TERMINAL, STARTING])('under way asks nobody whether they are there: $state', async (view) => {
    const kiosk = await paying(view);
    const screen = kiosk.at();
    await kiosk.wait(900_000);
    expect(kiosk.at()).toBe(screen);
    expect(kiosk.actor.getSnapshot().matches({ presence: 'watching' })).toBe(true);
  });

  it.each([QR, TERMINAL, STARTING])('is stopped, and its word awaited: $state', async (view) => {
    const kiosk = await paying(view);
    await kiosk.send(BACK);
    expect(kiosk.at()).toBe('pay.stopping');
    await kiosk.send(BACK, NEXT, told(view));
    await kiosk.wait(900_000);
    expect(kiosk.at()).toBe('pay.stopping');
    expect(asked(kiosk, 'visit.stop-paying')).toHaveLength(1);
    await kiosk.send(told(ended({ end: 'paid', booked: true })));
    expect(kiosk.at()).toBe('pay.paid');
  });

  const NOTHING: readonly EndingView[] = [
    { end: 'declined', reason: 'funds' },
    { end: 'cancelled' },
    { end: 'expired' },
    { end: 'out-of-order', fault: 'offline' },
  ];
  describe.each(NOTHING)('that took nothing: $end', (ending) => {
    it('may be tried again, as it was', async () => {
      const kiosk = await paying(QR, ended(ending));
      expect(kiosk.at()).toBe('pay.ended');
      await kiosk.send(RETRY);
      expect(asked(kiosk, 'visit.pay')).toHaveLength(2);
    });
    it('or otherwise', async () => {
      const kiosk = await paying(QR, ended(ending));
      await kiosk.send({ type: 'OTHER' });
      expect(kiosk.at()).toBe('pay.owed');
      expect(asked(kiosk, 'visit.bills')).toHaveLength(2);
    });
    it('or at the cashier’s', async () => {
      const kiosk = await paying(QR, ended(ending));
      await kiosk.send(CASHIER);
      expect([kiosk.at(), kiosk.context().notice]).toEqual(['ticket.printed', 'slip-printed']);
      expect(asked(kiosk, 'visit.cashier')).toEqual([{ billIds: ['b1'] }]);
    });
  });

  describe.each([{ end: 'too-little', came: 100_000 }, { end: 'unknown' }] as const)(
    'that is open: $end',
    (ending) => {
      it('is never tried again', async () => {
        const kiosk = await paying(QR, ended(ending), QR, ended(ending));
        await kiosk.send(RETRY, { type: 'OTHER' }, PAY, BACK);
        expect(kiosk.at()).toBe('pay.ended');
        expect(asked(kiosk, 'visit.pay')).toHaveLength(1);
      });
      it('has a slip, and the way to the ticket', async () => {
        const kiosk = await paying(QR, ended(ending));
        await kiosk.send(CASHIER);
        expect(kiosk.at()).toBe('ticket.printed');
        expect(asked(kiosk, 'visit.cashier')).toEqual([{ billIds: [] }]);
        const other = await paying(QR, ended(ending));
        await other.send(NEXT);
        expect(other.at()).toBe('ticket.printed');
      });
    },
  );

  it('of which nothing was known shows by itself how it ended', async () => {
    const kiosk = await paying(TERMINAL, ended({ end: 'unknown' }));
    await kiosk.send(told(ended({ end: 'paid', booked: true })));
    expect(kiosk.at()).toBe('pay.paid');
    const declined = await paying(TERMINAL, ended({ end: 'unknown' }));
    await declined.send(told(ended({ end: 'declined', reason: 'bank' })), RETRY);
    expect(asked(declined, 'visit.pay')).toHaveLength(2);
  });

  it('that came after all takes the place of another try', async () => {
    const kiosk = await paying(QR, ended({ end: 'expired' }));
    await kiosk.send(told(ended({ end: 'late', came: 150_000 })));
    expect(kiosk.at()).toBe('pay.paid');
    await kiosk.send(RETRY, { type: 'OTHER' }, PAY, BACK);
    expect(kiosk.at()).toBe('pay.paid');
    expect(asked(kiosk, 'visit.pay')).toHaveLength(1);
    await kiosk.send(
      told(ended({ end: 'late', came: 150_000 })),
      told(ended({ end: 'twice', came: 300_000 })),
    );
    expect(kiosk.at()).toBe('pay.paid');
    expect(asked(kiosk, 'visit.receipt')).toHaveLength(1);
  });

  it.each([
    [QR, 'pay.qr'],
    [STOPPING, 'pay.stopping'],
    [ended({ end: 'expired' }), 'pay.ended'],
    [ended({ end: 'unknown' }), 'pay.ended'],
  ] as const)('is never told on the screen of one that is paid (%#)', async (view, screen) => {
    const kiosk = await paying(QR, ended({ end: 'late', came: 150_000 }));
    expect(kiosk.at()).toBe('pay.paid');
    await kiosk.send(told(view));
    expect(kiosk.at()).toBe(screen);
  });

  it('is still heard of at the ticket', async () => {
    const kiosk = await paying(QR, ended({ end: 'unknown' }));
    await kiosk.send(NEXT, told(ended({ end: 'late', came: 150_000 })));
    expect(kiosk.at()).toBe('ticket.printed');
    expect(kiosk.context().paying).toEqual(ended({ end: 'late', came: 150_000 }));
  });

  it('does not keep a patient who leaves: the host goes on alone', async () => {
    const kiosk = await paying(QR);
    await kiosk.send({ type: 'LEAVE' }, { type: 'CONFIRM_LEAVE' });
    expect(kiosk.at()).toBe('welcome');
    expect(kiosk.context()).toMatchObject({ paying: null, bills: null, wish: null });
    await kiosk.send(told(ended({ end: 'paid', booked: true })));
    expect(kiosk.at()).toBe('welcome');
    expect(kiosk.context().paying).toBeNull();
  });
});

describe('paid', () => {
  const MONEY: readonly EndingView[] = [
    { end: 'paid', booked: true },
    { end: 'paid', booked: false },
    { end: 'late', came: 150_000 },
    { end: 'too-much', came: 200_000 },
    { end: 'twice', came: 300_000 },
  ];
  it.each(MONEY)('$end: the receipt comes by itself, once', async (ending) => {
    const kiosk = await owing();
    await kiosk.send(PAY, told(QR), told(ended(ending)));
    expect(kiosk.at()).toBe('pay.paid');
    await kiosk.send(told(ended(ending)));
    expect(asked(kiosk, 'visit.receipt')).toEqual([{ again: false }]);
    await kiosk.send({ type: 'PRINT_AGAIN' }, NEXT);
    expect(asked(kiosk, 'visit.receipt')).toEqual([{ again: false }, { again: true }]);
    expect(kiosk.at()).toBe('ticket.printed');
  });

  it('the ticket follows by itself only where nothing else is to be read', async () => {
    for (const [ending, screen] of [
      [{ end: 'paid', booked: true }, 'ticket.printed'],
      [{ end: 'paid', booked: false }, 'pay.paid'],
      [{ end: 'twice', came: 300_000 }, 'pay.paid'],
    ] as const) {
      const kiosk = await owing();
      await kiosk.send(PAY, told(ended(ending)));
      await kiosk.wait(8_000);
      expect(kiosk.at()).toBe(screen);
    }
  });

  it.each(['sent-unconfirmed', 'unknown'] as const)(
    'nobody is led on while the receipt may not be out: %s',
    async (outcome) => {
      const kiosk = await owing({
        'visit.receipt': () =>
          outcome === 'unknown' ? { ok: false, error: outcome } : { ok: true, value: { printed: outcome } },
      });
      await kiosk.send(PAY, told(ended({ end: 'paid', booked: true })));
      const screen = kiosk.at();
      await kiosk.wait(60_000);
      expect(kiosk.at()).toBe(screen);
    },
  );

  it.each(['paper-out', 'cover-open', 'offline', 'fault'] as const)(
    'without a receipt (%s) the facts stay, and it comes when the printer is mended',
    async (error) => {
      let mended = false;
      const kiosk = await owing({
        'visit.receipt': () =>
          mended ? { ok: true, value: { printed: 'confirmed' } } : { ok: false, error },
      });
      await kiosk.send(PAY, told(ended({ end: 'paid', booked: true })));
      await kiosk.send({ type: 'DEVICES', devices: { ...DEVICES, printer: error } });
      expect(kiosk.at()).toBe('pay.receipt-trouble');
      expect(kiosk.context()).toMatchObject({ printTrouble: error, paying: { amount: 150_000 } });
      mended = true;
      await kiosk.send({ type: 'DEVICES', devices: DEVICES });
      expect(kiosk.at()).toBe('pay.paid');
    },
  );

  it('a receipt that may be out is asked for again only on a touch', async () => {
    const kiosk = await owing({
      'visit.receipt': ({ again }) =>
        again ? { ok: true, value: { printed: 'confirmed' } } : { ok: false, error: 'unknown' },
    });
    await kiosk.send(PAY, told(ended({ end: 'paid', booked: true })));
    expect(kiosk.at()).toBe('pay.receipt-trouble');
    await kiosk.send({ type: 'PRINT_AGAIN' });
    expect(kiosk.at()).toBe('pay.paid');
  });
});

describe('paper', () => {
  const paperless = () => owing({ 'printer.status': () => ({ ok: true, value: { status: 'paper-out' } }) });
  it('that is out is told before anything is charged', async () => {
    const kiosk = await paperless();
    expect(kiosk.at()).toBe('registering.paperless');
    await kiosk.send(NEXT, PAY);
    expect(kiosk.at()).toBe('pay.paperless');
    expect(asked(kiosk, 'visit.pay')).toHaveLength(0);
    await kiosk.send(BACK);
    expect(kiosk.at()).toBe('pay.owed');
    await kiosk.send(PAY, NEXT);
    expect(asked(kiosk, 'visit.pay')).toHaveLength(1);
  });

  it('and a slip that does not come out stands on the screen instead', async () => {
    let mended = false;
    const kiosk = await owing({
      'visit.cashier': () =>
        mended ? { ok: true, value: { printed: 'confirmed' } } : { ok: false, error: 'paper-out' },
    });
    await kiosk.send(CASHIER);
    expect(kiosk.at()).toBe('pay.slip-trouble');
    mended = true;
    await kiosk.send({ type: 'PRINT_AGAIN' });
    expect([kiosk.at(), kiosk.context().notice]).toEqual(['ticket.printed', 'slip-printed']);
    mended = false;
    const other = await owing({ 'visit.cashier': () => ({ ok: false, error: 'not-offered' }) });
    await other.send(CASHIER, NEXT);
    expect(other.at()).toBe('ticket.printed');
  });
});

describe('a page that was reloaded', () => {
  it.each([
    [null, null, 'pay.owed'],
    [BILLS, null, 'pay.owed'],
    [BILLS, STARTING, 'pay.opening'],
    [BILLS, QR, 'pay.qr'],
    [null, TERMINAL, 'pay.terminal'],
    [BILLS, STOPPING, 'pay.stopping'],
    [BILLS, ended({ end: 'unknown' }), 'pay.ended'],
    [BILLS, ended({ end: 'too-little', came: 1 }), 'pay.ended'],
    [BILLS, ended({ end: 'paid', booked: true }), 'pay.paid'],
  ] as const)('comes back to its bills and its charge (%#)', async (bills, paying, screen) => {
    const kiosk = await reloaded({ bills: bills && { ...bills }, paying });
    expect(kiosk.at()).toBe(screen);
    expect(asked(kiosk, 'visit.pay')).toHaveLength(0);
    expect(kiosk.context().number).toEqual(NUMBER);
  });

  it('shows the bills again before it tries again what was chosen before', async () => {
    const kiosk = await reloaded({ bills: BILLS, paying: ended({ end: 'expired' }) });
    await kiosk.send(RETRY);
    expect(kiosk.at()).toBe('pay.owed');
    expect(asked(kiosk, 'visit.pay')).toHaveLength(0);
  });
});

describe('on every screen of the fees', () => {
  const walks: readonly (readonly [string, readonly FlowEvent[]])[] = [
    ['pay.owed', []],
    ['pay.digits', [{ type: 'OLDER' }]],
    ['pay.ended', [PAY, told(ended({ end: 'cancelled' }))]],
    ['pay.ended', [PAY, told(ended({ end: 'unknown' }))]],
    ['pay.paid', [PAY, told(ended({ end: 'twice', came: 300_000 }))]],
  ];
  it.each(walks)('%s (%#): staff, silence, leave', async (screen, walk) => {
    const kiosk = await owing({}, { older: 'locked' });
    await kiosk.send(...walk, { type: 'STAFF' }, { type: 'CLOSE' });
    expect(kiosk.at()).toBe(screen);
    await kiosk.wait(90_000);
    expect(kiosk.actor.getSnapshot().matches({ presence: 'asking' })).toBe(true);
    await kiosk.send({ type: 'STILL_HERE' }, { type: 'LEAVE' }, { type: 'CLOSE' });
    expect(kiosk.at()).toBe(screen);
    await kiosk.wait(90_000);
    await kiosk.wait(20_000);
    expect(kiosk.at()).toBe('welcome');
    expect(kiosk.context()).toMatchObject({ person: null, bills: null, paying: null });
    expect(asked(kiosk, 'visit.end')).toEqual([{ reason: 'idle' }]);
  });
});
