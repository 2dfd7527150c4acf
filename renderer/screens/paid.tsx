import { ArrowRight, CircleCheck, Printer, TriangleAlert } from 'lucide-react';
import type { EndingView, PayingView } from '../../electron/contract/payment-views.ts';
import { endingOf } from '../flow/fees.ts';
import type { PrintTroubleCode } from '../flow/setup.ts';
import { Action } from '../ui/action.tsx';
import { Trouble } from '../ui/drawings/drawings.tsx';
import { Paid as PaidDrawing } from '../ui/drawings/paying.tsx';
import type { Fact } from '../ui/facts.tsx';
import { Facts } from '../ui/facts.tsx';
import { money } from '../ui/format.ts';
import { Notice } from '../ui/notice.tsx';
import type { Point } from '../ui/points.tsx';
import { Points } from '../ui/points.tsx';
import { Ways } from '../ui/ways.tsx';
import { chargeFacts, SlipChoice } from './fee-parts.tsx';
import { FlowScreen } from './flow-screen.tsx';
import type { View } from './view.ts';

/** The bill is paid; what came too much is told with how it comes back. */
export function ChargePaid({ view }: { view: View }) {
  const { context, say } = view;
  const { paying } = context;
  const ending = endingOf(context);
  if (!paying || !ending) return null;
  const over = overOf(paying, ending);
  return (
    <FlowScreen
      view={view}
      headline={headlineOf(view, paying, ending)}
      lead={say(context.receipt === 'confirmed' ? 'pay.paid.lead' : 'pay.paid.unsure')}
      drawing={<PaidDrawing />}
      primary={<ToTicket view={view} />}
    >
      <Points points={[pointOf(view, paying, ending)]} />
      <Facts facts={paidFacts(view, paying, ending)} />
      {over > 0 && (
        <Ways label={say('pay.cashier.ask')}>
          <SlipChoice view={view} />
        </Ways>
      )}
      <PrintAgain view={view} label={say('pay.paid.again')} />
    </FlowScreen>
  );
}

/** Paid, and no receipt came out: the facts stand here instead. */
export function ReceiptTrouble({ view }: { view: View }) {
  const { context, say } = view;
  const { paying } = context;
  const ending = endingOf(context);
  if (!paying || !ending) return null;
  const code = context.printTrouble ?? 'fault';
  const back = overOf(paying, ending) > 0;
  return (
    <FlowScreen
      view={view}
      {...troubleWords(view, code)}
      drawing={code === 'unknown' ? <PaidDrawing /> : <Trouble />}
      notice={
        back ? (
          <Notice kind="care">{say('pay.paid.back', { reference: paying.reference })}</Notice>
        ) : (
          <Notice kind="good">{say('pay.receiptTrouble.keep')}</Notice>
        )
      }
      primary={<ToTicket view={view} />}
    >
      <Facts facts={paidFacts(view, paying, ending)} />
      {code !== 'reprint-limit' && <PrintAgain view={view} label={say('pay.paid.again')} />}
    </FlowScreen>
  );
}

function troubleWords({ say }: View, code: PrintTroubleCode) {
  if (code === 'unknown' || code === 'reprint-limit')
    return {
      headline: say(`pay.receiptTrouble.${code}.headline`),
      lead: say(`pay.receiptTrouble.${code}.lead`),
    };
  return { headline: say(`ticket.trouble.${code}.headline`), lead: say('pay.receiptTrouble.lead') };
}

export const ToTicket = ({ view: { say, send } }: { view: View }) => (
  <Action kind="primary" iconAfter={ArrowRight} onPress={() => send({ type: 'NEXT' })}>
    {say('pay.toTicket')}
  </Action>
);

export const PrintAgain = ({ view: { send }, label }: { view: View; label: string }) => (
  <Action kind="quiet" icon={Printer} onPress={() => send({ type: 'PRINT_AGAIN' })}>
    {label}
  </Action>
);

/** What came more than was asked for, in đồng. */
const overOf = ({ amount }: PayingView, ending: EndingView): number =>
  ending.end === 'too-much' || ending.end === 'twice' ? ending.came - amount : 0;

function headlineOf({ say }: View, paying: PayingView, ending: EndingView): string {
  if (ending.end === 'twice') return say('pay.paid.twice');
  if (ending.end === 'too-much') return say('pay.paid.tooMuch', { over: money(overOf(paying, ending)) });
  return say('pay.paid.headline', { amount: money(paying.amount) });
}

function pointOf({ say }: View, paying: PayingView, ending: EndingView): Point {
  if (overOf(paying, ending) > 0)
    return {
      icon: TriangleAlert,
      kind: 'care',
      text: say('pay.paid.back', { reference: paying.reference }),
    };
  if (ending.end === 'late') return { icon: CircleCheck, kind: 'good', text: say('pay.paid.late') };
  const booked = ending.end === 'paid' && ending.booked;
  return {
    icon: CircleCheck,
    kind: 'good',
    text: say(booked ? 'pay.paid.booked' : 'pay.paid.booked-later'),
  };
}

function paidFacts(view: View, paying: PayingView, ending: EndingView): Fact[] {
  const { say } = view;
  const facts = chargeFacts(view, paying);
  if (ending.end !== 'too-much' && ending.end !== 'twice') return facts;
  const [amount] = facts;
  const came: Fact = { label: say('pay.facts.came'), value: money(ending.came), weight: 'strong' };
  return [amount, came].filter((one) => one !== undefined);
}
