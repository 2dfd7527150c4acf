import { ArrowRight, CircleCheck, CreditCard, History, QrCode, ReceiptText } from 'lucide-react';
import type { ReactElement } from 'react';
import type { MeansView } from '../../electron/contract/payment-views.ts';
import { dueNow, hasOlder, isBankAsked, meansLook } from '../flow/fees.ts';
import { Action } from '../ui/action.tsx';
import { Amount } from '../ui/amount.tsx';
import { BillLines } from '../ui/bill-lines.tsx';
import { Choice } from '../ui/choice.tsx';
import { Paid } from '../ui/drawings/paying.tsx';
import { Facts } from '../ui/facts.tsx';
import { money } from '../ui/format.ts';
import { Points } from '../ui/points.tsx';
import { Ways } from '../ui/ways.tsx';
import { billLines, newsFacts, newsNotices } from './fee-parts.tsx';
import { FlowScreen } from './flow-screen.tsx';
import { PagedChoices } from './parts.tsx';
import type { View } from './view.ts';

/** Lines of the bill that stand beside the sum, and fewer where something else is said too. */
const LINES = 5;
const LINES_LARGE = 3;
const LINES_NOTICED = 2;

/** What is due, of what it is made, and every way to see to it. */
export function Owed({ view }: { view: View }) {
  const { context } = view;
  return dueNow(context) > 0 && !isBankAsked(context) ? <Due view={view} /> : <NothingDue view={view} />;
}

function Due({ view }: { view: View }) {
  const { context, say } = view;
  const news = newsNotices(view);
  const lines = billLines(view, news ? LINES_NOTICED : context.textSize === 'large' ? LINES_LARGE : LINES);
  const crowded = context.notice !== null || (context.bills?.news.length ?? 0) > 1;
  return (
    <FlowScreen
      view={view}
      headline={say('pay.owed.headline')}
      lead={<Amount of={dueNow(context)} />}
      drawing={!crowded && <BillLines lines={lines} words={say('pay.owed.lines')} />}
      notice={news}
      primary={<Onward view={view} kind="quiet" />}
    >
      <PagedChoices view={view} label={say('pay.owed.how')} shape="wide" items={waysOf(view)} />
    </FlowScreen>
  );
}

/** Nothing is taken now: there is only news of money, or an older bill to look at. */
function NothingDue({ view }: { view: View }) {
  const { context, say } = view;
  const news = newsNotices(view);
  return (
    <FlowScreen
      view={view}
      headline={say(news ? 'pay.owed.news' : 'pay.owed.none')}
      drawing={<Paid />}
      notice={news}
      primary={<Onward view={view} kind="primary" />}
    >
      {news ? (
        <Facts facts={newsFacts(view)} />
      ) : (
        <Points points={[{ icon: CircleCheck, kind: 'good', text: say('pay.owed.noneWhat') }]} />
      )}
      {hasOlder(context) && !isBankAsked(context) && (
        <Ways label={say('pay.owed.how')}>
          <OlderChoice view={view} />
        </Ways>
      )}
    </FlowScreen>
  );
}

function Onward({ view: { say, send }, kind }: { view: View; kind: 'quiet' | 'primary' }) {
  return (
    <Action kind={kind} iconAfter={ArrowRight} onPress={() => send({ type: 'NEXT' })}>
      {say(kind === 'quiet' ? 'pay.later' : 'pay.toTicket')}
    </Action>
  );
}

function waysOf(view: View): ReactElement[] {
  const { context } = view;
  const means = context.bills?.means ?? [];
  return [
    ...means.map((one) => <MeansChoice key={one.means} view={view} means={one.means} />),
    <CashierChoice key="cashier" view={view} />,
    ...(hasOlder(context) ? [<OlderChoice key="older" view={view} />] : []),
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
