import type { BillsView, BillView, MoneyNews } from '../../electron/contract/payment-views.ts';
import type { Handlers } from '../../electron/contract/server.ts';
import type { VisitSnapshot } from '../../electron/contract/views.ts';
import { answer, never } from './screens-host.ts';
import type { Scene, Stage } from './screens-stage.ts';
import { at, failing, NUMBER, primary, READY } from './screens-stage.ts';

export const PAYS = { means: ['vietqr', 'card'] as ('vietqr' | 'card')[], staffScreen: true };
const BILL: BillView = {
  id: 'b1',
  of: 'this',
  date: '23/11/2026',
  clinic: { vi: 'Phòng khám Tim mạch 1', en: 'Cardiology 1' },
  items: [
    { label: 'Khám chuyên khoa Tim mạch', amount: 150_000 },
    { label: 'Điện tim thường', amount: 39_900 },
    { label: 'Siêu âm Doppler tim, van tim qua thành ngực', amount: 252_300 },
  ],
  insurance: 353_760,
  due: 88_440,
};
const OLDER: readonly BillView[] = [
  {
    id: 'b2',
    of: 'older',
    date: '12/10/2026',
    clinic: null,
    items: [{ label: 'Xét nghiệm máu', amount: 120_000 }],
    insurance: 0,
    due: 120_000,
  },
  {
    id: 'b3',
    of: 'older',
    date: '02/09/2026',
    clinic: null,
    items: [{ label: 'Thuốc', amount: 1_240_500 }],
    insurance: 0,
    due: 1_240_500,
  },
];
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
const news = (kind: MoneyNews['kind'], amount = 150_000): MoneyNews => ({
  kind,
  amount,
  reference: '4T9K2MX7P',
});

/** A visit whose number stands, before its bills. */
export const paying = (
  name: string,
  visit: Partial<VisitSnapshot>,
  handlers: Partial<Handlers> = {},
  more: Parameters<typeof at>[3] = {},
): Scene => at(name, { step: 'pay', number: NUMBER, ...visit }, handlers, { kiosk: PAYS, ...more });
const owing = (name: string, bills: Partial<BillsView>, more: Parameters<typeof at>[3] = {}): Scene =>
  paying(`pay-${name}`, { bills: { ...BILLS, ...bills } }, {}, more);

export const choose =
  (at: number) =>
  async ({ page }: Pick<Stage, 'page'>): Promise<void> =>
    page.locator('.choice').nth(at).click();
/** Types on the keypad. */
export const typing =
  (digits: string) =>
  async ({ page }: Pick<Stage, 'page'>): Promise<void> => {
    for (const digit of digits) await page.locator('.key', { hasText: new RegExp(`^${digit}$`) }).click();
  };
const older = { ...BILLS, older: 'open' as const, bills: [BILL, ...OLDER] };

export const FEE_SCENES: readonly Scene[] = [
  paying('pay-asking', {}, { 'visit.bills': never }),
  owing('owed', {}),
  owing('owed-million', { bills: [{ ...BILL, due: 12_450_000, insurance: 0 }] }),
  owing('owed-locked', { older: 'locked' }),
  owing('owed-older', older),
  paying('pay-owed-none', {
    number: { ...NUMBER, already: true },
    bills: { ...BILLS, bills: [], older: 'locked' },
  }),
  owing('owed-busy', {
    means: [
      { means: 'vietqr', state: 'offline' },
      { means: 'card', state: 'busy' },
    ],
  }),
  owing('owed-limit', { most: 50_000 }),
  owing('news-late', { news: [news('late')] }),
  owing('news-back', { news: [news('back')] }),
  owing('news-two', { news: [news('back', 20_000), { ...news('late'), reference: '7Q0ZC5H1A' }] }),
  owing('news-alone', { bills: [], news: [news('late')] }),
  owing('news-asking', { news: [news('asking')] }),
  paying(
    'pay-digits',
    { bills: { ...BILLS, older: 'locked' } },
    {},
    { reach: choose(3), over: typing('47') },
  ),
  paying(
    'pay-digits-wrong',
    { bills: { ...BILLS, older: 'locked' } },
    { 'visit.unlock': answer({ open: false, triesLeft: 2 }) },
    {
      reach: async (stage) => {
        await choose(3)(stage);
        await typing('4711')(stage);
        await primary(stage);
      },
    },
  ),
  paying(
    'pay-older-closed',
    { bills: { ...BILLS, older: 'locked' } },
    { 'visit.unlock': answer({ open: false, triesLeft: 0 }) },
    {
      reach: async (stage) => {
        await choose(3)(stage);
        await typing('4711')(stage);
        await primary(stage);
      },
    },
  ),
  paying(
    'pay-choosing',
    { bills: older },
    {},
    {
      reach: async (stage) => {
        await choose(3)(stage);
        await choose(1)(stage);
      },
    },
  ),
  paying(
    'pay-paperless',
    { bills: BILLS },
    { 'printer.status': answer({ status: 'paper-out' as const }) },
    { reach: choose(0) },
  ),
  paying(
    'pay-not-now',
    { bills: BILLS },
    { 'visit.pay': failing('not-offered'), 'visit.bills': answer(BILLS) },
    { reach: choose(0) },
  ),
  paying('pay-starting', { bills: BILLS }, { 'visit.pay': never }, { over: choose(0) }),
  paying('pay-slip', { bills: BILLS }, { 'visit.cashier': never }, { reach: choose(2) }),
  paying(
    'pay-slip-printed',
    { bills: BILLS },
    { 'visit.cashier': answer({ printed: 'confirmed' as const }) },
    { reach: choose(2) },
  ),
  paying(
    'pay-slip-trouble',
    { bills: BILLS },
    { 'visit.cashier': failing('paper-out') },
    { devices: { ...READY, printer: 'paper-out' }, reach: choose(2) },
  ),
  paying('pay-slip-unknown', { bills: BILLS }, { 'visit.cashier': failing('unknown') }, { reach: choose(2) }),
  paying('ticket-fees-at-cashier', {}, { 'visit.bills': failing('no-answer') }),
];
