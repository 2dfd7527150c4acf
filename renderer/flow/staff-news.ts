import { assign } from 'xstate';
import { flow } from './setup.ts';
import { desk, failed } from './staff-parts.ts';

/** Asks for the news; after staff have seen some of it, they go on with the rest. */
export const listingFor = (then: 'tasks' | 'news') =>
  flow.createStateConfig({
    tags: 'busy',
    invoke: {
      src: 'staffNews',
      input: {},
      onDone: [
        {
          guard: ({ event }) => event.output.ok && (then === 'tasks' || event.output.value.length > 0),
          target: then,
          actions: assign((all) => desk(all, { news: all.event.output.ok ? all.event.output.value : [] })),
        },
        {
          guard: ({ event }) => event.output.ok,
          target: 'tasks',
          actions: assign((all) => desk(all, { news: [] })),
        },
        { guard: failed, target: 'pin' },
      ],
    },
  });

/** What became of visits after their patients had gone: read here, and seen to in the hospital's system. */
export const news = flow.createStateConfig({
  on: { SEEN: { guard: ({ event }) => event.ids.length > 0, target: 'seeing' }, BACK: 'tasks' },
});

/** The list that follows shows whether it was noted. */
export const seeing = flow.createStateConfig({
  tags: 'busy',
  invoke: {
    src: 'staffSeen',
    input: ({ event }) => ({ ids: event.type === 'SEEN' ? [...event.ids] : [] }),
    onDone: { guard: (all) => all.event.output.ok || failed(all), target: 'renewing' },
  },
});
