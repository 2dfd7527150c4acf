import { Check } from 'lucide-react';
import { Action } from '../ui/action.tsx';
import { Bye, Way } from '../ui/drawings/drawings.tsx';
import { FlowScreen } from './flow-screen.tsx';
import { Slip } from './slip.tsx';
import type { View } from './view.ts';

/** Which way to go; then everything is wiped. */
export function Goodbye({ view }: { view: View }) {
  const { context, say, send } = view;
  const { number } = context;
  return (
    <FlowScreen
      view={view}
      headline={
        number
          ? say('goodbye.headline', { room: number.room, floor: number.floor })
          : say('goodbye.headlineOpen')
      }
      lead={
        <>
          {number && `${say('goodbye.lead')} `}
          {say('goodbye.wiped')}
        </>
      }
      drawing={number ? <Way /> : <Bye />}
      primary={
        <Action kind="primary" icon={Check} onPress={() => send({ type: 'NEXT' })}>
          {say('frame.done')}
        </Action>
      }
    >
      {number && <Slip view={view} number={number} />}
    </FlowScreen>
  );
}
