import type { BillsView, BillView, EndingView, PayingView } from '../../electron/contract/payment-views.ts';
import type { KioskView, VisitSnapshot } from '../../electron/contract/views.ts';
import type { FlowEvent } from '../../renderer/flow/setup.ts';
import type { Script } from './scripted-host.ts';
import { KIOSK, NUMBER, opened, ordinaryDay, snapshotAt } from './scripted-host.ts';
import { SHORT_PATH, start } from './started.ts';

export const PAYING_KIOSK: KioskView = { ...KIOSK, means: ['vietqr', 'card'], staffScreen: true };
const BILL: BillView = {
  id: 'b1',
  of: 'this',
  date: '23/11/2026',
  clinic: null,
  items: [{ label: 'Khám', amount: 150_000 }],
  insurance: 0,
  due: 150_000,
};
export const OLDER_BILL: BillView = { ...BILL, id: 'b2', of: 'older', date: '12/10/2026', due: 80_000 };
export const BILLS: BillsView = {
  bills: [BILL],
  older: 'none',
  means: [
    { means: 'vietqr', state: 'ready' },
    { means: 'card', state: 'ready' },
  ],
  least: 2_000,
  most: 50_000_000,
  news: [],
};

const charged = { means: 'vietqr', amount: 150_000, reference: '4T9K2MX7P' } as const;
export const STARTING: PayingView = { state: 'starting', ...charged };
export const STOPPING: PayingView = { state: 'stopping', ...charged };
export const QR: PayingView = {
  state: 'qr',
  ...charged,
  payload: '000201',
  expiresAt: 0,
  to: null,
  seen: false,
};
export const TERMINAL: PayingView = { state: 'terminal', ...charged, means: 'card', says: 'enter-pin' };
export const ended = (ending: EndingView): PayingView => ({ state: 'ended', ...charged, ending });
/** The host tells where the charge stands. */
export const told = (paying: PayingView, visitKey = 'visit-1'): FlowEvent => ({
  type: 'PAYMENT',
  visitKey,
  paying,
});
export const PAY: FlowEvent = { type: 'PAY', means: 'vietqr' };

/** An ordinary day on a kiosk that takes money; a scenario lays its own answers over it. */
export const feesDay = (over: Partial<Script> = {}, bills: Partial<BillsView> = {}): Script => ({
  ...ordinaryDay(),
  'session.open': () => ({ ok: true, value: opened(null, PAYING_KIOSK) }),
  'visit.bills': () => ({ ok: true, value: { ...BILLS, ...bills } }),
  'visit.unlock': () => ({ ok: true, value: { open: true, triesLeft: 3 } }),
  'visit.pay': () => ({ ok: true, value: STARTING }),
  'visit.receipt': () => ({ ok: true, value: { printed: 'confirmed' } }),
  'visit.cashier': () => ({ ok: true, value: { printed: 'confirmed' } }),
  ...over,
});

/** A patient whose number stands, before their bills. */
export async function owing(over: Partial<Script> = {}, bills: Partial<BillsView> = {}) {
  const kiosk = await start(feesDay(over, bills));
  await kiosk.send(...SHORT_PATH);
  return kiosk;
}

/** A page that comes back to a visit in the middle of its fees. */
export const reloaded = (visit: Partial<VisitSnapshot>, over: Partial<Script> = {}) =>
  start(
    feesDay({
      'session.open': () => ({
        ok: true,
        value: opened(snapshotAt({ step: 'pay', number: NUMBER, ...visit }), PAYING_KIOSK),
      }),
      ...over,
    }),
  );
