import type { ConfigFault, Source } from '../source.ts';
import { place } from '../source.ts';
import { linesOf } from './lines.ts';
import { faultOfPlace } from './places.ts';
import type { Plan } from './plan.ts';
import type { FaqHead, Topic } from './schema.ts';

/** A topic, and where it stands. */
export interface Placed {
  readonly topic: Topic;
  readonly source: Source;
  readonly index: number;
}

/** What is wrong between the topics, and between them, the head and the plan. */
export function topicFaults(
  head: FaqHead,
  source: Source,
  topics: readonly Placed[],
  plan: Plan | null,
): readonly ConfigFault[] {
  const ids = new Set(topics.map(({ topic }) => topic.id));
  const groups = new Set(head.groups.map(({ id }) => id));
  const emergency = ids.has(head.emergency)
    ? []
    : [place(['emergency'], `there is no topic ${head.emergency}`, [source])];
  return [
    ...emergency,
    ...twice(head.groups.map(({ id }, index) => ({ key: id, at: ['groups', index, 'id'], source }))),
    ...twice(
      topics.map(({ topic, source: file, index }) => ({ key: topic.id, at: [index, 'id'], source: file })),
    ),
    ...sharedQuestions(topics),
    ...topics.flatMap((one) => faultsOf(one, groups, plan)),
  ];
}

function faultsOf(one: Placed, groups: ReadonlySet<string>, plan: Plan | null): readonly ConfigFault[] {
  const { topic, source, index } = one;
  const fault = (key: string, message: string): ConfigFault => place([index, key], message, [source]);
  const { from, to } = topic.valid;
  return [
    ...(groups.has(topic.group) ? [] : [fault('group', `there is no group ${topic.group}`)]),
    ...lostPlaces(one, plan),
    ...(from !== null && to !== null && from > to
      ? [fault('valid', `ends (${to}) before it begins (${from})`)]
      : []),
    ...(topic.questions.vi.length > 0 ? [] : [fault('questions', 'has no question in Vietnamese')]),
  ];
}

/** Each place that the plan does not have. */
const lostPlaces = ({ topic, source, index }: Placed, plan: Plan | null): readonly ConfigFault[] =>
  topic.places.flatMap((id, at) => {
    const lost = faultOfPlace(id, plan);
    return lost === null ? [] : [place([index, 'place', at], lost, [source])];
  });

interface Named {
  readonly key: string;
  readonly at: readonly PropertyKey[];
  readonly source: Source;
}

/** Each that has the key of one before it. */
function twice(
  all: readonly Named[],
  words = (key: string) => `${key} is there twice`,
): readonly ConfigFault[] {
  const seen = new Set<string>();
  return all.flatMap(({ key, at, source }) => {
    if (!seen.has(key)) {
      seen.add(key);
      return [];
    }
    return [place(at, words(key), [source])];
  });
}

/** The same question under two topics has no right answer. */
function sharedQuestions(topics: readonly Placed[]): readonly ConfigFault[] {
  const owner = new Map<string, string>();
  return topics.flatMap((one) =>
    (['vi', 'en'] as const).flatMap((language) =>
      one.topic.questions[language].flatMap((question) => {
        const key = question.toLowerCase();
        const first = owner.get(key);
        owner.set(key, first ?? one.topic.id);
        return first === undefined || first === one.topic.id
          ? []
          : [place(placeOf(question, language, one), `is a question of ${first}, too`, [one.source])];
      }),
    ),
  );
}

/** Where in its file a question stands: blank lines of the block count there. */
function placeOf(question: string, language: 'vi' | 'en', { source, index }: Placed): readonly PropertyKey[] {
  const path = [index, 'questions', language];
  const found = linesOf(source.textOf(path) ?? '').find(({ line }) => line === question);
  return found ? [...path, found.at] : path;
}
