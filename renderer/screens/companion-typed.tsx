import { ArrowRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { isName, LONGEST_NAME } from '../flow/details-wish.ts';
import { Action } from '../ui/action.tsx';
import type { DigitShape } from '../ui/digit-groups.ts';
import { dateOf, isNumber, isPhone, longestOf } from '../ui/digit-groups.ts';
import { AdultAndChild, Certificate } from '../ui/drawings/companion.tsx';
import { Keyboard } from '../ui/keyboard.tsx';
import { Notice } from '../ui/notice.tsx';
import { NumberPad } from '../ui/number-pad.tsx';
import { FlowScreen } from './flow-screen.tsx';
import type { View } from './view.ts';

const next = (view: View, ready: boolean, onPress: () => void): ReactNode => (
  <Action kind="primary" iconAfter={ArrowRight} unavailable={!ready} onPress={onPress}>
    {view.say('frame.next')}
  </Action>
);

function faultNotice({ context, say }: View): ReactNode {
  const { fault } = context.childDesk;
  if (fault === null || fault === 'other-card') return null;
  return <Notice kind="care">{say(`child.fault.${fault}`)}</Notice>;
}

interface PadProps {
  readonly view: View;
  readonly shape: DigitShape;
  readonly digits: string;
  readonly onDigits: (digits: string) => void;
  readonly typed: string;
}

const Pad = ({ view: { say }, typed, ...pad }: PadProps) => (
  <NumberPad {...pad} words={{ label: say('keypad.label'), erase: say('keypad.erase'), typed }} />
);

/** Số định danh of the child. */
export function ChildNumber({ view }: { view: View }) {
  const { context, say, send } = view;
  const [digits, setDigits] = useState(context.childDesk.told?.number ?? '');
  return (
    <FlowScreen
      view={view}
      headline={say('child.number.headline')}
      lead={say('child.number.lead')}
      drawing={<Certificate />}
      notice={faultNotice(view)}
      primary={next(view, isNumber(digits), () => send({ type: 'CHILD_NUMBER', number: digits }))}
    >
      <Pad
        view={view}
        shape="number"
        digits={digits}
        onDigits={setDigits}
        typed={say('child.number.typed')}
      />
    </FlowScreen>
  );
}

/** The child's name, each word with a capital. */
export function ChildName({ view }: { view: View }) {
  const { context, say, send } = view;
  const [text, setText] = useState(context.childDesk.told?.name ?? '');
  const name = text.trim();
  return (
    <FlowScreen
      view={view}
      headline={say('child.name.headline')}
      lead={say('child.name.lead')}
      drawing={<Certificate />}
      primary={next(view, isName(name), () => send({ type: 'CHILD_NAME', name }))}
    >
      <div className="typing">
        <output className="typed" aria-label={say('keyboard.typed')}>
          {text}
        </output>
        <Keyboard
          text={text}
          onText={setText}
          capitals="words"
          longest={LONGEST_NAME}
          words={{
            label: say('keyboard.label'),
            space: say('keyboard.space'),
            delete: say('keyboard.delete'),
          }}
        />
      </div>
    </FlowScreen>
  );
}

/** Digits `ddmmyyyy` of a FHIR date. */
const digitsOf = (date: string | undefined): string => (date ?? '').split('-').reverse().join('');

/** The child's birth date; a day that no calendar has is not sent. */
export function ChildBirthDate({ view }: { view: View }) {
  const { context, say, send } = view;
  const [digits, setDigits] = useState(digitsOf(context.childDesk.told?.birthDate));
  const birthDate = dateOf(digits);
  const whole = digits.length === longestOf('date', digits);
  const noSuchDay = whole && birthDate === null && (
    <Notice kind="care">{say('child.fault.no-such-day')}</Notice>
  );
  return (
    <FlowScreen
      view={view}
      headline={say('child.birthDate.headline')}
      lead={say('child.birthDate.lead')}
      drawing={<Certificate />}
      notice={noSuchDay || faultNotice(view)}
      primary={next(view, birthDate !== null, () => {
        if (birthDate !== null) send({ type: 'CHILD_BIRTH_DATE', birthDate });
      })}
    >
      <Pad
        view={view}
        shape="date"
        digits={digits}
        onDigits={setDigits}
        typed={say('child.birthDate.typed')}
      />
    </FlowScreen>
  );
}

/** Where the adult can be called; it may be left out. */
export function GuardianPhone({ view }: { view: View }) {
  const { context, say, send } = view;
  const [digits, setDigits] = useState(context.childDesk.phone ?? '');
  const wrong = digits.length === longestOf('phone', digits) && !isPhone(digits);
  return (
    <FlowScreen
      view={view}
      headline={say('child.phone.headline')}
      lead={say('child.phone.lead')}
      drawing={<AdultAndChild />}
      notice={wrong && <Notice kind="care">{say('child.fault.phone')}</Notice>}
      primary={next(view, isPhone(digits), () => send({ type: 'GUARDIAN_PHONE', phone: digits }))}
    >
      <Pad view={view} shape="phone" digits={digits} onDigits={setDigits} typed={say('child.phone.typed')} />
      <Action kind="quiet" onPress={() => send({ type: 'GUARDIAN_PHONE', phone: null })}>
        {say('child.phone.skip')}
      </Action>
    </FlowScreen>
  );
}
