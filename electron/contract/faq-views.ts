import { z } from 'zod';
import { way } from './plan-views.ts';
import { step, words } from './views.ts';

/** Longest question that the page sends, in characters. */
export const LONGEST_QUESTION = 500;

/** A kind of topics, with the drawing of its button (the name of an icon). */
export const faqGroup = z.strictObject({ id: z.string(), icon: z.string(), title: words });

/** A question of which the hospital has an answer, as its button shows it. */
export const faqTopic = z.strictObject({
  id: z.string(),
  group: z.string(),
  icon: z.string(),
  title: words,
  /** Where in the check-in flow it is offered first. */
  screens: z.array(step),
});
export type FaqTopicView = z.infer<typeof faqTopic>;

export const faqTopics = z.strictObject({ groups: z.array(faqGroup), topics: z.array(faqTopic) });
export type FaqTopicsView = z.infer<typeof faqTopics>;

/**
 * What was found. `answer`: the first topic answers it. `nearest`: nothing does surely; these are near. `clinical`: only a
 * doctor may answer it. `emergency`: the first topic is what the hospital says to an emergency.
 */
export const faqFound = z.strictObject({
  kind: z.enum(['answer', 'nearest', 'clinical', 'emergency']),
  /** Ids, best first. */
  topics: z.array(z.string()).max(4),
});
export type FaqFoundView = z.infer<typeof faqFound>;

const spoken = z.strictObject({ text: z.string(), steps: z.array(z.string()) });

/** A place, and the way to it from this kiosk. */
export const faqPlace = z.strictObject({ title: words, way });
export type FaqPlaceView = z.infer<typeof faqPlace>;

/** The hospital's answer, and the ways to where it leads. */
export const faqAnswer = z.strictObject({
  id: z.string(),
  title: words,
  answer: z.strictObject({ vi: spoken, en: spoken }),
  /** Content of the code that takes the answer home, in each language. */
  home: words,
  /** Where it leads; empty where the answer names no place, or there is no way to any. */
  there: z.array(faqPlace),
  /** Of an emergency: nobody reads on who can call. */
  urgent: z.boolean(),
});
export type FaqAnswerView = z.infer<typeof faqAnswer>;
