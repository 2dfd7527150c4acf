import { describe, expect, it } from 'vitest';
import type { StaffTask } from '../../electron/contract/payment-views.ts';
import type { StaffNews } from '../../electron/contract/staff-views.ts';
import { feesDay } from '../../tests/flow/fees.ts';
import type { Script } from '../../tests/flow/scripted-host.ts';
import { PERSON } from '../../tests/flow/scripted-host.ts';
import { CARD, start } from '../../tests/flow/started.ts';
import type { FlowEvent } from './setup.ts';
import { NOBODY_AT_DESK } from './staff-desk.ts';

const TASK: StaffTask = {
  id: 't1',
  kind: 'paid',
  means: 'card',
  amount: 150_000,
  reference: '4T9K2MX7P',
  time: '22/11/2026 08:15',
  moneyIds: ['000123'],
  can: ['reverse', 'done'],
};
const news = (id: string): StaffNews => ({
  id,
  number: 'K1-007',
  clinic: { vi: 'Phòng khám Tim mạch', en: 'Cardiology' },
  time: '08:15',
  what: { about: 'forwarded', number: '012' },
});
const NEWS: FlowEvent = { type: 'NEWS' };
const PIN: FlowEvent = { type: 'PIN', pin: '2468' };
const OPEN_TASK: FlowEvent = { type: 'TASK', id: 't1' };
const BACK: FlowEvent = { type: 'BACK' };

const desk = async (over: Partial<Script> = {}) => {
  const kiosk = await start(
    feesDay({
      'staff.open': () => ({ ok: true, value: { open: true, triesLeft: 3 } }),
      'staff.tasks': () => ({ ok: true, value: [TASK] }),
      'staff.news': () => ({ ok: true, value: [] }),
      'staff.act': () => ({ ok: true, value: { outcome: 'reversed' } }),
      'staff.end-of-day': () => ({ ok: true, value: { count: 3, amount: 450_000 } }),
      ...over,
    }),
  );
  await kiosk.send({ type: 'STAFF' }, { type: 'STAFF_SCREEN' });
  return kiosk;
};
const asked = (kiosk: Awaited<ReturnType<typeof desk>>, name: string): unknown[] =>
  kiosk.host.asked.filter((one) => one.name === name).map(({ input }) => input);

describe('the way in', () => {
  it('is the overlay at the door, then the PIN', async () => {
    const kiosk = await desk();
    expect(kiosk.at()).toBe('staff.pin');
    expect(kiosk.actor.getSnapshot().matches({ help: 'closed' })).toBe(true);
    await kiosk.send(PIN);
    expect(kiosk.at()).toBe('staff.tasks');
    expect(asked(kiosk, 'staff.open')).toEqual([{ pin: '2468' }]);
  });

  it('is closed in the middle of a visit, and where there is no such screen', async () => {
    const kiosk = await start(feesDay());
    await kiosk.send(CARD, { type: 'STAFF' }, { type: 'STAFF_SCREEN' });
    expect(kiosk.at()).toBe('confirm');
    const none = await start();
    await none.send({ type: 'STAFF' }, { type: 'STAFF_SCREEN' });
    expect(none.at()).toBe('welcome');
  });

  it('a wrong PIN says how often it may still be tried', async () => {
    const kiosk = await desk({ 'staff.open': () => ({ ok: true, value: { open: false, triesLeft: 2 } }) });
    await kiosk.send(PIN);
    expect(kiosk.at()).toBe('staff.pin');
    expect(kiosk.context().staff).toMatchObject({ trouble: 'wrong-pin', triesLeft: 2 });
  });

  it.each([
    ['locked', 'locked'],
    ['visit-under-way', 'visit-under-way'],
    ['not-configured', 'not-now'],
  ] as const)('%s is said', async (error, trouble) => {
    const kiosk = await desk({ 'staff.open': () => ({ ok: false, error }) });
    await kiosk.send(PIN);
    expect(kiosk.at()).toBe('staff.pin');
    expect(kiosk.context().staff.trouble).toBe(trouble);
  });
});

