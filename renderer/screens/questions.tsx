import { KeyRound } from 'lucide-react';
import type { FlowSnapshot } from '../flow/follow.ts';
import { Action } from '../ui/action.tsx';
import { Countdown } from '../ui/countdown.tsx';
import { Bye, Hourglass, Staff } from '../ui/drawings/drawings.tsx';
import { Question } from '../ui/question.tsx';
import type { View } from './view.ts';
import { local } from './view.ts';

const QUESTION_MS = 20_000;

/** What can lie over any screen: the link is down, nobody seems there, staff were called, or leaving is asked about. */
export function Questions({ view, beside }: { view: View; beside: Omit<FlowSnapshot['value'], 'visit'> }) {
  if (beside.link === 'down' && view.name !== 'starting') return <LinkDown view={view} />;
  if (beside.presence === 'asking') return <StillThere view={view} />;
  if (beside.help === 'leave') return <Leave view={view} />;
  if (typeof beside.help === 'object') return <Staffing view={view} told={beside.help.staff} />;
  return null;
}

function LinkDown({ view: { say } }: { view: View }) {
  return <Question late headline={say('link.headline')} lead={say('link.what')} drawing={<Hourglass />} />;
}

function StillThere({ view: { context, say, send } }: { view: View }) {
  return (
    <Question
      headline={say('presence.headline')}
      lead={say('presence.lead')}
      drawing={<Countdown ms={context.kiosk?.idle.question ?? QUESTION_MS} unit={say('presence.seconds')} />}
    >
      <Action kind="big" autoFocus onPress={() => send({ type: 'STILL_HERE' })}>
        {say('presence.here')}
      </Action>
    </Question>
  );
}

type Told = 'calling' | 'called' | 'desk';

function Staffing({ view, told }: { view: View; told: Told }) {
  const { context, say, send } = view;
  return (
    <Question
      headline={say(`help.staff.${told}.headline`)}
      lead={
        <>
          {say(`help.staff.${told}.lead`)}
          {context.kiosk && (
            <>
              <br />
              {say('help.staff.where')}: {local(view, context.kiosk.deskHint)}
            </>
          )}
        </>
      }
      drawing={<Staff />}
    >
      <Action kind="big" autoFocus onPress={() => send({ type: 'CLOSE' })}>
        {say('help.staff.close')}
      </Action>
      {view.step === 'welcome' && context.kiosk?.staffScreen && (
        <Action kind="quiet" icon={KeyRound} onPress={() => send({ type: 'STAFF_SCREEN' })}>
          {say('staff.only')}
        </Action>
      )}
    </Question>
  );
}

function Leave({ view: { say, send } }: { view: View }) {
  return (
    <Question headline={say('help.leave.headline')} lead={say('help.leave.lead')} drawing={<Bye />}>
      <Action kind="big" autoFocus onPress={() => send({ type: 'CLOSE' })}>
        {say('help.leave.stay')}
      </Action>
      <Action kind="quiet" onPress={() => send({ type: 'CONFIRM_LEAVE' })}>
        {say('help.leave.leave')}
      </Action>
    </Question>
  );
}
