import { assign } from 'xstate';
import type { Answer } from '../../electron/contract/client.ts';
import type { FaqFoundView } from '../../electron/contract/faq-views.ts';
import type { AskDesk, ChosenAt } from './ask-desk.ts';
import { NO_QUESTION } from './ask-desk.ts';
import { flow } from './setup.ts';

/** A pause in typing: an emergency is not shown under the finger that types on. */
const PAUSE_MS = 500;

interface All {
  readonly context: { readonly ask: AskDesk };
}
const desk = ({ context }: All, change: Partial<AskDesk>) => ({ ask: { ...context.ask, ...change } });

const found = (all: All, answer: Answer<'faq.find'>) => desk(all, { found: answer.ok ? answer.value : null });
const isFound =
  (kind: FaqFoundView['kind']) =>
  ({ context }: All): boolean =>
    context.ask.found?.kind === kind;
const opensTopic = (chosenAt: ChosenAt) =>
  ({
    target: '#asking.reading',
    actions: { type: 'openAnswer', params: { chosenAt } },
  }) as const;
const backTo = (chosenAt: ChosenAt) => ({
  guard: ({ context }: All) => context.ask.chosenAt === chosenAt,
  target: `#asking.${chosenAt}`,
});
/** To where the answer was chosen. */
const leadsBack = [backTo('group'), backTo('typing'), backTo('unknown'), { target: '#asking.topics' }];
const typesOn = { target: '#asking.typing' };

/** To how many places the answer leads. */
const placesIn = ({ context }: All): number => context.ask.answer?.there.length ?? 0;

const typing = flow.createStateConfig({
  initial: 'resting',
  states: {
    /** Whoever came back from an answer is not led to it again. */
    resting: {},
    finding: {
      invoke: {
        src: 'faqFind',
        input: ({ context }) => ({ text: context.ask.text, final: false }),
        onDone: { target: 'pausing', actions: assign((all) => found(all, all.event.output)) },
      },
    },
    pausing: { after: { [PAUSE_MS]: { guard: isFound('emergency'), ...opensTopic('typing') } } },
  },
  on: {
    ASK_TEXT: {
      target: '.finding',
      actions: assign((all) => desk(all, { text: all.event.text })),
    },
    ASK_NOW: { guard: ({ context }) => context.ask.text.trim() !== '', target: 'asked' },
    ASK_TOPIC: opensTopic('typing'),
    ASK_BACK: { target: 'topics', actions: assign((all) => desk(all, { text: '', found: null })) },
  },
});

/** The host has the last word: it knows what it may answer. */
const asked = flow.createStateConfig({
  invoke: {
    src: 'faqFind',
    input: ({ context }) => ({ text: context.ask.text, final: true }),
    onDone: { target: 'judged', actions: assign((all) => found(all, all.event.output)) },
  },
  on: { ASK_BACK: typesOn },
});

const judged = flow.createStateConfig({
  always: [
    { guard: isFound('answer'), ...opensTopic('typing') },
    { guard: isFound('emergency'), ...opensTopic('typing') },
    { guard: isFound('clinical'), target: 'clinical' },
    { target: 'unknown' },
  ],
});

const reading = flow.createStateConfig({
  invoke: {
    src: 'faqRead',
    input: ({ context }) => ({ id: context.ask.wanted ?? '' }),
    onDone: [
      {
        guard: ({ event }) => event.output.ok,
        target: 'answer',
        actions: assign((all) => desk(all, { answer: all.event.output.ok ? all.event.output.value : null })),
      },
      { target: 'unknown' },
    ],
  },
  on: { ASK_BACK: leadsBack },
});

