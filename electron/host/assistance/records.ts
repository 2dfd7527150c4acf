import { z } from 'zod';
import type { Store } from '../journal/store.ts';
import type { Log } from '../log.ts';
import { isDoubtful } from './doubt.ts';
import { scrub } from './scrub.ts';
import { fold, lower } from './words/fold.ts';

/** Questions that are kept: beyond them the rarest go, of these the oldest. */
const MOST_QUESTIONS = 500;
/** Days until a question that nobody asks again is forgotten. */
const QUESTION_DAYS = 90;
/** Days until the counts of a day are forgotten. */
const COUNT_DAYS = 400;
const DAY_MS = 86_400_000;

const unansweredRow = z.object({ question: z.string(), times: z.number(), lastDay: z.string() });
const topicRow = z.object({ id: z.string(), shown: z.number(), helped: z.number(), notHelped: z.number() });

/** A question that the kiosk could not answer, how often it was asked, and on which local day last. */
export type UnansweredQuestion = z.infer<typeof unansweredRow>;
/** How often an answer was read, and how often people said that it did or did not help them. */
export type TopicCounts = z.infer<typeof topicRow>;

/**
 * What is kept of questions and answers: by days, without the time of day, the visit or the person. Writing never throws:
 * what the disk does not take is lost, and told in the log.
 */
export interface AssistanceRecords {
  /** `text`: as it was asked; it is scrubbed here, and nothing is kept where no word is left of it or a name may be. */
  unanswered(text: string): void;
  shown(id: string): void;
  helped(id: string, helped: boolean): void;
  /** Questions most asked first, topics by their ids. Throws where the file cannot be read. */
  report(): { unanswered: UnansweredQuestion[]; topics: TopicCounts[] };
  /** Drops what is older than its time. */
  forgetOld(): void;
}

export interface AssistanceRecordsOptions {
  /** The journal's file. */
  readonly store: Store;
  /** The hospital's local day: `2026-11-23`. */
  readonly today: () => string;
  readonly log: Log;
  /** Full names of the people of the visit: a question with one of their given names is not kept. */
  readonly known: () => readonly string[];
}

export function createAssistanceRecords({
  store,
  today,
  log,
  known,
}: AssistanceRecordsOptions): AssistanceRecords {
  const sql = prepare(store);

  function write(what: () => void): void {
    try {
      what();
    } catch (error) {
      log('faq.lost', { why: codeOf(error) });
    }
  }

  const keep = store.transaction((folded: string, question: string): void => {
    sql.ask.run(folded, question, today());
    sql.trim.run(folded, MOST_QUESTIONS - 1);
  });
  const forget = store.transaction((): void => {
    sql.forgetQuestions.run(daysBefore(today(), QUESTION_DAYS));
    sql.forgetCounts.run(daysBefore(today(), COUNT_DAYS));
  });

  return {
    unanswered: (text) =>
      write(() => {
        if (isDoubtful(text, known())) return;
        const question = scrub(text, known());
        const folded = foldedOf(question);
        if (!/\p{L}/u.test(folded)) return;
        keep(folded, question);
        log('faq.unanswered', {});
      }),
    shown: (id) => write(() => sql.count.run(id, today(), 1, 0, 0)),
    helped: (id, helped) => write(() => sql.count.run(id, today(), 0, helped ? 1 : 0, helped ? 0 : 1)),
    report: () => ({
      unanswered: z.array(unansweredRow).parse(sql.unanswered.all(daysBefore(today(), QUESTION_DAYS))),
      topics: z.array(topicRow).parse(sql.topics.all(daysBefore(today(), COUNT_DAYS))),
    }),
    forgetOld: () => write(() => forget()),
  };
}

const prepare = (store: Store) => ({
  ask: store.prepare(
    `INSERT INTO unanswered (folded, question, times, last_day) VALUES (?, ?, 1, ?)
     ON CONFLICT (folded) DO UPDATE SET times = times + 1, last_day = max(last_day, excluded.last_day)`,
  ),
  /** All but the one just asked, or no new question would ever be kept beside many frequent ones. */
  trim: store.prepare(
    `DELETE FROM unanswered WHERE folded IN (
       SELECT folded FROM unanswered WHERE folded <> ? ORDER BY times DESC, last_day DESC LIMIT -1 OFFSET ?
     )`,
  ),
  count: store.prepare(
    `INSERT INTO topic_day (topic, day, shown, helped, not_helped) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (topic, day) DO UPDATE SET shown = shown + excluded.shown, helped = helped + excluded.helped,
       not_helped = not_helped + excluded.not_helped`,
  ),
  unanswered: store.prepare(
    `SELECT question, times, last_day AS lastDay FROM unanswered WHERE last_day >= ?
     ORDER BY times DESC, last_day DESC, folded`,
  ),
  topics: store.prepare(
    `SELECT topic AS id, sum(shown) AS shown, sum(helped) AS helped, sum(not_helped) AS notHelped
     FROM topic_day WHERE day >= ? GROUP BY topic ORDER BY topic`,
  ),
  forgetQuestions: store.prepare('DELETE FROM unanswered WHERE last_day < ?'),
  forgetCounts: store.prepare('DELETE FROM topic_day WHERE day < ?'),
});

/** The same question, whoever typed it: marks, case, blanks and what stands between the words make no other. */
const foldedOf = (question: string): string =>
  fold(lower(question))
    .replace(/[^\p{L}#…]+/gu, ' ')
    .trim();

const daysBefore = (day: string, days: number): string =>
  new Date(Date.parse(day) - days * DAY_MS).toISOString().slice(0, 10);

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
