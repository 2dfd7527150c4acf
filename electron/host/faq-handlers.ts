import { err, ok } from '../../drivers/ports/result.ts';
import type { Handlers } from '../contract/server.ts';
import type { Assistance } from './assistance/assistance.ts';
import type { AssistanceRecords } from './assistance/records.ts';

type FaqRequest = 'faq.topics' | 'faq.find' | 'faq.read' | 'faq.helped';

interface FaqRooms {
  /** Null where the kiosk answers no questions. */
  readonly assistance: Assistance | null;
  readonly records: Pick<AssistanceRecords, 'unanswered' | 'shown' | 'helped'>;
}

const NOT_CONFIGURED = err('not-configured' as const);
/** From here on a question is taken to tell of an illness. */
const ILLNESS = 0.15;

/** Answers to the page about questions and answers. They need no visit, and know none. */
export function faqHandlers({ assistance, records }: FaqRooms): Pick<Handlers, FaqRequest> {
  return {
    'faq.topics': async () => (assistance ? ok(assistance.topics()) : NOT_CONFIGURED),

    'faq.find': async ({ text, final }) => {
      if (!assistance) return NOT_CONFIGURED;
      const { kind, topics, illness } = assistance.find(text);
      // What may tell of an illness is not kept: nobody will write an answer to it.
      if (final && kind === 'nearest' && illness < ILLNESS) records.unanswered(text);
      return ok({ kind, topics });
    },

    'faq.read': async ({ id }) => {
      if (!assistance) return NOT_CONFIGURED;
      const answer = assistance.read(id);
      if (!answer) return err('no-such-topic');
      records.shown(id);
      return ok(answer);
    },

    'faq.helped': async ({ id, helped }) => {
      if (!assistance) return NOT_CONFIGURED;
      if (!assistance.read(id)) return err('no-such-topic');
      records.helped(id, helped);
      return ok({});
    },
  };
}
