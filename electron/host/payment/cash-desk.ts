import type { EndingView, PayingView } from '../../contract/payment-views.ts';
import { DELAYS } from '../delays.ts';
import type { Intent } from '../journal/journal.ts';
import type { PaperJobs } from '../paper-jobs.ts';
import type { Parts } from '../parts.ts';
import { warnOfMoney } from '../staff.ts';
import type { VisitRoom } from '../visit.ts';
import { type Bills, createBills } from './bills.ts';
import { createBooking } from './booking.ts';
import { createLookout, type Lookout } from './lookout.ts';
import { createMoneyPapers, type MoneyPapers } from './papers.ts';
import { createReversals } from './reversals.ts';
import { createStaffDesk, type StaffDesk } from './staff-desk.ts';
import { createTill, type Till } from './till.ts';

/** Everything of money: bills, charges, what follows from them, papers, and what staff see to. */
export interface CashDesk {
  readonly bills: Bills;
  readonly till: Till;
  readonly papers: MoneyPapers;
  readonly staff: StaffDesk;
  readonly lookout: Lookout;
  close(): Promise<void>;
}

export function createCashDesk(
  parts: Parts,
  visits: VisitRoom,
  jobs: PaperJobs,
  show: (visitKey: string, view: PayingView) => void,
): CashDesk {
  const tell = (what: Parameters<typeof warnOfMoney>[1]): void => void warnOfMoney(parts, what);
  const booking = createBooking(parts, tell);
  const till = createTill({
    ...parts,
    visits,
    booking,
    isHeld: (means) => staff.isAtWork(means),
    show,
    tell,
  });
  const reversals = createReversals(parts);

  /** Whoever still stands there learns of money that came after the screen had given up. */
  function late({ payload }: Intent<'watch'>, ending: EndingView): void {
    const visit = visits.current();
    if (visit?.paying?.state !== 'ended' || visit.paying.reference !== payload.charge.reference) return;
    visit.paying = { ...visit.paying, ending };
    show(visit.key, visit.paying);
  }

  const isHere = (numberKey: string): boolean => visits.current()?.numberKey === numberKey;
  const staff = createStaffDesk({ ...parts, till, booking, reversals });
  const lookout = createLookout({ ...parts, till, booking, reversals, isHere, tell, late });
  const timer = setInterval(() => void lookout.look(), DELAYS.moneyTick);
  return {
    bills: createBills(parts),
    till,
    papers: createMoneyPapers(parts, jobs),
    staff,
    lookout,
    async close() {
      clearInterval(timer);
      await Promise.all([booking.close(), till.close(), reversals.close()]);
      await lookout.close();
    },
  };
}
