import { RotateCcw } from 'lucide-react';
import type { TroubleCode } from '../flow/setup.ts';
import { Action } from '../ui/action.tsx';
import { Trouble } from '../ui/drawings/drawings.tsx';
import { Points } from '../ui/points.tsx';
import { wayWithout } from './deferred.tsx';
import { FlowScreen } from './flow-screen.tsx';
import { badNews } from './parts.tsx';
import type { ScreenOf, View } from './view.ts';

type Headline = 'trouble.headline' | 'arrive.trouble.headline' | 'department.trouble.headline';

/** What happened and what to do now. */
const said = ({ say }: View, code: TroubleCode): readonly [what: string, now: string] =>
  code === 'several-patients' || code === 'other-record' || code === 'papers-first'
    ? [say(`down.${code}.what`), say('trouble.refused.now')]
    : [say(`trouble.${code}.what`), say(`trouble.${code}.now`)];

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
        points={badNews(view, ...said(view, code))}
        small={say('frame.staffCode', { code: `HIS ${code}` })}
      />
    </FlowScreen>
  );
}

export const RegisterTrouble: ScreenOf = ({ view }) => <HisTrouble view={view} headline="trouble.headline" />;
export const ArriveTrouble: ScreenOf = ({ view }) =>
  wayWithout(view, 'arrive') ?? <HisTrouble view={view} headline="arrive.trouble.headline" />;
export const DepartmentTrouble: ScreenOf = ({ view }) =>
  wayWithout(view, 'department') ?? <HisTrouble view={view} headline="department.trouble.headline" />;
