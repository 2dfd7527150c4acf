import type { Texts } from './vi.ts';

/** The same in English. */
export const enDetails = {
  offer: 'Update details',
  headline: 'Contact details',
  lead: 'Touch what should be changed.',
  unsaved: 'Not saved yet. Check, then press Save.',
  save: 'Save',
  stored: 'Saved. The hospital has the new details.',
  none: 'None yet',
  noPhone: 'no phone number',
  will: '→ New: {{what}}',
  keep: 'Keep as it is',
  clear: 'Clear',
  fields: {
    phone: 'Phone number',
    address: 'Address',
    contact: 'Contact person',
    guardian: 'Guardian',
  },
  fault: {
    changed: 'The hospital changed this record; not saved. Check, then press Save or Call staff.',
    unknown: 'The hospital has not said if it was saved. Press Save once more, or Back to go on.',
    'no-place': 'The hospital did not take this commune. Choose the address again, or tell the desk.',
    'not-now': 'The list of places could not be opened. Try again, or tell the desk.',
  },
  phone: {
    headline: 'Enter the new phone number',
    lead: 'The hospital calls or writes to this number.',
    wrong: 'A mobile number has 10 digits and begins with 03, 05, 07, 08 or 09.',
    typed: 'Typed digits',
  },
  province: {
    headline: 'Choose the province or city',
    lead: 'By the names of today: there are 34.',
    here: 'In the present address',
  },
  commune: {
    headline: 'Choose the commune or ward',
    typing: 'Type the commune or ward',
    lead: 'There are no districts any more.',
    former: 'The old address has a district; today there are communes and wards only.',
    here: 'In the present address',
    search: 'Type a name',
    list: 'See the list',
    found: '{{count}} places. Type more to narrow down, marks do not matter.',
    none: 'There is no such place. Delete some letters and look again.',
  },
  line: {
    headline: 'Type house number and street',
    lead: 'If there is none, leave it empty and press Continue.',
  },
  relation: {
    headline: 'Who is the guardian?',
    lead: 'Who looks after the child and decides.',
    mother: 'Mother',
    father: 'Father',
    guardian: 'Guardian',
  },
  name: {
    contact: { headline: 'Type the name of the contact' },
    guardian: { headline: 'Type the name of the guardian' },
    lead: 'Vietnamese marks by Telex: aa makes â, s an acute.',
  },
  theirPhone: {
    headline: 'Enter the phone number of this person',
    skip: 'No phone number',
  },
  trouble: {
    headline: 'Contact details could not be opened',
    now: 'Press Try again, or go on. Getting a number is not affected.',
    onward: 'Go on',
    onwardDetail: 'Update later at the desk',
  },
  notSaved: { headline: 'The change could not be saved' },
} satisfies Texts['details'];
