import type { PaperView } from '../contract/views.ts';
import type { Intent, Journal } from './journal/journal.ts';

/** Outcomes after which a paper is in somebody's hand. */
const OUT: readonly (string | null)[] = ['confirmed', 'sent-unconfirmed'];
/** Nobody knows, or nobody knows yet. */
const UNCLEAR: readonly (string | null)[] = ['unknown', null];

/** What the journal knows of the paper of a number, by the key under which it stands in the HIS; null: never printed here. */
export function paperFate(journal: Pick<Journal, 'outcomes'>, numberKey: string): PaperView | null {
  const jobs = journal.outcomes(numberKey, 'print');
  if (jobs.length === 0) return null;
  if (jobs.some((outcome) => OUT.includes(outcome))) return 'printed';
  return jobs.some((outcome) => UNCLEAR.includes(outcome)) ? 'unknown' : 'not-printed';
}

/** How many papers of a number came out, or may have. */
export const copiesOf = (journal: Pick<Journal, 'outcomes'>, numberKey: string): number =>
  journal.outcomes(numberKey, 'print').filter((outcome) => OUT.includes(outcome) || UNCLEAR.includes(outcome))
    .length;

/** Jobs that nobody has seen the end of, oldest first. */
export const openJobs = (journal: Pick<Journal, 'kept'>): Intent<'print'>[] =>
  journal
    .kept()
    .filter((intent): intent is Intent<'print'> => intent.kind === 'print')
    .filter(({ state }) => state === 'opened');
