import { Check, MapPin } from 'lucide-react';
import type { RefusalView } from '../../electron/contract/views.ts';
import { Action } from '../ui/action.tsx';
import { Trouble } from '../ui/drawings/drawings.tsx';
import { Points } from '../ui/points.tsx';
import { FlowScreen } from './flow-screen.tsx';
import { badNews } from './parts.tsx';
import type { View } from './view.ts';
import { local } from './view.ts';

/** For the staff alone: numbers, so that the screen accuses nobody. */
const STAFF_CODES: Readonly<Record<RefusalView, string>> = {
  forged: 'CHIP 1',
  'unknown-signer': 'CHIP 2',
  cloned: 'CHIP 3',
};

/** The kiosk must not take this card: the desk does, with the person and their papers before it. */
export function Refused({ view }: { view: View }) {
  const { context, say, send } = view;
  const points = badNews(view, say('refused.what'), say('refused.now'));
  if (context.kiosk)
    points.splice(2, 1, { icon: MapPin, kind: 'plain', text: local(view, context.kiosk.deskHint) });
  return (
    <FlowScreen
      view={view}
      headline={say('refused.headline')}
      lead={say('refused.lead')}
      drawing={<Trouble />}
      primary={
        <Action kind="primary" icon={Check} onPress={() => send({ type: 'NEXT' })}>
          {say('frame.done')}
        </Action>
      }
    >
      <Points
        points={points}
        small={context.refusal && say('frame.staffCode', { code: STAFF_CODES[context.refusal] })}
      />
    </FlowScreen>
  );
}
