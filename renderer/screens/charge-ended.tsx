import { ArrowRight, CircleCheck, Info, ReceiptText, TriangleAlert, Wallet } from 'lucide-react';
import type { ReactNode } from 'react';
import type { EndingView, PayingView } from '../../electron/contract/payment-views.ts';
import { endingOf, isNothingTaken } from '../flow/fees.ts';
import { Action } from '../ui/action.tsx';
import { Choice } from '../ui/choice.tsx';
import { Hourglass, Trouble } from '../ui/drawings/drawings.tsx';
import type { Fact } from '../ui/facts.tsx';
import { Facts } from '../ui/facts.tsx';
import { money } from '../ui/format.ts';
import { Points } from '../ui/points.tsx';
import { Ways } from '../ui/ways.tsx';
import { cashierFact, chargeFacts, SlipChoice } from './fee-parts.tsx';
import { FlowScreen } from './flow-screen.tsx';
import type { View } from './view.ts';

type Unpaid = Exclude<EndingView['end'], 'paid' | 'late' | 'too-much' | 'twice'>;

/** A charge that did not pay the bill: what happened, whether anything was taken, and every way on. */
export function ChargeEnded({ view }: { view: View }) {
  const { context } = view;
  const { paying } = context;
  const ending = endingOf(context);
  if (!paying || !ending) return null;
  return isNothingTaken(context) ? (
    <NothingTaken view={view} paying={paying} ending={ending} />
  ) : (
    <Open view={view} paying={paying} ending={ending} />
  );
}

interface EndedProps {
  readonly view: View;
  readonly paying: PayingView;
  readonly ending: EndingView;
}

function NothingTaken({ view, paying, ending }: EndedProps) {
  const { context, say, send } = view;
  const words = wordsOf(view, paying, ending);
  const again = ending.end !== 'out-of-order' && context.wish !== null;
  return (
    <FlowScreen
      view={view}
      headline={words.headline}
      lead={words.what}
      drawing={<Trouble />}
      primary={
        <Action kind={again ? 'primary' : 'quiet'} onPress={() => send({ type: again ? 'RETRY' : 'NEXT' })}>
          {say(again ? 'frame.retry' : 'pay.later')}
        </Action>
      }
    >
      <Points
        points={[
          maySent(paying, ending)
            ? { icon: TriangleAlert, kind: 'care', text: say('pay.ended.sent') }
            : { icon: CircleCheck, kind: 'good', text: say('pay.ended.nothing') },
          { icon: ArrowRight, kind: 'plain', text: words.now },
        ]}
      />
      <Ways label={words.now}>
        <Choice
          icon={<Wallet className="icon" aria-hidden />}
          title={say('pay.ended.other')}
          onChoose={() => send({ type: 'OTHER' })}
        />
        <Choice
          icon={<ReceiptText className="icon" aria-hidden />}
          title={say('pay.cashier.title')}
          onChoose={() => send({ type: 'CASHIER' })}
        />
      </Ways>
    </FlowScreen>
  );
}

/** Whoever had the code may have sent money that has not come yet: nobody can say that nothing was taken. */
const maySent = ({ means }: PayingView, { end }: EndingView): boolean =>
  means === 'vietqr' && (end === 'expired' || end === 'cancelled');

/** Money that came in part, or of which nobody knows: nothing is offered that would take more. */
function Open({ view, paying, ending }: EndedProps) {
  const { say, send } = view;
  const words = wordsOf(view, paying, ending);
  return (
    <FlowScreen
      view={view}
      headline={words.headline}
      lead={words.what}
      drawing={ending.end === 'unknown' ? <Hourglass /> : <Trouble />}
      primary={
        <Action kind="primary" iconAfter={ArrowRight} onPress={() => send({ type: 'NEXT' })}>
          {say('pay.toTicket')}
        </Action>
      }
    >
      <Points points={[{ icon: Info, kind: 'care', text: words.now }]} />
      <Facts facts={openFacts(view, paying, ending)} />
      <Ways label={words.now}>
        <SlipChoice view={view} />
      </Ways>
    </FlowScreen>
  );
}

function openFacts(view: View, paying: PayingView, ending: EndingView): Fact[] {
  const facts = chargeFacts(view, paying);
  const [amount, , reference] = facts;
  const came: Fact | null =
    ending.end === 'too-little'
      ? { label: view.say('pay.facts.came'), value: money(ending.came), weight: 'strong' }
      : null;
  return [came ?? amount, reference, ...cashierFact(view)].filter((one) => one !== undefined);
}

interface Words {
  readonly headline: string;
  readonly what: ReactNode;
  readonly now: string;
}

function wordsOf({ say }: View, { means, amount }: PayingView, ending: EndingView): Words {
  switch (ending.end) {
    case 'declined':
      return {
        headline: say('pay.ended.declined.headline'),
        what: say(`pay.ended.declined.${ending.reason}.what`),
        now: say(`pay.ended.declined.${ending.reason}.now`),
      };
    case 'out-of-order':
      return {
        headline: say(`pay.ended.out-of-order.${means}`),
        what: say(`pay.ended.out-of-order.${ending.fault}`),
        now: say('pay.ended.out-of-order.now'),
      };
    case 'too-little':
      return {
        headline: say('pay.ended.too-little.headline', { missing: money(amount - ending.came) }),
        what: say('pay.ended.too-little.what'),
        now: say('pay.ended.too-little.now'),
      };
    default:
      return plainWords(say, ending.end === 'cancelled' || ending.end === 'expired' ? ending.end : 'unknown');
  }
}

const plainWords = (say: View['say'], end: Extract<Unpaid, 'cancelled' | 'expired' | 'unknown'>): Words => ({
  headline: say(`pay.ended.${end}.headline`),
  what: say(`pay.ended.${end}.what`),
  now: say(`pay.ended.${end}.now`),
});
