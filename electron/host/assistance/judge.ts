import type { FaqFoundView } from '../../contract/faq-views.ts';
import { tellsEmergency } from './emergency-signs.ts';
import type { Found, Ranked } from './search/search-index.ts';

/** What is done with a question. */
export interface Verdict extends FaqFoundView {
  /** How sure it is of what it does: 0 to 1. */
  readonly score: number;
}

/** An answer is given from this on; see docs/faq.md for how it was chosen. */
const SURE = 0.46;
/** Below this a topic is not even near. */
const NEAR = 0.03;
const MOST_NEAR = 3;
/** An emergency is shown where it is likelier than that it is none; with the words of one, from this on. */
const EMERGENCY = 0.5;
const EMERGENCY_TOLD = 0.15;

interface Content {
  /** The topic that is shown in an emergency. */
  readonly emergency: string;
  /** Whether the topic is given today. */
  isGiven(id: string): boolean;
}

/** Answers, declines, or sends to people: rather silent than wrong, and an emergency before all else. */
export function judge(question: string, { ranked, scope }: Found, content: Content): Verdict {
  const topics = ranked.filter(({ id }) => content.isGiven(id));
  const [first, ...rest] = topics;
  const near = (all: readonly Ranked[]): string[] =>
    all
      .filter(({ chance }) => chance >= NEAR)
      .slice(0, MOST_NEAR)
      .map(({ id }) => id);
  const score = first ? scope.topic * Math.sqrt(first.chance) : 0;

  // Whoever is in an emergency may ask for help as well as for the way: both count.
  const asked = scope.topic * (ranked.find(({ id }) => id === content.emergency)?.chance ?? 0);
  const emergency = scope.emergency + asked;
  if (emergency >= (tellsEmergency(question) ? EMERGENCY_TOLD : EMERGENCY))
    return { kind: 'emergency', topics: [content.emergency], score: emergency };
  if (first && score >= SURE) return { kind: 'answer', topics: [first.id, ...near(rest).slice(0, 2)], score };
  if (scope.clinical > scope.elsewhere && scope.clinical > scope.topic)
    return { kind: 'clinical', topics: [], score: scope.clinical };
  return { kind: 'nearest', topics: near(topics), score };
}
