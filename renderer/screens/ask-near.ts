import type { FaqTopicView } from '../../electron/contract/faq-views.ts';
import type { Step } from '../../electron/contract/views.ts';

/**
 * The topics of a step of check-in, those that belong to the fewest steps first, else in their order: what is asked
 * everywhere is not what is asked just here.
 */
export function nearTopics(topics: readonly FaqTopicView[], step: Step | null): readonly FaqTopicView[] {
  if (step === null) return [];
  return topics
    .filter(({ screens }) => screens.includes(step))
    .toSorted((one, other) => one.screens.length - other.screens.length);
}
