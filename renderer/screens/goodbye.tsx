import { Check } from 'lucide-react';
import { Action } from '../ui/action.tsx';
import { SlipToDesk } from '../ui/drawings/companion.tsx';
import { Bye, Way } from '../ui/drawings/drawings.tsx';
import { deferredNotice, deferredOf, deskPlace } from './deferred.tsx';
import { FlowScreen } from './flow-screen.tsx';
import { Slip } from './slip.tsx';
import type { View } from './view.ts';

/** Which way to go; then everything is wiped. */
export function Goodbye({ view }: { view: View }) {
  const { context, say, send } = view;
  const { number } = context;
  const toDesk = deferredOf(view) === 'desk';
  return (
    <FlowScreen
      view={view}
      headline={headlineOf(view)}
      lead={
        <>
          {toDesk && `${deskPlace(view) ?? ''}. `}
          {number && !toDesk && `${say('goodbye.lead')} `}
          {say('goodbye.wiped')}
        </>
      }
      drawing={toDesk ? <SlipToDesk /> : number ? <Way /> : <Bye />}
      notice={deferredNotice(view, false)}
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

function headlineOf(view: View): string {
  const { context, say } = view;
  const { number } = context;
  if (!number) return say('goodbye.headlineOpen');
  if (deferredOf(view) === 'desk') return say('down.desk.goodbye');
  return say('goodbye.headline', { room: number.room, floor: number.floor });
}
