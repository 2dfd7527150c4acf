import type { Bill } from '../../drivers/ports/his.ts';
import type { Result } from '../../drivers/ports/result.ts';
import { err, ok } from '../../drivers/ports/result.ts';
import type { Handlers } from '../contract/server.ts';
import { type PrinterView, printerStatus } from '../contract/views.ts';
import type { Parts } from './parts.ts';
import type { CashDesk } from './payment/cash-desk.ts';
import type { Visit } from './visit.ts';

type MoneyRequest =
  | 'visit.bills'
  | 'visit.unlock'
  | 'visit.pay'
  | 'visit.stop-paying'
  | 'visit.receipt'
  | 'visit.cashier';

export interface MoneyRooms {
  readonly parts: Pick<Parts, 'config'>;
  readonly cash: CashDesk;
  /** What a job has said of the printer. */
  printerIs(status: PrinterView): void;
  withVisit<T, E extends string>(
    work: (visit: Visit) => Promise<Result<T, E>>,
  ): Promise<Result<T, E | 'no-visit'>>;
  withProof<T, E extends string>(
    work: (visit: Visit) => Promise<Result<T, E>>,
  ): Promise<Result<T, E | 'no-visit' | 'not-proven'>>;
}

/** Answers to the page about money. */
export function moneyHandlers(rooms: MoneyRooms): Pick<Handlers, MoneyRequest> {
  const { cash, withVisit, withProof } = rooms;
  const { payment } = rooms.parts.config;

  /** The bills that were offered and that this names; null where it names another. */
  const chosen = (visit: Visit, ids: readonly string[]): readonly Bill[] | null => {
    const bills = visit.bills.filter(({ id }) => ids.includes(id));
    return bills.length > 0 && bills.length === new Set(ids).size ? bills : null;
  };

  const printed = <T, E extends string>(result: Result<T, E>): Result<{ printed: T }, E> => {
    const said = result.ok ? null : printerStatus.safeParse(result.error);
    if (said?.success) rooms.printerIs(said.data);
    return result.ok ? ok({ printed: result.value }) : result;
  };

  return {
    'visit.bills': () => withProof((visit) => cash.bills.view(visit)),

    'visit.unlock': ({ digits }) => withProof((visit) => cash.bills.unlock(visit, digits)),

    'visit.pay': ({ billIds, means }) =>
      withProof(async (visit) => {
        if (payment[means] === null) return err('not-configured');
        if (visit.paying && visit.paying.state !== 'ended') return ok(visit.paying);
        // A code of before may have been paid meanwhile: then less is owed, or nothing.
        if (await cash.lookout.askAbout(billIds)) await cash.bills.view(visit);
        if (visit.paying && visit.paying.state !== 'ended') return ok(visit.paying);
        const unresolved = cash.till.unresolved(billIds, visit.chargeId);
        if (unresolved) return ok(unresolved);
        const bills = chosen(visit, billIds);
        if (!bills || !visit.number || visit.patientId === null) return err('not-offered');
        const amount = bills.reduce((sum, { due }) => sum + due, 0);
        const fits = Number.isSafeInteger(amount) && amount >= payment.least && amount <= payment.most;
        return fits ? ok(cash.till.begin(visit, bills, means)) : err('out-of-limits');
      }),

    'visit.stop-paying': () =>
      withVisit(async (visit) => {
        cash.till.stop(visit);
        return ok({});
      }),

    'visit.receipt': ({ again }) =>
      withVisit(async (visit) => printed(await cash.papers.receipt(visit, again))),

    'visit.cashier': ({ billIds }) =>
      withVisit(async (visit) => printed(await cash.papers.slip(visit, billIds))),
  };
}
