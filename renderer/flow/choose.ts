import { assign } from 'xstate';
import { mayGoWithout } from './deferred.ts';
import { toDetails } from './details.ts';
import { flow } from './setup.ts';
import { troubleOf } from './trouble.ts';

/** Chọn khoa. The list is asked anew each time, since places fill while people read. */
export const department = flow.createStateConfig({
  id: 'department',
  tags: ['step:department', 'reading'],
  initial: 'loading',
  exit: ['clearNotice', 'clearTrouble'],
  states: {
    loading: {
      invoke: {
        src: 'departments',
        input: {},
        onDone: [
          {
            guard: ({ event }) => event.output.ok,
            target: 'choosing',
            actions: assign({
              departments: ({ event, context }) =>
                event.output.ok ? event.output.value : context.departments,
              appointmentId: null,
              clinicId: null,
            }),
          },
          {
            guard: ({ event }) => !event.output.ok && troubleOf(event.output.error) !== null,
            target: 'trouble',
            actions: assign({
              trouble: ({ event }) => (event.output.ok ? null : troubleOf(event.output.error)),
            }),
          },
        ],
      },
    },
    choosing: {
      on: {
        DEPARTMENT: { target: '#clinic', actions: assign({ departmentId: ({ event }) => event.id }) },
        ...toDetails,
      },
    },
    trouble: {
      exit: 'clearTrouble',
      on: {
        RETRY: 'loading',
        /** Without a list there is no clinic to choose: the desk goes on. */
        GO_ON: {
          guard: ({ context }) => mayGoWithout(context),
          target: '#registering',
          actions: assign({ clinicId: null, appointmentId: null }),
        },
      },
    },
  },
  on: {
    BACK: [
      {
        guard: ({ context }) =>
          (context.day?.numbers.length ?? 0) + (context.day?.appointments.length ?? 0) > 0,
        target: 'arrive',
      },
      { target: 'insurance' },
    ],
  },
});

/** Chọn phòng khám, with its price and whether there is room today. */
export const clinic = flow.createStateConfig({
  id: 'clinic',
  tags: ['step:clinic', 'reading'],
  exit: 'clearNotice',
  always: { guard: ({ context }) => context.departments === null, target: 'department' },
  on: {
    CLINIC: { target: 'review', actions: assign({ clinicId: ({ event }) => event.id, appointmentId: null }) },
    BACK: 'department',
  },
});

/** Xem lại: everything on one screen before it becomes real. */
export const review = flow.createStateConfig({
  id: 'review',
  tags: ['step:review', 'reading'],
  exit: 'clearNotice',
  always: { guard: ({ context }) => context.departments === null, target: 'department' },
  on: { NEXT: 'registering', BACK: 'clinic' },
});
