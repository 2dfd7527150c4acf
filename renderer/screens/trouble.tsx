import { RotateCcw } from 'lucide-react';
import { Action } from '../ui/action.tsx';
import { Trouble } from '../ui/drawings/drawings.tsx';
import { Points } from '../ui/points.tsx';
import { FlowScreen } from './flow-screen.tsx';
import { badNews } from './parts.tsx';
import type { ScreenOf, View } from './view.ts';

type Headline = 'trouble.headline' | 'arrive.trouble.headline' | 'department.trouble.headline';

const trouble =
  (headline: Headline): ScreenOf =>
  ({ view }) => <HisTrouble view={view} headline={headline} />;

/** The hospital's system did not help: what happened, what now, who helps, and one way on. */
function HisTrouble({ view, headline }: { view: View; headline: Headline }) {
  const { context, say, send } = view;
  const code = context.trouble ?? 'bad-answer';
  return (
    <FlowScreen
      view={view}
      headline={say(headline)}
      drawing={<Trouble />}
      primary={
        code !== 'no-visit' && (
          <Action kind="primary" icon={RotateCcw} onPress={() => send({ type: 'RETRY' })}>
            {say('frame.retry')}
          </Action>
        )
      }
    >
      <Points
        points={badNews(view, say(`trouble.${code}.what`), say(`trouble.${code}.now`))}
        small={say('frame.staffCode', { code: `HIS ${code}` })}
      />
    </FlowScreen>
  );
}

export const RegisterTrouble = trouble('trouble.headline');
export const ArriveTrouble = trouble('arrive.trouble.headline');
export const DepartmentTrouble = trouble('department.trouble.headline');
