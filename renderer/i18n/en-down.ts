import type { Texts } from './vi.ts';

/** What the screen says where the hospital's system has to do without, or staff have to look, in English. */
export const enDown = {
  goOn: 'Go on without waiting',
  toDesk: 'Get a slip for the desk',
  arriveNow: 'Press Go on: the hospital records the visit later.',
  departmentNow: 'Press Get a slip for the desk: staff help to choose a clinic.',
  'several-patients': {
    headline: 'Staff have to choose the right record',
    what: 'The hospital has several records under this citizen number.',
    now: 'Press Get a slip for the desk: staff choose the right one.',
  },
  'other-record': {
    headline: 'The desk has to look at the record',
    what: 'The hospital has another name and birth date under this citizen number.',
    now: 'Press Get a slip for the desk: staff look at the card and mend the record.',
  },
  'papers-first': {
    headline: 'The desk looks at the birth certificate',
    what: 'The child has no card, so staff look at the birth certificate first.',
    now: 'Take the birth certificate to the reception desk, with the slip from here.',
  },
  later: 'The hospital records it once its system runs.',
  local: {
    number: 'Number for now',
    printing: 'Printing the ticket',
    printed: 'Please take the ticket below',
    where: 'The clinic takes this number now.',
    keep: 'The number {{number}} is good without a ticket too.',
  },
  desk: {
    number: 'Name of the slip',
    title: 'Reception desk',
    time: 'Taken at {{time}}',
    wish: 'Wish: {{clinic}}',
    printing: 'Printing a slip for the desk',
    printed: 'Take the slip to the reception desk',
    goodbye: 'Please go to the reception desk',
    keep: 'No slip is needed: tell the desk its name, {{number}}.',
  },
} satisfies Texts['down'];
