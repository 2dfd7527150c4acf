import { ArrowRight, PhoneOff } from 'lucide-react';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { Action } from '../ui/action.tsx';
import { isPhone, longestOf } from '../ui/digit-groups.ts';
import { Digits } from '../ui/drawings/paying.tsx';
import { Notice } from '../ui/notice.tsx';
import { NumberPad } from '../ui/number-pad.tsx';
import { Keep } from './details-parts.tsx';
import { FlowScreen } from './flow-screen.tsx';
import type { View } from './view.ts';

/** One's own number. */
export function DetailsPhone({ view }: { view: View }) {
  const { context, say } = view;
  return (
    <PhoneTyping
      view={view}
      headline={say('details.phone.headline')}
      lead={say('details.phone.lead')}
      begun={context.detailsDesk.change.phone ?? ''}
    >
      <Keep view={view} field="phone" />
    </PhoneTyping>
  );
}

/** The number of the contact or guardian, whose name was typed before. */
export function TheirPhone({ view }: { view: View }) {
  const { context, say, send } = view;
  const { change, field, name } = context.detailsDesk;
  const before = field === 'contact' || field === 'guardian' ? change[field] : undefined;
  return (
    <PhoneTyping
      view={view}
      headline={say('details.theirPhone.headline')}
      lead={name}
      begun={before?.phone ?? ''}
    >
      <Action kind="quiet" icon={PhoneOff} onPress={() => send({ type: 'PHONE', phone: null })}>
        {say('details.theirPhone.skip')}
      </Action>
    </PhoneTyping>
  );
}

interface PhoneTypingProps {
  readonly view: View;
  readonly headline: string;
  readonly lead: ReactNode;
  readonly begun: string;
  readonly children: ReactNode;
}

function PhoneTyping({ view, headline, lead, begun, children }: PhoneTypingProps) {
  const { say, send } = view;
  const [digits, setDigits] = useState(begun);
  const wrong = isWrong(digits);
  return (
    <FlowScreen
      view={view}
      headline={headline}
      lead={!wrong && lead}
      drawing={<Digits />}
      notice={wrong && <Notice kind="care">{say('details.phone.wrong')}</Notice>}
      primary={
        <Action
          kind="primary"
          iconAfter={ArrowRight}
          unavailable={!isPhone(digits)}
          onPress={() => send({ type: 'PHONE', phone: digits })}
        >
          {say('frame.next')}
        </Action>
      }
    >
      <NumberPad
        digits={digits}
        shape="phone"
        onDigits={setDigits}
        words={{ label: say('keypad.label'), erase: say('keypad.erase'), typed: say('details.phone.typed') }}
      />
      {children}
    </FlowScreen>
  );
}

/** No further digit makes a number of it. */
const isWrong = (digits: string): boolean =>
  (digits !== '' && !digits.startsWith('0')) ||
  (digits.length >= longestOf('phone', digits) && !isPhone(digits));
