import { FileText } from 'lucide-react';
import type { ReactNode } from 'react';
import type { BillView, MoneyNews, PayingView } from '../../electron/contract/payment-views.ts';
import { chosenBills } from '../flow/fees.ts';
import type { BillLine } from '../ui/bill-lines.tsx';
import { Choice } from '../ui/choice.tsx';
import type { Fact } from '../ui/facts.tsx';
import { money } from '../ui/format.ts';
import { Notice } from '../ui/notice.tsx';
import { Notices } from '../ui/notices.tsx';
import type { View } from './view.ts';
import { local } from './view.ts';

const KINDS = { late: 'good', back: 'care', asking: 'care' } as const;
const ORDER: readonly MoneyNews['kind'][] = ['asking', 'back', 'late'];
/** More would push the sum off the screen; the slip tells all. */
const NEWS_SHOWN = { normal: 2, large: 1 } as const;

/** Money of this visit that was on its way, what matters most first. */
export function newsNotices(view: View): ReactNode {
  const { context, say } = view;
  const news = sortedNews(view).slice(0, NEWS_SHOWN[context.textSize]);
  if (news.length === 0) return null;
  return (
    <Notices>
      {news.map(({ kind, amount, reference }) => (
        <Notice key={reference} kind={KINDS[kind]}>
          {say(`pay.news.${kind}`, { amount: money(amount), reference })}
        </Notice>
      ))}
    </Notices>
  );
}

const sortedNews = ({ context: { bills } }: View): MoneyNews[] =>
  [...(bills?.news ?? [])].sort((one, other) => ORDER.indexOf(one.kind) - ORDER.indexOf(other.kind));

/** With what and where to ask about the most important of it; the charge itself is of another visit. */
export function newsFacts(view: View): Fact[] {
  const [first] = sortedNews(view);
  if (!first) return [];
  const reference: Fact = {
    label: view.say('pay.facts.reference'),
    value: first.reference,
    weight: 'strong',
  };
  return [reference, ...cashierFact(view)];
}

/** What the sum is made of, at most `most` lines. */
export function billLines(view: View, most: number): BillLine[] {
  const { say } = view;
  const bills = chosenBills(view.context);
  const ours = bills.filter(({ of }) => of === 'this');
  const insurance = ours.reduce((sum, one) => sum + one.insurance, 0);
  const items = [
    ...ours.flatMap((one) => one.items.map(({ label, amount }) => ({ label, value: money(amount) }))),
    ...bills
      .filter(({ of }) => of === 'older')
      .map(({ date, due }) => ({ label: say('pay.owed.older', { date }), value: money(due) })),
  ];
  const room = insurance > 0 ? most - 1 : most;
  const shown = items.length > room ? items.slice(0, Math.max(0, room - 1)) : items;
  const rest = items.length - shown.length;
  return [
    ...shown,
    ...(rest > 0 ? [{ label: say('pay.owed.more', { count: rest }), value: '', kind: 'more' as const }] : []),
    ...(insurance > 0
      ? [{ label: say('pay.owed.estimate'), value: `−${money(insurance)}`, kind: 'back' as const }]
      : []),
  ];
}

/** A bill by its clinic, or by its day. */
export const billName = (view: View, { clinic, date }: BillView): string =>
  clinic ? local(view, clinic) : view.say('pay.choosing.bill', { date });

/** How a charge is spoken of at the cashier's. */
export const chargeFacts = ({ say }: View, { means, amount, reference }: PayingView): Fact[] => [
  { label: say('pay.facts.amount'), value: money(amount), weight: 'strong' },
  { label: say('pay.facts.by'), value: say(`staff.means.${means}`), weight: 'strong' },
  { label: say('pay.facts.reference'), value: reference, weight: 'strong' },
];

/** Where the cashier is. */
export const cashierFact = (view: View): Fact[] => {
  const { kiosk } = view.context;
  if (!kiosk) return [];
  return [{ label: view.say('pay.facts.cashier'), value: local(view, kiosk.cashier), weight: 'strong' }];
};

/** A slip with which the cashier finds what this is about. */
export const SlipChoice = ({ view: { say, send } }: { view: View }) => (
  <Choice
    icon={<FileText className="icon" aria-hidden />}
    title={say('pay.cashier.ask')}
    detail={say('pay.cashier.askDetail')}
    onChoose={() => send({ type: 'CASHIER' })}
  />
);
