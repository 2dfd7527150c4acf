import type { Texts } from './vi.ts';

/** What the staff's own screen says, in English. */
export const enStaff = {
  only: 'For staff',
  pin: {
    headline: 'Enter the staff PIN',
    lead: 'The screen closes by itself when not in use.',
    open: 'Open',
    typed: 'Digits entered: {{count}}',
  },
  trouble: {
    'wrong-pin': 'Not the right PIN. Tries left: {{count}}.',
    locked: 'Too many wrong tries: this screen is locked for a while.',
    'visit-under-way': 'Somebody is being served. Please wait until they are done.',
    'not-now': 'It could not be opened. Please try again later.',
    'not-reached': 'The terminal cannot be reached. The day is not closed.',
    refused: 'The terminal did not take the request. The day is not closed.',
    busy: 'The terminal is busy, or a payment is not clear yet. Nothing was done.',
    'no-such-task': 'This was seen to elsewhere already.',
  },
  tasks: {
    headline: 'Payments to look after',
    none: 'Nothing to look after',
    clear: 'All of it is known and recorded.',
    lead: 'Touch one to see to it.',
    endOfDay: 'End of day',
  },
  kinds: {
    unknown: 'Not known whether it was taken',
    unbooked: 'Paid, not recorded by the hospital',
    back: 'Money to give back',
    short: 'Paid too little',
    reversing: 'Being given back, no answer yet',
    'in-his': "Given back, still paid in the hospital's records",
    paid: 'Paid',
  },
  task: {
    reference: 'Code',
    time: 'Time',
    moneyIds: "Bank's code",
    byHand: 'The kiosk cannot give this back: please do it by hand.',
    acts: 'What can be done',
  },
  means: { vietqr: 'VietQR', card: 'Card' },
  acts: {
    reverse: 'Give money back',
    done: 'Seen to',
    charged: 'Money was taken',
    'not-charged': 'Money was not taken',
    retry: 'Send to the hospital again',
  },
  sure: {
    reverse: {
      headline: 'Give back {{amount}}?',
      what: 'It goes back to the card or account that paid.',
      now: 'Once only. Check the code {{reference}} first.',
    },
    charged: {
      headline: '{{amount}} was taken for certain?',
      what: 'The hospital is told that it is paid.',
      now: 'Only after the bank was asked about {{reference}}.',
    },
    'not-charged': {
      headline: '{{amount}} was not taken for certain?',
      what: 'The fees are still to be paid.',
      now: 'Only after the bank was asked about {{reference}}.',
    },
    done: {
      headline: '{{amount}} has been seen to?',
      what: 'It leaves this list.',
      now: 'The kiosk does nothing more about {{reference}}.',
    },
  },
  outcome: {
    busy: 'The terminal is busy, or a payment is not clear yet. Nothing was done.',
    done: 'Noted: this one is seen to.',
    reversed: 'The money was given back.',
    refused: 'Not given back: terminal or bank refused.',
    unsupported: 'Not possible from here. Give it back otherwise, then press Seen to.',
    unknown: 'The outcome is not known. Do not repeat it: the kiosk asks.',
    'not-reached': 'It cannot be reached. Please try again later.',
    booked: 'The hospital has recorded it.',
  },
  totals: {
    headline: 'The day of the terminal is closed',
    count: 'Transactions',
    amount: 'Total',
    none: 'Not told by the terminal',
    lead: "Please compare with the cashier's book.",
  },
} satisfies Texts['staff'];
