import type { JobFate } from '../../drivers/ports/printer.ts';
import type { PaperView, PrintedView } from '../contract/views.ts';
import type { Journal } from './journal/journal.ts';

/** How the journal closes a job of which the printer was asked. */
export const OUTCOME_OF: Readonly<Record<JobFate, string>> = {
  printed: 'confirmed',
  sent: 'sent-unconfirmed',
  'not-printed': 'not-printed',
  unknown: 'unknown',
};

/** What the screen shows of a ticket; null where it is to be printed yet. */
export const PRINTED_OF: Readonly<Record<PaperView, PrintedView | null>> = {
  printed: 'confirmed',
  sent: 'sent-unconfirmed',
  'not-printed': null,
  unknown: 'unknown',
};

type Prints = Pick<Journal, 'prints'>;
type Outcome = string | null;
const isUnclear = (outcome: Outcome): boolean => outcome === null || outcome === 'unknown';
const isOut = (outcome: Outcome): boolean => outcome === 'confirmed' || outcome === 'sent-unconfirmed';

/** What the journal knows of the paper of a number, by the key under which it stands in the HIS; null: never printed here. */
export function paperFate(journal: Prints, numberKey: string): PaperView | null {
  const jobs = journal.prints(numberKey);
  if (jobs.length === 0) return null;
  if (jobs.includes('confirmed')) return 'printed';
  if (jobs.some(isOut)) return 'sent';
  return jobs.some(isUnclear) ? 'unknown' : 'not-printed';
}

/** How many papers of a number came out, and how many may have. */
export function copiesOf(journal: Prints, numberKey: string): { out: number; unclear: number } {
  const jobs = journal.prints(numberKey);
  return { out: jobs.filter(isOut).length, unclear: jobs.filter(isUnclear).length };
}
