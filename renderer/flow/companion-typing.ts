import { assign } from 'xstate';
import { isUnderSix, tellsOf } from '../../electron/contract/person.ts';
import { hospitalToday, mayBeUnderSix } from './child-number.ts';
import type { Here } from './companion-told.ts';
import { desk, sound, told } from './companion-told.ts';
import { flow } from './setup.ts';

const fitsNumber = ({ context }: Here, birthDate: string): boolean =>
  tellsOf(context.childDesk.told?.number ?? '')?.birthYear === Number(birthDate.slice(0, 4));

/** Giấy khai sinh, piece by piece; what cannot be is refused before the host is asked. */
export const typing = {
  number: flow.createStateConfig({
    on: {
      CHILD_NUMBER: [
        {
          guard: ({ event }) => mayBeUnderSix(event.number, hospitalToday()),
          target: 'name',
          actions: assign((all) =>
            told(all, {
              number: all.event.number,
              sex: tellsOf(all.event.number)?.sex ?? 'male',
            }),
          ),
        },
        { actions: assign((all) => desk(all, { fault: 'not-under-six' })) },
      ],
      BACK: { target: 'card', actions: sound },
    },
  }),
  name: flow.createStateConfig({
    on: {
      CHILD_NAME: {
        target: 'birth-date',
        actions: assign((all) => told(all, { name: all.event.name })),
      },
      BACK: { target: 'number', actions: sound },
    },
  }),
  'birth-date': flow.createStateConfig({
    on: {
      CHILD_BIRTH_DATE: [
        {
          guard: (all) => !fitsNumber(all, all.event.birthDate),
          actions: assign((all) => desk(all, { fault: 'not-that-date' })),
        },
        {
          guard: ({ event }) => !isUnderSix(event.birthDate, hospitalToday()),
          actions: assign((all) => desk(all, { fault: 'not-under-six' })),
        },
        {
          target: 'relation',
          actions: assign((all) => told(all, { birthDate: all.event.birthDate })),
        },
      ],
      BACK: { target: 'name', actions: sound },
    },
  }),
};