describe('what staff do', () => {
  it('money goes back after a second touch only', async () => {
    const kiosk = await desk();
    await kiosk.send(PIN, OPEN_TASK, { type: 'ACT', act: 'reverse' });
    expect(kiosk.at()).toBe('staff.sure');
    await kiosk.send(BACK);
    expect(kiosk.at()).toBe('staff.task');
    expect(asked(kiosk, 'staff.act')).toHaveLength(0);
    await kiosk.send({ type: 'ACT', act: 'reverse' }, { type: 'NEXT' });
    expect(kiosk.at()).toBe('staff.tasks');
    expect(asked(kiosk, 'staff.act')).toEqual([{ task: 't1', act: 'reverse' }]);
    expect(kiosk.context().staff.outcome).toBe('reversed');
  });

  it.each(['done', 'charged', 'not-charged'] as const)('so is a word that closes it: %s', async (act) => {
    const kiosk = await desk();
    await kiosk.send(PIN, OPEN_TASK, { type: 'ACT', act });
    expect(kiosk.at()).toBe('staff.sure');
    expect(asked(kiosk, 'staff.act')).toHaveLength(0);
    await kiosk.send({ type: 'NEXT' });
    expect(asked(kiosk, 'staff.act')).toEqual([{ task: 't1', act }]);
  });

  it('the hospital is told again after one, and the list is asked for anew', async () => {
    const kiosk = await desk();
    await kiosk.send(PIN, OPEN_TASK, { type: 'ACT', act: 'retry' });
    expect(kiosk.at()).toBe('staff.tasks');
    expect(asked(kiosk, 'staff.tasks')).toHaveLength(2);
  });

  it('a task that is gone is said', async () => {
    const kiosk = await desk({ 'staff.act': () => ({ ok: false, error: 'no-such-task' }) });
    await kiosk.send(PIN, OPEN_TASK, { type: 'ACT', act: 'done' }, { type: 'NEXT' });
    expect([kiosk.at(), kiosk.context().staff.trouble]).toEqual(['staff.tasks', 'no-such-task']);
    await kiosk.send({ type: 'TASK', id: 'none' });
    expect(kiosk.at()).toBe('staff.tasks');
  });

  it('the day of the terminal is closed with its totals, or not', async () => {
    const kiosk = await desk();
    await kiosk.send(PIN, { type: 'END_OF_DAY' });
    expect(kiosk.at()).toBe('staff.totals');
    expect(kiosk.context().staff.totals).toEqual({ count: 3, amount: 450_000 });
    await kiosk.send({ type: 'NEXT' });
    expect(kiosk.at()).toBe('staff.tasks');
    const far = await desk({ 'staff.end-of-day': () => ({ ok: false, error: 'not-reached' }) });
    await far.send(PIN, { type: 'END_OF_DAY' });
    expect([far.at(), far.context().staff.trouble]).toEqual(['staff.tasks', 'not-reached']);
  });

  it('a session that the host has closed asks for the PIN again', async () => {
    const kiosk = await desk({ 'staff.tasks': () => ({ ok: false, error: 'not-open' }) });
    await kiosk.send(PIN);
    expect(kiosk.at()).toBe('staff.pin');
  });
});

describe('news of visits', () => {
  /** A host that keeps its news, until staff have seen it. */
  const telling = (...ids: string[]): Partial<Script> => {
    let left = ids;
    return {
      'staff.tasks': () => ({ ok: true, value: [] }),
      'staff.news': () => ({ ok: true, value: left.map(news) }),
      'staff.seen': (input) => {
        left = left.filter((id) => !input.ids.includes(id));
        return { ok: true, value: {} };
      },
    };
  };

  it('is there with the tasks, and read on a screen of its own, from which the way back is to the tasks', async () => {
    const kiosk = await desk(telling('n1', 'n2'));
    await kiosk.send(PIN);
    expect([kiosk.at(), kiosk.context().staff.news]).toEqual(['staff.tasks', [news('n1'), news('n2')]]);
    await kiosk.send(NEWS);
    expect(kiosk.at()).toBe('staff.news');
    await kiosk.send(BACK);
    expect(kiosk.at()).toBe('staff.tasks');
    expect(asked(kiosk, 'staff.seen')).toEqual([]);
  });

  it('what is seen goes, the rest is shown anew, and with the last the screen', async () => {
    const kiosk = await desk(telling('n1', 'n2', 'n3'));
    await kiosk.send(PIN, NEWS, { type: 'SEEN', ids: ['n1', 'n3'] });
    expect([kiosk.at(), kiosk.context().staff.news]).toEqual(['staff.news', [news('n2')]]);
    await kiosk.send({ type: 'SEEN', ids: ['n2'] });
    expect([kiosk.at(), kiosk.context().staff.news]).toEqual(['staff.tasks', []]);
    expect(asked(kiosk, 'staff.seen')).toEqual([{ ids: ['n1', 'n3'] }, { ids: ['n2'] }]);
  });

  it('nothing seen is not told, and where there is no news there is no such screen', async () => {
    const kiosk = await desk(telling('n1'));
    await kiosk.send(PIN, NEWS, { type: 'SEEN', ids: [] });
    expect([kiosk.at(), asked(kiosk, 'staff.seen')]).toEqual(['staff.news', []]);
    const none = await desk(telling());
    await none.send(PIN, NEWS);
    expect(none.at()).toBe('staff.tasks');
  });

  it('comes anew after a task was seen to', async () => {
    const kiosk = await desk();
    await kiosk.send(PIN, OPEN_TASK, { type: 'ACT', act: 'retry' });
    expect(asked(kiosk, 'staff.news')).toHaveLength(2);
  });

  it('what could not be noted stays', async () => {
    const kiosk = await desk({ ...telling('n1'), 'staff.seen': () => ({ ok: false, error: 'misfit' }) });
    await kiosk.send(PIN, NEWS, { type: 'SEEN', ids: ['n1'] });
    expect([kiosk.at(), kiosk.context().staff.news]).toEqual(['staff.news', [news('n1')]]);
  });

  it('a session that the host has closed meanwhile asks for the PIN again', async () => {
    let isOpen = true;
    const kiosk = await desk({
      ...telling('n1'),
      'staff.news': () => (isOpen ? { ok: true, value: [news('n1')] } : { ok: false, error: 'not-open' }),
      'staff.seen': () => {
        isOpen = false;
        return { ok: false, error: 'not-open' };
      },
    });
    await kiosk.send(PIN, NEWS, { type: 'SEEN', ids: ['n1'] });
    expect(kiosk.at()).toBe('staff.pin');
  });
});

