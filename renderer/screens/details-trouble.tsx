import { ArrowRight, RotateCcw } from 'lucide-react';
import { Action } from '../ui/action.tsx';
import { Choice } from '../ui/choice.tsx';
import { Trouble } from '../ui/drawings/drawings.tsx';
import { Points } from '../ui/points.tsx';
import { Ways } from '../ui/ways.tsx';
import { FlowScreen } from './flow-screen.tsx';
import { badNews } from './parts.tsx';
import type { ScreenOf, View } from './view.ts';

type Headline = 'details.trouble.headline' | 'details.notSaved.headline';

const trouble =
  (headline: Headline): ScreenOf =>
  ({ view }) => <NotNow view={view} headline={headline} />;

/** The hospital did not help with contact details: nothing of the visit hangs on it, and the way on is here. */
function NotNow({ view, headline }: { view: View; headline: Headline }) {
  const { context, say, send } = view;
  const code =
    context.trouble === 'no-answer' || context.trouble === 'refused' ? context.trouble : 'bad-answer';
  return (
    <FlowScreen
      view={view}
      headline={say(headline)}
      drawing={<Trouble />}
      primary={
        <Action kind="primary" icon={RotateCcw} onPress={() => send({ type: 'RETRY' })}>
          {say('frame.retry')}
        </Action>
      }
    >
      <Points points={badNews(view, say(`trouble.${code}.what`), say('details.trouble.now'))} />
      <Ways label={say('details.trouble.onward')}>
        <Choice
          icon={<ArrowRight className="icon" aria-hidden />}
          title={say('details.trouble.onward')}
          detail={say('details.trouble.onwardDetail')}
          onChoose={() => send({ type: 'GO_ON' })}
        />
      </Ways>
    </FlowScreen>
  );
}

export const DetailsTrouble = trouble('details.trouble.headline');
export const DetailsNotSaved = trouble('details.notSaved.headline');
