import { flow } from './setup.ts';

/**
 * Vắng mặt: after a silence the screen asks "still there?"; unanswered, the visit is wiped. While something is at work
 * for the patient nobody is asked, and where nobody is there is nothing to ask: the house's own look comes back.
 */
export const presence = flow.createStateConfig({
  initial: 'watching',
  states: {
    watching: {
      after: {
        silence: [
          { guard: ({ context }) => context.pace === 'busy', target: 'watching', reenter: true },
          {
            guard: ({ context }) => context.pace === 'nobody',
            target: 'watching',
            reenter: true,
            actions: 'wipe',
          },
          {
            guard: ({ context }) => context.pace === 'staff',
            target: 'watching',
            reenter: true,
            actions: 'staffGone',
          },
          { target: 'asking' },
        ],
      },
      on: {
        TOUCH: { target: 'watching', reenter: true },
        CHIP: { target: 'watching', reenter: true },
        AT: { target: 'watching', reenter: true, actions: 'setPlace' },
      },
    },
    asking: {
      after: { question: { target: 'watching', actions: 'expire' } },
      on: {
        STILL_HERE: 'watching',
        CARD: 'watching',
        CHIP: 'watching',
        AT: { target: 'watching', actions: 'setPlace' },
      },
    },
  },
});

/** Gọi nhân viên and "leave?": a question laid over the screen, which stays as it was below. */
export const help = flow.createStateConfig({
  initial: 'closed',
  states: {
    closed: { on: { STAFF: 'staff', LEAVE: 'leave' } },
    staff: {
      initial: 'calling',
      states: {
        calling: {
          invoke: {
            src: 'callStaff',
            input: ({ context }) => ({ step: context.at }),
            onDone: [
              { guard: ({ event }) => event.output.ok && event.output.value.called, target: 'called' },
              { target: 'desk' },
            ],
          },
        },
        called: {},
        /** Nobody could be told: the patient is shown the way to the desk, and not told otherwise. */
        desk: {},
      },
      on: { CLOSE: 'closed', STAFF_SCREEN: 'closed' },
    },
    leave: {
      on: { CLOSE: 'closed', CONFIRM_LEAVE: { target: 'closed', actions: 'giveUp' } },
    },
  },
  on: { END: '.closed' },
});

/** The host behind the page: while it is being restarted the screen says "one moment". */
export const link = flow.createStateConfig({
  initial: 'down',
  states: {
    down: { on: { LINK_UP: { target: 'up', actions: 'reopen' } } },
    up: { on: { LINK_DOWN: 'down', LINK_UP: { target: 'up', reenter: true, actions: 'reopen' } } },
  },
});
