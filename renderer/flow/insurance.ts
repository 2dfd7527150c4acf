import { assign } from 'xstate';
import { flow } from './setup.ts';
import { notProven } from './trouble.ts';

/** Bảo hiểm y tế: asked once, shown, never in the way: every answer leads on. Where nobody answered, coming back asks again. */
export const insurance = flow.createStateConfig({
  id: 'insurance',
  tags: ['step:insurance', 'reading'],
  initial: 'checking',
  entry: assign({
    insurance: ({ context: { insurance } }) => (insurance?.status === 'no-answer' ? null : insurance),
  }),
  exit: 'clearNotice',
  states: {
    checking: {
      always: { guard: ({ context }) => context.insurance !== null, target: 'shown' },
      invoke: {
        src: 'insurance',
        input: {},
        onDone: [
          {
            guard: ({ event }) => event.output.ok,
            target: 'shown',
            actions: assign({
              insurance: ({ event, context }) => (event.output.ok ? event.output.value : context.insurance),
            }),
          },
          { guard: ({ event }) => notProven(event.output), target: '#confirm' },
        ],
      },
    },
    shown: {},
  },
  on: { NEXT: 'arrive', BACK: 'confirm' },
});
