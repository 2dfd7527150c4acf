import type { BillView, EndingView, MeansView } from '../../electron/contract/payment-views.ts';
import type { VisitContext } from './setup.ts';

type Fees = Pick<VisitContext, 'bills' | 'leftOut' | 'paying'>;

/** The bills that are to be paid now: all but the older ones that were left out. */
export const chosenBills = ({ bills, leftOut }: Fees): readonly BillView[] =>
  bills?.bills.filter(({ id }) => !leftOut.includes(id)) ?? [];

/** Integer đồng. */
export const dueNow = (fees: Fees): number => chosenBills(fees).reduce((sum, { due }) => sum + due, 0);

/** Money is on its way of which nobody knows yet: nothing more is taken here. */
export const isBankAsked = ({ bills }: Fees): boolean =>
  bills?.news.some(({ kind }) => kind === 'asking') ?? false;

/** Older bills belong to whoever knows the phone number; each may be left for later. */
export const areOlderOpen = ({ bills }: Pick<Fees, 'bills'>): boolean =>
  bills?.older === 'open' && bills.bills.some(({ of }) => of === 'older');

/** There may be older bills to look at. */
export const hasOlder = (fees: Pick<Fees, 'bills'>): boolean =>
  fees.bills?.older === 'locked' || areOlderOpen(fees);

export type MeansLook = 'ready' | 'busy' | 'offline' | 'fault' | 'too-little' | 'too-much';

/** Whether what is chosen can be paid by this means now, or why not. */
export function meansLook(fees: Fees, means: MeansView): MeansLook {
  const { bills } = fees;
  const state = bills?.means.find((one) => one.means === means)?.state;
  if (!bills || !state) return 'offline';
  const due = dueNow(fees);
  if (due === 0 || due < bills.least) return 'too-little';
  if (due > bills.most) return 'too-much';
  return state;
}

export const mayPay = (fees: Fees, means: MeansView): boolean =>
  !isBankAsked(fees) && meansLook(fees, means) === 'ready';

export const endingOf = ({ paying }: Pick<Fees, 'paying'>): EndingView | null =>
  paying?.state === 'ended' ? paying.ending : null;

/** The bill is paid, whatever else came with it: there is a receipt. */
export const isPaid = (fees: Pick<Fees, 'paying'>): boolean => {
  const end = endingOf(fees)?.end;
  return end === 'paid' || end === 'late' || end === 'too-much' || end === 'twice';
};

/** Nothing was taken, for certain: it may be tried again, or otherwise. */
export const isNothingTaken = (fees: Pick<Fees, 'paying'>): boolean => {
  const end = endingOf(fees)?.end;
  return end === 'declined' || end === 'cancelled' || end === 'expired' || end === 'out-of-order';
};

/** The bills that the cashier sees to; none where it is the charge itself that is open. */
export const billsForCashier = (fees: Fees): string[] => {
  if (isBankAsked(fees) || (endingOf(fees) !== null && !isNothingTaken(fees))) return [];
  return chosenBills(fees).map(({ id }) => id);
};
