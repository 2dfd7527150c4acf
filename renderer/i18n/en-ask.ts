import type { viAsk } from './vi-ask.ts';

/** What the screen says in questions and answers. */
export const enAsk: typeof viAsk = {
  tool: 'Ask',
  back: 'To check-in',
  close: 'Close',
  keyboard: 'Type a question',
  door: 'Questions: hours, papers, the way, insurance…',
  news: {
    paid: 'The money has been received.',
    other: 'There is news at check-in.',
    see: 'Go and see',
  },
  wait: {
    open: { headline: 'Opening questions and answers', what: 'One moment, please.' },
    finding: { headline: 'Looking for the answer', what: 'One moment, please.' },
  },
  topics: {
    headline: 'Any questions?',
    lead: 'Choose a subject, or press Type a question.',
    near: 'Often asked at this step',
    groups: 'Subjects',
  },
  group: { lead: 'Choose the nearest, or press Type a question.' },
  typing: {
    headline: 'Type the question',
    hint: 'In English or Vietnamese. No names, please.',
    done: 'When it is typed, press Ask.',
    found: 'Similar questions',
    go: 'Ask',
    emergency: 'If somebody needs emergency help: press Call staff now.',
  },
  answer: {
    label: 'Answer',
    way: 'Show way',
    home: 'Take home',
    read: 'Read aloud',
    stop: 'Stop',
    helped: 'Did this answer help?',
    yes: 'Yes',
    no: 'No',
    thanks: 'Thank you for telling us.',
    sorry: 'Sorry. Staff will be able to help.',
  },
  urgent: {
    headline: 'Emergency: call staff now',
    way: 'The way: {{place}}',
  },
  places: { headline: 'Where to?' },
  way: {
    to: 'To: {{place}}',
    metres: 'About {{metres}} metres from this kiosk.',
    here: 'This kiosk',
    steps: 'How to go',
    previous: 'Floor before',
    more: 'Next floor',
  },
  home: {
    headline: 'Take the answer home',
    lead: 'Open the camera of the phone, hold the code in its frame, then touch the line that appears.',
    picture: 'Square code with the answer',
  },
  unknown: {
    headline: 'The kiosk has no answer yet',
    lead: 'Staff will help. Or choose a similar question.',
    alone: 'Staff will help to answer it.',
  },
  clinical: {
    headline: 'This needs medical staff',
    what: 'The kiosk does not answer questions about illness, medicine or results.',
    now: 'Medical staff will help. Please press Call staff.',
    urgent: 'Feeling very unwell, short of breath, chest pain: tell staff at once.',
  },
};
