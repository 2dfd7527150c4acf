import { assign } from 'xstate';
import { beginVisit } from './identify.ts';
import type { PrintTroubleCode } from './setup.ts';
import { flow } from './setup.ts';

const PRINT_TROUBLES: readonly PrintTroubleCode[] = [
  'paper-out',
  'cover-open',
  'offline',
  'fault',
  'unknown',
  'reprint-limit',
];
const printTroubleOf = (failure: string): PrintTroubleCode =>
  PRINT_TROUBLES.find((code) => code === failure) ?? 'fault';

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
          guard: ({ context }) => context.printed === 'confirmed' || context.printed === 'sent-unconfirmed',
          target: 'printed',
        },
        {
          target: 'trouble',
          actions: assign({
            printTrouble: ({ context }) => (context.printed === 'unknown' ? 'unknown' : 'fault'),
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
    printed: { on: { PRINT_AGAIN: 'printing' } },
    trouble: { tags: 'reading', on: { PRINT_AGAIN: 'printing' } },
  },
  on: { NEXT: 'goodbye' },
});

/** Tạm biệt: which way to go, then everything is wiped. A new card does not have to wait. */
export const goodbye = flow.createStateConfig({
  id: 'goodbye',
  tags: ['step:goodbye', 'nobody'],
  after: { goodbye: { actions: 'finish' } },
  always: { guard: ({ context }) => context.chip.state === 'code-wanted', target: 'ending' },
  on: {
    NEXT: { actions: 'finish' },
    CARD: {
      guard: ({ event }) => event.card.kind === 'person',
      target: 'confirm',
      actions: ['wipe', beginVisit],
    },
  },
});
