import { assign } from 'xstate';
import { isAdult } from '../../electron/contract/person.ts';
import { isAsking, seenAnew } from './ask-desk.ts';
import { hospitalToday } from './child-number.ts';
import { needsAdult } from './companion.ts';
import type { FlowContext } from './setup.ts';
import { flow, NO_VISIT } from './setup.ts';

/** A card begins a visit with nothing of the one before. */
export const beginVisit = flow.createAction(
  assign(({ event }) =>
    event.type === 'CARD' && event.card.kind === 'person'
      ? { ...NO_VISIT, person: event.card.person, visitKey: event.card.visitKey }
      : {},
  ),
);

/** A read whose outcome is open: nobody goes on before it is known. */
export const isReading = ({ chip }: Pick<FlowContext, 'chip'>): boolean =>
  chip.state === 'reading' && !chip.complete;

/** The host says so too: what is proven of the person is enough to go on, and nothing is being read. */
export const mayGoOn = (context: Pick<FlowContext, 'chip' | 'person'>): boolean =>
  (context.person?.enough ?? false) && !isReading(context);

/** An adult may have come for a child. */
export const mayBringChild = (context: Pick<FlowContext, 'chip' | 'person'>): boolean =>
  mayGoOn(context) && context.person !== null && isAdult(context.person.birthDate, hospitalToday());

const codeWanted = {
  guard: ({ context }: { context: FlowContext }) => context.chip.state === 'code-wanted',
  target: '#code',
};

/** Cửa: the door. A card may be shown at once, or after a touch and an explanation. */
export const welcome = flow.createStateConfig({
  id: 'welcome',
  tags: ['step:welcome', 'nobody'],
  always: codeWanted,
  on: {
    NEXT: 'identify',
    STAFF_SCREEN: { guard: ({ context }) => context.kiosk?.staffScreen ?? false, target: 'staff' },
    CARD: { guard: ({ event }) => event.card.kind === 'person', target: 'confirm', actions: beginVisit },
  },
});

/** Nhận diện: how to lay the card, and waiting for it. */
export const identify = flow.createStateConfig({
  tags: ['step:identify'],
  initial: 'waiting',
  exit: 'clearNotice',
  states: {
    waiting: { always: codeWanted },
    /** A chip lies on the reader and opens with its own code. The card is lifted to show it: that does not lead back. */
    code: { id: 'code', tags: 'reading' },
  },
  on: {
    BACK: 'welcome',
    CARD: { guard: ({ event }) => event.card.kind === 'person', target: 'confirm', actions: beginVisit },
  },
});

/** "Is this you?": name, masked number and, from the chip, the face. */
export const confirm = flow.createStateConfig({
  id: 'confirm',
  tags: ['step:confirm'],
  exit: 'clearNotice',
  on: {
    NEXT: [
      { guard: ({ context }) => mayGoOn(context) && needsAdult(context), target: 'companion' },
      { guard: ({ context }) => mayGoOn(context), target: 'insurance' },
    ],
    /** An adult who brings a child: the card that was shown is theirs. */
    CHILD: { guard: ({ context }) => mayBringChild(context), target: 'companion' },
    BACK: { actions: 'giveUp' },
  },
});

/** A card that the kiosk must not take. Nothing of the person is left; it goes by itself, or gives way to a new card. */
export const refused = flow.createStateConfig({
  tags: ['step:refused', 'nobody'],
  always: codeWanted,
  after: {
    refused: [
      { guard: ({ context }) => isAsking(context), target: 'refused', reenter: true },
      { actions: 'finish' },
    ],
  },
  on: {
    ...seenAnew('refused'),
    NEXT: { actions: 'finish' },
    CARD: { guard: ({ event }) => event.card.kind === 'person', target: 'confirm', actions: beginVisit },
  },
});
