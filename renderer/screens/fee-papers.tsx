import { ArrowRight, ReceiptText } from 'lucide-react';
import { dueNow, isNothingTaken } from '../flow/fees.ts';
import { Action } from '../ui/action.tsx';
import { Choice } from '../ui/choice.tsx';
import { Trouble } from '../ui/drawings/drawings.tsx';
import type { Fact } from '../ui/facts.tsx';
import { Facts } from '../ui/facts.tsx';
import { money } from '../ui/format.ts';
import { Notice } from '../ui/notice.tsx';
import { Points } from '../ui/points.tsx';
import { Ways } from '../ui/ways.tsx';
import { cashierFact, chargeFacts } from './fee-parts.tsx';
import { FlowScreen } from './flow-screen.tsx';
import { PrintAgain, ToTicket } from './paid.tsx';
import { badNews, printerTrouble } from './parts.tsx';
import type { View } from './view.ts';

/** Asked before anything is charged: no receipt will come out, is that well? */
export function PayPaperless({ view }: { view: View }) {
  const { context, say, send } = view;
  const trouble = printerTrouble(context.devices.printer) ?? 'fault';
  return (
    <FlowScreen
      view={view}
      headline={say(`ticket.trouble.${trouble}.headline`)}
      lead={say('pay.paperless.lead')}
      drawing={<Trouble />}
      primary={
        <Action kind="primary" iconAfter={ArrowRight} onPress={() => send({ type: 'NEXT' })}>
          {say('pay.paperless.go')}
        </Action>
      }
    >
      <Points points={badNews(view, say('pay.paperless.what'), say('pay.paperless.now')).slice(0, 2)} />
      <Ways label={say('pay.cashier.title')}>
        <Choice
          icon={<ReceiptText className="icon" aria-hidden />}
          title={say('pay.cashier.title')}
          onChoose={() => send({ type: 'CASHIER' })}
        />
      </Ways>
    </FlowScreen>
  );
}

/** The slip for the cashier did not come out: what stands on it stands here. */
export function SlipTrouble({ view }: { view: View }) {
  const { context, say } = view;
  const code = context.printTrouble ?? 'fault';
  // Printed once only: whether this one came out nobody but the patient can see.
  const unsure = code === 'unknown' || code === 'reprint-limit';
  return (
    <FlowScreen
      view={view}
      headline={say(`ticket.trouble.${unsure ? 'unknown' : code}.headline`)}
      lead={say(unsure ? 'pay.slipTrouble.unsure' : 'pay.slipTrouble.lead')}
      drawing={<Trouble />}
      notice={<Notice kind="info">{say('pay.slipTrouble.keep')}</Notice>}
      primary={<ToTicket view={view} />}
    >
      <Facts facts={slipFacts(view)} />
      {!unsure && <PrintAgain view={view} label={say('pay.slipTrouble.again')} />}
    </FlowScreen>
  );
}

function slipFacts(view: View): Fact[] {
  const { context, say } = view;
  const due: Fact = {
    label: say('pay.facts.amount'),
    value: money(dueNow(context)),
    weight: 'amount',
  };
  const charge = isNothingTaken(context) ? null : context.paying;
  return [...(charge ? chargeFacts(view, charge) : [due]), ...cashierFact(view)];
}
