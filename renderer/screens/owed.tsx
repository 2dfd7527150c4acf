import { ArrowRight, CreditCard, History, QrCode, ReceiptText } from 'lucide-react';
import type { ReactElement } from 'react';
import type { MeansView } from '../../electron/contract/payment-views.ts';
import { dueNow, isBankAsked, meansLook } from '../flow/fees.ts';
import { Action } from '../ui/action.tsx';
import { Amount } from '../ui/amount.tsx';
import { BillLines } from '../ui/bill-lines.tsx';
import { Choice } from '../ui/choice.tsx';
import { Paid } from '../ui/drawings/paying.tsx';
import { money } from '../ui/format.ts';
import { billLines, newsNotices, SlipChoice } from './fee-parts.tsx';
import { FlowScreen } from './flow-screen.tsx';
import { PagedChoices } from './parts.tsx';
import type { View } from './view.ts';

/** Lines of the bill that stand beside the sum, and fewer where something else is said too. */
const LINES = 5;
const LINES_LARGE = 3;
const LINES_NOTICED = 2;

/** What is due, of what it is made, and every way to see to it. */
export function Owed({ view }: { view: View }) {
  const { context, say, send } = view;
  const due = dueNow(context);
  const open = due > 0 && !isBankAsked(context);
  const news = newsNotices(view);
  const lines = billLines(view, news ? LINES_NOTICED : context.textSize === 'large' ? LINES_LARGE : LINES);
  const crowded = context.notice !== null || (context.bills?.news.length ?? 0) > 1;
  return (
    <FlowScreen
      view={view}
      headline={say(open ? 'pay.owed.headline' : 'pay.owed.news')}
      lead={open && <Amount of={due} />}
      drawing={open ? !crowded && <BillLines lines={lines} words={say('pay.owed.lines')} /> : <Paid />}
      notice={news}
      primary={
        <Action
          kind={open ? 'quiet' : 'primary'}
          iconAfter={ArrowRight}
          onPress={() => send({ type: 'NEXT' })}
        >
          {say(open ? 'pay.later' : 'pay.toTicket')}
        </Action>
      }
    >
      <PagedChoices view={view} label={say('pay.owed.how')} shape="wide" items={waysOf(view, open)} />
    </FlowScreen>
  );
}

function waysOf(view: View, open: boolean): ReactElement[] {
  const { context } = view;
  if (isBankAsked(context)) return [<SlipChoice key="slip" view={view} />];
  const older = <OlderChoice key="older" view={view} />;
  const hasOlder =
    context.bills?.older === 'locked' ||
    (context.bills?.older === 'open' && context.bills.bills.some(({ of }) => of === 'older'));
  return [
    ...(open && context.bills
      ? context.bills.means.map(({ means }) => <MeansChoice key={means} view={view} means={means} />)
      : []),
    ...(open ? [<CashierChoice key="cashier" view={view} />] : [<SlipChoice key="slip" view={view} />]),
    ...(hasOlder ? [older] : []),
  ];
}

const SIGNS = {
  vietqr: <QrCode className="icon" aria-hidden />,
  card: <CreditCard className="icon" aria-hidden />,
} as const;

function MeansChoice({ view, means }: { view: View; means: MeansView }) {
  const { context, say, send } = view;
  const look = meansLook(context, means);
  const limits = { least: money(context.bills?.least ?? 0), most: money(context.bills?.most ?? 0) };
  return (
    <Choice
      icon={SIGNS[means]}
      title={say(`pay.means.${means}.title`)}
      detail={look === 'ready' && say(`pay.means.${means}.detail`)}
      note={look !== 'ready' && say(`pay.means.${look}`, limits)}
      unavailable={look !== 'ready'}
      onChoose={() => send({ type: 'PAY', means })}
    />
  );
}

function CashierChoice({ view: { say, send } }: { view: View }) {
  return (
    <Choice
      icon={<ReceiptText className="icon" aria-hidden />}
      title={say('pay.cashier.title')}
      detail={say('pay.cashier.detail')}
      onChoose={() => send({ type: 'CASHIER' })}
    />
  );
}

function OlderChoice({ view: { context, say, send } }: { view: View }) {
  const how = context.bills?.older === 'open' ? 'open' : 'locked';
  return (
    <Choice
      icon={<History className="icon" aria-hidden />}
      title={say(`pay.older.${how}`)}
      detail={say(`pay.older.${how}Detail`)}
      onChoose={() => send({ type: 'OLDER' })}
    />
  );
}
