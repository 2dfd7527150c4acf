import { assign } from 'xstate';
import { isAsking, seenAnew } from './ask-desk.ts';
import { beginVisit } from './identify.ts';
import { canPrint, isMended, printTroubleOf } from './printer.ts';
import { flow } from './setup.ts';

/** The picture of the paper, from the very dots that were printed. */
const withPicture = flow.createStateConfig({
  invoke: {
    src: 'ticketPicture',
    input: {},
    onDone: {
      actions: assign({
        ticketPicture: ({ event, context }) => (event.output.ok ? event.output.value : context.ticketPicture),
      }),
    },
  },
});

/** Phiếu số: printed by itself; whatever the printer does, the number stands on the screen. */
export const ticket = flow.createStateConfig({
  id: 'ticket',
  tags: ['step:ticket'],
  initial: 'deciding',
  states: {
    /** After a crash the paper may be out already. */
    deciding: {
      always: [
        { guard: ({ context }) => context.printed === null, target: 'printing' },
        {
          guard: ({ context }) => context.printed === 'failed' && canPrint(context.devices),
          target: 'printing',
        },
        {
          guard: ({ context }) => context.printed === 'confirmed' || context.printed === 'sent-unconfirmed',
          target: 'printed',
        },
        {
          target: 'trouble',
          actions: assign({
            printTrouble: ({ context: { printed, devices } }) =>
              printed === 'unknown' ? 'unknown' : printTroubleOf(devices.printer),
          }),
        },
      ],
    },
    printing: {
      tags: 'busy',
      entry: 'clearTrouble',
      invoke: {
        src: 'print',
        input: ({ event }) => ({ again: event.type === 'PRINT_AGAIN' }),
        onDone: [
          {
            guard: ({ event }) => event.output.ok,
            target: 'printed',
            actions: assign({
              printed: ({ event, context }) =>
                event.output.ok ? event.output.value.printed : context.printed,
            }),
          },
          {
            guard: ({ event }) => !event.output.ok && event.output.error !== 'closed',
            target: 'trouble',
            actions: assign({
              printed: ({ event }) =>
                !event.output.ok && event.output.error === 'unknown' ? 'unknown' : 'failed',
              printTrouble: ({ event }) => (event.output.ok ? null : printTroubleOf(event.output.error)),
            }),
          },
        ],
      },
    },
    printed: { ...withPicture, on: { PRINT_AGAIN: 'printing' } },
    trouble: {
      ...withPicture,
      tags: 'reading',
      on: {
        PRINT_AGAIN: 'printing',
        DEVICES: {
          guard: ({ event, context }) => isMended(context, event.devices),
          target: 'printing',
          actions: assign({ devices: ({ event }) => event.devices }),
        },
      },
    },
  },
  on: { NEXT: 'goodbye' },
});

/** Tạm biệt: which way to go, then everything is wiped. A new card does not have to wait. */
export const goodbye = flow.createStateConfig({
  id: 'goodbye',
  tags: ['step:goodbye', 'nobody'],
  after: {
    goodbye: [
      { guard: ({ context }) => isAsking(context), target: 'goodbye', reenter: true },
      { actions: 'finish' },
    ],
  },
  always: { guard: ({ context }) => context.chip.state === 'code-wanted', target: 'ending' },
  on: {
    ...seenAnew('goodbye'),
    NEXT: { actions: 'finish' },
    CARD: {
      guard: ({ event }) => event.card.kind === 'person',
      target: 'confirm',
      actions: ['wipe', beginVisit],
    },
  },
});
