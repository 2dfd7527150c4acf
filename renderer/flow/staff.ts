import { assign } from 'xstate';
import { beginVisit } from './identify.ts';
import { flow } from './setup.ts';
import type { StaffTroubleCode } from './staff-desk.ts';
import { listingFor, news, seeing } from './staff-news.ts';
import { desk, failed } from './staff-parts.ts';

const TROUBLES: readonly StaffTroubleCode[] = [
  'locked',
  'visit-under-way',
  'not-reached',
  'refused',
  'busy',
  'no-such-task',
];
const troubleOf = (failure: string): StaffTroubleCode =>
  TROUBLES.find((code) => code === failure) ?? 'not-now';

/** The PIN; whoever does not know it goes back to the door. */
const pin = flow.createStateConfig({ on: { PIN: 'opening', BACK: '#welcome' } });

const opening = flow.createStateConfig({
  tags: 'busy',
  invoke: {
    src: 'staffOpen',
    input: ({ event }) => ({ pin: event.type === 'PIN' ? event.pin : '' }),
    onDone: [
      {
        guard: ({ event }) => event.output.ok && event.output.value.open,
        target: 'loading',
        actions: assign((all) => desk(all, { trouble: null, triesLeft: null })),
      },
      {
        guard: ({ event }) => event.output.ok,
        target: 'pin',
        actions: assign((all) =>
          desk(all, {
            trouble: 'wrong-pin',
            triesLeft: all.event.output.ok ? all.event.output.value.triesLeft : null,
          }),
        ),
      },
      {
        guard: failed,
        target: 'pin',
        actions: assign((all) =>
          desk(all, {
            trouble: all.event.output.ok ? null : troubleOf(all.event.output.error),
            triesLeft: null,
          }),
        ),
      },
    ],
  },
});

const loading = flow.createStateConfig({
  tags: 'busy',
  invoke: {
    src: 'staffTasks',
    input: {},
    onDone: [
      {
        guard: ({ event }) => event.output.ok,
        target: 'listing',
        actions: assign((all) => desk(all, { tasks: all.event.output.ok ? all.event.output.value : [] })),
      },
      { guard: failed, target: 'pin' },
    ],
  },
});

/** What staff look after: money, and on a screen of its own the news of visits. */
const tasks = flow.createStateConfig({
  on: {
    TASK: {
      guard: ({ context, event }) => context.staff.tasks.some(({ id }) => id === event.id),
      target: 'task',
      actions: assign((all) => desk(all, { taskId: all.event.id, outcome: null, trouble: null })),
    },
    NEWS: {
      guard: ({ context }) => context.staff.news.length > 0,
      target: 'news',
      actions: assign((all) => desk(all, { outcome: null, trouble: null })),
    },
    END_OF_DAY: 'totalling',
    BACK: '#welcome',
  },
});

const task = flow.createStateConfig({
  on: {
    ACT: [
      {
        guard: ({ event }) => event.act !== 'retry',
        target: 'sure',
        actions: assign((all) => desk(all, { act: all.event.act })),
      },
      { target: 'acting', actions: assign((all) => desk(all, { act: all.event.act })) },
    ],
    BACK: 'tasks',
  },
});

/** Money goes back, and what is open is closed, only after a second touch. */
const sure = flow.createStateConfig({ on: { NEXT: 'acting', BACK: 'task' } });

const acting = flow.createStateConfig({
  tags: 'busy',
  invoke: {
    src: 'staffAct',
    input: ({ context: { staff } }) => ({ task: staff.taskId ?? '', act: staff.act ?? 'done' }),
    onDone: [
      {
        guard: ({ event }) => event.output.ok,
        target: 'loading',
        actions: assign((all) =>
          desk(all, { outcome: all.event.output.ok ? all.event.output.value.outcome : null, act: null }),
        ),
      },
      {
        guard: failed,
        target: 'loading',
        actions: assign((all) =>
          desk(all, { act: null, trouble: all.event.output.ok ? null : troubleOf(all.event.output.error) }),
        ),
      },
    ],
  },
});

const totalling = flow.createStateConfig({
  tags: 'busy',
  entry: assign((all) => desk(all, { totals: null, outcome: null, trouble: null })),
  invoke: {
    src: 'endOfDay',
    input: {},
    onDone: [
      {
        guard: ({ event }) => event.output.ok,
        target: 'totals',
        actions: assign((all) => desk(all, { totals: all.event.output.ok ? all.event.output.value : null })),
      },
      {
        guard: failed,
        target: 'tasks',
        actions: assign((all) =>
          desk(all, { trouble: all.event.output.ok ? null : troubleOf(all.event.output.error) }),
        ),
      },
    ],
  },
});

const totals = flow.createStateConfig({ on: { NEXT: 'loading', BACK: 'loading' } });

/**
 * Nhân viên: money and visits that need a person's eye. Only from the door; it closes by itself, and gives way to a card. However
 * staff leave, everything of them is dropped, here and in the host.
 */
export const staff = flow.createStateConfig({
  tags: ['step:staff'],
  initial: 'pin',
  exit: ['wipe', 'closeStaff'],
  states: {
    ...{ pin, opening, loading, listing: listingFor('tasks'), tasks },
    ...{ news, seeing, renewing: listingFor('news') },
    ...{ task, sure, acting, totalling, totals },
  },
  on: {
    STAFF_GONE: '#welcome',
    END: '#welcome',
    CARD: { guard: ({ event }) => event.card.kind === 'person', target: '#confirm', actions: beginVisit },
  },
});
