import type { InsuranceAnswer, NotCovered } from '../../drivers/ports/insurer.ts';
import type { Visit } from './visit.ts';

/** What the desk mends with card or papers in hand. */
const FOR_DESK: readonly NotCovered[] = [
  'wrong-code',
  'name-mismatch',
  'birth-date-mismatch',
  'papers-needed',
];

/** Whether the insurer's answer counts as it stands; else the desk looks at it, and nobody takes it for "has none". */
export const isSettled = (answer: InsuranceAnswer, { typed }: Pick<Visit, 'typed'>): boolean => {
  if (answer.status === 'not-covered') return !typed && !FOR_DESK.includes(answer.reason);
  return answer.status === 'covered';
};
