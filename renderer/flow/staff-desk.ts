import type {
  DayTotalsView,
  StaffAct,
  StaffOutcome,
  StaffTask,
} from '../../electron/contract/payment-views.ts';
import type { StaffNews } from '../../electron/contract/staff-views.ts';

/** Why the staff's screen does not do what was asked of it. */
export type StaffTroubleCode =
  | 'wrong-pin'
  | 'locked'
  | 'visit-under-way'
  | 'not-now'
  | 'not-reached'
  | 'refused'
  | 'busy'
  | 'no-such-task';

/** All that the page holds for staff; dropped as one object when they leave. */
export interface StaffDesk {
  readonly tasks: readonly StaffTask[];
  /** What became of visits after their patients had gone. */
  readonly news: readonly StaffNews[];
  readonly taskId: string | null;
  /** What is to be done with the task. */
  readonly act: StaffAct | null;
  /** What came of the last act. */
  readonly outcome: StaffOutcome | null;
  readonly totals: DayTotalsView | null;
  readonly trouble: StaffTroubleCode | null;
  readonly triesLeft: number | null;
}

export const NOBODY_AT_DESK: StaffDesk = {
  tasks: [],
  news: [],
  taskId: null,
  act: null,
  outcome: null,
  totals: null,
  trouble: null,
  triesLeft: null,
};

export type StaffEvent =
  | { type: 'STAFF_SCREEN' }
  | { type: 'PIN'; pin: string }
  | { type: 'TASK'; id: string }
  | { type: 'ACT'; act: StaffAct }
  | { type: 'END_OF_DAY' }
  | { type: 'NEWS' }
  | { type: 'SEEN'; ids: readonly string[] }
  // nobody has touched the staff's screen for a while
  | { type: 'STAFF_GONE' };
