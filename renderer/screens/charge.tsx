import { CreditCard, Scale } from 'lucide-react';
import type { PayingView } from '../../electron/contract/payment-views.ts';
import { Amount } from '../ui/amount.tsx';
import { Hourglass } from '../ui/drawings/drawings.tsx';
import { CardAtTerminal, PhoneScans } from '../ui/drawings/paying.tsx';
import type { Fact } from '../ui/facts.tsx';
import { Facts } from '../ui/facts.tsx';
import { money } from '../ui/format.ts';
import { Notice } from '../ui/notice.tsx';
import { Points } from '../ui/points.tsx';
import { QrCode } from '../ui/qr-code.tsx';
import { TimeLeft, useSecondsLeft } from '../ui/time-left.tsx';
import { Transfer } from '../ui/transfer.tsx';
import { FlowScreen } from './flow-screen.tsx';
import type { View } from './view.ts';

/** VietQR: the code, how long it holds, and what the phone will show, in the order in which banks show it. */
export function PayByQr({ view }: { view: View }) {
  const { paying } = view.context;
  return paying?.state === 'qr' ? <QrOf view={view} paying={paying} /> : null;
}

type Qr = Extract<PayingView, { state: 'qr' }>;

/** A code that was seen, or whose time is over, is taken off the screen: nobody pays it twice, or too late. */
function QrOf({ view, paying }: { view: View; paying: Qr }) {
  const { say } = view;
  const seconds = useSecondsLeft(paying.expiresAt);
  const payable = !paying.seen && seconds > 0;
  const over = !paying.seen && !payable;
  return (
    <FlowScreen
      view={view}
      headline={say(over ? 'pay.qr.over' : paying.seen ? 'pay.qr.seen' : 'pay.qr.headline')}
      lead={<Amount of={paying.amount} />}
      drawing={<PhoneScans />}
    >
      <Transfer
        code={payable ? <QrCode payload={paying.payload} words={say('pay.qr.picture')} /> : <Hourglass />}
        time={
          payable ? (
            <TimeLeft seconds={seconds} words={say('pay.qr.left')} />
          ) : (
            <Notice kind={over ? 'care' : 'good'}>
              {say(over ? 'pay.qr.overShort' : 'pay.qr.seenShort')}
            </Notice>
          )
        }
        facts={<Facts facts={transferFacts(view, paying)} />}
      />
    </FlowScreen>
  );
}

function transferFacts({ say }: View, { to, amount }: Qr): Fact[] {
  const sum: Fact = { label: say('pay.qr.amount'), value: money(amount) };
  if (!to) return [sum];
  return [
    { label: say('pay.qr.bank'), value: to.bank },
    { label: say('pay.qr.account'), value: to.account },
    ...(to.name === null ? [] : [{ label: say('pay.qr.name'), value: to.name }]),
    sum,
    { label: say('pay.qr.purpose'), value: to.purpose },
  ];
}

type Step = NonNullable<Extract<PayingView, { state: 'terminal' }>['says']> | 'start';
/** The sum is not agreed to yet. */
const COMPARES: readonly Step[] = ['start', 'insert-card', 'enter-pin', 'confirm-amount'];

/** The card terminal says what to do; the screen says it larger. */
export function PayByCard({ view }: { view: View }) {
  const { context, say } = view;
  const { paying } = context;
  if (paying?.state !== 'terminal') return null;
  const step = paying.says ?? 'start';
  const still = step === 'wait' || step === 'card-read' || step === 'enter-pin';
  return (
    <FlowScreen
      view={view}
      headline={say(`pay.terminal.${step}.headline`)}
      lead={<Amount of={paying.amount} />}
      drawing={<CardAtTerminal still={still} />}
    >
      <Points
        points={[
          { icon: CreditCard, kind: 'good', text: say(`pay.terminal.${step}.what`) },
          ...(COMPARES.includes(step)
            ? [{ icon: Scale, kind: 'plain' as const, text: say('pay.terminal.same') }]
            : []),
        ]}
      />
    </FlowScreen>
  );
}
