import { assign } from 'xstate';
import { isPhone } from '../ui/digit-groups.ts';
import { address } from './details-address.ts';
import type { DetailsHeld } from './details-wish.ts';
import { desk, isName, kept } from './details-wish.ts';
import { flow } from './setup.ts';

const phone = flow.createStateConfig({
  exit: 'clearNotice',
  on: {
    KEEP: { target: 'shown', actions: assign((all) => kept(all)) },
    PHONE: {
      guard: ({ event }) => event.phone !== null && isPhone(event.phone),
      target: 'shown',
      actions: assign((all) => {
        const { change } = all.context.detailsDesk;
        return desk(all, {
          change: all.event.phone === null ? change : { ...change, phone: all.event.phone },
        });
      }),
    },
    BACK: 'shown',
  },
});

/** Who the guardian is to the child. */
const relation = flow.createStateConfig({
  exit: 'clearNotice',
  on: {
    KEEP: { target: 'shown', actions: assign((all) => kept(all)) },
    RELATION: { target: 'name', actions: assign((all) => desk(all, { relation: all.event.relation })) },
    BACK: 'shown',
  },
});

const name = flow.createStateConfig({
  exit: 'clearNotice',
  on: {
    KEEP: { target: 'shown', actions: assign((all) => kept(all)) },
    NAME: {
      guard: ({ event }) => isName(event.name),
      target: 'their-phone',
      actions: assign((all) => desk(all, { name: all.event.name.trim() })),
    },
    BACK: [
      { guard: ({ context }) => context.detailsDesk.field === 'guardian', target: 'relation' },
      { target: 'shown' },
    ],
  },
});

/** The phone of the contact or guardian, who may have none. */
const theirPhone = flow.createStateConfig({
  exit: 'clearNotice',
  on: {
    PHONE: {
      guard: ({ event }) => event.phone === null || isPhone(event.phone),
      target: 'shown',
      actions: assign((all) => named(all, all.event.phone)),
    },
    BACK: 'name',
  },
});

function named(all: DetailsHeld, theirs: string | null) {
  const { change, field, name: typed, relation: whose } = all.context.detailsDesk;
  if (typed === null) return {};
  const person = { name: typed, phone: theirs };
  if (field === 'guardian' && whose !== null)
    return desk(all, { change: { ...change, guardian: { ...person, relation: whose } } });
  return field === 'contact' ? desk(all, { change: { ...change, contact: person } }) : {};
}

/** The states in which one field is changed; each leads back to all of them. */
export const fields = {
  phone,
  ...address,
  relation,
  name,
  'their-phone': theirPhone,
} as const;
