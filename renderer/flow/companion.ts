import { assign } from 'xstate';
import { NO_CHILD } from './child-desk.ts';
import { sending } from './companion-sending.ts';
import { desk, told } from './companion-told.ts';
import { typing } from './companion-typing.ts';
import type { FlowContext } from './setup.ts';
import { flow } from './setup.ts';

/** A child under six whose own card was shown goes on only with an adult; one that is settled does not ask again. */
export const needsAdult = ({ person, childDesk, insurance }: FlowContext): boolean =>
  (person?.underSix ?? false) && !childDesk.settled && insurance === null;

/** The other of the two is known by their card, as after a way back. */
const isOtherKnown = ({ person, companion }: FlowContext): boolean =>
  companion?.role === (person?.underSix ? 'adult' : 'child');

/** The child's birth certificate may be typed: for an adult who was read by their card, and not without end. */
export const mayType = ({ person, childDesk }: Pick<FlowContext, 'person' | 'childDesk'>): boolean =>
  !(person?.underSix ?? true) && childDesk.fault !== 'attempts';

/**
 * Trẻ dưới 6 tuổi và người đi cùng: who came with whom, by the other's card or the child's birth certificate; then what
 * they are to each other, where the adult can be called, and all of it once more before the visit is the child's.
 */
export const companion = flow.createStateConfig({
  tags: ['step:companion', 'reading'],
  initial: 'deciding',
  exit: ['clearNotice', 'clearTrouble'],
  states: {
    deciding: {
      always: [{ guard: ({ context }) => isOtherKnown(context), target: 'relation' }, { target: 'card' }],
    },
    card: {
      on: {
        CERTIFICATE: {
          guard: ({ context }) => mayType(context),
          target: 'number',
          actions: assign((all) => told(all, {})),
        },
        CARD: {
          guard: ({ event }) => event.card.kind === 'other',
          actions: assign((all) => desk(all, { fault: 'other-card' })),
        },
        BACK: { target: '#confirm', actions: assign({ childDesk: NO_CHILD }) },
      },
    },
    ...typing,
    relation: {
      on: {
        RELATION: {
          target: 'phone',
          actions: assign((all) => desk(all, { relation: all.event.relation })),
        },
        BACK: [
          { guard: ({ context }) => context.childDesk.told !== null, target: 'birth-date' },
          { target: 'card' },
        ],
      },
    },
    phone: {
      on: {
        GUARDIAN_PHONE: {
          target: 'check',
          actions: assign((all) => desk(all, { phone: all.event.phone })),
        },
        BACK: 'relation',
      },
    },
    check: { on: { NEXT: 'sending', BACK: 'phone' } },
    sending,
    /** Too many children were typed for one card: the desk goes on, or the child's own card does. */
    trouble: {
      exit: 'clearTrouble',
      on: {
        RETRY: { guard: ({ context }) => context.childDesk.fault !== 'attempts', target: 'sending' },
        BACK: [
          { guard: ({ context }) => context.childDesk.fault === 'attempts', target: 'card' },
          { target: 'check' },
        ],
      },
    },
  },
  on: {
    CARD: {
      guard: ({ event, context }) =>
        event.card.kind === 'companion' && event.card.visitKey === context.visitKey,
      target: '.relation',
      actions: [
        'clearNotice',
        assign((all) => {
          const { card } = all.event;
          return card.kind === 'companion' ? { companion: card.companion, ...desk(all, { told: null }) } : {};
        }),
      ],
    },
  },
});
