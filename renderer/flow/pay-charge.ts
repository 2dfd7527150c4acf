import { assign } from 'xstate';
import { endingOf, isNothingTaken, isPaid } from './fees.ts';
import type { FlowContext } from './setup.ts';
import { flow } from './setup.ts';

const stands = (state: NonNullable<FlowContext['paying']>['state']) => ({
  guard: ({ context }: { context: FlowContext }) => context.paying?.state === state,
});

/** The charge as the host tells it, each state with its screen. */
const showing = flow.createStateConfig({
  always: [
    { ...stands('starting'), target: 'opening' },
    { ...stands('qr'), target: 'qr' },
    { ...stands('terminal'), target: 'terminal' },
    { ...stands('stopping'), target: 'stopping' },
    { guard: ({ context }) => isPaid(context), target: 'receipt' },
    { guard: ({ context }) => endingOf(context) !== null, target: 'ended' },
    { target: 'asking' },
  ],
});

/** Asked once; the host begins nothing while an earlier charge is open, and gives that one back instead. */
const starting = flow.createStateConfig({
  tags: 'busy',
  invoke: {
    src: 'pay',
    input: ({ context: { wish } }) => ({
      billIds: [...(wish?.billIds ?? [])],
      means: wish?.means ?? 'vietqr',
    }),
    onDone: [
      {
        guard: ({ event }) => event.output.ok,
        target: 'showing',
        actions: assign({
          paying: ({ event, context }) => (event.output.ok ? event.output.value : context.paying),
        }),
      },
      {
        guard: ({ event }) => !event.output.ok && event.output.error !== 'closed',
        target: 'asking',
        actions: { type: 'notice', params: { code: 'pay-not-now' } },
      },
    ],
  },
});

/** A bank or a terminal is at work: nobody is asked whether they are still here, and only its word ends it. */
const atWork = flow.createStateConfig({ tags: 'busy', on: { BACK: 'stopping' } });

const stopping = flow.createStateConfig({
  tags: 'busy',
  entry: assign({
    paying: ({ context: { paying } }) => {
      if (paying === null || paying.state === 'ended') return paying;
      const { means, amount, reference } = paying;
      return { state: 'stopping' as const, means, amount, reference };
    },
  }),
  invoke: { src: 'stopPaying', input: {} },
  on: {
    PAYMENT: [
      {
        guard: ({ event, context }) => event.visitKey === context.visitKey && event.paying.state === 'ended',
        target: 'showing',
        actions: 'setPaying',
      },
      /** Said before the host had heard of the stop. */
      {},
    ],
  },
});

/** All that was not paid, or of which nobody knows; each with its words and its ways on. */
const ended = flow.createStateConfig({
  tags: 'reading',
  on: {
    RETRY: [
      {
        guard: ({ context }) => isNothingTaken(context) && context.wish !== null && context.bills !== null,
        target: 'checking',
      },
      { guard: ({ context }) => isNothingTaken(context), target: 'asking' },
    ],
    OTHER: { guard: ({ context }) => isNothingTaken(context), target: 'asking' },
    CASHIER: 'slip',
    NEXT: '#ticket',
  },
});

export const charge = {
  showing,
  starting,
  opening: atWork,
  qr: atWork,
  terminal: atWork,
  stopping,
  ended,
} as const;
