import type { Result } from '../../drivers/ports/result.ts';
import { err } from '../../drivers/ports/result.ts';
import type { PayingView } from '../../electron/contract/payment-views.ts';
import type { Journal } from '../../electron/host/journal/journal.ts';
import { moneyHandlers } from '../../electron/host/money-handlers.ts';
import { createPaperJobs } from '../../electron/host/paper-jobs.ts';
import type { Parts } from '../../electron/host/parts.ts';
import { type CashDesk, createCashDesk } from '../../electron/host/payment/cash-desk.ts';
import { tidy } from '../../electron/host/recovery.ts';
import { createResumption, type Resumption } from '../../electron/host/resumption.ts';
import { createVisitRoom, type Visit, type VisitRoom } from '../../electron/host/visit.ts';

/** The rooms of the host that have to do with money, put together as the host does it. */
export interface MoneyHost {
  readonly journal: Journal;
  readonly visits: VisitRoom;
  readonly cash: CashDesk;
  readonly handlers: ReturnType<typeof moneyHandlers>;
  readonly resumption: Resumption;
  endVisit(): void;
  tidy(): Promise<void>;
}

export function startMoneyHost(parts: Parts, show: (visitKey: string, view: PayingView) => void): MoneyHost {
  const { journal, now } = parts;
  const visits = createVisitRoom(now);
  const cash = createCashDesk(parts, visits, createPaperJobs(parts), show);
  const withVisit = async <T, E extends string>(
    work: (visit: Visit) => Promise<Result<T, E>>,
  ): Promise<Result<T, E | 'no-visit'>> => {
    const visit = visits.current();
    if (!visit) return err('no-visit');
    const result = await work(visit);
    return visit.over.signal.aborted ? err('no-visit') : result;
  };
  return {
    journal,
    visits,
    cash,
    handlers: moneyHandlers({
      parts,
      cash,
      printerIs: () => undefined,
      withVisit,
      withProof: withVisit,
    }),
    resumption: createResumption(parts, visits, Promise.resolve(), cash.lookout.lookAtOpen),
    endVisit() {
      const visit = visits.current();
      if (!visit) return;
      cash.till.leave(visit);
      visits.end();
      journal.forget(visit.key);
      if (visit.numberKey) journal.forget(visit.numberKey);
    },
    tidy: () => tidy(parts, visits.keys()),
  };
}
