import { afterEach, beforeEach, expect, it } from 'vitest';
import { NUMBER } from '../../tests/flow/scripted-host.ts';
import { openTestJournal } from '../../tests/money/lines.ts';
import { MORNING } from '../../tests/money/parts.ts';
import { createNews } from './news.ts';
import { staffHandlers } from './staff-handlers.ts';
import { createStaffScreen } from './staff-screen.ts';

let test: ReturnType<typeof openDesk>;
beforeEach(() => {
  test = openDesk();
});
afterEach(() => test.end());

/** A kiosk that takes no money. */
function openDesk() {
  const { journal, end } = openTestJournal(() => MORNING);
  const news = createNews({ journal, now: () => MORNING, log: () => undefined });
  const state = { visited: false };
  const handlers = staffHandlers({
    news,
    cash: {
      staff: {
        tasks: () => [],
        act: async () => ({ ok: false, error: 'no-such-task' }),
        endOfDay: async () => ({ ok: false, error: 'not-configured' }),
        isAtWork: () => false,
      },
    },
    staffScreen: createStaffScreen({
      pin: '2468',
      isVisited: () => state.visited,
      now: () => 0,
      log: () => undefined,
      onLocked: () => undefined,
    }),
  });
  const refuse = () => journal.open('news', 'v', { number: NUMBER, what: { about: 'refused' } });
  return { handlers, state, refuse, news, end };
}
const NOT_OPEN = { ok: false, error: 'not-open' };
const all = async () => [
  await test.handlers['staff.tasks']({}),
  await test.handlers['staff.news']({}),
  await test.handlers['staff.seen']({ ids: test.news.list().map(({ id }) => id) }),
  await test.handlers['staff.act']({ task: 't', act: 'done' }),
  await test.handlers['staff.end-of-day']({}),
];

it('tells and notes nothing before the PIN, during a visit, or once it is closed', async () => {
  test.refuse();
  const shut = [NOT_OPEN, NOT_OPEN, NOT_OPEN, NOT_OPEN, NOT_OPEN];
  expect(await all()).toEqual(shut);
  await test.handlers['staff.open']({ pin: '2468' });
  test.state.visited = true;
  expect(await all()).toEqual(shut);
  test.state.visited = false;
  await test.handlers['staff.close']({});
  expect(await all()).toEqual(shut);
  expect(test.news.list()).toHaveLength(1);
});

it('tells the news after the PIN, and no more of what was seen', async () => {
  test.refuse();
  await test.handlers['staff.open']({ pin: '2468' });
  const told = test.news.list();
  expect(await test.handlers['staff.news']({})).toEqual({ ok: true, value: told });
  expect(await test.handlers['staff.seen']({ ids: told.map(({ id }) => id) })).toEqual({
    ok: true,
    value: {},
  });
  expect(await test.handlers['staff.news']({})).toEqual({ ok: true, value: [] });
});
