import { assign } from 'xstate';
import { isForDesk, mayGoWithout } from './deferred.ts';
import { toDetails } from './details.ts';
import { flow } from './setup.ts';
import { notProven, troubleOf } from './trouble.ts';

/** Đến khám: what the hospital has of the person today: a number already, an appointment, or neither. */
export const arrive = flow.createStateConfig({
  id: 'arrive',
  tags: ['step:arrive', 'reading'],
  initial: 'loading',
  exit: ['clearNotice', 'clearTrouble'],
  states: {
    loading: {
      always: { guard: ({ context }) => context.day !== null, target: 'deciding' },
      invoke: {
        src: 'day',
        input: {},
        onDone: [
          {
            guard: ({ event }) => event.output.ok,
            target: 'deciding',
            actions: assign({
              day: ({ event, context }) => (event.output.ok ? event.output.value : context.day),
            }),
          },
          { guard: ({ event }) => notProven(event.output), target: '#confirm' },
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
    deciding: {
      always: [
        { guard: ({ context }) => (context.day?.numbers.length ?? 0) > 0, target: 'already' },
        { guard: ({ context }) => (context.day?.appointments.length ?? 0) > 0, target: 'appointment' },
        { target: '#department' },
      ],
    },
    /** Holds a number for today: print it again, or go to another clinic. */
    already: {
      on: {
        TAKE: 'taking',
        OTHER: [
          {
            guard: ({ context }) => (context.day?.appointments.length ?? 0) > 0,
            target: 'appointment',
          },
          { target: '#department' },
        ],
        ...toDetails,
      },
    },
    taking: {
      tags: 'busy',
      invoke: {
        src: 'take',
        input: ({ event, context }) => ({
          clinicId: event.type === 'TAKE' ? event.clinicId : (context.day?.numbers[0]?.clinicId ?? ''),
        }),
        onDone: [
          {
            guard: ({ event }) => event.output.ok,
            target: '#pay',
            actions: assign({
              number: ({ event, context }) => (event.output.ok ? event.output.value : context.number),
            }),
          },
          { guard: ({ event }) => notProven(event.output), target: '#confirm' },
          { guard: ({ event }) => !event.output.ok && event.output.error !== 'closed', target: 'already' },
        ],
      },
    },
    appointment: {
      on: {
        ARRIVE: {
          target: '#registering',
          actions: assign(({ context, event }) => ({
            appointmentId: event.appointmentId,
            clinicId:
              context.day?.appointments.find((one) => one.id === event.appointmentId)?.clinicId ?? null,
          })),
        },
        OTHER: '#department',
        ...toDetails,
      },
    },
    trouble: {
      exit: 'clearTrouble',
      on: {
        RETRY: 'loading',
        GO_ON: [
          {
            guard: ({ context }) => isForDesk(context),
            target: '#registering',
            actions: assign({ clinicId: null, appointmentId: null }),
          },
          { guard: ({ context }) => mayGoWithout(context), target: '#department' },
        ],
      },
    },
  },
  on: { BACK: 'insurance' },
});
