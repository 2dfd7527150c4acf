import type { ReactNode } from 'react';
import { Notice } from '../ui/notice.tsx';
import type { View } from './view.ts';

const GOOD = ['done', 'reversed', 'booked'];

/** What came of the last touch of staff. */
export function staffNotice({ context: { staff }, say }: View): ReactNode {
  if (staff.trouble)
    return (
      <Notice kind="care">{say(`staff.trouble.${staff.trouble}`, { count: staff.triesLeft ?? 0 })}</Notice>
    );
  if (!staff.outcome) return null;
  return (
    <Notice kind={GOOD.includes(staff.outcome) ? 'good' : 'care'}>
      {say(`staff.outcome.${staff.outcome}`)}
    </Notice>
  );
}
