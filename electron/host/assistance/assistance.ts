import type { Plan } from '../../../kiosk-config/faq/plan.ts';
import { type Faq, isValidOn } from '../../../kiosk-config/faq/read.ts';
import type { FaqAnswerView, FaqPlaceView, FaqTopicsView } from '../../contract/faq-views.ts';
import type { Words } from '../../contract/views.ts';
import { beyondThings } from './beyond/beyond.ts';
import { contentThing } from './content-things.ts';
import { homeText } from './home-text.ts';
import { judge, type Verdict } from './judge.ts';
import { buildSearchIndex, type SearchIndex } from './search/search-index.ts';
import { wayFrom } from './way.ts';

/** Hỏi đáp: what the hospital answers, found by the words that people use. */
export interface Assistance {
  /** What is answered today. */
  topics(): FaqTopicsView;
  /** What a question is about. The first one builds what `prepare` has not built of the index. */
  find(question: string): Verdict;
  /** Null where today there is no such answer. */
  read(id: string): FaqAnswerView | null;
  /** A step of building the index, of a few ms, while nobody waits; whether it is ready. */
  prepare(): boolean;
}

export interface AssistanceOptions {
  readonly faq: Faq;
  readonly hospital: Words;
  /** Where this kiosk stands on the plan; null: no ways are shown. */
  readonly place: string | null;
  /** The hospital's local day, `2026-11-22`. */
  readonly today: () => string;
}

export function createAssistance({ faq, hospital, place, today }: AssistanceOptions): Assistance {
  const { head, topics, plan } = faq;
  const byId = new Map(topics.map((topic) => [topic.id, topic]));
  const steps = buildSearchIndex([...topics.map(contentThing), ...beyondThings()]);
  let index: SearchIndex | null = null;
  /** One step of building the index; whether it is there. */
  const prepare = (): boolean => {
    if (index) return true;
    const { done, value } = steps.next();
    if (done) index = value;
    return done === true;
  };
  const search = (): SearchIndex => {
    while (!index) prepare();
    return index;
  };
  const isGiven = (id: string): boolean => {
    const topic = byId.get(id);
    // What is shown in an emergency is never out of date: there would be nothing in its place.
    return topic !== undefined && (id === head.emergency || isValidOn(topic, today()));
  };

  return {
    topics: () => {
      const given = topics.filter(({ id }) => isGiven(id));
      return {
        groups: head.groups.filter(({ id }) => given.some(({ group }) => group === id)),
        topics: given.map(({ id, group, icon, title, screens }) => ({ id, group, icon, title, screens })),
      };
    },
    find: (question) => judge(question, search().find(question), { emergency: head.emergency, isGiven }),
    read(id) {
      const topic = isGiven(id) ? byId.get(id) : undefined;
      if (!topic) return null;
      return {
        id,
        title: topic.title,
        answer: topic.answer,
        home: homeText(topic, hospital, head.home),
        there: placesFrom(plan, place, topic.places),
        urgent: id === head.emergency,
      };
    },
    prepare,
  };
}

/** The places to which there is a way from here, in their order. */
const placesFrom = (plan: Plan | null, here: string | null, ids: readonly string[]): FaqPlaceView[] =>
  ids.flatMap((id) => {
    const place = plan?.places.find((one) => one.id === id);
    const way = plan && place && here !== null ? wayFrom(plan, here, id) : null;
    return place && way ? [{ title: place.title, way }] : [];
  });