describe('the way out', () => {
  const ways: readonly (readonly [string, readonly FlowEvent[]])[] = [
    ['from the PIN', [BACK]],
    ['from the list', [PIN, BACK]],
    ['from a task', [PIN, OPEN_TASK, BACK, BACK]],
    ['from the news', [PIN, NEWS, BACK, BACK]],
    ['by leaving', [PIN, OPEN_TASK, { type: 'LEAVE' }, { type: 'CONFIRM_LEAVE' }]],
  ];
  it.each(ways)('%s: closed in the host, nothing left on the page', async (_, way) => {
    const kiosk = await desk({ 'staff.news': () => ({ ok: true, value: [news('n1')] }) });
    await kiosk.send(...way);
    expect(kiosk.at()).toBe('welcome');
    expect(asked(kiosk, 'staff.close')).toHaveLength(1);
    expect(kiosk.context().staff).toEqual(NOBODY_AT_DESK);
  });

  it.each([
    ['the PIN', []],
    ['the list', [PIN]],
    ['a task', [PIN, OPEN_TASK]],
    ['the news', [PIN, NEWS]],
  ] as const)('a person’s card takes the place of %s at once', async (_, way) => {
    const kiosk = await desk({ 'staff.news': () => ({ ok: true, value: [news('n1')] }) });
    await kiosk.send({ type: 'LANGUAGE', language: 'en' }, ...way, CARD);
    expect(kiosk.at()).toBe('confirm');
    expect(asked(kiosk, 'staff.close')).toHaveLength(1);
    expect(kiosk.context()).toMatchObject({
      person: PERSON,
      visitKey: 'visit-1',
      language: 'vi',
      staff: NOBODY_AT_DESK,
    });
    await kiosk.send({ type: 'NEXT' });
    expect(kiosk.at()).toBe('insurance.shown');
  });

  it('even while money is on its way back: the host goes on alone', async () => {
    const kiosk = await desk({ 'staff.act': () => new Promise(() => undefined) });
    await kiosk.send(PIN, OPEN_TASK, { type: 'ACT', act: 'reverse' }, { type: 'NEXT' }, CARD);
    expect(kiosk.at()).toBe('confirm');
  });

  it('a card that must not be taken closes it too', async () => {
    const kiosk = await desk();
    await kiosk.send(PIN, { type: 'CARD', card: { kind: 'refused', code: 'cloned' } });
    expect(kiosk.at()).toBe('refused');
    expect(asked(kiosk, 'staff.close')).toHaveLength(1);
  });

  it('after a minute of silence it closes by itself, without a question', async () => {
    const kiosk = await desk();
    await kiosk.send(PIN, OPEN_TASK);
    await kiosk.wait(59_000);
    await kiosk.send({ type: 'TOUCH' });
    await kiosk.wait(59_000);
    expect(kiosk.at()).toBe('staff.task');
    await kiosk.wait(1_000);
    expect(kiosk.at()).toBe('welcome');
    expect(asked(kiosk, 'staff.close')).toHaveLength(1);
    expect(asked(kiosk, 'visit.end')).toHaveLength(0);
  });

  it('but not while money is on its way back', async () => {
    const kiosk = await desk({ 'staff.act': () => new Promise(() => undefined) });
    await kiosk.send(PIN, OPEN_TASK, { type: 'ACT', act: 'reverse' }, { type: 'NEXT' });
    await kiosk.wait(600_000);
    expect(kiosk.at()).toBe('staff.acting');
  });
});
