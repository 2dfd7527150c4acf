import { ArrowRight, Square, SquareCheck } from 'lucide-react';
import { useState } from 'react';
import type { BillView } from '../../electron/contract/payment-views.ts';
import { dueNow } from '../flow/fees.ts';
import { Action } from '../ui/action.tsx';
import { Amount } from '../ui/amount.tsx';
import { Choice } from '../ui/choice.tsx';
import { Digits, Paid } from '../ui/drawings/paying.tsx';
import { money } from '../ui/format.ts';
import { Keypad } from '../ui/keypad.tsx';
import { Notice } from '../ui/notice.tsx';
import { billName } from './fee-parts.tsx';
import { FlowScreen } from './flow-screen.tsx';
import { PagedChoices } from './parts.tsx';
import type { View } from './view.ts';

const PHONE_DIGITS = 4;

/** The second factor: whoever stands here with somebody's card does not see what they owed before. */
export function PhoneDigits({ view }: { view: View }) {
  const { context, say, send } = view;
  const [digits, setDigits] = useState('');
  const ready = digits.length === PHONE_DIGITS;
  return (
    <FlowScreen
      view={view}
      headline={say('pay.digits.headline')}
      lead={say('pay.digits.lead')}
      drawing={<Digits />}
      notice={
        context.triesLeft !== null && (
          <Notice kind="care">{say('pay.digits.wrong', { count: context.triesLeft })}</Notice>
        )
      }
      primary={
        <Action
          kind="primary"
          iconAfter={ArrowRight}
          unavailable={!ready}
          onPress={() => {
            setDigits('');
            send({ type: 'DIGITS', digits });
          }}
        >
          {say('pay.digits.show')}
        </Action>
      }
    >
      <Keypad
        digits={digits}
        longest={PHONE_DIGITS}
        onDigits={setDigits}
        words={{
          label: say('keypad.label'),
          erase: say('keypad.erase'),
          typed: say('staff.pin.typed', { count: digits.length }),
        }}
      />
    </FlowScreen>
  );
}

/** Older bills, each to be paid now or left for later. */
export function OlderBills({ view }: { view: View }) {
  const { context, say, send } = view;
  const older = context.bills?.bills.filter(({ of }) => of === 'older') ?? [];
  return (
    <FlowScreen
      view={view}
      headline={say('pay.choosing.headline')}
      lead={
        <>
          {say('pay.choosing.total')}: <Amount of={dueNow(context)} />
        </>
      }
      drawing={<Paid />}
      primary={
        <Action kind="primary" iconAfter={ArrowRight} onPress={() => send({ type: 'NEXT' })}>
          {say('frame.next')}
        </Action>
      }
    >
      <PagedChoices
        view={view}
        label={say('pay.choosing.lead')}
        shape="wide"
        items={older.map((bill) => <OlderBill key={bill.id} view={view} bill={bill} />)}
      />
    </FlowScreen>
  );
}

function OlderBill({ view, bill }: { view: View; bill: BillView }) {
  const { context, say, send } = view;
  const chosen = !context.leftOut.includes(bill.id);
  const Sign = chosen ? SquareCheck : Square;
  return (
    <Choice
      icon={<Sign className="icon" aria-hidden />}
      title={billName(view, bill)}
      detail={bill.clinic && say('pay.choosing.bill', { date: bill.date })}
      value={money(bill.due)}
      note={say(chosen ? 'pay.choosing.pays' : 'pay.choosing.leaves')}
      chosen={chosen}
      onChoose={() => send({ type: 'BILL', id: bill.id })}
    />
  );
}
