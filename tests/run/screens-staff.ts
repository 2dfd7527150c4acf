import type { StaffTask } from '../../electron/contract/payment-views.ts';
import type { Handlers } from '../../electron/contract/server.ts';
import type { NewsOf, StaffNews } from '../../electron/contract/staff-views.ts';
import { choose, PAYS, typing } from './screens-fees.ts';
import { answer } from './screens-host.ts';
import type { Scene, Stage } from './screens-stage.ts';
import { door, failing, primary } from './screens-stage.ts';

const task = (id: string, change: Partial<StaffTask>): StaffTask => ({
  id,
  kind: 'paid',
  means: 'card',
  amount: 150_000,
  reference: '4T9K2MX7P',
  time: '22/11/2026 08:15',
  moneyIds: ['000123'],
  can: ['reverse'],
  ...change,
});
const TASKS: StaffTask[] = [
  task('t1', { kind: 'unknown', moneyIds: [], can: ['charged', 'not-charged'] }),
  task('t2', {
    kind: 'unbooked',
    means: 'vietqr',
    reference: '7Q0ZC5H1A',
    amount: 88_440,
    moneyIds: ['FT26327011234567', 'FT26327011234568'],
    can: ['retry', 'done'],
  }),
  task('t3', { kind: 'back', means: 'vietqr', reference: '1B8NV3D2S', can: ['done'] }),
  task('t4', { kind: 'in-his', reference: '3H5JX8Q1D', can: ['done'] }),
  task('t5', { kind: 'reversing', can: ['done'] }),
  task('t6', {}),
];

const heard = (id: string, number: string, what: NewsOf, change: Partial<StaffNews> = {}): StaffNews => ({
  ...{ id, number, what, time: '08:15' },
  clinic: { vi: 'Phòng khám Tim mạch 1', en: 'Cardiology 1' },
  ...change,
});
/** Of every kind, as the host puts them in order; one of a clinic with the longest of names, one of a slip without. */
const NEWS: StaffNews[] = [
  heard('n1', 'K1-011', { about: 'several-patients' }),
  heard('n2', 'K1-009', { about: 'clinic-full' }),
  heard('n3', 'K1-006', { about: 'refused' }, { clinic: { vi: '', en: '' } }),
  heard('n4', 'K1-003', { about: 'expired' }),
  heard('n5', '021', { about: 'not-insured', reason: 'birth-date-mismatch', toldHis: false }),
  heard('n6', '019', { about: 'insurance-unknown' }),
  heard('n7', '018', { about: 'insured', staffCheck: true, toldHis: true }),
  heard('n8', 'K1-007', { about: 'forwarded', number: '012' }),
  heard(
    'n9',
    'K1-005',
    { about: 'already', number: '010' },
    {
      clinic: { vi: 'Phòng khám Răng Hàm Mặt và Phẫu thuật tạo hình 2', en: 'Dental and plastic surgery 2' },
    },
  ),
  heard('n10', '008', { about: 'insured', staffCheck: false, toldHis: true }),
];

const toPin = async ({ page }: Pick<Stage, 'page'>): Promise<void> => {
  await page.locator('.foot > span:nth-child(2) button').click();
  await page.locator('.question-act .quiet').click();
  await page.locator('.keypad').waitFor();
};
const inside = async (stage: Stage): Promise<void> => {
  await toPin(stage);
  await typing('2468')(stage);
  await primary(stage);
  await stage.page.locator('[data-screen="staff.tasks"]').waitFor();
};
const staff = (
  name: string,
  reach: (stage: Stage) => Promise<void>,
  handlers: Partial<Handlers> = {},
): Scene => {
  const scene = door(`staff-${name}`, undefined, { kiosk: PAYS, reach });
  const open: Partial<Handlers> = {
    'staff.open': answer({ open: true, triesLeft: 3 }),
    'staff.tasks': answer(TASKS),
    'staff.news': answer<StaffNews[]>([]),
  };
  return { ...scene, host: { ...scene.host, ...open, ...handlers } };
};
const tried = async (stage: Stage): Promise<void> => {
  await toPin(stage);
  await typing('1234')(stage);
  await primary(stage);
  await stage.page.locator('.notice').waitFor();
};
const reversing = async (stage: Stage): Promise<void> => {
  await inside(stage);
  await stage.page.locator('.pager .action').last().click();
  await stage.page.locator('.choice').last().click();
  await choose(0)(stage);
};
const reading = async (stage: Stage): Promise<void> => {
  await inside(stage);
  await choose(0)(stage);
  await stage.page.locator('[data-screen="staff.news"]').waitFor();
};
const marking = async (stage: Stage): Promise<void> => {
  await reading(stage);
  await choose(0)(stage);
};
const restOfNews = async (stage: Stage): Promise<void> => {
  await reading(stage);
  await stage.page.locator('.pager .action').last().click();
};
const closingDay = async (stage: Stage): Promise<void> => {
  await inside(stage);
  await stage.page.locator('.foot .action').last().click();
};

export const STAFF_SCENES: readonly Scene[] = [
  {
    ...door('staff-overlay', undefined, { kiosk: PAYS }),
    over: ({ page }) => page.locator('.foot > span:nth-child(2) button').click(),
  },
  staff('pin', async (stage) => {
    await toPin(stage);
    await typing('24')(stage);
  }),
  staff('wrong-pin', tried, { 'staff.open': answer({ open: false, triesLeft: 2 }) }),
  staff('locked', tried, { 'staff.open': failing('locked') }),
  staff('tasks', inside),
  staff('no-tasks', inside, { 'staff.tasks': answer([]) }),
  staff('tasks-and-news', inside, { 'staff.news': answer(NEWS) }),
  staff('only-news', inside, { 'staff.tasks': answer([]), 'staff.news': answer(NEWS) }),
  staff('news', reading, { 'staff.news': answer(NEWS) }),
  staff('news-marked', marking, { 'staff.news': answer(NEWS) }),
  staff('news-more', restOfNews, { 'staff.news': answer(NEWS) }),
  staff('news-done', reading, { 'staff.news': answer(NEWS.slice(7)) }),
  staff('task', async (stage) => {
    await inside(stage);
    await choose(0)(stage);
  }),
  staff('task-unbooked', async (stage) => {
    await inside(stage);
    await choose(1)(stage);
  }),
  staff('sure', reversing),
  staff('sure-not-charged', async (stage) => {
    await inside(stage);
    await choose(0)(stage);
    await stage.page.locator('[data-screen="staff.task"]').waitFor();
    await choose(1)(stage);
  }),
  staff(
    'reversed',
    async (stage) => {
      await reversing(stage);
      await primary(stage);
    },
    { 'staff.act': answer({ outcome: 'reversed' as const }) },
  ),
  staff('totals', closingDay, { 'staff.end-of-day': answer({ count: 17, amount: 2_450_000 }) }),
  staff('totals-not-reached', closingDay, { 'staff.end-of-day': failing('not-reached') }),
];
