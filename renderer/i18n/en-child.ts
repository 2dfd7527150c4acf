import type { Texts } from './vi.ts';

/** What the screen says where a child under six and an adult come together, in English. */
export const enChild = {
  choice: 'Visit for a child under 6',
  card: {
    child: {
      headline: 'Lay the child’s ID card on the reader',
      camera: 'Show the code on the child’s card',
      lead: 'The card of the adult has been read.',
      other: 'This is not the card of a child under 6. Please show the card of the child.',
    },
    adult: {
      headline: 'Now the ID card of the adult, please',
      camera: 'Now the code of the adult, please',
      lead: 'A child under 6 comes with an adult.',
      other: 'This is not the card of an adult. Please show the card of the adult.',
    },
    staff: 'The adult has no card here: press Call staff',
    certificate: 'The child has no card',
    certificateDetail: 'Type the birth certificate',
  },
  number: {
    headline: 'Type the personal number of the child',
    lead: 'The 12 digits on the birth certificate.',
    typed: 'Number typed',
  },
  name: { headline: 'Type the full name of the child', lead: 'Just as on the birth certificate.' },
  birthDate: {
    headline: 'Type the birth date of the child',
    lead: 'Two digits for the day, two for the month, four for the year.',
    typed: 'Date typed',
  },
  relation: {
    headline: 'Who is the adult to the child?',
    mother: 'Mother',
    father: 'Father',
    guardian: 'Guardian',
  },
  phone: {
    headline: 'Phone number of the adult',
    lead: 'So that the hospital can call.',
    typed: 'Number typed',
    skip: 'Skip',
  },
  check: {
    headline: 'A visit for this child: is it right?',
    mother: 'With the mother',
    father: 'With the father',
    guardian: 'With the guardian',
    phone: 'Phone',
    noPhone: 'None given',
  },
  fault: {
    'not-under-six': 'This step is for children under 6 only. Please look again, or press Call staff.',
    'not-that-number': 'Personal number and birth date do not fit. Please look at the birth certificate.',
    'not-that-date': 'The date does not fit the personal number. Please look at the birth certificate.',
    attempts: 'No more birth certificates are taken here. Show the card of the child, or go to the desk.',
    'no-such-day': 'There is no such day. Please look at the birth certificate.',
    phone: 'This is not a phone number. Please look again, or press Skip.',
  },
  trouble: {
    headline: 'The visit for the child did not begin',
    what: 'The kiosk could not note down the child and the adult.',
    now: 'Press Try again, or go to the reception desk.',
    closed: 'This visit was closed.',
    closedNow: 'Press Stop, then show the citizen card once more.',
    attempts: {
      headline: 'The reception desk will register the child',
      what: 'Birth certificates were typed as often as the kiosk allows.',
      now: 'Please take the birth certificate to the reception desk.',
    },
  },
  insurance: {
    headline: 'The desk looks at the birth certificate',
    what: 'A child under 6 is insured by its birth certificate.',
    now: 'A queue number can still be taken. Show the birth certificate at the desk.',
  },
} satisfies Texts['child'];
