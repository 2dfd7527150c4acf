import { assign } from 'xstate';
import { flow, NO_VISIT } from './setup.ts';

/** A card begins a visit with nothing of the one before. */
export const beginVisit = flow.createAction(
  assign(({ event }) =>
    event.type === 'CARD' && event.card.kind === 'person'
      ? { ...NO_VISIT, person: event.card.person, visitKey: event.card.visitKey }
      : {},
  ),
);

/** Cửa: the door. A card may be shown at once, or after a touch and an explanation. */
export const welcome = flow.createStateConfig({
  tags: ['step:welcome', 'nobody'],
  on: {
    NEXT: 'identify',
    CARD: { guard: ({ event }) => event.card.kind === 'person', target: 'confirm', actions: beginVisit },
  },
});

/** Nhận diện: how to lay the card, and waiting for it. */
export const identify = flow.createStateConfig({
  tags: ['step:identify'],
  exit: 'clearNotice',
  on: {
    BACK: 'welcome',
    CARD: { guard: ({ event }) => event.card.kind === 'person', target: 'confirm', actions: beginVisit },
  },
});

/** "Is this you?": name and masked number. */
export const confirm = flow.createStateConfig({
  tags: ['step:confirm'],
  exit: 'clearNotice',
  on: {
    NEXT: 'insurance',
    BACK: { actions: 'giveUp' },
  },
});
