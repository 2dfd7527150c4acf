import type { FaqFoundView } from '../../contract/faq-views.ts';
import { asksDoctor } from './clinical-signs.ts';
import { emergencyToldIn } from './emergency-signs.ts';
import type { Found, Ranked } from './search/search-index.ts';

/** What is done with a question. */
export interface Verdict extends FaqFoundView {
  /** How sure it is of what it does: 0 to 1. */
  readonly score: number;
  /** How likely it is that the question tells of an illness: 0 to 1. */
  readonly illness: number;
}

/** An answer is given from this on; see docs/faq.md for how it was chosen. */
const SURE = 0.55;
/** And where the topic is so much likelier than the next; else both are offered. */
const CLEAR = 1.5;
/** Below this a topic is not even near. */
const NEAR = 0.03;
const MOST_NEAR = 3;
/** From where on an emergency is shown, by the signs of one that the words hold. */
const EMERGENCY = { certain: 0, possible: 0.15, none: 0.5 } as const;

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
  const doctor = asksDoctor(question);
  const told = emergencyToldIn(question);
  const illness = doctor || told === 'certain' ? 1 : scope.clinical + scope.emergency;
  if (emergency >= EMERGENCY[told])
    return { kind: 'emergency', topics: [content.emergency], score: emergency, illness };
  if (doctor) return { kind: 'clinical', topics: [], score: scope.clinical, illness };
  const [second] = rest;
  const clear = first !== undefined && first.chance >= CLEAR * (second?.chance ?? 0);
  if (clear && score >= SURE)
    return { kind: 'answer', topics: [first.id, ...near(rest).slice(0, 2)], score, illness };
  if (scope.clinical > scope.elsewhere && scope.clinical > scope.topic)
    return { kind: 'clinical', topics: [], score: scope.clinical, illness };
  return { kind: 'nearest', topics: near(topics), score, illness };
}