const answer = flow.createStateConfig({
  initial: 'shown',
  states: {
    shown: {
      on: {
        ASK_WAY: [
          { guard: (all) => placesIn(all) > 1, target: 'places' },
          {
            guard: (all) => placesIn(all) === 1,
            target: 'way',
            actions: assign((all) => desk(all, { place: 0 })),
          },
        ],
        ASK_HOME: 'home',
        ASK_HELPED: {
          guard: ({ context }) => context.ask.helped === null,
          actions: [assign((all) => desk(all, { helped: all.event.helped })), 'countHelped'],
        },
        ASK_BACK: leadsBack,
      },
    },
    places: {
      on: {
        ASK_PLACE: {
          guard: (all) => all.event.at >= 0 && all.event.at < placesIn(all),
          target: 'way',
          actions: assign((all) => desk(all, { place: all.event.at })),
        },
        ASK_BACK: 'shown',
      },
    },
    way: { on: { ASK_BACK: [{ guard: (all) => placesIn(all) > 1, target: 'places' }, { target: 'shown' }] } },
    home: { on: { ASK_BACK: 'shown' } },
  },
});

/**
 * Hỏi đáp: questions and answers, laid over any screen, which stays below as it was. What was typed goes when this is
 * closed, and with the visit.
 */
export const asking = flow.createStateConfig({
  id: 'asking',
  initial: 'closed',
  states: {
    closed: {
      entry: assign(({ context }) => ({ ask: { ...NO_QUESTION, topics: context.ask.topics } })),
      on: {
        ASK: {
          guard: ({ context }) => context.kiosk?.answers === true && context.at !== 'staff',
          target: 'open',
          actions: assign((all) => desk(all, { over: all.event.over, noticed: all.context.notice })),
        },
      },
    },
    open: {
      tags: 'asking',
      always: [{ guard: ({ context }) => context.ask.topics !== null, target: 'topics' }],
      invoke: {
        src: 'faqTopics',
        input: {},
        onDone: [
          {
            guard: ({ event }) => event.output.ok,
            target: 'topics',
            actions: assign((all) =>
              desk(all, { topics: all.event.output.ok ? all.event.output.value : null }),
            ),
          },
          { target: 'closed' },
        ],
      },
      on: { ASK_BACK: 'closed' },
    },
    topics: {
      tags: 'asking',
      on: {
        ASK_GROUP: { target: 'group', actions: assign((all) => desk(all, { group: all.event.id })) },
        ASK_KEYBOARD: 'typing',
        ASK_TOPIC: opensTopic('topics'),
        ASK_BACK: 'closed',
      },
    },
    group: {
      tags: 'asking',
      on: { ASK_KEYBOARD: 'typing', ASK_TOPIC: opensTopic('group'), ASK_BACK: 'topics' },
    },
    typing: { ...typing, tags: 'asking' },
    asked: { ...asked, tags: 'asking' },
    judged: { ...judged, tags: 'asking' },
    reading: { ...reading, tags: 'asking' },
    answer: { ...answer, tags: 'asking' },
    unknown: {
      tags: 'asking',
      on: {
        ASK_TOPIC: opensTopic('unknown'),
        ASK_KEYBOARD: 'typing',
        /** A topic that was touched, and could not be read, was no question that was typed. */
        ASK_BACK: [
          { guard: ({ context }) => context.ask.text !== '', target: 'typing' },
          { target: 'topics' },
        ],
      },
    },
    clinical: { tags: 'asking', on: { ASK_KEYBOARD: 'typing', ASK_BACK: 'typing' } },
  },
  on: {
    ASK_CLOSE: '.closed',
    END: '.closed',
    LINK_DOWN: '.closed',
    /** A card begins, or ends, a visit: that is what the person came for. */
    CARD: {
      guard: ({ event: { card } }) =>
        card.kind === 'person' || card.kind === 'refused' || card.kind === 'companion',
      target: '.closed',
    },
    /** So does one that lies on the chip reader. */
    CHIP: {
      guard: ({ event: { chip }, context }) =>
        context.person === null && (chip.state === 'reading' || chip.state === 'code-wanted'),
      target: '.closed',
    },
    STAFF_SCREEN: '.closed',
  },
});
