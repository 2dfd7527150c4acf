import type { Result } from '../../drivers/ports/result.ts';
import { err, ok } from '../../drivers/ports/result.ts';
import type { Handlers } from '../contract/server.ts';
import type { News } from './news.ts';
import type { CashDesk } from './payment/cash-desk.ts';
import type { StaffScreen } from './staff-screen.ts';

type StaffRequest =
  | 'staff.open'
  | 'staff.tasks'
  | 'staff.news'
  | 'staff.seen'
  | 'staff.act'
  | 'staff.end-of-day'
  | 'staff.close';

export interface StaffRooms {
  readonly cash: Pick<CashDesk, 'staff'>;
  readonly news: Pick<News, 'list' | 'seen'>;
  readonly staffScreen: StaffScreen;
}

/** Answers to the screen for staff: nothing but the PIN and the way out before it is open. */
export function staffHandlers({ cash, news, staffScreen }: StaffRooms): Pick<Handlers, StaffRequest> {
  const staffOnly = async <T, E extends string>(
    work: () => Promise<Result<T, E>>,
  ): Promise<Result<T, E | 'not-open'>> => (staffScreen.isOpen() ? work() : err('not-open'));

  return {
    'staff.open': async ({ pin }) => staffScreen.open(pin),

    'staff.tasks': () => staffOnly(async () => ok(cash.staff.tasks())),

    'staff.news': () => staffOnly(async () => ok(news.list())),

    'staff.seen': ({ ids }) =>
      staffOnly(async () => {
        news.seen(ids);
        return ok({});
      }),

    'staff.act': ({ task, act }) =>
      staffOnly(async () => {
        const result = await cash.staff.act(task, act);
        return result.ok ? ok({ outcome: result.value }) : result;
      }),

    'staff.end-of-day': () => staffOnly(() => cash.staff.endOfDay()),

    'staff.close': async () => {
      staffScreen.close();
      return ok({});
    },
  };
}
