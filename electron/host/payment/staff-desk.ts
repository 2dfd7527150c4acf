import type { PaymentMeans, ReverseFate } from '../../../drivers/ports/payment.ts';
import type { Result } from '../../../drivers/ports/result.ts';
import { err, ok } from '../../../drivers/ports/result.ts';
import type { StaffAct, StaffOutcome, StaffTask } from '../../contract/payment-views.ts';
import type { Intent } from '../journal/journal.ts';
import type { Parts } from '../parts.ts';
import type { Booking } from './booking.ts';
import { createDeviceTurn } from './device-turn.ts';
import { createEndOfDay, type EndOfDay } from './end-of-day.ts';
import { isOf } from './lines.ts';
import type { Reversals } from './reversals.ts';
import { onlyOf, pieceOf, staffTasks } from './staff-list.ts';
import type { Till } from './till.ts';

/** Staff's list: everything of money that is open, and the charges that can be given back. */
export interface StaffDesk {
  tasks(): StaffTask[];
  act(task: string, act: StaffAct): Promise<Result<StaffOutcome, 'no-such-task'>>;
  endOfDay(): Promise<EndOfDay>;
  /** A device of this means is at work for staff: nobody is served by it meanwhile. */
  isAtWork(means: PaymentMeans): boolean;
}

export interface StaffDeskParts
  extends Pick<Parts, 'config' | 'drivers' | 'journal' | 'log' | 'now' | 'time'> {
  readonly till: Pick<Till, 'follows' | 'byStaff' | 'isBusy' | 'resolveOpen'>;
  readonly booking: Pick<Booking, 'book' | 'giveUp'>;
  readonly reversals: Reversals;
}

export function createStaffDesk(parts: StaffDeskParts): StaffDesk {
  const { journal, log, till, booking, reversals } = parts;
  const turn = createDeviceTurn(parts);
  const endOfDay = createEndOfDay({ ...parts, turn });

  const tasks = (): StaffTask[] => staffTasks(parts);
  const offers = (id: string, act: StaffAct): boolean =>
    tasks().some((task) => task.id === id && task.can.includes(act));

  async function reverse(intent: Intent): Promise<StaffOutcome> {
    if (!isOf('attention')(intent) && !isOf('settle')(intent)) return 'unsupported';
    const money = isOf('settle')(intent) ? onlyOf(intent) : pieceOf(intent);
    if (!money) return 'unsupported';
    const task = isOf('settle')(intent) ? null : intent.id;
    const { payload, visit } = intent;
    const fate = await turn.take(payload.means, async () =>
      // What was asked after meanwhile may have changed the list.
      offers(intent.id, 'reverse') ? reversals.reverse(payload, money, task, visit) : 'busy',
    );
    return fate === 'busy' ? 'busy' : outcomeOf(fate);
  }

  /** Staff have seen to it; not while the answer to it is on its way. */
  async function done(intent: Intent): Promise<StaffOutcome> {
    if (isOf('settle')(intent)) {
      if (await booking.giveUp(intent.id)) return 'done';
      return journal.find(intent.id)?.outcome === 'booked' ? 'booked' : 'done';
    }
    if (isOf('reverse')(intent) && turn.isTaken(intent.payload.means)) return 'busy';
    journal.close(intent.id, intent.kind, 'by-staff');
    log('intent.closed', { intent: intent.id, kind: intent.kind, outcome: 'by-staff' });
    return 'done';
  }

  async function actOn(intent: Intent, act: StaffAct): Promise<StaffOutcome> {
    switch (act) {
      case 'reverse':
        return reverse(intent);
      case 'retry':
        return (await booking.book(intent.id)) ? 'booked' : 'not-reached';
      case 'charged':
      case 'not-charged':
        if (!isOf('charge')(intent)) return 'refused';
        await till.byStaff(intent, act);
        return 'done';
      case 'done':
        return done(intent);
    }
  }

  return {
    isAtWork: turn.isTaken,
    tasks,
    async act(id, act) {
      const intent = journal.find(id);
      if (!intent || !offers(id, act)) return err('no-such-task');
      const outcome = await actOn(intent, act);
      log('staff.act', { task: id, act, outcome });
      return ok(outcome);
    },
    endOfDay,
  };
}

const outcomeOf = (fate: ReverseFate): StaffOutcome => {
  if (fate.state === 'reversed') return 'reversed';
  if (fate.state === 'unknown') return 'unknown';
  return fate.why === 'not-started' ? 'not-reached' : fate.why;
};
