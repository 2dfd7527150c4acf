import { assign } from 'xstate';
import { isHospitals } from './deferred.ts';
import { canPrint } from './printer.ts';
import type { FlowContext } from './setup.ts';
import { flow } from './setup.ts';
import { notProven, troubleOf } from './trouble.ts';

/** An appointment, or no clinic at all: there was nothing to look at once more. */
const isWithoutReview = ({ clinicId, appointmentId }: FlowContext): boolean =>
  appointmentId !== null || clinicId === null;

/** Đăng ký khám. The host sees to it that it happens once; here are only the ways it can end. */
export const registering = flow.createStateConfig({
  id: 'registering',
  tags: ['step:registering'],
  initial: 'checking',
  exit: 'clearTrouble',
  states: {
    /** Whether a ticket will come out is known before anything becomes real. */
    checking: {
      tags: 'busy',
      always: { guard: ({ context }) => context.number !== null, target: 'registered' },
      invoke: {
        src: 'printerStatus',
        input: {},
        onDone: [
          {
            guard: ({ event }) => event.output.ok && !canPrint({ printer: event.output.value.status }),
            target: 'paperless',
            actions: assign({
              devices: ({ event, context }) =>
                event.output.ok
                  ? { ...context.devices, printer: event.output.value.status }
                  : context.devices,
            }),
          },
          { target: 'choosing' },
        ],
      },
    },
    /** The patient decides: the number without paper, or back. A printer that is mended meanwhile decides for them. */
    paperless: {
      tags: 'reading',
      always: { guard: ({ context }) => canPrint(context.devices), target: 'choosing' },
      on: {
        NEXT: 'choosing',
        BACK: [
          { guard: ({ context }) => isWithoutReview(context), target: '#arrive' },
          { target: '#review' },
        ],
      },
    },
    choosing: {
      tags: 'busy',
      /** Without a clinic a slip for the desk is asked for. */
      always: { guard: ({ context }) => context.clinicId === null, target: 'sending' },
      invoke: {
        src: 'choose',
        input: ({ context }) => ({
          clinicId: context.clinicId ?? '',
          appointmentId: context.appointmentId,
        }),
        onDone: [
          { guard: ({ event }) => event.output.ok, target: 'sending' },
          {
            guard: ({ event }) => !event.output.ok && event.output.error === 'clinic-full',
            target: '#department',
            actions: { type: 'notice', params: { code: 'clinic-full' } },
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
    sending: {
      tags: 'busy',
      invoke: {
        src: 'register',
        input: {},
        onDone: [
          {
            guard: ({ event }) => event.output.ok,
            target: 'registered',
            actions: assign({
              number: ({ event, context }) => (event.output.ok ? event.output.value : context.number),
            }),
          },
          {
            guard: ({ event }) => !event.output.ok && event.output.error === 'clinic-full',
            target: '#department',
            actions: { type: 'notice', params: { code: 'clinic-full' } },
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
    /** `unknown`: asked again with the same key, never as a second visit. */
    trouble: {
      tags: 'reading',
      exit: 'clearTrouble',
      on: {
        RETRY: 'choosing',
        BACK: [
          { guard: ({ context }) => context.trouble === 'unknown' },
          { guard: ({ context }) => isWithoutReview(context), target: '#arrive' },
          { target: '#review' },
        ],
      },
    },
    /** What the hospital's system does not have yet is not paid here. */
    registered: {
      tags: 'busy',
      always: [{ guard: ({ context }) => isHospitals(context), target: '#pay' }, { target: '#ticket' }],
    },
  },
});
