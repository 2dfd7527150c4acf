import { ArrowLeft, CircleStop } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Step } from '../../electron/contract/views.ts';
import type { NoticeCode } from '../flow/setup.ts';
import { Action } from '../ui/action.tsx';
import { Notice } from '../ui/notice.tsx';
import { Screen } from '../ui/screen.tsx';
import { Steps } from '../ui/steps.tsx';
import { leaveOf, ToolsOf, useFrame } from './frame.tsx';
import type { ScreenName, View } from './view.ts';

const STAGES = ['card', 'insurance', 'clinic', 'ticket'] as const;
const STAGE_OF: Readonly<Partial<Record<Step, (typeof STAGES)[number]>>> = {
  identify: 'card',
  refused: 'card',
  confirm: 'card',
  companion: 'card',
  insurance: 'insurance',
  arrive: 'clinic',
  department: 'clinic',
  clinic: 'clinic',
  review: 'clinic',
  details: 'clinic',
  registering: 'ticket',
  pay: 'ticket',
  ticket: 'ticket',
  goodbye: 'ticket',
};
/** Here the way back stops a charge. */
const STOPS: readonly ScreenName[] = ['pay.opening', 'pay.qr', 'pay.terminal'];

interface FlowScreenProps {
  readonly view: View;
  readonly headline: string;
  readonly lead?: ReactNode;
  readonly drawing: ReactNode;
  readonly notice?: ReactNode;
  readonly primary?: ReactNode;
  readonly children?: ReactNode;
}

/** The frame around every screen, with what stands on all of them. */
export function FlowScreen({ view, headline, lead, drawing, notice, primary, children }: FlowScreenProps) {
  const { say, send } = view;
  return (
    <Screen
      name={view.name}
      {...useFrame(view)}
      steps={<StepsOf view={view} />}
      headline={headline}
      lead={lead}
      drawing={drawing}
      notice={noticeOf(view) || notice || cardNoticeOf(view)}
      tools={<ToolsOf view={view} ask leave={leaveOf(view)} />}
      back={
        view.goesBack && (
          <Action
            kind="quiet"
            icon={STOPS.includes(view.name) ? CircleStop : ArrowLeft}
            onPress={() => send({ type: 'BACK' })}
          >
            {say(STOPS.includes(view.name) ? 'pay.stop' : 'frame.back')}
          </Action>
        )
      }
      primary={primary}
    >
      {children}
    </Screen>
  );
}

function StepsOf({ view: { step, say } }: { view: View }) {
  const stage = step && STAGE_OF[step];
  if (!stage) return null;
  const at = STAGES.indexOf(stage);
  const words = { at: at + 1, of: STAGES.length, name: say(`steps.${stage}`) };
  return (
    <Steps
      names={STAGES.map((one) => say(`steps.${one}`))}
      at={at}
      label={say('steps.label', words)}
      short={say('steps.short', words)}
    />
  );
}

const PLAIN_NEWS: readonly NoticeCode[] = ['card-same', 'restarted', 'slip-printed', 'older-none'];

/** What just happened, in words. */
export function noticeOf({ context: { notice }, say }: View): ReactNode {
  if (!notice) return null;
  const kind = PLAIN_NEWS.includes(notice) ? 'info' : 'care';
  return <Notice kind={kind}>{say(`notice.${notice}`)}</Notice>;
}

/** Of the card on the chip reader, before there is a person and after: it is being read, or should not be forgotten. */
function cardNoticeOf({ context: { chip, person }, step, say }: View): ReactNode {
  if (chip.state === 'reading' && !person && chip.phase !== 'opening')
    return <Notice kind="info">{say(`chip.phases.${chip.phase}`)}</Notice>;
  const over = step === 'ticket' || step === 'goodbye' || (step === 'welcome' && chip.state === 'none');
  return chip.lying && over ? <Notice kind="info">{say('chip.left')}</Notice> : null;
}
