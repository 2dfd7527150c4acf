import { ArrowLeft, CornerUpLeft, MessageCircleQuestion } from 'lucide-react';
import type { ReactNode } from 'react';
import { Action } from '../ui/action.tsx';
import { Notice } from '../ui/notice.tsx';
import { Notices } from '../ui/notices.tsx';
import { Place } from '../ui/place.tsx';
import { Screen } from '../ui/screen.tsx';
import { noticeOf } from './flow-screen.tsx';
import { ToolsOf, useFrame } from './frame.tsx';
import type { AskView } from './view.ts';

interface AskScreenProps {
  readonly view: AskView;
  /** Which of these screens it is. */
  readonly name: string;
  readonly headline: string;
  readonly lead?: ReactNode;
  readonly drawing?: ReactNode;
  readonly notice?: ReactNode;
  readonly primary?: ReactNode;
  readonly children?: ReactNode;
}

/** The same frame, around questions and answers: with the way back to the visit, and with what happens there meanwhile. */
export function AskScreen({
  view,
  name,
  headline,
  lead,
  drawing,
  notice,
  primary,
  children,
}: AskScreenProps) {
  const { news, step, say, send } = view;
  const close = (): void => send({ type: 'ASK_CLOSE' });
  return (
    <Screen
      name={`ask.${name}`}
      {...useFrame(view)}
      steps={<Place icon={MessageCircleQuestion}>{say('ask.tool')}</Place>}
      headline={headline}
      lead={lead}
      drawing={drawing}
      notice={noticesOf(view, notice)}
      tools={
        <ToolsOf
          view={view}
          leave={{ name: say(step === 'welcome' ? 'ask.close' : 'ask.back'), onPress: close }}
        />
      }
      back={
        <Action kind="quiet" icon={ArrowLeft} onPress={() => send({ type: 'ASK_BACK' })}>
          {say('frame.back')}
        </Action>
      }
      primary={
        news ? (
          <Action kind="primary" icon={CornerUpLeft} onPress={close}>
            {say('ask.news.see')}
          </Action>
        ) : (
          primary
        )
      }
    >
      {children}
    </Screen>
  );
}

/** What happened below comes first; what was said there before is not said again. */
function noticesOf(view: AskView, own: ReactNode): ReactNode {
  const { context, news, say } = view;
  const below = context.notice === context.ask.noticed ? null : noticeOf(view);
  const all = [
    news && <Notice kind={news === 'paid' ? 'good' : 'info'}>{say(`ask.news.${news}`)}</Notice>,
    !news && below,
    own,
  ].filter(Boolean);
  if (all.length === 0) return null;
  const [first, second] = all;
  return second ? (
    <Notices>
      {first}
      {second}
    </Notices>
  ) : (
    first
  );
}
